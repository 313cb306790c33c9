//! The views below the stage.

use crate::i18n::views::Views;
use crate::lab::state::Chart;

pub(in crate::i18n) const WORDS: Views = Views {
    title: "More views",
    charts: |chart| match chart {
        Chart::Gradients => super::text::TEXT.gradient_chart,
        Chart::Loss => super::answers::WORDS.loss_chart,
        Chart::Boundary => super::answers::WORDS.boundary_chart,
        Chart::Time => "Over time",
        Chart::Inside => "Inside a layer",
        Chart::Chain => "Chain rule",
        Chart::Compare => "Compare",
        Chart::Remedies => "Remedies",
        Chart::Sweep => "Sweep",
        Chart::Learning => "Did it learn?",
        Chart::Trust => "Trust",
        Chart::Numbers => "All numbers",
    },
};
