//! From gradients to updates. An update is a pure function of one parameter's value, gradient and moments, so that it
//! can be looked at before it is applied.
//!
//! To add an optimiser: a variant, its [`OptimizerFacts`] with an arm in [`Optimizer::facts`], its formula, and an arm in
//! [`OptimizerStep::apply`] and in `OptimizerStep::updates`. All other places ask the facts.

use super::measure;
use super::scalar::Scalar;
use crate::choice;
use crate::nn::kernels::each;
use crate::nn::simd::Lanes;

choice! {
    /// The rule that turns gradients into updates.
    pub enum Optimizer (default Sgd) {
        /// p −= lr g.
        Sgd = "sgd",
        /// v = 0.9 v + g, p −= lr v (Polyak 1964, as in PyTorch).
        Momentum = "momentum",
        /// s = 0.99 s + 0.01 g², p −= lr g / (√s + 1e-8) (Tieleman & Hinton 2012).
        RmsProp = "rmsprop",
        /// Adam with bias correction (Kingma & Ba 2015, algorithm 1).
        Adam = "adam",
    }
}

/// What is known of an optimiser besides its formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OptimizerFacts {
    /// The name as people write it, in every language.
    pub name: &'static str,
    /// Whether it keeps a running mean of the gradients.
    pub keeps_exp_avg: bool,
    /// Whether it keeps a running mean of their squares.
    pub keeps_exp_avg_sq: bool,
    /// How version 1 of the export tells its update; or the sentence that is written instead.
    pub export: Result<ExportedUpdate, &'static str>,
}

/// An optimiser in version 1 of the export.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExportedUpdate {
    /// `optimizer`.
    pub name: &'static str,
    /// Its hyperparameters besides the learning rate.
    pub hyperparameters: &'static [(&'static str, f64)],
    /// Its moments, by their names there.
    pub state: &'static [(&'static str, Moment)],
}

/// One array of numbers that an optimiser keeps of each parameter array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// None is kept: 0.
    Zero,
    /// The running mean of the gradients.
    ExpAvg,
    /// The running mean of their squares.
    ExpAvgSq,
}

/// Factor that momentum keeps of the past.
pub const MOMENTUM: f64 = 0.9;
/// Factor that RMSProp keeps of the past squares.
pub const RMSPROP_ALPHA: f64 = 0.99;
/// Factors that Adam keeps of the past gradients and squares.
pub const ADAM_BETAS: (f64, f64) = (0.9, 0.999);
/// Added to the root of the squares.
pub const EPSILON: f64 = 1e-8;

/// Momentum 0.
const SGD: OptimizerFacts = OptimizerFacts {
    name: "SGD",
    keeps_exp_avg: false,
    keeps_exp_avg_sq: false,
    export: Ok(ExportedUpdate {
        name: "sgd",
        hyperparameters: &[("momentum", 0.0), ("weight_decay", 0.0)],
        state: &[("v", Moment::Zero)],
    }),
};

const MOMENTUM_SGD: OptimizerFacts = OptimizerFacts {
    name: "momentum",
    keeps_exp_avg: true,
    keeps_exp_avg_sq: false,
    export: Ok(ExportedUpdate {
        name: "sgd",
        hyperparameters: &[("momentum", MOMENTUM), ("weight_decay", 0.0)],
        state: &[("v", Moment::ExpAvg)],
    }),
};

const RMSPROP: OptimizerFacts = OptimizerFacts {
    name: "RMSProp",
    keeps_exp_avg: false,
    keeps_exp_avg_sq: true,
    export: Err("No update: RMSProp has no name in this format."),
};

const ADAM: OptimizerFacts = OptimizerFacts {
    name: "Adam",
    keeps_exp_avg: true,
    keeps_exp_avg_sq: true,
    export: Ok(ExportedUpdate {
        name: "adam",
        hyperparameters: &[
            ("beta1", ADAM_BETAS.0),
            ("beta2", ADAM_BETAS.1),
            ("eps", EPSILON),
            ("weight_decay", 0.0),
        ],
        state: &[("m", Moment::ExpAvg), ("v", Moment::ExpAvgSq)],
    }),
};

impl Optimizer {
    /// What is known of it besides its formula.
    pub const fn facts(self) -> &'static OptimizerFacts {
        match self {
            Self::Sgd => &SGD,
            Self::Momentum => &MOMENTUM_SGD,
            Self::RmsProp => &RMSPROP,
            Self::Adam => &ADAM,
        }
    }
}

/// One parameter array with its gradient and its moments.
#[derive(Clone, Debug, Default)]
pub struct Parameter<S> {
    /// Its values.
    pub value: Vec<S>,
    /// ∂L/∂value.
    pub gradient: Vec<S>,
    /// Running mean of gradients, empty where the optimiser keeps none.
    pub exp_avg: Vec<S>,
    /// Running mean of squares, empty where the optimiser keeps none.
    pub exp_avg_sq: Vec<S>,
}

