//! The network: a multilayer perceptron, its gradients, its optimisers. Generic over `f32` and `f64`.
//!
//! This module never touches the browser, the clock or the screen, and draws no randomness of its own.

pub mod activation;
mod batch;
pub mod check;
pub mod config;
pub mod float;
pub mod gemm;
#[cfg(test)]
mod gradient_tests;
pub mod init;
pub mod inspect;
mod kernels;
mod layer;
pub mod loss;
pub mod math;
pub mod measure;
pub mod norm;
pub mod optimizer;
mod ridders;
pub mod rng;
pub mod run;
pub mod scalar;
mod scaled;
mod simd;
pub mod stats;
pub mod training;
#[cfg(test)]
mod training_tests;
