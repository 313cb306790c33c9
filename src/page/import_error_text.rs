//! What is wrong with an export that was opened, as a sentence.

use crate::i18n::fill;
use crate::lab::export::{Fault, ImportError};
use crate::page::locale::Locale;

/// What is wrong with a file, and where.
pub fn fault(locale: Locale, error: &ImportError) -> String {
    let [first, second] = match &error.fault {
        Fault::NotJson { line, column } => [line.to_string(), column.to_string()],
        Fault::Length { expected, found } => [expected.to_string(), found.to_string()],
        Fault::NotAnExport | Fault::Version | Fault::Missing | Fault::Unfit | Fault::Contradiction => {
            Default::default()
        }
    };
    fill((locale.more().sharing.faults)(error.fault.kind()), &[&error.path, &first, &second])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_damaged_file_is_told_where_in_both_languages() {
        let places = [
            (Fault::NotJson { line: 3, column: 14 }, "14"),
            (Fault::Missing, "params[2].W"),
            (Fault::Unfit, "params[2].W"),
            (Fault::Length { expected: 64, found: 63 }, "63"),
            (Fault::Contradiction, "params[2].W"),
        ];
        for lang in Lang::ALL {
            for (fault_of, place) in &places {
                let error = ImportError { path: "params[2].W".into(), fault: fault_of.clone() };
                let said = fault(Locale { lang: *lang, ..Locale::default() }, &error);
                assert!(said.contains(place) && !said.contains('{'), "{said}");
            }
        }
    }
}