impl<S: Scalar> Parameter<S> {
    /// A parameter that starts at those values, with moments 0.
    pub fn new(value: Vec<S>, optimizer: Optimizer) -> Self {
        let facts = optimizer.facts();
        let zeros = |kept: bool| if kept { vec![S::ZERO; value.len()] } else { Vec::new() };
        Self {
            gradient: zeros(true),
            exp_avg: zeros(facts.keeps_exp_avg),
            exp_avg_sq: zeros(facts.keeps_exp_avg_sq),
            value,
        }
    }
}

/// The optimiser at one step.
#[derive(Clone, Copy, Debug)]
pub struct OptimizerStep<S> {
    optimizer: Optimizer,
    learning_rate: S,
    clip: S,
    corrections: (S, S),
}

impl<S: Scalar> OptimizerStep<S> {
    /// The update number `time` (from 1), with gradients multiplied by `clip` first.
    pub fn new(optimizer: Optimizer, learning_rate: f64, clip: f64, time: u64) -> Self {
        let power = |beta: f64| 1.0 - libm::pow(beta, time as f64);
        Self {
            optimizer,
            learning_rate: S::of(learning_rate),
            clip: S::of(clip),
            corrections: (S::of(power(ADAM_BETAS.0)), S::of(power(ADAM_BETAS.1))),
        }
    }

    /// Applies the update.
    pub fn apply(&self, parameter: &mut Parameter<S>) {
        let Parameter { value, gradient, exp_avg, exp_avg_sq } = parameter;
        let (value, gradient) = (&mut value[..], &gradient[..]);
        // A loop for each optimiser: there is no choice inside of it.
        match self.optimizer {
            Optimizer::Sgd => each::<S, _>((value, gradient), |(value, g)| (value - self.sgd(g), ())),
            Optimizer::Momentum => {
                each::<S, _>((value, gradient, &mut exp_avg[..]), |(value, g, exp_avg)| {
                    let (update, exp_avg) = self.momentum(g, exp_avg);
                    (value - update, (), exp_avg)
                })
            }
            Optimizer::RmsProp => {
                each::<S, _>((value, gradient, &mut exp_avg_sq[..]), |(value, g, exp_avg_sq)| {
                    let (update, exp_avg_sq) = self.rmsprop(g, exp_avg_sq);
                    (value - update, (), exp_avg_sq)
                })
            }
            Optimizer::Adam => {
                let arrays = (value, gradient, &mut exp_avg[..], &mut exp_avg_sq[..]);
                each::<S, _>(arrays, |(value, g, exp_avg, exp_avg_sq)| {
                    let (update, exp_avg, exp_avg_sq) = self.adam(g, exp_avg, exp_avg_sq);
                    (value - update, (), exp_avg, exp_avg_sq)
                });
            }
        }
    }

    /// Gradients after clipping.
    #[inline(always)]
    fn clipped<L: Lanes<Number = S>>(&self, gradient: L) -> L {
        (gradient * L::splat(self.clip)).flush_denormals()
    }

    /// The update of numbers.
    #[inline(always)]
    fn sgd<L: Lanes<Number = S>>(&self, gradient: L) -> L {
        L::splat(self.learning_rate) * self.clipped(gradient)
    }

    /// The update of numbers and the new mean of their gradients.
    #[inline(always)]
    fn momentum<L: Lanes<Number = S>>(&self, gradient: L, exp_avg: L) -> (L, L) {
        let exp_avg = (L::of(MOMENTUM) * exp_avg + self.clipped(gradient)).flush_denormals();
        (L::splat(self.learning_rate) * exp_avg, exp_avg)
    }

    /// The update of numbers and the new mean of the squares of their gradients.
    #[inline(always)]
    fn rmsprop<L: Lanes<Number = S>>(&self, gradient: L, exp_avg_sq: L) -> (L, L) {
        let g = self.clipped(gradient);
        let exp_avg_sq =
            (L::of(RMSPROP_ALPHA) * exp_avg_sq + L::of(1.0 - RMSPROP_ALPHA) * g.squared()).flush_denormals();
        (L::splat(self.learning_rate) * g / (exp_avg_sq.sqrt() + L::of(EPSILON)), exp_avg_sq)
    }

    /// The update of numbers and both their new moments.
    #[inline(always)]
    fn adam<L: Lanes<Number = S>>(&self, gradient: L, exp_avg: L, exp_avg_sq: L) -> (L, L, L) {
        let g = self.clipped(gradient);
        let (kept, kept_squares) = (L::of(ADAM_BETAS.0), L::of(ADAM_BETAS.1));
        let exp_avg = (kept * exp_avg + (L::one() - kept) * g).flush_denormals();
        let exp_avg_sq =
            (kept_squares * exp_avg_sq + (L::one() - kept_squares) * g.squared()).flush_denormals();
        let mean = exp_avg / L::splat(self.corrections.0);
        let root = (exp_avg_sq / L::splat(self.corrections.1)).sqrt();
        (L::splat(self.learning_rate) * mean / (root + L::of(EPSILON)), exp_avg, exp_avg_sq)
    }

