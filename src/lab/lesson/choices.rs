//! Closed choices of the lesson: what it lists, compares and explains.

use super::Trial;
use crate::choice;

choice! {
    /// A word of the glossary.
    pub enum Term (default Gradient) {
        /// The gradient.
        Gradient = "gradient",
        /// Backpropagation.
        Backpropagation = "backpropagation",
        /// A layer.
        Layer = "layer",
        /// A weight.
        Weight = "weight",
        /// The loss.
        Loss = "loss",
        /// An activation.
        Activation = "activation",
        /// The sigmoid.
        Sigmoid = "sigmoid",
        /// The hyperbolic tangent.
        Tanh = "tanh",
        /// The rectifier.
        Relu = "relu",
        /// A derivative.
        Derivative = "derivative",
        /// The chain rule.
        ChainRule = "chain-rule",
        /// Saturation.
        Saturation = "saturation",
        /// Outputs with a mean of about 0.
        ZeroCentred = "zero-centred",
        /// How the first weights are drawn.
        Initialisation = "initialisation",
        /// Batch normalisation.
        BatchNorm = "batchnorm",
        /// An identity skip.
        ResidualConnection = "residual-connection",
        /// The learning rate.
        LearningRate = "learning-rate",
        /// δ.
        ErrorSignal = "error-signal",
        /// The opposite problem.
        ExplodingGradient = "exploding-gradient",
        /// A pass through all samples.
        Epoch = "epoch",
    }
}

choice! {
    /// A step of the story from a deep network to layers that learn nothing.
    pub enum StoryStep (default Depth) {
        /// There are many layers.
        Depth = "depth",
        /// All of them are sigmoids.
        Sigmoid = "sigmoid",
        /// Every slope is below 1.
        Slope = "slope",
        /// They are multiplied.
        Product = "product",
        /// Little of the gradient is left.
        Gradient = "gradient",
        /// The first layers do not move.
        Learning = "learning",
    }
}

choice! {
    /// A reason against sigmoid in hidden layers; each is shown by a number that is measured.
    pub enum Drawback (default NotZeroCentred) {
        /// Its outputs are all positive: the mean output of hidden layers.
        NotZeroCentred = "not-zero-centred",
        /// Gradients vanish: the gradient of layer 1 over that of the last hidden layer.
        Vanishing = "vanishing",
        /// It converges slowly: the loss.
        Slow = "slow",
        /// It does poorly in deep networks: the accuracy.
        Deep = "deep",
    }
}

choice! {
    /// A remedy that a learner switches on after the gradient has died.
    pub enum LessonRemedy (default Relu) {
        /// ReLU with He's initialisation.
        Relu = "relu",
        /// Leaky ReLU with He's initialisation.
        LeakyRelu = "leaky-relu",
        /// tanh.
        Tanh = "tanh",
        /// Xavier's initialisation alone.
        Xavier = "xavier",
        /// He's initialisation alone.
        He = "he",
        /// BatchNorm.
        BatchNorm = "batchnorm",
        /// Identity skips.
        Skips = "skips",
    }
}

impl LessonRemedy {
    /// What it changes, and how long it is trained.
    pub const fn trial(self) -> Trial {
        let change: &[(&str, &str)] = match self {
            Self::Relu => &[("act", "relu"), ("init", "he-normal")],
            Self::LeakyRelu => &[("act", "leaky-relu"), ("init", "he-normal")],
            Self::Tanh => &[("act", "tanh")],
            Self::Xavier => &[("init", "xavier-normal")],
            Self::He => &[("init", "he-normal")],
            Self::BatchNorm => &[("norm", "batch")],
            Self::Skips => &[("skip", "1")],
        };
        Trial { change, steps: 300 }
    }
}
