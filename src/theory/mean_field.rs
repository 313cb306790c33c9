//! The length map and what follows from it (Poole et al. 2016; Schoenholz et al. 2017).
//!
//! q is the second moment of the pre-activations over the units of a layer (mean included), for weights of variance
//! σ_w²/fan_in and biases of variance σ_b².

use super::moments::{Moments, in_range};
use super::quadrature::expectation;
use crate::nn::activation::Activation;

/// A random network of many equal layers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanField {
    /// φ.
    pub activation: Activation,
    /// σ_w² = fan_in · Var W.
    pub weight_variance: f64,
    /// σ_b².
    pub bias_variance: f64,
}

/// Where the lengths end up, layer after layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FixedPoint {
    /// At that q*.
    At(f64),
    /// They shrink towards 0, exponentially or slower.
    Zero,
    /// They grow without end.
    Infinite,
    /// Every length stays what it is.
    Everywhere,
}

impl MeanField {
    /// q of the next layer: σ_w² E[φ(√q g)²] + σ_b².
    pub fn next(&self, q: f64) -> f64 {
        self.weight_variance * Moments::at(self.activation, q).square + self.bias_variance
    }

    /// χ(q) = σ_w² E[φ'(√q g)²]: the factor on the mean squared norm of the gradient per layer.
    pub fn chi(&self, q: f64) -> f64 {
        self.weight_variance * Moments::at(self.activation, q).slope_square
    }

    /// χ_q = σ_w² dV/dq with dV/dq = E[φ² (g² − 1)]/(2q), which holds with kinks too: below 1 a fixed point attracts.
    pub fn stability(&self, q: f64) -> f64 {
        let q = in_range(q);
        let [derivative] = expectation(q, |z| {
            let value = self.activation.apply(z);
            [value * value * (z * z / q - 1.0) / (2.0 * q)]
        });
        self.weight_variance * derivative
    }

    /// Where a signal of second moment `from` ends up. The map is increasing, so that it is the next fixed point
    /// uphill or downhill.
    pub fn fixed_point(&self, from: f64) -> FixedPoint {
        // ln(next/q): positive where lengths grow.
        let growth = |ln_q: f64| {
            let q = libm::exp(ln_q);
            libm::log(self.next(q) / q)
        };
        let start = libm::log(from);
        if [start, start + 3.0].iter().all(|&ln_q| growth(ln_q).abs() < 1e-12) {
            return FixedPoint::Everywhere;
        }
        let step = if growth(start) > 0.0 { STEP } else { -STEP };
        let mut near = start;
        while near.abs() < FARTHEST {
            let far = near + step;
            if growth(far) * step <= 0.0 {
                return FixedPoint::At(libm::exp(bisect(near, far, |ln_q| growth(ln_q) * step)));
            }
            near = far;
        }
        if step > 0.0 { FixedPoint::Infinite } else { FixedPoint::Zero }
    }
}

/// Distance of the points of ln q between which a fixed point is looked for.
const STEP: f64 = 0.5;
/// Beyond e^±18 (about 10^±8) every activation is nearly straight, and lengths only go on as they went.
const FARTHEST: f64 = 18.0;

/// A zero of a function that is positive at `near` and not at `far`.
pub(super) fn bisect(mut near: f64, mut far: f64, f: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..60 {
        let middle = (near + far) / 2.0;
        if f(middle) > 0.0 { near = middle } else { far = middle }
    }
    (near + far) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(activation: Activation, weight_variance: f64) -> MeanField {
        MeanField { activation, weight_variance, bias_variance: 0.0 }
    }

    #[test]
    fn fixed_points_and_chi_are_those_of_the_table() {
        use Activation::{Selu, Sigmoid, Softplus, Tanh};
        for (activation, weight_variance, q, chi) in [
            (Sigmoid, 1.0, 0.264_687, 0.055_720_7),
            (Sigmoid, 2.0, 0.555_290, 0.100_977),
            (Tanh, 2.0, 0.617_965, 1.105_529),
            (Selu, 1.0, 1.0, 1.071_575),
            (Softplus, 1.0, 0.856_305, 0.288_722),
        ] {
            let field = field(activation, weight_variance);
            let FixedPoint::At(found) = field.fixed_point(0.7) else { panic!("{activation:?}") };
            assert!((found - q).abs() < 1e-6, "{activation:?} {found}");
            assert!((field.chi(found) - chi).abs() < 1e-6, "{activation:?} {}", field.chi(found));
        }
    }

    #[test]
    fn relu_keeps_any_length_under_he_and_halves_it_under_xavier() {
        let he = field(Activation::Relu, 2.0);
        assert_eq!(he.fixed_point(0.3), FixedPoint::Everywhere);
        assert!((he.chi(0.3) - 1.0).abs() < 1e-12);
        let xavier = field(Activation::Relu, 1.0);
        assert_eq!(xavier.fixed_point(0.3), FixedPoint::Zero);
        assert!((xavier.chi(0.3) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn lengths_shrink_to_zero_or_grow_for_ever_where_the_table_says_so() {
        for activation in [Activation::Tanh, Activation::Elu, Activation::Softsign] {
            assert_eq!(field(activation, 1.0).fixed_point(1.0), FixedPoint::Zero);
        }
        for activation in [Activation::Selu, Activation::Softplus, Activation::Elu] {
            assert_eq!(field(activation, 2.0).fixed_point(1.0), FixedPoint::Infinite);
        }
        assert!((field(Activation::Selu, 2.0).chi(1e12) - 1.103_973).abs() < 1e-5);
        let softplus = field(Activation::Softplus, 2.0).chi(1e8);
        assert!(softplus < 1.0 && softplus > 0.999);
        for (activation, chi) in [(Activation::Gelu, 0.91), (Activation::Silu, 0.76)] {
            let field = field(activation, 2.0);
            assert_eq!(field.fixed_point(1.0), FixedPoint::Zero);
            assert!((field.chi(1.0) - chi).abs() < 0.005, "{}", field.chi(1.0));
            assert!((field.chi(0.0) - 0.5).abs() < 1e-9);
        }
    }

    #[test]
    fn at_criticality_lengths_fall_by_power_laws() {
        use std::f64::consts::PI;
        for (activation, law) in [
            (Activation::Tanh, (|l: f64| 1.0 / (2.0 * l)) as fn(f64) -> f64),
            (Activation::Elu, |l| 2.0 * PI / (l * l)),
            (Activation::Softsign, |l| PI / 8.0 / (l * l)),
        ] {
            let field = field(activation, 1.0);
            let q = (0..2000).fold(1.0, |q, _| field.next(q));
            assert!((q / law(2000.0) - 1.0).abs() < 0.05, "{activation:?} {q} {}", law(2000.0));
        }
    }

    #[test]
    fn tanh_with_biases_is_critical_at_the_published_weight_variance() {
        let field = MeanField { bias_variance: 0.05, ..field(Activation::Tanh, 1.76095) };
        let FixedPoint::At(q) = field.fixed_point(1.0) else { panic!("there is a fixed point") };
        assert!((field.chi(q) - 1.0).abs() < 1e-5, "{}", field.chi(q));
    }

    #[test]
    fn stability_is_the_slope_of_the_length_map() {
        for &activation in Activation::ALL {
            let field = field(activation, 1.3);
            for q in [0.2, 1.0, 6.0] {
                let h = 1e-4 * q;
                let slope = (field.next(q + h) - field.next(q - h)) / (2.0 * h);
                assert!((field.stability(q) - slope).abs() < 1e-6, "{activation:?} {q}");
            }
        }
    }
}
