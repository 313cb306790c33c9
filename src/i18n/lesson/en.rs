//! The lecture in English.

use super::Block::{Formula as Maths, List, Text};
use super::{Answers, Formula, LessonText, QuestionText, SectionText, en_words};

pub(super) const LESSON: LessonText = LessonText {
    sections: SECTIONS,
    questions: QUESTIONS,
    words: en_words::WORDS,
    glossary: en_words::GLOSSARY,
};

const SECTIONS: [SectionText; 10] = [
    SectionText {
        title: "What is the vanishing gradient problem?",
        story: &[
            Text(
                "It happens when, during [backpropagation], **the [gradient] becomes smaller and smaller until it is almost 0**.",
            ),
            Text(
                "Each bar of the chart is the gradient that reaches one [layer] of a real network. The output is on the right; the gradient travels to the left, and fades.",
            ),
            List(&[
                "Early (input-side) layers do not learn.",
                "Their [weight]s are not updated.",
                "Training becomes very slow, or stops.",
            ]),
        ],
        shows: "Ten sigmoid layers. Press Play and watch the [loss].",
        corrections: &[
            "“Weights are not updated” is almost true: after 300 steps the weights of layer 1 have moved by a few millionths of their size. No loss curve can tell that from nothing.",
        ],
    },
    SectionText {
        title: "The sigmoid activation function",
        story: &[
            Text("The [sigmoid] squeezes any number into the range between 0 and 1:"),
            Maths(Formula::Sigmoid),
            Text("Its [derivative] is the slope of that curve, and σ itself is enough to write it:"),
            Maths(Formula::Derivative),
            Text("Output range:"),
            Maths(Formula::Range),
        ],
        shows: "Two sigmoid layers learn well. Sigmoid is not a bad function: the trouble begins when many of them are stacked.",
        corrections: &[],
    },
    SectionText {
        title: "Why does sigmoid make gradients vanish?",
        story: &[
            Text(
                "**(a) The derivative is small.** Its largest value is 0.25, at x = 0. Everywhere else it is smaller:",
            ),
            Maths(Formula::LargestSlope),
            Text(
                "**(b) The [chain rule] multiplies.** On its way back the gradient is multiplied by one slope in every layer. With five layers, at best:",
            ),
            Maths(Formula::Product),
            Text("**Almost nothing is left.**"),
        ],
        shows: "Five sigmoid layers. Bars: measured in this network. Dotted line: slopes alone, 0.25 for every layer.",
        corrections: &[
            "0.25⁵ is a bound on the product of the slopes, not the gradient itself. Weights are multiplied in, too: start this network with ten times larger weights (gain 10), and the gradient of layer 1 does not vanish.",
        ],
    },
    SectionText {
        title: "Saturation: the unit that stops",
        story: &[
            Text(
                "When the input of a sigmoid is very large or very small, its output sticks to 1 or to 0. This is [saturation]:",
            ),
            Maths(Formula::Right),
            Maths(Formula::Left),
            Text("There the curve is flat, so σ′(x) ≈ 0."),
            List(&["Gradient ≈ 0", "The weight is not updated", "**The neuron is effectively “dead”**"]),
        ],
        shows: "Three sigmoid layers with usual weights: hardly any unit is saturated. Now make the weights large.",
        corrections: &[
            "A saturated sigmoid unit is not dead for ever: its slope is tiny but never exactly 0, and large errors slowly move it. A [ReLU] unit that is off on every sample does have slope 0.",
        ],
    },
    SectionText {
        title: "Step by step",
        story: &[Text(
            "Six steps lead from a deep network to first layers that learn nothing. Each picture below is drawn from the network of the chart: change the depth or the activation, and all six change.",
        )],
        shows: "Ten sigmoid layers, measured at this step.",
        corrections: &[
            "Look at δ, not only at ∂L/∂W: after some 50 steps the bars of ∂L/∂W are all alike, because the output layer has learned how frequent the classes are and the errors of the samples cancel. For each sample δ still vanishes. Show it, and choose ∂L/∂W above the chart.",
        ],
    },
    SectionText {
        title: "The mathematics in one line",
        story: &[
            Text("E is the error, w a weight, z the input of the [activation] and y its output:"),
            Maths(Formula::Chain),
            Text("With a sigmoid, the factor in the middle is a slope:"),
            Maths(Formula::Slope),
            Text(
                "∂E/∂y itself comes from the layer above, and holds one such slope for each layer above. Multiplied again and again: gradient → 0.",
            ),
        ],
        shows: "A small network, so that one weight can be followed. Choose a weight: its three factors are measured.",
        corrections: &[
            "The note writes “< 0.25”. Exactly at z = 0 the slope is equal to 0.25, so ≤ is right.",
        ],
    },
    SectionText {
        title: "Why is sigmoid avoided in hidden layers?",
        story: &[
            List(&[
                "It is not [zero-centred].",
                "It makes gradients vanish.",
                "It converges slowly.",
                "It performs poorly in deep networks.",
            ]),
            Text(
                "So hidden layers hardly use sigmoid any more. The table compares what this network measured with sigmoid and what it measures now; change the activation and train.",
            ),
        ],
        shows: "Ten sigmoid layers. Try the same network with tanh.",
        corrections: &[
            "Avoided in **hidden** layers: at the output, a sigmoid still turns a number into a probability, here too, and it opens and closes the gates of an LSTM.",
        ],
    },
    SectionText {
        title: "How to solve it",
        story: &[
            List(&[
                "[ReLU], leaky ReLU",
                "[tanh] (better than sigmoid)",
                "Proper weight [initialisation] (Xavier, He)",
                "[BatchNorm]",
                "[Residual connection]s (ResNet)",
            ]),
            Text(
                "First let the gradient die: train the ten sigmoid layers. Then switch the remedies on, one at a time.",
            ),
        ],
        shows: "Ten sigmoid layers, stuck. Which remedies bring them back to life?",
        corrections: &[
            "Not every normalisation helps: LayerNorm does not save these ten sigmoid layers.",
            "tanh vanishes too, only more slowly: with PyTorch's default weights and 30 layers nothing reaches layer 1.",
            "Too much is as bad as too little: with residual connections around 50 ReLU layers the gradient explodes.",
        ],
    },
    SectionText {
        title: "Summary",
        story: &[],
        shows: "The network of the first section once more.",
        corrections: &[],
    },
    SectionText {
        title: "Free play",
        story: &[
            Text("Everything is open now. Some challenges:"),
            List(&[
                "Make ten sigmoid layers learn without changing the activation.",
                "Find the deepest sigmoid network that still learns within 500 steps.",
                "Make a gradient explode, and then stop it.",
                "Find a network that learns although its first layer is frozen (below the charts, in “Did it learn?”).",
            ]),
        ],
        shows: "Your own experiment.",
        corrections: &[],
    },
];

