//! One word for what a step shows, with the number it rests on and the threshold that number crossed.
//!
//! Everything is judged by the per-sample gradient δ and never by ∂L/∂W: under full-batch SGD the output bias soon
//! fits the classes, what is left of ∂L/∂W is the same in all layers, and it looks as if nothing vanished while δ still
//! does. δ is compared twice: with layer H, which shows the decay from layer to layer, and with the error at the
//! output, which shows networks whose gradient is lost before layer H as well, as with tiny weights. With skips the
//! gradient of the stream takes the place of δ: it is what reaches the layers below. A small gradient is no trouble
//! where the error itself has become small: then the network has converged.

use super::frame::{LayerStats, Record};
use crate::choice;
use crate::nn::init::Init;
use crate::nn::loss::Loss;
use crate::nn::training::NetworkConfig;
use serde::{Deserialize, Serialize};

choice! {
    /// What a step shows.
    pub enum Kind (default Healthy) {
        /// Every layer gets a gradient of a size it can learn from.
        Healthy = "healthy",
        /// Some layer gets almost nothing of the gradient.
        Vanishing = "vanishing",
        /// Some layer gets far more than its share.
        Exploding = "exploding",
        /// Most units of a layer sit where a bounded activation is flat.
        Saturated = "saturated",
        /// Almost all units of a layer are off, whatever the sample.
        Dead = "dead",
        /// All units of a layer are, and stay, the same.
        Symmetric = "symmetric",
        /// The error is small: so are all gradients.
        Converged = "converged",
        /// The loss has left all bounds, or is no number any more.
        Diverged = "diverged",
    }
}

choice! {
    /// What the number of a diagnosis is.
    pub enum Measure (default LastHidden) {
        /// rms gradient of the layer over that of layer H.
        LastHidden = "last_hidden",
        /// ‖gradient‖ of the layer over ‖δ‖ of the output layer.
        Output = "output",
        /// The same two of the gradient of the stream, ∂L/∂h, which takes the place of δ beside skips.
        StreamOfLastHidden = "stream_of_last_hidden",
        /// ‖∂L/∂h‖ of the layer over ‖δ‖ of the output layer.
        StreamOfOutput = "stream_of_output",
        /// Saturated fraction of the layer.
        Saturated = "saturated",
        /// Fraction of the layer's units that are saturated on every sample.
        Dead = "dead",
        /// Number of units of a layer that differ from each other.
        Units = "units",
        /// Loss.
        Loss = "loss",
    }
}

/// A diagnosis, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// What it is.
    pub kind: Kind,
    /// The layer where it shows most, 1 the first; `None` for the whole network.
    pub layer: Option<usize>,
    /// The number.
    pub value: f64,
    /// What the number was compared with.
    pub threshold: f64,
    /// What the number is.
    pub measure: Measure,
}

/// Less than this of the gradient of layer H, or of the error at the output, and a layer hardly learns: four sigmoid
/// layers stall at ln 2 for 500 steps, three do not.
pub const VANISHING: f64 = 1e-2;
/// More than this times the gradient of layer H is an explosion; networks that train well stay below 80.
pub const EXPLODING: f64 = 1e2;
/// More than this times the error at the output is one too, even in a network too shallow for layers to differ.
pub const EXPLODING_FROM_OUTPUT: f64 = 1e3;
/// A layer of a bounded activation with more than this saturated; Karpathy's tanh network with gain 5/3 has a fifth.
pub const SATURATED: f64 = 0.6;
/// A layer with at least this of its units off for good: after some ReLU layers all samples look alike, and half of the
/// units are off on all of them in a healthy network.
pub const DEAD: f64 = 0.9;
/// This times the loss of guessing, and the network has learned what there is.
pub const CONVERGED: f64 = 0.05;
/// This times the loss at the start, or of guessing, is a divergence even while it is a number.
pub const DIVERGED: f64 = 10.0;

/// What that step shows, given the run's plan and its first record.
pub fn diagnose(plan: &NetworkConfig, first: &Record, record: &Record) -> Diagnosis {
    diverged(plan, first, record)
        .or_else(|| symmetric(plan))
        .or_else(|| converged(plan, first, record))
        .or_else(|| dead(plan, record))
        .or_else(|| exploding(plan, record))
        .or_else(|| saturated(plan, record))
        .or_else(|| vanishing(plan, record))
        .unwrap_or_else(|| healthy(plan, record))
}

fn diverged(plan: &NetworkConfig, first: &Record, record: &Record) -> Option<Diagnosis> {
    let threshold = DIVERGED * first.loss.max(chance_loss(plan));
    let broken = |layer: &LayerStats| !layer.act_rms.is_finite() || !layer.delta_rms.is_finite();
    (record.diverged() || record.loss > threshold).then(|| Diagnosis {
        kind: Kind::Diverged,
        layer: record.layers.iter().position(broken).map(|index| index + 1),
        value: record.loss,
        threshold,
        measure: Measure::Loss,
    })
}

/// With all weights and biases 0 the units of a layer get equal values and equal gradients, for ever.
fn symmetric(plan: &NetworkConfig) -> Option<Diagnosis> {
    let equal = plan.init == Init::Zeros && plan.bias.unwrap_or(0.0) == 0.0;
    // A skip around the first layer hands each unit a feature of its own.
    let told_apart = plan.skip && plan.layer_sizes[0] == plan.layer_sizes[1];
    (equal && !told_apart && plan.layer_sizes[1] > 1).then_some(Diagnosis {
        kind: Kind::Symmetric,
        layer: None,
        value: 1.0,
        threshold: 2.0,
        measure: Measure::Units,
    })
}

