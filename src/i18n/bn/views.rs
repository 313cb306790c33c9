//! The views below the stage.

use crate::i18n::views::Views;

pub(in crate::i18n) const WORDS: Views = Views {
    title: "আরও দেখুন",
    time: "সময়ের সাথে",
    inside: "Layer-এর ভেতরে",
    chain: "Chain rule",
    trust: "বিশ্বাস করব কেন",
    compare: "তুলনা",
    remedies: "সমাধান",
    sweep: "Sweep",
    learning: "শিখল কি?",
    numbers: "সব সংখ্যা",
};
