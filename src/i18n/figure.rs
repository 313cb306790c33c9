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
    table: "Table",
    marks: "What do the marks mean?",
};

pub(super) const BN: Figure = Figure {
    enlarge: "বড় করুন",
    close: "ছোট করুন",
    save: "সংরক্ষণ:",
    as_table: "সংখ্যাগুলো ছক আকারে",
    table: "সারণি",
    marks: "চিহ্নগুলো কী বোঝায়?",
};
