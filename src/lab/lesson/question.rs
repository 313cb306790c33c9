//! Predict, then see: what is asked, what is run, and what the run answers. No answer is written down here: each is
//! measured on the learner's own run, or computed from the function that is asked about.

use super::trial::Trial;
use crate::choice;
use crate::lab::frame::{LayerStats, Record};
use crate::nn::activation::Activation;
use crate::theory::bounds::product_of_slopes;

choice! {
    /// A question.
    pub enum Question (default LossOfTen) {
        /// What becomes of the loss of ten sigmoid layers?
        LossOfTen = "loss-of-ten",
        /// How much of the gradient would reach layer 1 of five?
        FiveLayers = "five-layers",
        /// Where is the sigmoid steepest?
        SteepestPlace = "steepest-place",
        /// How steep is it at 4?
        SlopeAtFour = "slope-at-four",
        /// How much reaches layer 1 of twenty?
        TwentyLayers = "twenty-layers",
        /// Does the product of slopes bound the gradient of a network with large weights?
        LargerWeights = "larger-weights",
        /// How many of the units are saturated if the weights are large?
        SaturatedShare = "saturated-share",
        /// What becomes of the mean slope there?
        SaturatedSlope = "saturated-slope",
        /// Does the gradient vanish where every slope is 1?
        LinearLayers = "linear-layers",
        /// Which factor of the equation is never above 0.25?
        WhichFactor = "which-factor",
        /// What is the mean of a sigmoid layer's outputs?
        MeanActivation = "mean-activation",
        /// How much reaches layer 1 with tanh?
        TanhShare = "tanh-share",
        /// Does He's initialisation save sigmoid?
        HeAlone = "he-alone",
        /// What does BatchNorm do to thirty ReLU layers?
        BatchNormBackwards = "batchnorm-backwards",
    }
}

/// How an answer is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// One of three.
    Pick,
    /// A bar that is dragged.
    Bar(Unit),
}

/// What a dragged bar measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A number between two powers of ten.
    Decades(i32, i32),
    /// A share of all.
    Percent,
}

/// An answer, and the measured number that it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// The option of that index, and the number.
    Option(usize, f64),
    /// The number.
    Number(f64),
}

/// How good a guess was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is what was measured.
    Right,
    /// It is not far from it.
    Close,
    /// Neither.
    Wrong,
}

/// What a run has shown.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// Its first record.
    pub first: &'a Record,
    /// Its newest record.
    pub now: &'a Record,
    /// Whether it has skips: then the stream's gradient is what reaches the layers.
    pub skips: bool,
}

/// Less than this share of the gradient of guessing's loss, and the network has learned.
const LEARNED: f64 = 0.7;
/// So near to the loss of guessing, and it has not.
const STUCK: f64 = 0.05;
/// A guess is right within this share of its bar: a factor of 2 on one of four decades.
const RIGHT: f64 = 0.075;
/// And close within this.
const CLOSE: f64 = 0.15;
/// A bar of more decades than that forgives no more than one of so many.
const LONGEST: i32 = 12;

impl Question {
    /// What is run to answer it: changes of the section's experiment, and steps. Without any, it needs no run.
    pub const fn trial(self) -> Trial {
        match self {
            Self::LossOfTen => Trial { change: &[], steps: 300 },
            Self::FiveLayers => Trial { change: &[("depth", "5")], steps: 0 },
            Self::SteepestPlace | Self::SlopeAtFour | Self::WhichFactor => Trial { change: &[], steps: 0 },
            Self::TwentyLayers => Trial { change: &[("depth", "20")], steps: 0 },
            Self::LargerWeights => Trial { change: &[("gain", "10")], steps: 0 },
            Self::SaturatedShare | Self::SaturatedSlope => {
                Trial { change: &[("init", "normal-unit"), ("gain", "10")], steps: 0 }
            }
            Self::LinearLayers => Trial { change: &[("act", "linear")], steps: 0 },
            Self::MeanActivation => Trial { change: &[], steps: 0 },
            Self::TanhShare => Trial { change: &[("act", "tanh")], steps: 0 },
            Self::HeAlone => Trial { change: &[("init", "he-normal")], steps: 500 },
            Self::BatchNormBackwards => Trial {
                change: &[("depth", "30"), ("act", "relu"), ("init", "he-normal"), ("norm", "batch")],
                steps: 0,
            },
        }
    }

    /// How it is answered.
    pub const fn kind(self) -> QuestionKind {
        match self {
            Self::FiveLayers | Self::TanhShare => QuestionKind::Bar(Unit::Decades(-8, 0)),
            Self::SlopeAtFour => QuestionKind::Bar(Unit::Decades(-4, 0)),
            Self::TwentyLayers => QuestionKind::Bar(Unit::Decades(-20, 0)),
            Self::BatchNormBackwards => QuestionKind::Bar(Unit::Decades(-6, 6)),
            Self::SaturatedShare => QuestionKind::Bar(Unit::Percent),
            _ => QuestionKind::Pick,
        }
    }

