//! The vanishing-gradient lab: a multilayer perceptron that trains in the page, and everything needed to
//! see what its gradients do.
//!
//! A map of the house; arrows run one way, `nn ← theory ← lab ← charts ← ui`:
//!
//! - [`nn`]: the network. Knows no browser, no chart, no page.
//! - [`data`]: the point sets, the digits, and CSV reading. Beside `nn`.
//! - [`theory`]: mean-field predictions and number formats' floors.
//! - [`lab`]: what the page shows before anyone draws it: `Experiment`, `Session`, `Frame`, `History`, state.
//! - [`charts`]: pictures of frames on any plotters backend: the canvas in the page, SVG in tests.
//! - [`browser`]: the thin edge to web-sys: trainer, worker, canvas, animation, location, messages.
//! - [`ui`]: the Yew components, with one reducer.
//! - [`i18n`]: the words of the page, a folder for each language. Knows of the rest only the closed choices.

mod choice;
mod languages;

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod charts;
pub mod data;
pub mod i18n;
pub mod lab;
pub mod nn;
pub mod page;
pub mod theory;
#[cfg(target_arch = "wasm32")]
pub mod ui;
