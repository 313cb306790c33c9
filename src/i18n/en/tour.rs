//! The first visit, and what the page is to those who do not see it.

use crate::i18n::tour::{FirstStep, Tour};

pub(in crate::i18n) const FIRST: FirstStep = FirstStep {
    says: "Each bar is the gradient that reaches one layer. It starts at the output, on the right.",
    next: "Next",
    skip: "Skip the tour",
};

pub(in crate::i18n) const WORDS: Tour = Tour {
    title: "A short tour",
    steps: &[
        FIRST.says,
        "Play trains the network. Watch the loss: does it learn?",
        "Change the activation, the initialisation, the depth (on a phone they are behind “Settings”): the bars answer at once.",
        "The lesson leads through all of it, step by step.",
    ],
    next: FIRST.next,
    skip: FIRST.skip,
    done: "Done",
};
