//! What every chart has: a larger view, a picture to keep, its numbers.

/// What every chart has: a larger view, a picture to keep, its numbers.
pub struct Figure {
    /// A larger chart.
    pub enlarge: &'static str,
    /// The usual size again.
    pub close: &'static str,
    /// Saves a picture; a format follows.
    pub save: &'static str,
    /// Numbers of a chart as a table.
    pub as_table: &'static str,
    /// Keeps the axis as it is, whatever the settings.
    pub pin: &'static str,
    /// What that does.
    pub pin_help: &'static str,
    /// The same in a word.
    pub table: &'static str,
    /// What the theory says, and does not say, beside BatchNorm.
    pub beside_batchnorm: &'static str,
    /// Opens it.
    pub marks: &'static str,
}

pub(super) const EN: Figure = Figure {
    enlarge: "Enlarge",
    close: "Close",
    save: "Save as",
    as_table: "The numbers as a table",
    pin: "Pin axis",
    pin_help: "Keeps the decades of this axis while settings change; otherwise the settings choose them.",
    table: "Table",
    beside_batchnorm: "Beside BatchNorm the dashed line holds for wide layers, large batches and samples that differ in many directions; it says nothing of the spread over seeds, so there is no band. On data with two features the first ten or so layers pull neighbouring points apart and can get tens of times what it says.",
    marks: "What do the marks mean?",
};

pub(super) const BN: Figure = Figure {
    enlarge: "বড় করুন",
    close: "ছোট করুন",
    save: "সংরক্ষণ:",
    as_table: "সংখ্যাগুলো সারণি আকারে",
    pin: "অক্ষ স্থির",
    pin_help: "Settings বদলালেও এই অক্ষ একই থাকে; না হলে settings থেকে অক্ষ ঠিক হয়।",
    table: "সারণি",
    beside_batchnorm: "BatchNorm থাকলে ভাঙা রেখা খাটে চওড়া layer, বড় batch আর নানা দিকে ছড়ানো নমুনার জন্য; seed-ভেদে কতটা হেরফের হবে তা বলে না, তাই পটি নেই। দুই feature-এর data-য় প্রথম দশটির মতো layer কাছাকাছি বিন্দুকে দূরে ঠেলে দেয়, আর ভাঙা রেখার কয়েক দশ গুণ gradient পেতে পারে।",
    marks: "চিহ্নগুলো কী বোঝায়?",
};
