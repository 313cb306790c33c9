//! The views below the stage.

use crate::i18n::views::Views;

pub(in crate::i18n) const WORDS: Views = Views {
    title: "More views",
    time: "Over time",
    inside: "Inside a layer",
    chain: "Chain rule",
    trust: "Trust",
    compare: "Compare",
    remedies: "Remedies",
    sweep: "Sweep",
    learning: "Did it learn?",
    numbers: "All numbers",
};
