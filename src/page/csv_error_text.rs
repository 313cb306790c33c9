//! What is wrong with a file of the user's own, as a sentence.

use crate::data::{CsvError, Reason, csv};
use crate::i18n::fill;
use crate::page::locale::Locale;

/// What is wrong with a CSV file, and that nothing was lost.
pub fn refused(locale: Locale, error: &CsvError) -> String {
    let words = &locale.more().csv;
    let place = match (error.row, error.column) {
        (Some(row), Some(column)) => fill(words.cell, &[&row.to_string(), &column.to_string()]),
        (Some(row), None) => fill(words.row, &[&row.to_string()]),
        (None, _) => String::new(),
    };
    let pair = |a: &dyn ToString, b: &dyn ToString| [a.to_string(), b.to_string()];
    let [first, second] = match &error.reason {
        Reason::TooLarge { bytes: number } | Reason::TooFewRows { rows: number } => pair(number, &""),
        Reason::TooManyRows => pair(&csv::MAX_ROWS, &""),
        Reason::TooManyFeatures { features } => pair(features, &csv::MAX_FEATURES),
        Reason::Ragged { expected, found } => pair(expected, found),
        Reason::NotANumber { text } | Reason::NotFinite { text } | Reason::AfterQuote { text } => {
            pair(text, &"")
        }
        Reason::TooManyClasses => pair(&csv::MAX_CLASSES, &""),
        Reason::LongLabel => pair(&csv::MAX_LABEL, &""),
        Reason::OneClass { label } | Reason::LoneClass { label } => pair(label, &""),
        Reason::NoRows | Reason::OneColumn | Reason::Empty | Reason::OpenQuote | Reason::NotText => {
            pair(&"", &"")
        }
    };
    let reason = fill((words.reasons)(error.reason.kind()), &[&first, &second]);
    let mut letters = reason.chars();
    let sentence = match letters.next() {
        // Behind a place the sentence has begun already.
        Some(first) if place.is_empty() => first.to_uppercase().chain(letters).collect(),
        _ => reason,
    };
    format!("{place}{sentence} {}", words.kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_refused_file_is_told_where_and_why_in_both_languages() {
        let error =
            CsvError { row: Some(7), column: Some(2), reason: Reason::NotANumber { text: "abc".into() } };
        for lang in Lang::ALL {
            let sentence = refused(Locale { lang: *lang, ..Locale::default() }, &error);
            assert!(["7", "2", "abc"].iter().all(|part| sentence.contains(part)), "{sentence}");
        }
    }
}
