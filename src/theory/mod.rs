//! Mean-field predictions: what wide random networks do to a signal and to its gradient, before any training.
//! Knows no browser and no network: every number here follows from the settings alone.
//!
//! - [`quadrature`]: expectations over Gaussian pre-activations.
//! - [`moments`]: what one layer does to lengths and gradients.
//! - [`prediction`]: all of it for one network, layer by layer.
//! - [`axis`]: which decades a chart of that network has to show.
//! - [`phase`]: where order ends and chaos begins.
//! - [`bounds`]: the product of slopes, and where number formats end.

pub mod axis;
pub mod bounds;
pub mod moments;
pub mod phase;
pub mod prediction;
pub mod quadrature;

pub use prediction::{Prediction, Setting, predict};

#[cfg(test)]
mod simulation_tests;
