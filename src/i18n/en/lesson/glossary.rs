//! The glossary of the lesson.

use crate::i18n::lesson::Entry;
use crate::lab::lesson::Term;

pub(super) fn entry(term: Term) -> &'static Entry {
    match term {
        Term::Gradient => &Entry {
            word: "gradient",
            meaning: "How much the error changes when a weight changes a little. Training follows it downhill.",
        },
        Term::Backpropagation => &Entry {
            word: "backpropagation",
            meaning: "Computes the gradient of every weight, from the output back to the input, by the chain rule.",
        },
        Term::Layer => &Entry {
            word: "layer",
            meaning: "Units side by side that all see the outputs of the layer before. Layer 1 is the first hidden layer.",
        },
        Term::Weight => &Entry {
            word: "weight",
            meaning: "A number by which an input is multiplied. Weights are what a network learns.",
        },
        Term::Loss => {
            &Entry { word: "loss", meaning: "How wrong the network is, as one number. Also called error, E." }
        }
        Term::Activation => &Entry {
            word: "activation",
            meaning: "The function φ that turns a unit's sum z into its output h; also that output.",
        },
        Term::Sigmoid => {
            &Entry { word: "sigmoid", meaning: "An S-shaped curve from 0 to 1; its slope is at most 0.25." }
        }
        Term::Tanh => &Entry {
            word: "tanh",
            meaning: "A sigmoid stretched to the range from −1 to 1, with slope 1 at 0.",
        },
        Term::Relu => {
            &Entry { word: "ReLU", meaning: "max(0, x): slope 1 for positive inputs, 0 for negative ones." }
        }
        Term::Derivative => &Entry {
            word: "derivative",
            meaning: "The slope of a function: how fast its output changes with its input.",
        },
        Term::ChainRule => &Entry {
            word: "chain rule",
            meaning: "The derivative of a function inside a function is the product of both derivatives.",
        },
        Term::Saturation => &Entry {
            word: "saturation",
            meaning: "A unit is saturated where its activation is flat: it passes almost no gradient back.",
        },
        Term::ZeroCentred => &Entry {
            word: "zero-centred",
            meaning: "Having a mean of about 0. A sigmoid's outputs are all positive, so they are not.",
        },
        Term::Initialisation => &Entry {
            word: "initialisation",
            meaning: "How the first weights are drawn. Xavier and He choose their size by the number of inputs.",
        },
        Term::BatchNorm => &Entry {
            word: "BatchNorm",
            meaning: "Brings every unit to mean 0 and standard deviation 1 over the batch.",
        },
        Term::ResidualConnection => &Entry {
            word: "Residual connection",
            meaning: "Adds a layer's input to its output, so that the gradient has a way around.",
        },
        Term::LearningRate => {
            &Entry { word: "learning rate", meaning: "How large a step a weight takes along its gradient." }
        }
        Term::ErrorSignal => &Entry {
            word: "error signal δ",
            meaning: "∂L/∂z of a unit: the gradient that reaches the unit. The bars of the main chart.",
        },
        Term::ExplodingGradient => &Entry {
            word: "exploding gradient",
            meaning: "The opposite problem: the gradient grows from layer to layer.",
        },
        Term::Epoch => &Entry {
            word: "epoch",
            meaning: "One pass through all training samples; with full batches, one step.",
        },
    }
}
