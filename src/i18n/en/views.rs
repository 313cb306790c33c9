//! The views below the stage.

use super::{answers, chain, compare, inside, learning, text, time, trials};
use crate::i18n::views::{FigureText, Views};
use crate::lab::state::Chart;

const INSIDE: &str = "Inside a layer";
const COMPARE: &str = "Compare";

pub(in crate::i18n) const WORDS: Views = Views {
    title: "More views",
    charts: |chart| match chart {
        Chart::Gradients => text::TEXT.gradient_chart,
        Chart::Loss => answers::WORDS.loss_chart,
        Chart::Boundary => answers::WORDS.boundary_chart,
        Chart::Time => "Over time",
        Chart::Inside => INSIDE,
        Chart::Chain => "Chain rule",
        Chart::Compare => COMPARE,
        Chart::Remedies => "Remedies",
        Chart::Sweep => "Sweep",
        Chart::Learning => "Did it learn?",
        Chart::Trust => "Trust",
        Chart::Numbers => "All numbers",
    },
    figures: |chart| {
        const fn figure(title: &'static str, help: &'static str) -> FigureText {
            FigureText { title, help }
        }
        match chart {
            Chart::Gradients => const { &[figure(text::TEXT.gradient_chart, text::TEXT.gradient_help)] },
            Chart::Loss => const { &[figure(answers::WORDS.loss_chart, answers::WORDS.loss_help)] },
            Chart::Boundary => {
                const {
                    &[
                        figure(answers::WORDS.boundary_chart, answers::WORDS.boundary_help),
                        figure(answers::WORDS.samples_chart, answers::WORDS.samples_help),
                    ]
                }
            }
            Chart::Time => const { &[figure(time::WORDS.chart, time::WORDS.help)] },
            Chart::Inside => {
                const { &[figure(INSIDE, inside::WORDS.help), figure(inside::WORDS.all, inside::WORDS.all_help)] }
            }
            Chart::Chain => const { &[figure(chain::WORDS.chart, chain::WORDS.help)] },
            Chart::Compare => const { &[figure(COMPARE, compare::WORDS.intro)] },
            Chart::Remedies => const { &[figure(trials::WORDS.ladder_chart, trials::WORDS.spark_help)] },
            Chart::Sweep => {
                const {
                    &[
                        figure(trials::WORDS.depth_title, trials::WORDS.depth_help),
                        figure(trials::WORDS.map_title, trials::WORDS.map_help),
                    ]
                }
            }
            Chart::Learning => const { &[figure(learning::WORDS.chart, learning::WORDS.help)] },
            // Tables alone.
            Chart::Trust | Chart::Numbers => &[],
        }
    },
};
