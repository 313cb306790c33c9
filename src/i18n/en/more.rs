//! The words of what is fetched after the first view.

use crate::i18n::more::More;

pub(in crate::i18n) static MORE: More = More {
    survey: super::survey::WORDS,
    time: super::time::WORDS,
    learning: super::learning::WORDS,
    inside: super::inside::WORDS,
    chain: super::chain::WORDS,
    trust: super::trust::WORDS,
    csv: super::csv::WORDS,
    sharing: super::share::WORDS,
    tour: super::tour::WORDS,
    views: super::views::WORDS,
    compare: super::compare::WORDS,
    keys: "Space plays and pauses, → does one step, Ctrl+Z takes a setting back.",
    credit: "Digits: Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, 1998, UCI (CC BY 4.0).",
    about: "Every number on this page is computed from the network that you see. MIT or Apache-2.0.",
    answers: super::answers::WORDS,
    columns: super::explain::COLUMNS,
};
