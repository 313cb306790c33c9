//! How each number on the page is computed: shown where it is pointed at.

use crate::i18n::explain::{Columns, Explain};

pub(in crate::i18n) const WORDS: Explain = Explain {
    step: "How many updates of the weights came before.",
    loss: "The mean loss of the step's batch, before its update.",
    accuracy: "The share of the step's batch that is classified right. Before a network has learned it is chance, and can be far below one half: read the loss.",
    unseen: "The share of the test samples, never trained on, that is classified right; BatchNorm uses its running statistics there.",
};

pub(in crate::i18n) const COLUMNS: Columns = [
    "Layer 1 is the first hidden layer.",
    "Root mean square of δ = ∂L/∂z over batch and units; z is what goes into the activation.",
    "Mean of |δ| over batch and units.",
    "Frobenius norm of the gradient of the layer's weights.",
    "Euclidean norm of the gradient of the layer's biases.",
    "Norm of the next update of the weights over the norm of the weights.",
    "How far the weights are from where they started, over how long they were: ‖W − W₀‖ / ‖W₀‖.",
    "Mean of the layer's output h over batch and units.",
    "Standard deviation of h over batch and units.",
    "Root mean square of h over batch and units.",
    "Share of (sample, unit) where |φ′(z)| is below (1 − 0.97²) of its largest value.",
    "Share of units that are saturated on every sample of the batch.",
];
