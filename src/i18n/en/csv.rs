//! Why a file of the user's own was refused.

use crate::i18n::csv::Csv;

pub(in crate::i18n) const WORDS: Csv = Csv {
    cell: "Row {0}, column {1}: ",
    row: "Row {0}: ",
    kept: "The data you had stays.",
    reasons: [
        "the file has {0} bytes; two million are the most.",
        "there is no data in the file.",
        "there are only {0} rows of data; at least ten are needed.",
        "the lab takes {0} rows of data, and there are more.",
        "there is only one column; separate columns with commas, semicolons or tabs.",
        "there are {0} features; the lab takes at most {1}.",
        "{0} cells were expected, {1} were found.",
        "the cell is empty.",
        "“{0}” is not a number.",
        "“{0}” is not a finite number.",
        "a quotation mark is never closed.",
        "“{0}” stands after a closing quotation mark.",
        "the file is not plain text in UTF-8.",
        "there are more than {0} different classes; the class belongs in the last column.",
        "the class “{0}” cannot be learned: at least two classes are needed, each with at least two rows.",
        "the class name has more than {0} letters; the class belongs in the last column.",
    ],
};
