//! What layers do to the angle between two samples, and how deep a signal reaches (Schoenholz et al. 2017).

use super::mean_field::{MeanField, bisect};
use super::quadrature::pair_expectation;

/// How many layers it takes for something to shrink (or grow) by a factor e.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DepthScales {
    /// Of the length: ξ_q = −1/ln χ_q.
    pub length: f64,
    /// Of the correlation of two samples: ξ_c. A network trains up to a depth of about 6 ξ_c.
    pub correlation: f64,
    /// Of the squared norm of the gradient: 1/|ln χ|.
    pub gradient: f64,
}

impl MeanField {
    /// Correlation of two samples after a layer, from their correlation `c` before it, at the fixed point `q`.
    pub fn next_correlation(&self, q: f64, c: f64) -> f64 {
        let product = pair_expectation(q, c, |u, v| self.activation.apply(u) * self.activation.apply(v));
        (self.weight_variance * product + self.bias_variance) / q
    }

    /// The correlation that any two different samples end up with, at the fixed point `q`: 1 where χ ≤ 1 (order),
    /// less where nearby samples are pulled apart (chaos).
    pub fn final_correlation(&self, q: f64) -> f64 {
        const BELOW_ONE: f64 = 1.0 - 1e-6;
        let excess = |c| self.next_correlation(q, c) - c;
        if self.chi(q) <= 1.0 || excess(BELOW_ONE) > 0.0 { 1.0 } else { bisect(0.0, BELOW_ONE, excess) }
    }

    /// How deep lengths, correlations and gradients reach at the fixed point `q`.
    pub fn depth_scales(&self, q: f64) -> DepthScales {
        let c = self.final_correlation(q);
        let slope = self.weight_variance
            * pair_expectation(q, c, |u, v| self.activation.derivative(u) * self.activation.derivative(v));
        DepthScales {
            length: -1.0 / libm::log(self.stability(q)),
            correlation: -1.0 / libm::log(slope),
            gradient: 1.0 / libm::log(self.chi(q)).abs(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mean_field::FixedPoint;
    use super::*;
    use crate::nn::activation::Activation;
    use std::f64::consts::PI;

    #[test]
    fn relu_under_he_follows_the_arc_cosine_kernel() {
        let he = MeanField { activation: Activation::Relu, weight_variance: 2.0, bias_variance: 0.0 };
        for c in [-0.9f64, -0.3, 0.0, 0.5, 0.99, 1.0] {
            let kernel = ((1.0 - c * c).sqrt() + (PI - libm::acos(c)) * c) / PI;
            assert!((he.next_correlation(1.7, c) - kernel).abs() < 1e-12, "{c}");
        }
    }

    #[test]
    fn tanh_has_an_ordered_and_a_chaotic_phase() {
        let tanh = |weight_variance| MeanField {
            activation: Activation::Tanh,
            weight_variance,
            bias_variance: 0.05,
        };
        for (weight_variance, chaotic) in [(1.3, false), (2.5, true)] {
            let field = tanh(weight_variance);
            let FixedPoint::At(q) = field.fixed_point(1.0) else { panic!("there is a fixed point") };
            let c = field.final_correlation(q);
            assert_eq!(c < 0.99, chaotic, "{c}");
            assert!((field.next_correlation(q, c) - c).abs() < 1e-9);
            let scales = field.depth_scales(q);
            assert!(scales.length > 0.0 && scales.correlation > 0.0 && scales.correlation < 20.0);
        }
    }

    #[test]
    fn in_order_correlations_reach_as_deep_as_gradients() {
        let field = MeanField { activation: Activation::Sigmoid, weight_variance: 1.0, bias_variance: 0.0 };
        let FixedPoint::At(q) = field.fixed_point(1.0) else { panic!("there is a fixed point") };
        let scales = field.depth_scales(q);
        assert!((scales.correlation / scales.gradient - 1.0).abs() < 1e-9);
        // 6 ξ_c: a sigmoid network under Xavier trains up to two layers, by rule of thumb.
        assert!(6.0 * scales.correlation < 2.5);
    }
}
