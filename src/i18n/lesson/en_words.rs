//! The words around the lecture in English, and its glossary.

use super::Block::{Formula as Maths, Text};
use super::{Drawings, Formula, Term, Words};

pub(super) const WORDS: Words = Words {
    lesson: "Lesson",
    leave: "Leave the lesson",
    previous: "Previous",
    next: "Next",
    place: "Section {0} of {1}",
    contents: "Contents",
    done: "done",
    score: "{0} of {1} predicted rightly",
    complete: "The lesson is complete: {0} of 100.",
    forget: "Forget my progress",
    experiment: "The experiment",
    predict: "Predict, then see",
    run: "Run and compare",
    running: "Running…",
    right: "Right.",
    close_by: "Close.",
    wrong: "Not quite.",
    compared: "You said {0}; the network says {1}.",
    guess: "your guess",
    measured: "measured",
    exactly: "To be exact",
    show: "Show it",
    restore: "This section's experiment",
    controls: "Try it yourself",
    glossary: "Glossary",
    close: "Close",
    print: "Print this page",
    teacher: "For teachers",
    exam: "Exam-ready, in one line",
    exam_line: "Vanishing Gradient Problem occurs when gradients become extremely small during backpropagation, and sigmoid activation aggravates this due to its small derivative and saturation behavior.",
    exam_gloss: None,
    trick: "Memory trick",
    trick_line: "Sigmoid + Deep Network = Vanishing Gradient",
    one_page: "The lesson on one page",
    lines: [
        &[Text(
            "Vanishing gradient: during backpropagation the gradient becomes almost 0. Early layers do not learn, weights are not updated, training slows down or stops.",
        )],
        &[Maths(Formula::Sigmoid), Maths(Formula::Range), Maths(Formula::Derivative)],
        &[
            Maths(Formula::LargestSlope),
            Text("The chain rule multiplies one slope a layer; with five layers:"),
            Maths(Formula::Product),
            Text("Weights multiply too."),
        ],
        &[Text(
            "Saturation: far from 0 the output is stuck at 0 or 1, the slope is almost 0, and the unit stops learning.",
        )],
        &[Text(
            "Deep network → sigmoid everywhere → slope < 1 → multiplied again and again → gradient → 0 → first layers learn nothing.",
        )],
        &[Maths(Formula::Chain), Text("With sigmoid:"), Maths(Formula::Slope)],
        &[Text(
            "In hidden layers sigmoid is avoided: not zero-centred, vanishing gradient, slow convergence, poor when deep.",
        )],
        &[Text(
            "What helps: ReLU and leaky ReLU; tanh; initialisation by Xavier or He, fitting the activation; BatchNorm; residual connections.",
        )],
    ],
    drawings: Drawings {
        curve: "Sigmoid (solid) and its slope (dashed). Drag the point, or use the slider.",
        curve_says: "x = {0}: σ(x) = {1}, σ′(x) = {2}",
        curve_share: "{0} of the largest slope",
        ladder: "From the last layer back to layer 1",
        ladder_columns: ["layer", "slopes alone", "measured"],
        ladder_says: "Both columns start with 1 at layer {0}. From there to layer 1 the gradient passes {1} slopes; the lecture’s product also counts the slope of layer {0} itself.",
        left_out: "{0} more layers",
        slopes: "Slopes in this network",
        slope_columns: ["layer", "mean slope", "saturated"],
        steps: [
            "Deep network",
            "Sigmoid everywhere",
            "Derivative < 1",
            "Multiplied again and again",
            "Gradient → 0",
            "First layers learn nothing",
        ],
        step_says: [
            "{0} hidden layers",
            "the activation of every layer: {0}",
            "mean slope of layer 1: {0}",
            "product of all mean slopes: {0}",
            "gradient of layer 1 over the last: {0}",
            "layer 1 has moved by {0} of its size",
        ],
        not_yet: "nothing has moved yet: it shows after the first step",
        weight: "One weight's gradient",
        weight_choice: ["Layer", "Unit", "Input", "Sample"],
        factors: ["from above: ∂E/∂y", "slope: ∂y/∂z", "input: ∂z/∂w", "together: ∂E/∂w"],
        reasons: ["Not zero-centred", "Vanishing gradient", "Slow convergence", "Poor when deep"],
        compared: ["reason", "sigmoid", "now"],
        rows: ["mean output of hidden layers", "gradient of layer 1 over the last", "loss", "accuracy"],
        accuracy_says: "Why is the accuracy below one half? What this network answers still follows from its random first weights: which class a sample gets is chance, and here it is mostly the wrong one. Whether a network learns is told by the loss: guessing costs ln 2 = 0.693.",
        zigzag: "Two weights, one sample a step, on their way to the best place. Solid: inputs from 0 to 1, as a sigmoid gives; dashed: the same inputs, zero-centred.",
        remedies: [
            "ReLU + He",
            "leaky ReLU + He",
            "tanh",
            "Xavier initialisation alone",
            "He initialisation alone",
            "BatchNorm",
            "Residual connections",
        ],
        let_it_die: "Let the gradient die first (300 steps)",
        dead_says: "{0} = {1} at the start · loss {2}",
        remedy_says: "{0} = {1} at the start · loss {2} → {3}",
    },
};

