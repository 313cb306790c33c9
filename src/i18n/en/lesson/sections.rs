//! The sections of the lesson.

use crate::i18n::lesson::Block::{Formula as Maths, List, Text};
use crate::i18n::lesson::{Formula, SectionText};
use crate::lab::lesson::Section;

pub(super) fn section(section: Section) -> &'static SectionText {
    match section {
        Section::Meaning => &SectionText {
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
        Section::Sigmoid => &SectionText {
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
        Section::Why => &SectionText {
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
        Section::Saturation => &SectionText {
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
        Section::Steps => &SectionText {
            title: "Step by step",
            story: &[Text(
                "Six steps lead from a deep network to first layers that learn nothing. Each picture below is drawn from the network of the chart: change the depth or the activation, and all six change.",
            )],
            shows: "Ten sigmoid layers, measured at this step.",
            corrections: &[
                "Look at δ, not only at ∂L/∂W: after some 50 steps the bars of ∂L/∂W are all alike, because the output layer has learned how frequent the classes are and the errors of the samples cancel. For each sample δ still vanishes. Show it, and choose ∂L/∂W above the chart.",
            ],
        },
        Section::Equation => &SectionText {
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
        Section::Avoided => &SectionText {
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
        Section::Remedies => &SectionText {
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
        Section::Summary => &SectionText {
            title: "Summary",
            story: &[],
            shows: "The network of the first section once more.",
            corrections: &[],
        },
        Section::FreePlay => &SectionText {
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
    }
}
