//! Remedies and sweeps, which run in the background.

/// Remedies and sweeps.
pub struct Survey {
    /// Begins: the ladder, the sweep over depth, the map.
    pub starts: [&'static str; 3],
    /// Begins anew.
    pub again: &'static str,
    /// Stops.
    pub stop: &'static str,
    /// What is done: per cent.
    pub progress: &'static str,
    /// It waits for another to be over.
    pub waiting: &'static str,
    /// It was stopped: per cent.
    pub stopped: &'static str,
    /// What is shown belongs to other settings: which.
    pub outdated: &'static str,
    /// What opening a rung does then.
    pub outdated_open: &'static str,
    /// One of them: its name, then, now.
    pub outdated_item: &'static str,
    /// It could not be measured.
    pub failed: &'static str,
    /// What the ladder does.
    pub ladder_intro: &'static str,
    /// Most steps of a rung.
    pub most_steps: &'static str,
    /// The target loss: its value.
    pub target: &'static str,
    /// The ladder's table.
    pub ladder: &'static str,
    /// Columns of the ladder's table.
    pub ladder_columns: [&'static str; 7],
    /// The rungs, in their order.
    pub rungs: [&'static str; 7],
    /// The target was not reached: steps.
    pub not_within: &'static str,
    /// Opens a rung as the present experiment.
    pub open: &'static str,
    /// What the small charts show.
    pub spark_help: &'static str,
    /// The small charts together, large.
    pub ladder_chart: &'static str,
    /// The sweep over depth.
    pub depth_title: &'static str,
    /// What its marks measure.
    pub depth_help: &'static str,
    /// What its axes show.
    pub depth_axes: [&'static str; 2],
    /// Columns of its table.
    pub depth_columns: [&'static str; 4],
    /// Which activations.
    pub activations: &'static str,
    /// The phase map.
    pub map_title: &'static str,
    /// What its marks measure.
    pub map_help: &'static str,
    /// "gain", "σ of the biases", "you are here", the edge, where the depths end that train.
    pub map_words: [&'static str; 5],
}

pub(super) const EN: Survey = Survey {
    starts: ["Run the ladder", "Run the sweep", "Run the map"],
    again: "Run again",
    stop: "Stop",
    progress: "{0} done",
    waiting: "waits until the other is done",
    stopped: "stopped at {0}",
    outdated: "Measured with other settings: {0}. Run it again for the present ones.",
    outdated_open: "“Open” brings back those that a rung was measured with.",
    outdated_item: "{0} {1} (now {2})",
    failed: "could not be measured",
    ladder_intro: "The remedies of the lecture, one on top of the other, on the depth, width, data and seed of your settings. Every rung is a real network that trains in the background; your own goes on.",
    most_steps: "Steps at most",
    target: "Target loss: {0}, a fifth of what guessing costs",
    ladder: "The ladder of remedies",
    ladder_columns: [
        "Rung",
        "rms δ of layer 1",
        "First / last",
        "rms activation, last layer",
        "Steps to the target",
        "rms δ by layer",
        "",
    ],
    rungs: [
        "sigmoid, PyTorch's default weights",
        "tanh instead",
        "+ Xavier (or He) weights",
        "ReLU instead, with He",
        "leaky ReLU instead",
        "+ BatchNorm",
        "+ skips",
    ],
    not_within: "not within {0}",
    open: "Open",
    spark_help: "The small charts show rms δ of every hidden layer at step 0, layer 1 at the left, all on one axis. The large ones below them are the same.",
    ladder_chart: "rms δ by layer, rung by rung",
    depth_title: "First / last against depth",
    depth_help: "Dots and line: the median over seven seeds of rms δ of layer 1 over that of the last hidden layer, at step 0, with initial weights that fit each activation (Xavier, for rectifiers He). Band: from the lower to the upper quartile. Dashed: what mean-field theory expects.",
    depth_axes: ["depth", "rms δ first / last"],
    depth_columns: ["median", "lower quartile", "upper quartile", "theory"],
    activations: "Activations",
    map_title: "Edge of chaos: gain × biases",
    map_help: "Colour: rms δ of layer 1 over that of the last hidden layer at step 0, for your network with that gain and those biases; blue has vanished, orange has exploded, a stroke marks 0 or NaN. What lies beyond an end of the scale has the colour of that end. Solid line: theory's edge, where the gradient stays what it is (χ = 1). Dashed lines: where your depth is six times the depth scale ξ, the most that trains.",
    map_words: ["gain", "σ of the biases", "you are here", "χ = 1", "depth = 6 ξ"],
};

pub(super) const BN: Survey = Survey {
    starts: ["সিঁড়ি চালান", "Sweep চালান", "মানচিত্র চালান"],
    again: "আবার চালান",
    stop: "থামান",
    progress: "{0} হয়েছে",
    waiting: "অন্যটি শেষ হওয়ার অপেক্ষায়",
    stopped: "{0}-এ থামানো হয়েছে",
    outdated: "অন্য settings-এ মাপা: {0}। এখনকার settings-এ দেখতে আবার চালান।",
    outdated_open: "“খুলুন” চাপলে যে settings-এ মাপা, সেগুলো ফিরে আসে।",
    outdated_item: "{0} {1} (এখন {2})",
    failed: "মাপা গেল না",
    ladder_intro: "Lecture-এর সমাধানগুলো, একটির উপর আরেকটি, আপনার depth, width, data ও seed-এ। প্রতিটি ধাপ একটি আসল network, পেছনে train হয়; আপনার network চলতেই থাকে।",
    most_steps: "সর্বোচ্চ ধাপ",
    target: "লক্ষ্য loss: {0}, আন্দাজে বলার loss-এর পাঁচ ভাগের এক ভাগ",
    ladder: "সমাধানের সিঁড়ি",
    ladder_columns: [
        "সমাধান",
        "Layer 1-এর rms δ",
        "প্রথম / শেষ",
        "শেষ layer-এর rms activation",
        "লক্ষ্যে পৌঁছাতে ধাপ",
        "প্রতি layer-এ rms δ",
        "",
    ],
    rungs: [
        "sigmoid, PyTorch-এর default weight",
        "তার বদলে tanh",
        "+ Xavier (বা He) weight",
        "তার বদলে ReLU, He সহ",
        "তার বদলে leaky ReLU",
        "+ BatchNorm",
        "+ skip",
    ],
    not_within: "{0} ধাপে হয়নি",
    open: "খুলুন",
    spark_help: "ছোট চিত্রে ধাপ 0-তে প্রতিটি hidden layer-এর rms δ, বাঁয়ে layer 1, সবগুলো একই অক্ষে। নিচের বড় চিত্রগুলোও একই।",
    ladder_chart: "প্রতি layer-এ rms δ, ধাপে ধাপে",
    depth_title: "Depth-এর সাথে প্রথম / শেষ",
    depth_help: "বিন্দু ও রেখা: ধাপ 0-তে layer 1-এর rms δ ভাগ শেষ hidden layer-এর rms δ, সাতটি seed-এর median; weight প্রতিটি activation-এর উপযোগী (Xavier, rectifier হলে He)। পটি: নিচের থেকে উপরের quartile। ভাঙা রেখা: mean-field theory যা বলে।",
    depth_axes: ["depth", "rms δ প্রথম / শেষ"],
    depth_columns: ["median", "নিচের quartile", "উপরের quartile", "theory"],
    activations: "Activation",
    map_title: "Edge of chaos: gain × bias",
    map_help: "রং: ধাপ 0-তে layer 1-এর rms δ ভাগ শেষ hidden layer-এর rms δ, আপনার network-এ সেই gain ও bias নিয়ে; নীল মানে vanish করেছে, কমলা মানে explode করেছে, রেখা টানা ঘরে 0 বা NaN। মাপকাঠির বাইরের মান প্রান্তের রং পায়। মোটা রেখা: theory-র কিনারা, যেখানে gradient যেমন ছিল তেমনই থাকে (χ = 1)। ভাঙা রেখা: যেখানে আপনার depth হলো depth scale ξ-এর ছয় গুণ, এর বেশি হলে train হয় না।",
    map_words: ["gain", "bias-এর σ", "আপনি এখানে", "χ = 1", "depth = 6 ξ"],
};