fn converged(plan: &NetworkConfig, first: &Record, record: &Record) -> Option<Diagnosis> {
    let threshold = CONVERGED * first.loss.min(chance_loss(plan));
    (record.loss <= threshold).then_some(Diagnosis {
        kind: Kind::Converged,
        layer: None,
        value: record.loss,
        threshold,
        measure: Measure::Loss,
    })
}

fn dead(plan: &NetworkConfig, record: &Record) -> Option<Diagnosis> {
    let (layer, value) = largest(hidden(record).iter().map(|layer| layer.dead))?;
    (plan.activation.facts().can_die && value >= DEAD).then_some(Diagnosis {
        kind: Kind::Dead,
        layer: Some(layer),
        value,
        threshold: DEAD,
        measure: Measure::Dead,
    })
}

fn saturated(plan: &NetworkConfig, record: &Record) -> Option<Diagnosis> {
    let (layer, value) = largest(hidden(record).iter().map(|layer| layer.saturated))?;
    (plan.activation.facts().is_bounded && value > SATURATED).then_some(Diagnosis {
        kind: Kind::Saturated,
        layer: Some(layer),
        value,
        threshold: SATURATED,
        measure: Measure::Saturated,
    })
}

fn exploding(plan: &NetworkConfig, record: &Record) -> Option<Diagnosis> {
    let [last_hidden, output] = measures(plan);
    let shares = [
        (last_hidden, EXPLODING, of_last_hidden(plan, record)),
        (output, EXPLODING_FROM_OUTPUT, of_output(plan, record)),
    ];
    shares.into_iter().find_map(|(measure, threshold, shares)| {
        let (layer, value) = largest(shares)?;
        let kind = Kind::Exploding;
        (value >= threshold).then_some(Diagnosis { kind, layer: Some(layer), value, threshold, measure })
    })
}

fn vanishing(plan: &NetworkConfig, record: &Record) -> Option<Diagnosis> {
    let [last_hidden, output] = measures(plan);
    let shares = [(last_hidden, of_last_hidden(plan, record)), (output, of_output(plan, record))];
    shares.into_iter().find_map(|(measure, shares)| {
        let (layer, negative) = largest(shares.iter().map(|share| -share))?;
        let (kind, value, threshold) = (Kind::Vanishing, -negative, VANISHING);
        (value <= threshold).then_some(Diagnosis { kind, layer: Some(layer), value, threshold, measure })
    })
}

fn healthy(plan: &NetworkConfig, record: &Record) -> Diagnosis {
    Diagnosis {
        kind: Kind::Healthy,
        layer: Some(1),
        value: of_last_hidden(plan, record).first().copied().unwrap_or(1.0),
        threshold: VANISHING,
        measure: measures(plan)[0],
    }
}

/// What is compared with layer H, and with the output: δ, or beside skips the gradient of the stream.
fn measures(plan: &NetworkConfig) -> [Measure; 2] {
    if plan.skip {
        [Measure::StreamOfLastHidden, Measure::StreamOfOutput]
    } else {
        [Measure::LastHidden, Measure::Output]
    }
}

/// rms gradient of each hidden layer over that of layer H; empty where layer H gets none.
fn of_last_hidden(plan: &NetworkConfig, record: &Record) -> Vec<f64> {
    let gradients = gradients(plan, record);
    match gradients.last() {
        Some(&last) if last > 0.0 => gradients.iter().map(|gradient| gradient / last).collect(),
        _ => Vec::new(),
    }
}

/// ‖gradient‖ of each hidden layer over ‖δ‖ of the output layer; empty where there is no error.
fn of_output(plan: &NetworkConfig, record: &Record) -> Vec<f64> {
    let error = record.layers.last().map_or(0.0, |output| output.delta_rms);
    if error == 0.0 {
        return Vec::new();
    }
    let root = |layer: usize| libm::sqrt(plan.layer_sizes[layer] as f64);
    let error = error * root(record.layers.len());
    (1..).zip(gradients(plan, record)).map(|(layer, gradient)| gradient * root(layer) / error).collect()
}

/// rms of the gradient that each hidden layer gets: δ, or with skips that of the stream.
fn gradients(plan: &NetworkConfig, record: &Record) -> Vec<f64> {
    let gradient = |layer: &LayerStats| if plan.skip { layer.stream_rms } else { layer.delta_rms };
    hidden(record).iter().map(gradient).collect()
}

fn hidden(record: &Record) -> &[LayerStats] {
    record.layers.split_last().map_or(&[], |(_, hidden)| hidden)
}

/// The loss of a network that guesses all classes alike.
pub fn chance_loss(plan: &NetworkConfig) -> f64 {
    let outputs = plan.layer_sizes.last().map_or(1.0, |&outputs| outputs as f64);
    let classes = outputs.max(2.0);
    match plan.loss {
        Loss::BinaryCrossEntropy | Loss::SoftmaxCrossEntropy => libm::log(classes),
        Loss::MeanSquared => (1.0 - 1.0 / classes) / classes,
    }
}

/// The largest number and the layer it belongs to, the first of equals.
fn largest(values: impl IntoIterator<Item = f64>) -> Option<(usize, f64)> {
    (1..).zip(values).reduce(|best, next| if next.1 > best.1 { next } else { best })
}

#[cfg(test)]
#[path = "diagnosis_tests.rs"]
mod tests;
