//! The words of the drawings of the lesson.

use crate::i18n::lesson::{
    ComparedColumns, Drawings, FactorNames, LadderColumns, SlopeColumns, WeightChoice,
};
use crate::lab::lesson::{Drawback, LessonRemedy, StoryStep};

pub(super) const DRAWINGS: Drawings = Drawings {
    curve: "Sigmoid (solid) and its slope (dashed). Drag the point, or use the slider.",
    curve_says: "x = {0}: σ(x) = {1}, σ′(x) = {2}",
    curve_share: "{0} of the largest slope",
    ladder: "From the last layer back to layer 1",
    ladder_columns: LadderColumns { layer: "layer", slopes: "slopes alone", measured: "measured" },
    ladder_says: "Both columns start with 1 at layer {0}. From there to layer 1 the gradient passes {1} slopes; the lecture’s product also counts the slope of layer {0} itself.",
    left_out: "{0} more layers",
    slopes: "Slopes in this network",
    slope_columns: SlopeColumns { layer: "layer", mean_slope: "mean slope", saturated: "saturated" },
    steps: |step| match step {
        StoryStep::Depth => "Deep network",
        StoryStep::Sigmoid => "Sigmoid everywhere",
        StoryStep::Slope => "Derivative < 1",
        StoryStep::Product => "Multiplied again and again",
        StoryStep::Gradient => "Gradient → 0",
        StoryStep::Learning => "First layers learn nothing",
    },
    step_says: |step| match step {
        StoryStep::Depth => "{0} hidden layers",
        StoryStep::Sigmoid => "the activation of every layer: {0}",
        StoryStep::Slope => "mean slope of layer 1: {0}",
        StoryStep::Product => "product of all mean slopes: {0}",
        StoryStep::Gradient => "gradient of layer 1 over the last: {0}",
        StoryStep::Learning => "layer 1 has moved by {0} of its size",
    },
    not_yet: "nothing has moved yet: it shows after the first step",
    weight: "One weight's gradient",
    weight_choice: WeightChoice { layer: "Layer", unit: "Unit", input: "Input", sample: "Sample" },
    factors: FactorNames {
        above: "from above: ∂E/∂y",
        slope: "slope: ∂y/∂z",
        input: "input: ∂z/∂w",
        gradient: "together: ∂E/∂w",
    },
    reasons: |drawback| match drawback {
        Drawback::NotZeroCentred => "Not zero-centred",
        Drawback::Vanishing => "Vanishing gradient",
        Drawback::Slow => "Slow convergence",
        Drawback::Deep => "Poor when deep",
    },
    compared: ComparedColumns { reason: "reason", sigmoid: "sigmoid", now: "now" },
    rows: |drawback| match drawback {
        Drawback::NotZeroCentred => "mean output of hidden layers",
        Drawback::Vanishing => "gradient of layer 1 over the last",
        Drawback::Slow => "loss",
        Drawback::Deep => "accuracy",
    },
    accuracy_says: "Why is the accuracy below one half? What this network answers still follows from its random first weights: which class a sample gets is chance, and here it is mostly the wrong one. Whether a network learns is told by the loss: guessing costs ln 2 = 0.693.",
    zigzag: "Two weights, one sample a step, on their way to the best place. Solid: inputs from 0 to 1, as a sigmoid gives; dashed: the same inputs, zero-centred.",
    remedies: |remedy| match remedy {
        LessonRemedy::Relu => "ReLU + He",
        LessonRemedy::LeakyRelu => "leaky ReLU + He",
        LessonRemedy::Tanh => "tanh",
        LessonRemedy::Xavier => "Xavier initialisation alone",
        LessonRemedy::He => "He initialisation alone",
        LessonRemedy::BatchNorm => "BatchNorm",
        LessonRemedy::Skips => "Residual connections",
    },
    let_it_die: "Let the gradient die first (300 steps)",
    dead_says: "{0} = {1} at the start · loss {2}",
    remedy_says: "{0} = {1} at the start · loss {2} → {3}",
};
