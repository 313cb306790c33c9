//! What is trained, and how.

use super::activation::Activation;
use super::init::Init;
use super::loss::Loss;
use super::norm::Norm;
use super::optimizer::Optimizer;

/// Everything that determines a run, but for the samples.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkConfig {
    /// `[n0, n1, …, nH, nOut]`.
    pub layer_sizes: Vec<usize>,
    /// φ of the hidden layers.
    pub activation: Activation,
    /// Normalisation of the hidden layers.
    pub norm: Norm,
    /// Identity skips around every hidden layer whose two widths agree?
    pub skip: bool,
    /// Loss on the raw outputs.
    pub loss: Loss,
    /// How the weights start.
    pub init: Init,
    /// Factor on every initial weight.
    pub gain: f64,
    /// Standard deviation of the initial biases; `None` leaves them to `init`.
    pub bias: Option<f64>,
    /// Seed of the weights and of the order of the batches.
    pub seed: u32,
    /// Update rule.
    pub optimizer: Optimizer,
    /// Learning rate.
    pub learning_rate: f64,
    /// Largest global gradient norm, 0 = off.
    pub clip: f64,
    /// Samples a step; `None` takes all.
    pub batch: Option<usize>,
    /// Weight layers, 1 the first, whose parameters no update changes; others are measured and trained as ever.
    pub frozen: Vec<usize>,
}

impl NetworkConfig {
    /// What the page opens with, but for the sizes: sigmoid, Xavier's initialisation, plain gradient descent.
    pub fn sigmoid(layer_sizes: Vec<usize>) -> Self {
        Self {
            layer_sizes,
            activation: Activation::default(),
            norm: Norm::default(),
            skip: false,
            loss: Loss::default(),
            init: Init::default(),
            gain: 1.0,
            bias: None,
            seed: 1,
            optimizer: Optimizer::default(),
            learning_rate: 0.1,
            clip: 0.0,
            batch: None,
            frozen: Vec::new(),
        }
    }

    /// Whether no update changes the parameters of that weight layer, 1 the first.
    pub fn freezes(&self, layer: usize) -> bool {
        self.frozen.contains(&layer)
    }
}
