//! What a step shows.

use crate::i18n::diagnosis::Diagnosis;

pub(in crate::i18n) const WORDS: Diagnosis = Diagnosis {
    kinds: [
        "Healthy: every layer gets a gradient it can learn from.",
        "Vanishing: almost none of the gradient reaches layer {0}.",
        "Exploding: the gradient of layer {0} is far larger than its share.",
        "Saturated: most units of layer {0} sit where the activation is flat.",
        "Dead: almost all units of layer {0} are off on every sample.",
        "Symmetric: all units of a layer are the same, and stay the same.",
        "Converged: the error is small, and so are all gradients.",
        "Diverged: the loss has left all bounds.",
    ],
    measures: [
        "δ relative to the last hidden layer",
        "δ relative to the error at the output",
        "∂L/∂h on the skip path, relative to the last hidden layer",
        "∂L/∂h on the skip path, relative to the error at the output",
        "saturated share",
        "share of dead units",
        "different units in a layer",
        "loss",
    ],
    between: "Layer {0}, between them, gets only {1} of it.",
    sentence: "{0} ({1} {2}, threshold {3})",
};
