//! How each number on the page is computed: shown where it is pointed at.

/// How each number on the page is computed.
pub struct Explain {
    /// Steps.
    pub step: &'static str,
    /// Loss.
    pub loss: &'static str,
    /// Accuracy.
    pub accuracy: &'static str,
    /// On samples never trained on.
    pub unseen: &'static str,
}

pub(super) const EN: Explain = Explain {
    step: "How many updates of the weights came before.",
    loss: "The mean loss of the step's batch, before its update.",
    accuracy: "The share of the step's batch that is classified right. Before a network has learned it is chance, and can be far below one half: read the loss.",
    unseen: "The share of the test samples, never trained on, that is classified right; BatchNorm uses its running statistics there.",
};

pub(super) const BN: Explain = Explain {
    step: "এর আগে weight কতবার update হয়েছে।",
    loss: "এই ধাপের batch-এ গড় loss, update-এর আগে।",
    accuracy: "এই ধাপের batch-এর কত ভাগ ঠিক চেনা গেছে। Network শেখার আগে এটি নিছক ঘটনাচক্র, অর্ধেকের অনেক নিচেও হতে পারে: loss দেখুন।",
    unseen: "যে test নমুনায় কখনো train হয়নি, তার কত ভাগ ঠিক চেনা গেছে; BatchNorm সেখানে running statistics ব্যবহার করে।",
};

/// How the columns of the table of all layers are computed, in their order.
pub type Columns = [&'static str; 12];

pub(super) const COLUMNS_EN: Columns = [
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

pub(super) const COLUMNS_BN: Columns = [
    "Layer 1 হলো প্রথম hidden layer।",
    "δ = ∂L/∂z-এর root mean square, batch আর unit জুড়ে; z হলো activation-এ যা ঢোকে।",
    "|δ|-এর গড়, batch আর unit জুড়ে।",
    "layer-এর weight-এর gradient-এর Frobenius norm।",
    "layer-এর bias-এর gradient-এর norm।",
    "পরের weight update-এর norm, weight-এর norm-এর তুলনায়।",
    "weight শুরু থেকে কতটা সরেছে, শুরুর দৈর্ঘ্যের তুলনায়: ‖W − W₀‖ / ‖W₀‖।",
    "layer-এর output h-এর গড়, batch আর unit জুড়ে।",
    "h-এর standard deviation, batch আর unit জুড়ে।",
    "h-এর root mean square, batch আর unit জুড়ে।",
    "(নমুনা, unit)-এর কত ভাগে |φ′(z)| তার সবচেয়ে বড় মানের (1 − 0.97²)-এর নিচে।",
    "কত ভাগ unit batch-এর প্রতিটি নমুনায় saturated।",
];
