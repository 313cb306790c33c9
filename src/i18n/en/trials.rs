//! Remedies and sweeps, which run in the background.

use crate::i18n::trials::{DepthColumns, LadderColumns, MapWords, TrialWords};
use crate::lab::remedies::Remedy;
use crate::lab::trials::TrialKind;

pub(in crate::i18n) const WORDS: TrialWords = TrialWords {
    starts: |kind| match kind {
        TrialKind::Remedies => "Run the ladder",
        TrialKind::Depth => "Run the sweep",
        TrialKind::Map => "Run the map",
    },
    again: "Run again",
    stop: "Stop",
    progress: "{0} done",
    waiting: "waits until the other is done",
    stopped: "stopped at {0}",
    outdated: "Measured with other settings: {0}. Run it again for the present ones.",
    outdated_open: "“Open” brings back those that a rung was measured with.",
    outdated_item: "{0} {1} (now {2})",
    failed: "could not be measured",
    ladder_intro: "The remedies of the lecture, one on top of the other, on the depth, width, data and seed of your settings. Every rung is a real network that trains in the background; your own goes on.",
    most_steps: "Steps at most",
    target: "Target loss: {0}, a fifth of what guessing costs",
    ladder: "The ladder of remedies",
    ladder_columns: LadderColumns {
        rung: "Rung",
        first_delta: "rms δ of layer 1",
        ratio: "First / last",
        last_activation: "rms activation, last layer",
        steps: "Steps to the target",
        deltas: "rms δ by layer",
    },
    rungs: |remedy| match remedy {
        Remedy::Sigmoid => "sigmoid, PyTorch's default weights",
        Remedy::Tanh => "tanh instead",
        Remedy::Init => "+ Xavier (or He) weights",
        Remedy::Relu => "ReLU instead, with He",
        Remedy::LeakyRelu => "leaky ReLU instead",
        Remedy::BatchNorm => "+ BatchNorm",
        Remedy::Skips => "+ skips",
    },
    not_within: "not within {0}",
    open: "Open",
    spark_help: "The small charts show rms δ of every hidden layer at step 0, layer 1 at the left, all on one axis. The large ones below them are the same.",
    ladder_chart: "rms δ by layer, rung by rung",
    depth_title: "First / last against depth",
    depth_help: "Dots and line: the median over seven seeds of rms δ of layer 1 over that of the last hidden layer, at step 0, with initial weights that fit each activation (Xavier, for rectifiers He). Band: from the lower to the upper quartile. Dashed: what mean-field theory expects.",
    depth_axis: "depth",
    ratio_axis: "rms δ first / last",
    depth_columns: DepthColumns {
        median: "median",
        lower: "lower quartile",
        upper: "upper quartile",
        theory: "theory",
    },
    activations: "Activations",
    map_title: "Edge of chaos: gain × biases",
    map_help: "Colour: rms δ of layer 1 over that of the last hidden layer at step 0, for your network with that gain and those biases; blue has vanished, orange has exploded, a stroke marks 0 or NaN. What lies beyond an end of the scale has the colour of that end. Solid line: theory's edge, where the gradient stays what it is (χ = 1). Dashed lines: where your depth is six times the depth scale ξ, the most that trains.",
    map_words: MapWords {
        gain: "gain",
        bias: "σ of the biases",
        here: "you are here",
        critical: "χ = 1",
        trainable: "depth = 6 ξ",
    },
};
