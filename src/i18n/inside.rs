//! The saturation microscope.

/// The saturation microscope.
pub struct Inside {
    /// Which layer: its number, how many there are.
    pub layer: &'static str,
    /// Chooses the ends of the axis.
    pub range: &'static str,
    /// The chart's name: the layer's number.
    pub chart: &'static str,
    /// What its marks measure.
    pub help: &'static str,
    /// The name of the small pictures.
    pub all: &'static str,
    /// What their marks measure.
    pub all_help: &'static str,
    /// On the chart: what the bars are.
    pub share: &'static str,
    /// On the chart: what the zones are.
    pub saturated: &'static str,
    /// On the chart: what the strip is.
    pub units: &'static str,
    /// The layer in a line: mean, standard deviation, saturated share, stuck units, units.
    pub readout: &'static str,
    /// Columns of the chart's table: from, to, count, share.
    pub columns: [&'static str; 4],
    /// Rows of that table: below and above the axis.
    pub beyond: [&'static str; 2],
    /// Rows of that table: a unit's number.
    pub unit: &'static str,
    /// Columns of the small pictures' table: layer, mean, standard deviation, saturated, stuck.
    pub all_columns: [&'static str; 5],
    /// A past step was not recorded in such detail.
    pub past: &'static str,
}

pub(super) const EN: Inside = Inside {
    layer: "Layer {0} of {1}",
    range: "Axis of z",
    chart: "Layer {0}: where its z fall",
    help: "Blue: the share of all z of this layer (every unit, every sample of the batch) in each of 64 bins, on a square-root scale that is the same for every layer and step. Vermilion: φ′(z), what a gradient is multiplied with there. Dashed: φ(z). Grey zones: φ′ is below 5.9% of its largest value, saturated. Arrows: z beyond the axis. Below: of each unit, the share of samples on which it is saturated; a dot marks a unit that is saturated on all of them, stuck.",
    all: "All hidden layers",
    all_help: "Each small picture: the same shares of z for one layer, on the same scales, with the saturated zones. A dark bar at an edge: z beyond the axis. At its right the saturated share, and a dot, with their number where there is room, for stuck units. Press one to see it large.",
    share: "share of z",
    saturated: "saturated",
    units: "each unit's saturated share, ● stuck",
    readout: "z: mean {0}, σ {1} · saturated {2} · stuck: {3} of {4} units",
    columns: ["z from", "to", "count", "share"],
    beyond: ["below", "above"],
    unit: "unit {0}, saturated",
    all_columns: ["layer", "mean of z", "σ of z", "saturated", "stuck units"],
    past: "The inside of a past step is not recorded. Return to the newest step, or go on from the past one, to look inside.",
};

pub(super) const BN: Inside = Inside {
    layer: "Layer {0}, মোট {1}",
    range: "z-এর অক্ষ",
    chart: "Layer {0}: z কোথায় কোথায় পড়ে",
    help: "নীল: এই layer-এর সব z-এর (প্রতিটি unit, batch-এর প্রতিটি নমুনা) কত অংশ 64টি ঘরের কোনটিতে পড়ে। মাপকাঠি বর্গমূলের, সব layer-এ ও সব ধাপে একই। কমলা: φ′(z), ওখানে gradient যা দিয়ে গুণ হয়। ভাঙা রেখা: φ(z)। ধূসর অঞ্চল: φ′ তার সর্বোচ্চ মানের 5.9%-এর কম, অর্থাৎ saturated। তীর: অক্ষের বাইরের z। নিচে: প্রতিটি unit কত অংশ নমুনায় saturated; বিন্দু মানে unit-টি সব নমুনাতেই saturated, অর্থাৎ আটকে আছে।",
    all: "সব hidden layer",
    all_help: "প্রতিটি ছোট ছবি: একটি layer-এর z-এর সেই একই অংশ, একই মাপকাঠিতে, saturated অঞ্চলসহ। ধারের গাঢ় দণ্ড: অক্ষের বাইরের z। ডানে saturated অংশ; বিন্দু মানে আটকে থাকা unit আছে, জায়গা থাকলে পাশে তাদের সংখ্যা। বড় করে দেখতে একটিতে চাপুন।",
    share: "z-এর অংশ",
    saturated: "saturated",
    units: "প্রতিটি unit-এর saturated অংশ, ● আটকে আছে",
    readout: "z: গড় {0}, σ {1} · saturated {2} · আটকে আছে: {4}টির মধ্যে {3}টি unit",
    columns: ["z থেকে", "পর্যন্ত", "সংখ্যা", "অংশ"],
    beyond: ["নিচে", "উপরে"],
    unit: "unit {0}, saturated",
    all_columns: ["layer", "z-এর গড়", "z-এর σ", "saturated", "আটকে থাকা unit"],
    past: "আগের ধাপের ভেতরটা জমা রাখা হয় না। ভেতরে দেখতে সর্বশেষ ধাপে ফিরুন, অথবা ওই ধাপ থেকে চালান।",
};
