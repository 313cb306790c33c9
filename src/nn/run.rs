//! What a run is to whoever drives it: a plan, portions of work, numbers that belong together, and snapshots.

use super::activation::Activation;
use super::init::Init;
use super::inspect::{PathChoice, PathStep, UnitView};
use super::loss::Loss;
use super::norm::Norm;
use super::optimizer::Optimizer;
use super::stats::LayerStats;

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

/// A portion of work. One step is `Forward` 1..=L, `Loss`, `Backward` L..=1, `Measured`, `Update`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The initial weights of that weight layer were drawn.
    Initialise(usize),
    /// That layer's activations are known.
    Forward(usize),
    /// The loss and δ of the output layer are known.
    Loss,
    /// That layer's gradients are known.
    Backward(usize),
    /// All numbers of the step are known and belong together: parameters, batch, gradients, statistics.
    Measured,
    /// The step's update was applied.
    Update,
}

/// A training run, whatever number format it computes in.
pub trait Run {
    /// Does the next portion and says which it was.
    fn work(&mut self) -> Phase;
    /// How many updates were applied.
    fn step(&self) -> u64;
    /// The loss on the step's batch; valid after [`Phase::Measured`], like all the numbers below.
    fn loss(&self) -> f64;
    /// Fraction of the step's batch classified right.
    fn accuracy(&self) -> f64;
    /// Norm of the whole gradient, before clipping.
    fn grad_norm(&self) -> f64;
    /// One entry a weight layer, layer 1 first, output layer last.
    fn layers(&self) -> &[LayerStats];
    /// How z of hidden layer `layer` (1 the first) is spread over batch and units, in that many equal bins over
    /// [−range, range]; empty where there is no such layer.
    fn units(&mut self, layer: usize, range: f64, bins: usize) -> UnitView;
    /// One path through the network for one sample (from 0) of the step's batch: one entry a weight layer, layer 1
    /// first, output layer last; empty where there is no such sample.
    fn path(&mut self, sample: usize, choice: PathChoice) -> Vec<PathStep>;
    /// Raw outputs `[samples, nOut]` for features `[samples, n0]`, with running statistics for BatchNorm.
    fn predict(&mut self, features: &[f64]) -> Vec<f64>;
    /// Mean loss and fraction right on those samples, with running statistics for BatchNorm.
    fn evaluate(&mut self, features: &[f64], classes: &[u16]) -> (f64, f64);
    /// A copy of all that the numbers of this step were computed from, in `f64`.
    fn snapshot(&self) -> Snapshot;
}

/// Parameters, batch, gradients and optimiser state of one step, before its update. Matrices are row-major.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// How many updates were applied.
    pub step: u64,
    /// Features of the batch, `[B, n0]`.
    pub x: Vec<f64>,
    /// Class of each sample of the batch.
    pub classes: Vec<u16>,
    /// The loss on the batch.
    pub loss: f64,
    /// One entry a weight layer.
    pub layers: Vec<LayerSnapshot>,
}

/// One weight layer of a [`Snapshot`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayerSnapshot {
    /// Whether an identity skip runs around the layer.
    pub skip: bool,
    /// Population standard deviation of the weights at step 0.
    pub initial_std: f64,
    /// W `[out, in]` first, b `[out]`, then γ and β `[out]` if the layer is normalised.
    pub parameters: Vec<ParameterSnapshot>,
}

/// One parameter array of a [`LayerSnapshot`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParameterSnapshot {
    /// Its values.
    pub value: Vec<f64>,
    /// ∂L/∂value, before clipping.
    pub gradient: Vec<f64>,
    /// Running mean of gradients before the step; empty where the optimiser keeps none.
    pub exp_avg: Vec<f64>,
    /// Running mean of their squares before the step; empty where the optimiser keeps none.
    pub exp_avg_sq: Vec<f64>,
    /// Value after the step's update; that of a frozen layer stays.
    pub after: Vec<f64>,
}
