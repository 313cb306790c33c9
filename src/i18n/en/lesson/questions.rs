//! The questions of the lesson.

use crate::i18n::lesson::{Answers, Formula, QuestionText};
use crate::lab::lesson::Question;

const FATES: [&str; 3] =
    ["It falls: the network learns", "It stays about where guessing is, 0.693", "It grows"];

pub(super) fn question(question: Question) -> &'static QuestionText {
    match question {
        Question::LossOfTen => &QuestionText {
            ask: "These ten sigmoid layers are trained for 300 steps. What does the loss do?",
            answers: Answers::Pick(FATES),
            why: "The loss is {0}. ln 2 = 0.693 is what blind guessing between two classes costs: the first layers did not learn, so the last ones see only noise.",
        },
        Question::FiveLayers => &QuestionText {
            ask: "Layer 1 of ten gets about a millionth of the gradient of layer 10. How much does layer 1 of **five** layers get, compared with layer 5?",
            answers: Answers::Bar("Gradient of layer 1 / layer 5"),
            why: "It gets {0} of it. Half as many layers do not lose half as much: each layer multiplies, so the losses are powers.",
        },
        Question::SteepestPlace => &QuestionText {
            ask: "Where is the sigmoid steepest?",
            answers: Answers::Pick(["At x = 0", "Far to the right, at x = 5", "Far to the left, at x = −5"]),
            why: "At x = 0 the slope is {0}, the largest that it has anywhere.",
        },
        Question::SlopeAtFour => &QuestionText {
            ask: "At x = 0 the slope is 0.25. How large is it at x = 4?",
            answers: Answers::Bar("σ′(4)"),
            why: "It is {0}. Only four steps away from 0, most of the slope is gone.",
        },
        Question::TwentyLayers => &QuestionText {
            ask: "Five layers let about 0.002 of the gradient through. What do **twenty** layers let through?",
            answers: Answers::Bar("Gradient of layer 1 / layer 20"),
            why: "Layer 1 gets {0} of what layer 20 gets. On the logarithmic axis the bars stand on a straight line: every layer costs the same factor.",
        },
        Question::LargerWeights => &QuestionText {
            ask: "The slopes stay at most 0.25. Now the weights start ten times larger (gain 10). How much of the gradient reaches layer 1 of five, compared with the slopes alone (0.25⁴ = 0.0039)?",
            answers: Answers::Pick(["Less than the slopes alone", "About as much", "Much more"]),
            why: "Layer 1 gets {0} of what layer 5 gets. Each step back multiplies by a slope **and** by weights. Large weights can make up for small slopes, until units saturate.",
        },
        Question::SaturatedShare => &QuestionText {
            ask: "The weights start as N(0, 1), ten times enlarged. What share of the units in layers 2 and 3 is saturated?",
            answers: Answers::Bar("Saturated units"),
            why: "It is {0}. Sums of many large weights are far from 0, where the curve is flat.",
        },
        Question::SaturatedSlope => &QuestionText {
            ask: "And what becomes of the mean slope of those layers? At usual weights it is close to 0.25.",
            answers: Answers::Pick([
                "It stays close to 0.25",
                "It falls to about half",
                "It falls below 0.1",
            ]),
            why: "The mean slope is {0}: most units pass almost nothing back.",
        },
        Question::LinearLayers => &QuestionText {
            ask: "Step 3 says: derivative < 1. Suppose that every slope were exactly 1 (linear activation). Does the gradient of layer 1 still vanish over ten layers?",
            answers: Answers::Pick(["Yes, depth alone is enough", "No, it arrives", "It explodes"]),
            why: "Layer 1 gets {0} of what layer 10 gets. Depth alone is no problem; depth **times small slopes** is.",
        },
        Question::WhichFactor => &QuestionText {
            ask: "Which of the three factors of a sigmoid layer can never be above 0.25?",
            answers: Answers::Formulas([Formula::FromAbove, Formula::SlopeAlone, Formula::FromBelow]),
            why: "∂y/∂z is the slope of the sigmoid, at most {0}. ∂z/∂w is what comes from below: the output of a sigmoid layer is below 1, but layer 1 gets the data itself, and a [ReLU] layer below has no bound. ∂E/∂y has none either.",
        },
        Question::MeanActivation => &QuestionText {
            ask: "Zero-centred outputs would have a mean of about 0. What is the mean output of these sigmoid layers?",
            answers: Answers::Pick(["About 0", "About 0.5", "About 1"]),
            why: "It is {0}. All inputs of the next layer are positive, so for one sample all weights of a unit move in the same direction. Over a batch the samples add up, and some weights can part; but what most samples want is still the same direction, and the path zigzags.",
        },
        Question::TanhShare => &QuestionText {
            ask: "tanh is zero-centred, and its slope at 0 is 1. How much of the gradient reaches layer 1 of ten tanh layers?",
            answers: Answers::Bar("Gradient of layer 1 / layer 10"),
            why: "Layer 1 gets {0} of what layer 10 gets: the gradient arrives.",
        },
        Question::HeAlone => &QuestionText {
            ask: "We keep sigmoid and only change Xavier initialisation to He initialisation. What does the loss do in 500 steps?",
            answers: Answers::Pick(FATES),
            why: "The loss is {0}. He's weights are 1.4 times larger, made for ReLU. Over ten sigmoid layers that does not make up for slopes of a quarter.",
        },
        Question::BatchNormBackwards => &QuestionText {
            ask: "Thirty ReLU layers with BatchNorm. How large is the gradient of layer 1, compared with that of layer 30?",
            answers: Answers::Bar("Gradient of layer 1 / layer 30"),
            why: "It is {0} times as large. BatchNorm keeps activations in shape, but with ReLU the gradient **grows** on its way back: in very deep networks it explodes.",
        },
    }
}