    /// What the run says.
    pub fn truth(self, run: Evidence<'_>) -> Answer {
        let hidden = run.now.layers.split_last().map_or(&[][..], |(_, hidden)| hidden);
        let mean = |number: fn(&LayerStats) -> f64, layers: &[LayerStats]| {
            layers.iter().map(number).sum::<f64>() / layers.len().max(1) as f64
        };
        // Layer 1 has only two inputs, so that its units differ from all others.
        let deep = hidden.get(1..).unwrap_or_default();
        match self {
            Self::LossOfTen | Self::HeAlone => fate(run),
            Self::FiveLayers | Self::TwentyLayers | Self::TanhShare | Self::BatchNormBackwards => {
                Answer::Number(share(run))
            }
            Self::SteepestPlace => steepest([0.0, 5.0, -5.0]),
            Self::SlopeAtFour => Answer::Number(Activation::Sigmoid.derivative(4.0)),
            Self::LargerWeights => {
                let bound = product_of_slopes(Activation::Sigmoid, hidden.len().saturating_sub(1));
                let share = share(run);
                Answer::Option(usize::from(share > 0.5 * bound) + usize::from(share > 2.0 * bound), share)
            }
            Self::SaturatedShare => Answer::Number(mean(|layer| layer.saturated, deep)),
            Self::SaturatedSlope => {
                let slope = mean(|layer| layer.slope_mean, deep);
                Answer::Option(usize::from(slope < 0.2) + usize::from(slope < 0.1), slope)
            }
            Self::LinearLayers => {
                let share = share(run);
                Answer::Option(usize::from(share > 1e-2) + usize::from(share > 1e2), share)
            }
            Self::WhichFactor => {
                // ∂E/∂y has no bound, ∂y/∂z is a slope; ∂z/∂w is what comes from below: a sigmoid's output is at most 1, the
                // input of layer 1 has no bound either.
                let bounds = [f64::INFINITY, Activation::Sigmoid.sup_act_grad(), 1.0];
                let (index, bound) = smallest(bounds);
                Answer::Option(index, bound)
            }
            Self::MeanActivation => {
                let found = mean(|layer| layer.act_mean, hidden);
                Answer::Option(usize::from(found > 0.25) + usize::from(found > 0.75), found)
            }
        }
    }

    /// How good a guess is: the option itself is right; of a bar, what is near to it along the bar.
    pub fn verdict(self, guess: Answer, truth: Answer) -> Verdict {
        let apart = match (guess, truth, self.kind()) {
            (Answer::Option(guess, _), Answer::Option(truth, _), _) => {
                return if guess == truth { Verdict::Right } else { Verdict::Wrong };
            }
            (Answer::Number(guess), Answer::Number(truth), QuestionKind::Bar(Unit::Percent)) => guess - truth,
            (Answer::Number(guess), Answer::Number(truth), QuestionKind::Bar(Unit::Decades(low, high))) => {
                libm::log10(guess / truth) / f64::from((high - low).min(LONGEST))
            }
            _ => return Verdict::Wrong,
        };
        // What is no number is near to nothing.
        match libm::fabs(apart) {
            apart if apart <= RIGHT => Verdict::Right,
            apart if apart <= CLOSE => Verdict::Close,
            _ => Verdict::Wrong,
        }
    }
}

/// Gradient of layer 1 over that of the last hidden layer.
fn share(run: Evidence<'_>) -> f64 {
    let gradient = |layer: &LayerStats| if run.skips { layer.stream_rms } else { layer.delta_rms };
    match &run.now.layers[..] {
        [first, .., last, _] => gradient(first) / gradient(last),
        _ => 1.0,
    }
}

/// 0 the loss has fallen, 1 it is that of guessing, 2 it has grown.
fn fate(run: Evidence<'_>) -> Answer {
    let (loss, chance_loss) = (run.now.loss, std::f64::consts::LN_2);
    let option = if loss < LEARNED * chance_loss {
        0
    } else if loss <= (1.0 + STUCK) * run.first.loss.max(chance_loss) {
        1
    } else {
        2
    };
    Answer::Option(option, loss)
}

/// At which of the places the sigmoid is steepest.
fn steepest(places: [f64; 3]) -> Answer {
    let slopes = places.map(|x| Activation::Sigmoid.derivative(x));
    let (index, negative) = smallest(slopes.map(|slope| -slope));
    Answer::Option(index, -negative)
}

fn smallest(values: [f64; 3]) -> (usize, f64) {
    (0..).zip(values).reduce(|best, next| if next.1 < best.1 { next } else { best }).unwrap_or((0, 0.0))
}