pub(super) const GLOSSARY: [Term; 20] = [
    Term {
        word: "gradient",
        meaning: "How much the error changes when a weight changes a little. Training follows it downhill.",
    },
    Term {
        word: "backpropagation",
        meaning: "Computes the gradient of every weight, from the output back to the input, by the chain rule.",
    },
    Term {
        word: "layer",
        meaning: "Units side by side that all see the outputs of the layer before. Layer 1 is the first hidden layer.",
    },
    Term {
        word: "weight",
        meaning: "A number by which an input is multiplied. Weights are what a network learns.",
    },
    Term { word: "loss", meaning: "How wrong the network is, as one number. Also called error, E." },
    Term {
        word: "activation",
        meaning: "The function φ that turns a unit's sum z into its output h; also that output.",
    },
    Term { word: "sigmoid", meaning: "An S-shaped curve from 0 to 1; its slope is at most 0.25." },
    Term { word: "tanh", meaning: "A sigmoid stretched to the range from −1 to 1, with slope 1 at 0." },
    Term { word: "ReLU", meaning: "max(0, x): slope 1 for positive inputs, 0 for negative ones." },
    Term {
        word: "derivative",
        meaning: "The slope of a function: how fast its output changes with its input.",
    },
    Term {
        word: "chain rule",
        meaning: "The derivative of a function inside a function is the product of both derivatives.",
    },
    Term {
        word: "saturation",
        meaning: "A unit is saturated where its activation is flat: it passes almost no gradient back.",
    },
    Term {
        word: "zero-centred",
        meaning: "Having a mean of about 0. A sigmoid's outputs are all positive, so they are not.",
    },
    Term {
        word: "initialisation",
        meaning: "How the first weights are drawn. Xavier and He choose their size by the number of inputs.",
    },
    Term {
        word: "BatchNorm",
        meaning: "Brings every unit to mean 0 and standard deviation 1 over the batch.",
    },
    Term {
        word: "Residual connection",
        meaning: "Adds a layer's input to its output, so that the gradient has a way around.",
    },
    Term { word: "learning rate", meaning: "How large a step a weight takes along its gradient." },
    Term {
        word: "error signal δ",
        meaning: "∂L/∂z of a unit: the gradient that reaches the unit. The bars of the main chart.",
    },
    Term {
        word: "exploding gradient",
        meaning: "The opposite problem: the gradient grows from layer to layer.",
    },
    Term { word: "epoch", meaning: "One pass through all training samples; with full batches, one step." },
];
