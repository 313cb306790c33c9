//! `Experiment`: every setting of one network and its training, with its range and its default.

use crate::choice;
use crate::data::Source;
use crate::nn::{
    activation::Activation, init::Init, loss::Loss, norm::Norm, optimizer::Optimizer, scalar::Dtype,
};
use serde::{Deserialize, Serialize};

choice! {
    /// Whether identity residual connections run around the hidden layers.
    pub enum Skip (default Off) {
        /// No skips.
        Off = "0",
        /// h + φ(W h + b) wherever the two widths agree.
        On = "1",
    }
}

choice! {
    /// How the loss is chosen.
    pub enum LossChoice (default Auto) {
        /// Binary cross-entropy for two classes, softmax cross-entropy for more.
        Auto = "auto",
        /// Mean squared error.
        MeanSquared = "mse",
    }
}

/// How many samples a training step looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Batch {
    /// All of them.
    Full,
    /// That many, in an order drawn anew each epoch.
    Mini(u32),
}

/// A number's range, its default and how a slider moves through it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Smallest value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Value when nothing is said.
    pub default: f64,
    /// Distance of two neighbouring values of the slider (a factor on a logarithmic one).
    pub step: f64,
    /// How a slider moves through the range.
    pub scale: Scale,
}

/// How a slider moves through a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In equal steps.
    Linear,
    /// In equal factors.
    Log,
}

/// Hidden layers.
pub const DEPTH: Range = Range { min: 1.0, max: 100.0, default: 10.0, step: 1.0, scale: Scale::Linear };
/// Units per hidden layer.
pub const WIDTH: Range = Range { min: 1.0, max: 256.0, default: 32.0, step: 1.0, scale: Scale::Linear };
/// Factor on every initial weight.
pub const GAIN: Range = Range { min: 0.05, max: 10.0, default: 1.0, step: 0.01, scale: Scale::Log };
/// Standard deviation of the initial biases.
pub const BIAS: Range = Range { min: 0.0, max: 2.0, default: 0.0, step: 0.01, scale: Scale::Linear };
/// Noise of the generated point sets.
pub const NOISE: Range = Range { min: 0.0, max: 1.0, default: 0.1, step: 0.01, scale: Scale::Linear };
/// Number of generated training points.
pub const POINTS: Range = Range { min: 200.0, max: 1000.0, default: 256.0, step: 8.0, scale: Scale::Linear };
/// Learning rate.
pub const LEARNING_RATE: Range = Range { min: 1e-6, max: 10.0, default: 0.1, step: 0.05, scale: Scale::Log };
/// Samples in a mini-batch.
pub const BATCH: Range = Range { min: 1.0, max: 1024.0, default: 32.0, step: 1.0, scale: Scale::Log };
/// Largest global gradient norm; 0 is off.
pub const CLIP: Range = Range { min: 0.0, max: 100.0, default: 0.0, step: 0.1, scale: Scale::Linear };
/// Weight layers that can be frozen: the hidden ones of the deepest network, and its output layer.
pub const LAYER: Range =
    Range { min: 1.0, max: DEPTH.max + 1.0, default: 1.0, step: 1.0, scale: Scale::Linear };
/// Seeds.
pub const SEED: Range = Range { min: 0.0, max: 4294967295.0, default: 1.0, step: 1.0, scale: Scale::Linear };

/// One network and how it is trained. Equal experiments give equal numbers, on every machine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Experiment {
    /// Hidden layers, [`DEPTH`].
    pub depth: u32,
    /// Units per hidden layer, [`WIDTH`].
    pub width: u32,
    /// φ of the hidden layers.
    pub activation: Activation,
    /// How the initial weights are drawn.
    pub init: Init,
    /// Factor on every initial weight, [`GAIN`].
    pub gain: f64,
    /// Standard deviation of the initial biases, [`BIAS`]; `None` leaves it to `init`.
    pub bias: Option<f64>,
    /// Normalisation of the hidden layers.
    pub norm: Norm,
    /// Identity skips.
    pub skip: Skip,
    /// Where the samples come from.
    pub data: Source,
    /// Noise of the generated point sets, [`NOISE`].
    pub noise: f64,
    /// Number of generated training points, [`POINTS`].
    pub points: u32,
    /// Which loss.
    pub loss: LossChoice,
    /// Update rule.
    pub optimizer: Optimizer,
    /// Learning rate, [`LEARNING_RATE`].
    pub learning_rate: f64,
    /// Samples a step.
    pub batch: Batch,
    /// Largest global gradient norm, 0 = off, [`CLIP`].
    pub clip: f64,
    /// Seed of weights, data and batches.
    pub seed: u32,
    /// Number format.
    pub dtype: Dtype,
    /// Weight layers that no update changes, 1 the first, depth + 1 the output layer: sorted, each once. Numbers
    /// beyond the output layer have no effect, until the network grows.
    pub frozen: Vec<u8>,
}

impl Default for Experiment {
    fn default() -> Self {
        Self {
            depth: DEPTH.default as u32,
            width: WIDTH.default as u32,
            activation: Activation::default(),
            init: Init::default(),
            gain: GAIN.default,
            bias: None,
            norm: Norm::default(),
            skip: Skip::default(),
            data: Source::default(),
            noise: NOISE.default,
            points: POINTS.default as u32,
            loss: LossChoice::default(),
            optimizer: Optimizer::default(),
            learning_rate: LEARNING_RATE.default,
            batch: Batch::Full,
            clip: CLIP.default,
            seed: SEED.default as u32,
            dtype: Dtype::default(),
            frozen: Vec::new(),
        }
    }
}

impl Experiment {
    /// The loss for that many classes.
    pub fn loss_for(&self, classes: usize) -> Loss {
        match (self.loss, classes) {
            (LossChoice::MeanSquared, _) => Loss::MeanSquared,
            (LossChoice::Auto, 2) => Loss::BinaryCrossEntropy,
            (LossChoice::Auto, _) => Loss::SoftmaxCrossEntropy,
        }
    }

    /// `[n0, n1, …, nH, nOut]` for a data set of that shape: two classes share one output unit.
    pub fn layer_sizes(&self, inputs: usize, classes: usize) -> Vec<usize> {
        let hidden = std::iter::repeat_n(self.width as usize, self.depth as usize);
        let outputs = if classes == 2 { 1 } else { classes };
        std::iter::once(inputs).chain(hidden).chain(std::iter::once(outputs)).collect()
    }
}
