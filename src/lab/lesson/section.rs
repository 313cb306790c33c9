//! The sections, and the experiment that each one shows.

use super::question::Question;
use super::trial::Trial;
use crate::choice;

choice! {
    /// A section of the lesson.
    pub enum Section (default Meaning) {
        /// What vanishing gradients are, and their three results.
        Meaning = "what-it-is",
        /// The sigmoid, its derivative and its range.
        Sigmoid = "sigmoid",
        /// The derivative is at most 0.25, and the chain rule multiplies.
        Why = "why-sigmoid",
        /// Units whose slope is almost 0.
        Saturation = "saturation",
        /// Six steps from a deep network to layers that learn nothing.
        Steps = "step-by-step",
        /// ∂E/∂w = ∂E/∂y · ∂y/∂z · ∂z/∂w.
        Equation = "equation",
        /// Four reasons against sigmoid in hidden layers.
        Avoided = "why-avoided",
        /// What helps.
        Remedies = "remedies",
        /// The exam-ready sentence, the memory trick and the page to print.
        Summary = "summary",
        /// Everything is free.
        FreePlay = "free-play",
    }
}

/// That experiment has nothing of its own to show.
const UNSHOWN: Trial = Trial { change: &[], steps: 0 };

impl Section {
    /// The keys in which its experiment differs from the defaults.
    pub const fn settings(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Meaning | Self::Steps | Self::Avoided | Self::Remedies | Self::Summary | Self::FreePlay => {
                &[]
            }
            Self::Sigmoid => &[("depth", "2"), ("lr", "1")],
            Self::Why => &[("depth", "5")],
            Self::Saturation => &[("depth", "3")],
            Self::Equation => &[("depth", "3"), ("width", "6")],
        }
    }

    /// The controls that a learner needs there; free play has them all.
    pub const fn controls(self) -> &'static [&'static str] {
        match self {
            Self::Meaning | Self::Why | Self::Steps => &["depth", "act"],
            Self::Sigmoid => &["depth"],
            Self::Saturation => &["init", "gain"],
            Self::Equation => &["depth", "act", "seed"],
            Self::Avoided => &["act", "depth"],
            Self::Remedies => &["act", "init", "norm", "skip", "depth"],
            Self::Summary | Self::FreePlay => &[],
        }
    }

    /// What is asked there.
    pub const fn questions(self) -> &'static [Question] {
        match self {
            Self::Meaning => &[Question::LossOfTen, Question::FiveLayers],
            Self::Sigmoid => &[Question::SteepestPlace, Question::SlopeAtFour],
            Self::Why => &[Question::TwentyLayers, Question::LargerWeights],
            Self::Saturation => &[Question::SaturatedShare, Question::SaturatedSlope],
            Self::Steps => &[Question::LinearLayers],
            Self::Equation => &[Question::WhichFactor],
            Self::Avoided => &[Question::MeanActivation, Question::TanhShare],
            Self::Remedies => &[Question::HeAlone, Question::BatchNormBackwards],
            Self::Summary | Self::FreePlay => &[],
        }
    }

    /// Where the note simplifies: an experiment for each kind correction, in the order of their texts.
    pub const fn corrections(self) -> &'static [Trial] {
        match self {
            Self::Meaning => &[Trial { change: &[], steps: 300 }],
            Self::Sigmoid | Self::Summary | Self::FreePlay => &[],
            Self::Why => &[Trial { change: &[("gain", "10")], steps: 300 }],
            Self::Saturation => &[Trial { change: &[("init", "normal-unit"), ("gain", "10")], steps: 800 }],
            Self::Steps => &[Trial { change: &[], steps: 60 }],
            Self::Equation | Self::Avoided => &[UNSHOWN],
            Self::Remedies => &[
                Trial { change: &[("norm", "layer")], steps: 500 },
                Trial { change: &[("act", "tanh"), ("init", "torch-default"), ("depth", "30")], steps: 300 },
                Trial {
                    change: &[("act", "relu"), ("init", "he-normal"), ("skip", "1"), ("depth", "50")],
                    steps: 0,
                },
            ],
        }
    }

    /// Its number, 1 the first.
    pub fn number(self) -> usize {
        self.place() + 1
    }

    /// Its index in [`Section::ALL`].
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|section| *section == self).unwrap_or_default()
    }

    /// The section before.
    pub fn previous(self) -> Option<Self> {
        self.place().checked_sub(1).map(|place| Self::ALL[place])
    }

    /// The section after.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }
}
