//! What an export is called.

use crate::i18n::fill;
use crate::lab::export::format::{Content, ExportFormat};
use crate::page::locale::Locale;

/// The name of a file in that format.
pub fn export_label(locale: Locale, format: ExportFormat) -> String {
    let labels = &locale.more().sharing.exports;
    let info = format.info();
    let label = match info.content {
        Content::History => labels.history,
        Content::Step => labels.step,
        Content::Program => labels.program,
        Content::Notebook => labels.notebook,
        Content::Picture => labels.picture,
    };
    fill(label, &[info.name])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_format_has_a_label_of_its_own_in_every_language() {
        for lang in Lang::ALL {
            let locale = Locale { lang: *lang, ..Locale::default() };
            let labels: Vec<_> =
                ExportFormat::ALL.iter().map(|format| export_label(locale, *format)).collect();
            for (index, label) in labels.iter().enumerate() {
                assert!(label.contains(ExportFormat::ALL[index].info().name), "{label}");
                assert!(!labels[..index].contains(label), "{label}");
            }
        }
    }
}
