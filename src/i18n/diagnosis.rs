//! What a step shows.

/// What a step shows.
pub struct Diagnosis {
    /// What a step shows, in the order of `Kind::ALL`: layer, value, threshold.
    pub kinds: [&'static str; 8],
    /// What the value of a diagnosis measures, in the order of `Measure::ALL`.
    pub measures: [&'static str; 8],
    /// A layer between the first and the last gets far less: its number, its share.
    pub between: &'static str,
    /// A diagnosis with its number: sentence, measure, value, threshold.
    pub sentence: &'static str,
}

pub(super) const EN: Diagnosis = Diagnosis {
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

pub(super) const BN: Diagnosis = Diagnosis {
    kinds: [
        "সুস্থ: প্রতিটি layer শেখার মতো gradient পাচ্ছে।",
        "Vanishing: layer {0}-এ gradient প্রায় পৌঁছাচ্ছেই না।",
        "Exploding: layer {0}-এর gradient তার ভাগের চেয়ে অনেক বড়।",
        "Saturated: layer {0}-এর বেশির ভাগ unit এমন জায়গায়, যেখানে activation সমতল।",
        "Dead: layer {0}-এর প্রায় সব unit প্রতিটি নমুনাতেই বন্ধ।",
        "Symmetric: একটি layer-এর সব unit একই রকম, এবং একই রকম থেকে যায়।",
        "Converged: error ছোট, তাই সব gradient-ও ছোট।",
        "Diverged: loss সব সীমা ছাড়িয়ে গেছে।",
    ],
    measures: [
        "শেষ hidden layer-এর তুলনায় δ",
        "output-এর error-এর তুলনায় δ",
        "শেষ hidden layer-এর তুলনায় skip-পথের ∂L/∂h",
        "output-এর error-এর তুলনায় skip-পথের ∂L/∂h",
        "saturated অংশ",
        "dead unit-এর অংশ",
        "এক layer-এ আলাদা unit",
        "loss",
    ],
    between: "মাঝের layer {0} পায় তার মাত্র {1}।",
    sentence: "{0} ({1} {2}, সীমা {3})",
};