    /// The norm of the update, which is not applied. `gradient_norm` is the gradient's.
    pub fn update_norm(&self, parameter: &Parameter<S>, gradient_norm: f64, scratch: &mut Vec<S>) -> f64 {
        if self.optimizer == Optimizer::Sgd {
            return self.learning_rate.f64() * self.clip.f64() * gradient_norm;
        }
        self.updates(parameter, scratch);
        measure::norm(scratch, 0)
    }

    /// The values after the update, which is not applied.
    pub fn after(&self, parameter: &Parameter<S>) -> Vec<f64> {
        let mut updates = Vec::new();
        self.updates(parameter, &mut updates);
        parameter.value.iter().zip(&updates).map(|(&value, &update)| (value - update).f64()).collect()
    }

    fn updates(&self, parameter: &Parameter<S>, updates: &mut Vec<S>) {
        updates.resize(parameter.value.len(), S::ZERO);
        let Parameter { gradient, exp_avg, exp_avg_sq, .. } = parameter;
        let (updates, gradient) = (&mut updates[..], &gradient[..]);
        match self.optimizer {
            Optimizer::Sgd => each::<S, _>((updates, gradient), |(_, g)| (self.sgd(g), ())),
            Optimizer::Momentum => each::<S, _>((updates, gradient, &exp_avg[..]), |(_, g, exp_avg)| {
                (self.momentum(g, exp_avg).0, (), ())
            }),
            Optimizer::RmsProp => each::<S, _>((updates, gradient, &exp_avg_sq[..]), |(_, g, exp_avg_sq)| {
                (self.rmsprop(g, exp_avg_sq).0, (), ())
            }),
            Optimizer::Adam => {
                let arrays = (updates, gradient, &exp_avg[..], &exp_avg_sq[..]);
                each::<S, _>(arrays, |(_, g, exp_avg, exp_avg_sq)| {
                    (self.adam(g, exp_avg, exp_avg_sq).0, (), (), ())
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two steps with gradients 0.5 and −0.25 from 1, learning rate 0.1.
    fn two_steps(optimizer: Optimizer) -> [f64; 2] {
        let mut parameter = Parameter::new(vec![1.0f64], optimizer);
        [(1, 0.5), (2, -0.25)].map(|(time, gradient)| {
            parameter.gradient[0] = gradient;
            let rule = OptimizerStep::new(optimizer, 0.1, 1.0, time);
            let looked = rule.after(&parameter)[0];
            rule.apply(&mut parameter);
            assert_eq!(looked, parameter.value[0], "looking at an update and applying it agree");
            parameter.value[0]
        })
    }

    fn assert_close(found: [f64; 2], right: [f64; 2]) {
        assert!((found[0] - right[0]).abs() < 1e-14 && (found[1] - right[1]).abs() < 1e-14, "{found:?}");
    }

    #[test]
    fn sgd_steps_are_those_computed_by_hand() {
        assert_close(two_steps(Optimizer::Sgd), [0.95, 0.975]);
    }

    #[test]
    fn momentum_steps_are_those_computed_by_hand() {
        // v = 0.5, then 0.45 − 0.25 = 0.2.
        assert_close(two_steps(Optimizer::Momentum), [0.95, 0.93]);
    }

    #[test]
    fn rmsprop_steps_are_those_computed_by_hand() {
        let first = 1.0 - 0.1 * 0.5 / (0.0025f64.sqrt() + 1e-8);
        let squares: f64 = 0.99 * 0.0025 + 0.01 * 0.0625;
        assert_close(two_steps(Optimizer::RmsProp), [first, first + 0.1 * 0.25 / (squares.sqrt() + 1e-8)]);
    }

    #[test]
    fn adam_steps_are_those_computed_by_hand() {
        let first = 1.0 - 0.1 * 0.5 / (0.5 + 1e-8);
        let mean = (0.9 * 0.05 - 0.1 * 0.25) / (1.0 - 0.81);
        let squares: f64 = (0.999 * 0.00025 + 0.001 * 0.0625) / (1.0 - 0.998001);
        assert_close(two_steps(Optimizer::Adam), [first, first - 0.1 * mean / (squares.sqrt() + 1e-8)]);
    }

    #[test]
    fn clipping_scales_the_gradient_before_the_rule() {
        let mut parameter = Parameter::new(vec![1.0f64], Optimizer::Sgd);
        parameter.gradient[0] = 10.0;
        OptimizerStep::new(Optimizer::Sgd, 0.1, 0.05, 1).apply(&mut parameter);
        assert!((parameter.value[0] - 0.95).abs() < 1e-15);
    }
}
