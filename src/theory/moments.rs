//! What one layer does on average: moments of φ and φ' over a Gaussian pre-activation z ~ N(0, q).

use super::quadrature::expectation;
use crate::nn::activation::Activation;

/// The smallest and the largest q that is told from 0 and ∞.
const Q_RANGE: [f64; 2] = [1e-300, 1e300];
/// Above this every activation is, to ten digits, a straight line on each side of 0, or a step.
const STRAIGHT: f64 = 1e20;

/// Moments over z ~ N(0, q).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// E[φ].
    pub mean: f64,
    /// E[φ²].
    pub square: f64,
    /// E[φ'²].
    pub slope_square: f64,
    /// E[φ'⁴].
    pub slope_fourth: f64,
}

impl Moments {
    /// The moments for that second moment q of z.
    pub fn at(activation: Activation, q: f64) -> Self {
        Integrator::new(activation).at(q)
    }

    fn integrate(activation: Activation, q: f64) -> Self {
        let [mean, square, slope_square, slope_fourth] = expectation(q, |z| {
            let (value, slope) = activation.value_and_slope(z);
            let slope_square = slope * slope;
            [value, value * value, slope_square, slope_square * slope_square]
        });
        Self { mean, square, slope_square, slope_fourth }
    }

    /// Var[φ], the variance of a unit over a large generic batch.
    pub fn variance(&self) -> f64 {
        self.square - self.mean * self.mean
    }

    /// E[φ'⁴]/E[φ'²]², 1 where all slopes are equal.
    pub fn slope_kurtosis(&self) -> f64 {
        self.slope_fourth / (self.slope_square * self.slope_square)
    }
}

/// Moments for one q after the other, integrated only where they are not known from the one before: most networks
/// reach their fixed point, or lengths at which nothing bends, after a few layers.
pub struct Integrator {
    activation: Activation,
    known: Option<(f64, Moments)>,
}

impl Integrator {
    /// Knows nothing yet.
    pub fn new(activation: Activation) -> Self {
        Self { activation, known: None }
    }

    /// The moments for that second moment q of z.
    pub fn at(&mut self, q: f64) -> Moments {
        let q = in_range(q);
        let bent = q.min(STRAIGHT);
        let moments = match self.known {
            Some((known, moments)) if (known - bent).abs() <= 1e-14 * bent => moments,
            _ => Moments::integrate(self.activation, bent),
        };
        self.known = Some((bent, moments));
        let stretch = if self.activation.facts().is_bounded { 1.0 } else { q / bent };
        Moments { mean: moments.mean * libm::sqrt(stretch), square: moments.square * stretch, ..moments }
    }
}

pub(super) fn in_range(q: f64) -> f64 {
    q.clamp(Q_RANGE[0], Q_RANGE[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relu_moments_are_the_half_gaussian_ones() {
        for q in [1e-200, 0.5, 3.0, 1e200] {
            let moments = Moments::at(Activation::Relu, q);
            assert!((moments.square / q - 0.5).abs() < 1e-13);
            assert!((moments.slope_square - 0.5).abs() < 1e-13);
            assert!((moments.slope_kurtosis() - 2.0).abs() < 1e-12);
        }
    }

    #[test]
    fn far_out_nothing_changes_but_the_scale() {
        for &activation in Activation::ALL {
            let (below, above) = (Moments::at(activation, 1e19), Moments::at(activation, 1e23));
            let bounded = below.square <= 1.0;
            let growth = above.square / below.square;
            assert!((growth / if bounded { 1.0 } else { 1e4 } - 1.0).abs() < 1e-8, "{activation:?} {growth}");
        }
    }

    #[test]
    fn beyond_the_range_of_floats_moments_stay_what_they_tend_to() {
        for &activation in Activation::ALL {
            for q in [0.0, f64::INFINITY] {
                let moments = Moments::at(activation, q);
                assert!(moments.slope_square.is_finite() && moments.square.is_finite(), "{activation:?}");
            }
        }
        assert!((Moments::at(Activation::Relu, 0.0).slope_square - 0.5).abs() < 1e-13);
        assert!((Moments::at(Activation::Sigmoid, 0.0).slope_square - 0.0625).abs() < 1e-13);
    }
}
