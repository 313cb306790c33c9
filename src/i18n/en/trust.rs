//! The trust panel.

use crate::i18n::trust::{CheckColumns, SpreadColumns, Trust};
use crate::nn::check::Agreement;

pub(in crate::i18n) const WORDS: Trust = Trust {
    about: "Is the gradient right? One weight of every layer is moved both ways, by ever smaller h, and the loss itself, in 64-bit arithmetic, says what its slope is.",
    again: "Check other weights",
    progress: "Checked {0} of {1} layers, step {2}",
    table: "Backpropagation beside the loss itself",
    columns: CheckColumns {
        layer: "layer",
        weight: "weight",
        value: "its value",
        analytic: "∂L/∂w by backpropagation",
        difference: "(L(w + h) − L(w − h)) / 2h",
        resolution: "±",
        gap: "relative gap",
        verdict: "verdict",
    },
    verdicts: |verdict| match verdict {
        Agreement::Agrees => "agree",
        Agreement::Unseen => "too small to tell",
        Agreement::Differs => "differ",
    },
    spreads: "Initial weights",
    spread_columns: SpreadColumns { layer: "layer", target: "σ aimed at", drawn: "σ drawn" },
    spreads_help: "The standard deviation that the initialisation aims at, and that of the weights it drew.",
    help: "Each difference is the limit of several, over ever smaller h; ± is what the rounding of the loss to 16 digits and its bends may do to it. The relative gap is |backpropagation − difference| over backpropagation. “Agree”: a gap of at most {0}. “Too small to tell”: the two do not contradict each other, but ± is larger than that, because the gradient has all but vanished, or is lost in the rounding of float32 beside larger ones of its layer.",
    marks: "What every mark measures",
};