const FATES: [&str; 3] =
    ["It falls: the network learns", "It stays about where guessing is, 0.693", "It grows"];

const QUESTIONS: [QuestionText; 14] = [
    QuestionText {
        ask: "These ten sigmoid layers are trained for 300 steps. What does the loss do?",
        answers: Answers::Pick(FATES),
        why: "The loss is {0}. ln 2 = 0.693 is what blind guessing between two classes costs: the first layers did not learn, so the last ones see only noise.",
    },
    QuestionText {
        ask: "Layer 1 of ten gets about a millionth of the gradient of layer 10. How much does layer 1 of **five** layers get, compared with layer 5?",
        answers: Answers::Bar("Gradient of layer 1 / layer 5"),
        why: "It gets {0} of it. Half as many layers do not lose half as much: each layer multiplies, so the losses are powers.",
    },
    QuestionText {
        ask: "Where is the sigmoid steepest?",
        answers: Answers::Pick(["At x = 0", "Far to the right, at x = 5", "Far to the left, at x = −5"]),
        why: "At x = 0 the slope is {0}, the largest that it has anywhere.",
    },
    QuestionText {
        ask: "At x = 0 the slope is 0.25. How large is it at x = 4?",
        answers: Answers::Bar("σ′(4)"),
        why: "It is {0}. Only four steps away from 0, most of the slope is gone.",
    },
    QuestionText {
        ask: "Five layers let about 0.002 of the gradient through. What do **twenty** layers let through?",
        answers: Answers::Bar("Gradient of layer 1 / layer 20"),
        why: "Layer 1 gets {0} of what layer 20 gets. On the logarithmic axis the bars stand on a straight line: every layer costs the same factor.",
    },
    QuestionText {
        ask: "The slopes stay at most 0.25. Now the weights start ten times larger (gain 10). How much of the gradient reaches layer 1 of five, compared with the slopes alone (0.25⁴ = 0.0039)?",
        answers: Answers::Pick(["Less than the slopes alone", "About as much", "Much more"]),
        why: "Layer 1 gets {0} of what layer 5 gets. Each step back multiplies by a slope **and** by weights. Large weights can make up for small slopes, until units saturate.",
    },
    QuestionText {
        ask: "The weights start as N(0, 1), ten times enlarged. What share of the units in layers 2 and 3 is saturated?",
        answers: Answers::Bar("Saturated units"),
        why: "It is {0}. Sums of many large weights are far from 0, where the curve is flat.",
    },
    QuestionText {
        ask: "And what becomes of the mean slope of those layers? At usual weights it is close to 0.25.",
        answers: Answers::Pick(["It stays close to 0.25", "It falls to about half", "It falls below 0.1"]),
        why: "The mean slope is {0}: most units pass almost nothing back.",
    },
    QuestionText {
        ask: "Step 3 says: derivative < 1. Suppose that every slope were exactly 1 (linear activation). Does the gradient of layer 1 still vanish over ten layers?",
        answers: Answers::Pick(["Yes, depth alone is enough", "No, it arrives", "It explodes"]),
        why: "Layer 1 gets {0} of what layer 10 gets. Depth alone is no problem; depth **times small slopes** is.",
    },
    QuestionText {
        ask: "Which of the three factors of a sigmoid layer can never be above 0.25?",
        answers: Answers::Formulas([Formula::FromAbove, Formula::SlopeAlone, Formula::FromBelow]),
        why: "∂y/∂z is the slope of the sigmoid, at most {0}. ∂z/∂w is what comes from below: the output of a sigmoid layer is below 1, but layer 1 gets the data itself, and a [ReLU] layer below has no bound. ∂E/∂y has none either.",
    },
    QuestionText {
        ask: "Zero-centred outputs would have a mean of about 0. What is the mean output of these sigmoid layers?",
        answers: Answers::Pick(["About 0", "About 0.5", "About 1"]),
        why: "It is {0}. All inputs of the next layer are positive, so for one sample all weights of a unit move in the same direction. Over a batch the samples add up, and some weights can part; but what most samples want is still the same direction, and the path zigzags.",
    },
    QuestionText {
        ask: "tanh is zero-centred, and its slope at 0 is 1. How much of the gradient reaches layer 1 of ten tanh layers?",
        answers: Answers::Bar("Gradient of layer 1 / layer 10"),
        why: "Layer 1 gets {0} of what layer 10 gets: the gradient arrives.",
    },
    QuestionText {
        ask: "We keep sigmoid and only change Xavier initialisation to He initialisation. What does the loss do in 500 steps?",
        answers: Answers::Pick(FATES),
        why: "The loss is {0}. He's weights are 1.4 times larger, made for ReLU. Over ten sigmoid layers that does not make up for slopes of a quarter.",
    },
    QuestionText {
        ask: "Thirty ReLU layers with BatchNorm. How large is the gradient of layer 1, compared with that of layer 30?",
        answers: Answers::Bar("Gradient of layer 1 / layer 30"),
        why: "It is {0} times as large. BatchNorm keeps activations in shape, but with ReLU the gradient **grows** on its way back: in very deep networks it explodes.",
    },
];
