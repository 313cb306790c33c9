//! From gradients to updates. A rule is a pure function of one parameter's gradient and moments, so that the
//! update of a step can be looked at before it is applied.

use super::measure;
use super::scalar::Scalar;
use crate::choice;

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

/// Factor that momentum keeps of the past.
pub const MOMENTUM: f64 = 0.9;
/// Factor that RMSProp keeps of the past squares.
pub const RMSPROP_ALPHA: f64 = 0.99;
/// Factors that Adam keeps of the past gradients and squares.
pub const ADAM_BETAS: (f64, f64) = (0.9, 0.999);
/// Added to the root of the squares.
pub const EPSILON: f64 = 1e-8;

impl Optimizer {
    /// Whether the rule keeps a mean of gradients.
    pub fn keeps_first_moment(self) -> bool {
        matches!(self, Self::Momentum | Self::Adam)
    }

    /// Whether the rule keeps a mean of squares.
    pub fn keeps_second_moment(self) -> bool {
        matches!(self, Self::RmsProp | Self::Adam)
    }
}

/// One parameter array with its gradient and its moments.
#[derive(Clone, Debug, Default)]
pub struct Parameter<S> {
    /// Its values.
    pub value: Vec<S>,
    /// ∂L/∂value.
    pub gradient: Vec<S>,
    /// Mean of gradients, empty where the rule keeps none.
    pub first: Vec<S>,
    /// Mean of squares, empty where the rule keeps none.
    pub second: Vec<S>,
}

impl<S: Scalar> Parameter<S> {
    /// A parameter that starts at those values, with moments 0.
    pub fn new(value: Vec<S>, optimizer: Optimizer) -> Self {
        let zeros = |kept: bool| if kept { vec![S::ZERO; value.len()] } else { Vec::new() };
        Self {
            gradient: zeros(true),
            first: zeros(optimizer.keeps_first_moment()),
            second: zeros(optimizer.keeps_second_moment()),
            value,
        }
    }
}

/// The rule of one step.
#[derive(Clone, Copy, Debug)]
pub struct Rule<S> {
    optimizer: Optimizer,
    learning_rate: S,
    clip: S,
    corrections: (S, S),
}

impl<S: Scalar> Rule<S> {
    /// The rule of the update number `time` (from 1), with gradients multiplied by `clip` first.
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
        let Parameter { value, gradient, first, second } = parameter;
        let numbers = value.iter_mut().zip(gradient.iter());
        // A loop for each rule, so that each is compiled to vector instructions.
        match self.optimizer {
            Optimizer::Sgd => numbers.for_each(|(value, &g)| *value -= self.sgd(g)),
            Optimizer::Momentum => numbers.zip(first).for_each(|((value, &g), first)| {
                let (update, mean) = self.momentum(g, *first);
                (*value, *first) = (*value - update, mean);
            }),
            Optimizer::RmsProp => numbers.zip(second).for_each(|((value, &g), second)| {
                let (update, squares) = self.rmsprop(g, *second);
                (*value, *second) = (*value - update, squares);
            }),
            Optimizer::Adam => numbers.zip(first).zip(second).for_each(|(((value, &g), first), second)| {
                let (update, mean, squares) = self.adam(g, *first, *second);
                (*value, *first, *second) = (*value - update, mean, squares);
            }),
        }
    }

    /// The update of one number.
    #[inline(always)]
    fn sgd(&self, gradient: S) -> S {
        self.learning_rate * (gradient * self.clip).flushed()
    }

    /// The update of one number and the new mean of its gradients.
    #[inline(always)]
    fn momentum(&self, gradient: S, first: S) -> (S, S) {
        let first = (S::of(MOMENTUM) * first + (gradient * self.clip).flushed()).flushed();
        (self.learning_rate * first, first)
    }

    /// The update of one number and the new mean of the squares of its gradients.
    #[inline(always)]
    fn rmsprop(&self, gradient: S, second: S) -> (S, S) {
        let g = (gradient * self.clip).flushed();
        let second = (S::of(RMSPROP_ALPHA) * second + S::of(1.0 - RMSPROP_ALPHA) * square(g)).flushed();
        (self.learning_rate * g / (second.sqrt() + S::of(EPSILON)), second)
    }

    /// The update of one number and both its new moments.
    #[inline(always)]
    fn adam(&self, gradient: S, first: S, second: S) -> (S, S, S) {
        let g = (gradient * self.clip).flushed();
        let (kept, kept_squares) = (S::of(ADAM_BETAS.0), S::of(ADAM_BETAS.1));
        let first = (kept * first + (S::ONE - kept) * g).flushed();
        let second = (kept_squares * second + (S::ONE - kept_squares) * square(g)).flushed();
        let mean = first / self.corrections.0;
        let root = (second / self.corrections.1).sqrt();
        (self.learning_rate * mean / (root + S::of(EPSILON)), first, second)
    }

    /// The norm of the update, which is not applied. `gradient_norm` is the gradient's.
    pub fn update_norm(&self, parameter: &Parameter<S>, gradient_norm: f64, scratch: &mut Vec<S>) -> f64 {
        if self.optimizer == Optimizer::Sgd {
            return self.learning_rate.f64() * self.clip.f64() * gradient_norm;
        }
        scratch.clear();
        scratch.extend((0..parameter.value.len()).map(|at| self.update_at(parameter, at)));
        measure::norm(scratch, 0)
    }

    /// The values after the update, which is not applied.
    pub fn after(&self, parameter: &Parameter<S>) -> Vec<f64> {
        let values = parameter.value.iter().enumerate();
        values.map(|(at, &value)| (value - self.update_at(parameter, at)).f64()).collect()
    }

    fn update_at(&self, parameter: &Parameter<S>, at: usize) -> S {
        let gradient = parameter.gradient[at];
        match self.optimizer {
            Optimizer::Sgd => self.sgd(gradient),
            Optimizer::Momentum => self.momentum(gradient, parameter.first[at]).0,
            Optimizer::RmsProp => self.rmsprop(gradient, parameter.second[at]).0,
            Optimizer::Adam => self.adam(gradient, parameter.first[at], parameter.second[at]).0,
        }
    }
}

/// g², and 0 for a gradient so small that its square would be subnormal, and slow.
#[inline(always)]
fn square<S: Scalar>(g: S) -> S {
    let seen = S::ZERO.when(g.abs() < S::MIN_POSITIVE.sqrt(), g);
    seen * seen
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two steps with gradients 0.5 and −0.25 from 1, learning rate 0.1.
    fn two_steps(optimizer: Optimizer) -> [f64; 2] {
        let mut parameter = Parameter::new(vec![1.0f64], optimizer);
        [(1, 0.5), (2, -0.25)].map(|(time, gradient)| {
            parameter.gradient[0] = gradient;
            let rule = Rule::new(optimizer, 0.1, 1.0, time);
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
        Rule::new(Optimizer::Sgd, 0.1, 0.05, 1).apply(&mut parameter);
        assert!((parameter.value[0] - 0.95).abs() < 1e-15);
    }
}
