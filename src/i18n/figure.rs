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
    marks: "চিহ্নগুলো কী বোঝায়?",
};
