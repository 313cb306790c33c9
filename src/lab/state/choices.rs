//! What the keys of the page can be chosen from.

use crate::choice;

macro_rules! declare_language {
    ($( $(#[$doc:meta])* $lang:ident = $id:literal, $folder:ident; )+) => {
        choice! {
            /// The language that was asked for.
            pub enum Language (default Auto) {
                /// The browser's.
                Auto = "auto",
                $( $(#[$doc])* $lang = $id ),+
            }
        }
    };
}

crate::languages!(declare_language);

choice! {
    /// The digits of numbers in prose, readouts and tables.
    pub enum Numerals (default Auto) {
        /// Those of the language.
        Auto = "auto",
        /// 0 1 2 3.
        Latin = "latn",
        /// ০ ১ ২ ৩.
        Bengali = "beng",
    }
}

choice! {
    /// The colours that were asked for.
    pub enum Theme (default Auto) {
        /// The system's.
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

choice! {
    /// How much may move.
    pub enum Motion (default Auto) {
        /// What the system says.
        Auto = "auto",
        /// As little as possible.
        Reduce = "reduce",
    }
}

choice! {
    /// A chart that a page can ask for.
    pub enum Chart (default Time) {
        /// The main chart: a number a layer on a log axis.
        Gradients = "gradients",
        /// Loss and accuracy over steps.
        Loss = "loss",
        /// Decision boundary, or a grid of samples.
        Boundary = "boundary",
        /// Every layer at every recorded step.
        Time = "time",
        /// What the units of a layer do.
        Inside = "inside",
        /// The factors of the chain rule.
        Chain = "chain",
        /// How far each layer has moved.
        Learning = "learning",
        /// Two networks side by side.
        Compare = "compare",
        /// The remedies, one after the other.
        Remedies = "remedies",
        /// How the decay depends on depth, gain and biases.
        Sweep = "sweep",
        /// Gradients beside what the loss itself says.
        Trust = "trust",
        /// Every layer's numbers as a table.
        Numbers = "numbers",
    }
}

choice! {
    /// How fast training runs when it plays.
    pub enum Speed (default Frame) {
        /// One step a second.
        Slow = "slow",
        /// One step an animation frame.
        Frame = "frame",
        /// Up to ten steps an animation frame.
        Fast = "fast",
        /// As many steps as fit.
        Max = "max",
    }
}

choice! {
    /// The range of z in the view inside a layer.
    pub enum ZRange (default Auto) {
        /// What the activation needs.
        Auto = "auto",
        /// −2 to 2.
        Two = "2",
        /// −4 to 4.
        Four = "4",
        /// −8 to 8.
        Eight = "8",
        /// −16 to 16.
        Sixteen = "16",
        /// −64 to 64.
        SixtyFour = "64",
    }
}

impl ZRange {
    /// Its upper end, where it is given.
    pub fn end(self) -> Option<u16> {
        match self {
            Self::Auto => None,
            Self::Two => Some(2),
            Self::Four => Some(4),
            Self::Eight => Some(8),
            Self::Sixteen => Some(16),
            Self::SixtyFour => Some(64),
        }
    }
}

/// The powers of ten between which the main chart draws the share, or δ; its other quantities are shifted from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decades {
    /// At the lower end.
    pub low: i32,
    /// At the upper end, at least three above.
    pub high: i32,
}
