//! `Frame`: what one look at a training run shows; what was measured, and in which units.

use super::diagnosis::Diagnosis;
use crate::nn::inspect::{PathStep, UnitView};
pub use crate::nn::stats::LayerStats;
use serde::{Deserialize, Serialize};

/// One training step, measured before its update.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// How many updates came before.
    pub step: u64,
    /// Data loss on the step's batch.
    pub loss: f64,
    /// Fraction of the step's batch that is classified right.
    pub accuracy: f64,
    /// Norm of the whole gradient, before clipping.
    pub grad_norm: f64,
    /// One entry a weight layer, layer 1 first, output layer last.
    pub layers: Vec<LayerStats>,
}

impl Record {
    /// Whether the loss or any gradient is no finite number any more.
    pub fn diverged(&self) -> bool {
        !self.loss.is_finite() || self.layers.iter().any(|layer| !layer.delta_rms.is_finite())
    }
}

/// How well the network does on samples that it never learned from (running statistics with BatchNorm).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Mean loss.
    pub loss: f64,
    /// Fraction classified right.
    pub accuracy: f64,
}

/// A picture of what the network says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Prediction {
    /// Two features: the probability of class 1 on a square grid over [−extent, extent]², row by row from the
    /// top, `side * side` values of 0..=255 (for more than two classes: the class index).
    Boundary {
        /// Points along an edge.
        side: usize,
        /// Half the edge, in feature units.
        extent: f64,
        /// Number of classes.
        classes: usize,
        /// Probability of class 1 times 255, or the class index.
        values: Vec<u8>,
    },
    /// Any other data: test samples with the class they have and the class they are given.
    Samples {
        /// Index into the test set, true class, predicted class, probability of the predicted class.
        rows: Vec<SamplePrediction>,
    },
}

/// One test sample and what the network takes it for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SamplePrediction {
    /// Index into the test set.
    pub index: usize,
    /// Class in the data.
    pub truth: u16,
    /// Class that the network chooses.
    pub predicted: u16,
    /// Probability it gives that class.
    pub probability: f64,
}

/// What one look at a training run shows. Frames are pulled, never pushed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Which run it belongs to; the page drops frames of runs it has left.
    pub run: u32,
    /// The steps since the frame before, oldest first, at least one; thinned evenly when there were many.
    pub records: Vec<Record>,
    /// What the newest step shows.
    pub diagnosis: Option<Diagnosis>,
    /// On the test set, when it was asked for.
    pub evaluation: Option<Evaluation>,
    /// When it was asked for.
    pub prediction: Option<Prediction>,
    /// What the units of every hidden layer do at the newest step, layer 1 first, when it was asked for.
    pub units: Option<Vec<UnitView>>,
    /// One path at the newest step, when it was asked for: layer 1 first, output layer last.
    pub path: Option<Path>,
    /// The second network of a duel.
    pub rival: Option<Rival>,
}

/// What the second network of a duel shows at the very same steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rival {
    /// One entry for each of the frame's records.
    pub records: Vec<Record>,
    /// What the newest step shows.
    pub diagnosis: Option<Diagnosis>,
    /// On the test set, when it was asked for.
    pub evaluation: Option<Evaluation>,
}

/// One path of single units through the network, for one sample.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// Sample of the step's batch, from 0.
    pub sample: usize,
    /// Samples of the batch.
    pub samples: usize,
    /// One entry a weight layer.
    pub steps: Vec<PathStep>,
}

impl Frame {
    /// The newest step.
    pub fn latest(&self) -> &Record {
        self.records.last().expect("a frame is never made without a record")
    }

    /// The newest step of the second network.
    pub fn rivals_latest(&self) -> Option<&Record> {
        self.rival.as_ref().and_then(|rival| rival.records.last())
    }

    /// Whether no network can go on.
    pub fn diverged(&self) -> bool {
        self.latest().diverged() && self.rivals_latest().is_none_or(Record::diverged)
    }
}
