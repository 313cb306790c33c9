//! What a step shows.

use crate::i18n::diagnosis::Diagnosis;
use crate::lab::diagnosis::{Kind, Measure};

pub(in crate::i18n) const WORDS: Diagnosis = Diagnosis {
    kinds: |kind| match kind {
        Kind::Healthy => "Healthy: every layer gets a gradient it can learn from.",
        Kind::Vanishing => "Vanishing: almost none of the gradient reaches layer {0}.",
        Kind::Exploding => "Exploding: the gradient of layer {0} is far larger than its share.",
        Kind::Saturated => "Saturated: most units of layer {0} sit where the activation is flat.",
        Kind::Dead => "Dead: almost all units of layer {0} are off on every sample.",
        Kind::Symmetric => "Symmetric: all units of a layer are the same, and stay the same.",
        Kind::Converged => "Converged: the error is small, and so are all gradients.",
        Kind::Diverged => "Diverged: the loss has left all bounds.",
    },
    measures: |measure| match measure {
        Measure::LastHidden => "δ relative to the last hidden layer",
        Measure::Output => "δ relative to the error at the output",
        Measure::StreamOfLastHidden => "∂L/∂h on the skip path, relative to the last hidden layer",
        Measure::StreamOfOutput => "∂L/∂h on the skip path, relative to the error at the output",
        Measure::Saturated => "saturated share",
        Measure::Dead => "share of dead units",
        Measure::Units => "different units in a layer",
        Measure::Loss => "loss",
    },
    between: "Layer {0}, between them, gets only {1} of it.",
    sentence: "{0} ({1} {2}, threshold {3})",
};
