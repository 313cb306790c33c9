//! The first visit, and what the page is to those who do not see it.

use crate::i18n::tour::Tour;

pub(in crate::i18n) const FIRST: [&str; 3] = [
    "Each bar is the gradient that reaches one layer. It starts at the output, on the right.",
    "Next",
    "Skip the tour",
];

pub(in crate::i18n) const WORDS: Tour = Tour {
    title: "A short tour",
    steps: [
        FIRST[0],
        "Play trains the network. Watch the loss: does it learn?",
        "Change the activation, the initialisation, the depth (on a phone they are behind “Settings”): the bars answer at once.",
        "The lesson leads through all of it, step by step.",
    ],
    next: FIRST[1],
    skip: FIRST[2],
    done: "Done",
};
