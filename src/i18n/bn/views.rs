//! The views below the stage.

use crate::i18n::views::Views;
use crate::lab::state::Chart;

pub(in crate::i18n) const WORDS: Views = Views {
    title: "আরও দেখুন",
    charts: |chart| match chart {
        Chart::Gradients => super::text::TEXT.gradient_chart,
        Chart::Loss => super::answers::WORDS.loss_chart,
        Chart::Boundary => super::answers::WORDS.boundary_chart,
        Chart::Time => "সময়ের সাথে",
        Chart::Inside => "Layer-এর ভেতরে",
        Chart::Chain => "Chain rule",
        Chart::Compare => "তুলনা",
        Chart::Remedies => "সমাধান",
        Chart::Sweep => "Sweep",
        Chart::Learning => "শিখল কি?",
        Chart::Trust => "বিশ্বাস করব কেন",
        Chart::Numbers => "সব সংখ্যা",
    },
};
