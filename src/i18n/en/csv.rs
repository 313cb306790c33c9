//! Why a file of the user's own was refused.

use crate::data::ReasonKind;
use crate::i18n::csv::Csv;

pub(in crate::i18n) const WORDS: Csv = Csv {
    cell: "Row {0}, column {1}: ",
    row: "Row {0}: ",
    kept: "The data you had stays.",
    reasons: |reason| match reason {
        ReasonKind::TooLarge => "the file has {0} bytes; two million are the most.",
        ReasonKind::NoRows => "there is no data in the file.",
        ReasonKind::TooFewRows => "there are only {0} rows of data; at least ten are needed.",
        ReasonKind::TooManyRows => "the lab takes {0} rows of data, and there are more.",
        ReasonKind::OneColumn => {
            "there is only one column; separate columns with commas, semicolons or tabs."
        }
        ReasonKind::TooManyFeatures => "there are {0} features; the lab takes at most {1}.",
        ReasonKind::Ragged => "{0} cells were expected, {1} were found.",
        ReasonKind::Empty => "the cell is empty.",
        ReasonKind::NotANumber => "“{0}” is not a number.",
        ReasonKind::NotFinite => "“{0}” is not a finite number.",
        ReasonKind::OpenQuote => "a quotation mark is never closed.",
        ReasonKind::AfterQuote => "“{0}” stands after a closing quotation mark.",
        ReasonKind::NotText => "the file is not plain text in UTF-8.",
        ReasonKind::TooManyClasses => {
            "there are more than {0} different classes; the class belongs in the last column."
        }
        ReasonKind::OneClass | ReasonKind::LoneClass => {
            "the class “{0}” cannot be learned: at least two classes are needed, each with at least two rows."
        }
        ReasonKind::LongLabel => {
            "the class name has more than {0} letters; the class belongs in the last column."
        }
    },
};
