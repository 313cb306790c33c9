//! The published values of mean-field theory (`THEORY.md`), from the crate's moments of φ and φ' and the formulas of
//! Poole et al. 2016, Schoenholz et al. 2017 and Yang et al. 2019 written out here.

use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::theory::moments::Moments;
use vanishing_gradients::theory::phase::weight_variance_at;

/// A random network of many equal layers.
struct MeanField {
    activation: Activation,
    /// σ_w² = fan_in · Var W.
    weight_variance: f64,
    /// σ_b².
    bias_variance: f64,
}

/// Where the lengths end up, layer after layer.
#[derive(Debug, PartialEq)]
enum FixedPoint {
    At(f64),
    Zero,
    Infinite,
    Everywhere,
}

impl MeanField {
    /// q of the next layer: σ_w² E[φ(√q g)²] + σ_b².
    fn next(&self, q: f64) -> f64 {
        self.weight_variance * Moments::at(self.activation, q).square + self.bias_variance
    }

    /// χ(q) = σ_w² E[φ'(√q g)²].
    fn chi(&self, q: f64) -> f64 {
        self.weight_variance * Moments::at(self.activation, q).slope_square
    }

    /// Where a signal of second moment `from` ends up: the map is increasing, so that it is the next fixed point uphill
    /// or downhill, looked for in steps of ln q up to e^±18.
    fn fixed_point(&self, from: f64) -> FixedPoint {
        // ln(next/q): positive where lengths grow.
        let growth = |ln_q: f64| (self.next(ln_q.exp()) / ln_q.exp()).ln();
        let start = from.ln();
        if [start, start + 3.0].iter().all(|&ln_q| growth(ln_q).abs() < 1e-12) {
            return FixedPoint::Everywhere;
        }
        let step = if growth(start) > 0.0 { 0.5 } else { -0.5 };
        let mut near = start;
        while near.abs() < 18.0 {
            if growth(near + step) * step <= 0.0 {
                let mut far = near + step;
                for _ in 0..60 {
                    let middle = (near + far) / 2.0;
                    if growth(middle) * step > 0.0 { near = middle } else { far = middle }
                }
                return FixedPoint::At(near.exp());
            }
            near += step;
        }
        if step > 0.0 { FixedPoint::Infinite } else { FixedPoint::Zero }
    }
}

/// χ_BN = E[φ'²]/Var[φ] at q = 1: the factor on the squared norm from one batch-normalised layer to the one before.
fn chi_batch_norm(activation: Activation) -> f64 {
    let moments = Moments::at(activation, 1.0);
    moments.slope_square / moments.variance()
}

/// χ_LN = E[φ'²]/E[φ²] at q = 1: the same for LayerNorm.
fn chi_layer_norm(activation: Activation) -> f64 {
    let moments = Moments::at(activation, 1.0);
    moments.slope_square / moments.square
}

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
fn the_fixed_point_of_those_weights_has_that_chi() {
    for activation in [Activation::Sigmoid, Activation::Tanh, Activation::Softsign] {
        for bias_variance in [0.01, 0.3, 2.0] {
            for chi in [0.3, 0.8, 1.0, 1.6] {
                let weight_variance =
                    weight_variance_at(activation, bias_variance, chi).expect("they have slopes");
                let field = MeanField { activation, weight_variance, bias_variance };
                let FixedPoint::At(q) = field.fixed_point(bias_variance) else {
                    panic!("{activation:?} {bias_variance} {chi}")
                };
                assert!((field.chi(q) - chi).abs() < 1e-6, "{activation:?} {}", field.chi(q));
            }
        }
    }
}

#[test]
fn batchnorm_multiplies_the_gradient_of_relu_by_1_211174_a_layer() {
    let chi = chi_batch_norm(Activation::Relu);
    assert!((chi - std::f64::consts::PI / (std::f64::consts::PI - 1.0)).abs() < 1e-12);
    assert!((chi - 1.466_942).abs() < 5e-7);
    assert!((chi.sqrt() - 1.211_174).abs() < 5e-7);
}

#[test]
fn batchnorm_never_lets_a_gradient_shrink() {
    for &activation in Activation::ALL {
        let chi = chi_batch_norm(activation);
        assert!(if activation == Activation::Linear { (chi - 1.0).abs() < 1e-12 } else { chi > 1.0 });
    }
}

#[test]
fn layernorm_leaves_sigmoid_vanishing() {
    assert!((chi_layer_norm(Activation::Sigmoid) - 0.152_827).abs() < 5e-7);
}
