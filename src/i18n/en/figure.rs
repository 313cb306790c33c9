//! What every chart has: a larger view, a picture to keep, its numbers.

use crate::i18n::figure::Figure;

pub(in crate::i18n) const WORDS: Figure = Figure {
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
