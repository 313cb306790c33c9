//! The network: a multilayer perceptron, its gradients, its optimisers. Generic over `f32` and `f64`.
//!
//! This module never touches the browser, the clock or the screen, and draws no randomness of its own.

pub mod activation;
pub mod init;
pub mod loss;
pub mod norm;
pub mod optimizer;
pub mod scalar;
pub mod stats;
pub mod training;
