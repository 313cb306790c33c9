//! The words around the lesson.

use crate::i18n::lesson::Block::{Formula as Maths, Text};
use crate::i18n::lesson::{Formula, Labels};
use crate::lab::lesson::Section;

pub(super) const LABELS: Labels = Labels {
    leave: "Leave the lesson",
    previous: "Previous",
    next: "Next",
    place: "Section {0} of {1}",
    contents: "Contents",
    done: "done",
    worked_through: "{0} of {1} sections worked through",
    score: "{0} of {1} predicted rightly",
    complete: "The lesson is complete: {0} of 100.",
    unrecorded: "Your course does not record anything at the moment: your score is not saved there. Reload the page, or tell your teacher.",
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
    lines: |section| match section {
        Section::Meaning => &[Text(
            "Vanishing gradient: during backpropagation the gradient becomes almost 0. Early layers do not learn, weights are not updated, training slows down or stops.",
        )],
        Section::Sigmoid => &[Maths(Formula::Sigmoid), Maths(Formula::Range), Maths(Formula::Derivative)],
        Section::Why => &[
            Maths(Formula::LargestSlope),
            Text("The chain rule multiplies one slope a layer; with five layers:"),
            Maths(Formula::Product),
            Text("Weights multiply too."),
        ],
        Section::Saturation => &[Text(
            "Saturation: far from 0 the output is stuck at 0 or 1, the slope is almost 0, and the unit stops learning.",
        )],
        Section::Steps => &[Text(
            "Deep network → sigmoid everywhere → slope < 1 → multiplied again and again → gradient → 0 → first layers learn nothing.",
        )],
        Section::Equation => &[Maths(Formula::Chain), Text("With sigmoid:"), Maths(Formula::Slope)],
        Section::Avoided => &[Text(
            "In hidden layers sigmoid is avoided: not zero-centred, vanishing gradient, slow convergence, poor when deep.",
        )],
        Section::Remedies => &[Text(
            "What helps: ReLU and leaky ReLU; tanh; initialisation by Xavier or He, fitting the activation; BatchNorm; residual connections.",
        )],
        Section::Summary | Section::FreePlay => &[],
    },
};
