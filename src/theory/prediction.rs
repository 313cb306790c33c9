//! The mean-field prediction for one network at its initialisation, layer by layer.
//!
//! E‖δ_l‖² = n_l Var(W_{l+1}) E[φ'(z_l)²] E‖δ_{l+1}‖² (Schoenholz et al. 2017, eq. 9, for unequal widths), with the
//! actual sequence of q and not only its fixed point. Skips and normalisations change the factor: see [`predict`].

use super::moments::{Integrator, Moments, in_range};
use crate::nn::activation::Activation;
use crate::nn::init::{Fan, Init};
use crate::nn::norm::{EPSILON, Norm};
use crate::nn::run::NetworkConfig;
use std::f64::consts::LN_10;

/// What a prediction depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// `[n0, n1, …, nH, nOut]`.
    pub layer_sizes: Vec<usize>,
    /// φ of the hidden layers.
    pub activation: Activation,
    /// How the weights start.
    pub init: Init,
    /// Factor on every initial weight.
    pub gain: f64,
    /// Standard deviation of the initial biases; `None` leaves them to `init`.
    pub bias_std: Option<f64>,
    /// Normalisation of the hidden layers.
    pub norm: Norm,
    /// Identity skips around every hidden layer whose two widths agree?
    pub skip: bool,
    /// Mean of x² over samples and features.
    pub input_mean_square: f64,
    /// Samples of a step: δ carries 1/batch.
    pub batch: usize,
}

impl Setting {
    /// What it is for a plan and its samples, `[samples, n0]`.
    pub fn of(plan: &NetworkConfig, features: &[f64]) -> Self {
        let samples = features.len() / plan.layer_sizes[0].max(1);
        Self {
            layer_sizes: plan.layer_sizes.clone(),
            activation: plan.activation,
            init: plan.init,
            gain: plan.gain,
            bias_std: plan.bias,
            norm: plan.norm,
            skip: plan.skip,
            input_mean_square: features.iter().map(|x| x * x).sum::<f64>() / features.len().max(1) as f64,
            batch: plan.batch.unwrap_or(samples).min(samples),
        }
    }

    /// Number of hidden layers H.
    pub fn depth(&self) -> usize {
        self.layer_sizes.len() - 2
    }

    /// Var W of weight layer l = 1..=H+1.
    pub fn weight_variance(&self, layer: usize) -> f64 {
        let std = self.gain * self.init.std(self.fan(layer));
        std * std
    }

    fn bias_variance(&self, layer: usize) -> f64 {
        let std = self.bias_std.unwrap_or_else(|| self.init.bias_std(self.fan(layer)));
        std * std
    }

    fn fan(&self, layer: usize) -> Fan {
        Fan { inputs: self.layer_sizes[layer - 1], outputs: self.layer_sizes[layer] }
    }

    fn width(&self, layer: usize) -> f64 {
        self.layer_sizes[layer] as f64
    }

    fn has_skip(&self, layer: usize) -> bool {
        self.skip && layer <= self.depth() && self.layer_sizes[layer] == self.layer_sizes[layer - 1]
    }
}

/// What is expected of the hidden layers l = 1..=H, layer 1 first, at initialisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// Second moment of z_l over units, after a normalisation.
    pub q: Vec<f64>,
    /// Root mean square of h_l, after activation and skip.
    pub act_rms: Vec<f64>,
    /// Factor on the mean squared norm of δ from layer l+1 to layer l, through the branch alone; for l = H from the
    /// output layer.
    pub chi: Vec<f64>,
    /// rms δ_l / rms δ_H.
    pub delta_ratio: Vec<f64>,
    /// rms ∂L/∂h_l / rms ∂L/∂h_H: with skips, the gradient of the stream.
    pub stream_ratio: Vec<f64>,
    /// Standard deviation of log10(‖δ_l‖ / ‖δ_H‖) over seeds, because widths are finite (Hanin & Nica 2020).
    pub spread: Vec<f64>,
}

impl Prediction {
    /// The median of rms δ_l / rms δ_H over seeds. It is below the root of the mean, `delta_ratio`, because the
    /// logarithm is what is normally distributed: by e^(−b/4), b the variance of ln ‖δ‖².
    pub fn median_ratio(&self) -> Vec<f64> {
        let median = |(ratio, spread): (&f64, &f64)| {
            let b = 2.0 * LN_10 * spread;
            ratio * libm::exp(-b * b / 4.0)
        };
        self.delta_ratio.iter().zip(&self.spread).map(median).collect()
    }
}

/// The prediction, or `None` where all weights are 0 and no signal passes.
///
/// Forwards, with the stream h_l = φ(z_l) (+ h_{l−1} with a skip): E h² grows by 2 E[h]E[φ] + E[φ²] (Yang & Schoenholz
/// 2017). Backwards, with g = ∂L/∂h: E‖g_l‖² = E‖g_{l+1}‖² (1 with a skip + n_l Var(W_{l+1}) s² E[φ'(z_{l+1})²]) and
/// E‖δ_l‖² = E[φ'(z_l)²] E‖g_l‖²; s² is what a normalisation divides by, n_l Var W Var[h] for BatchNorm, the second
/// moment of the pre-activation for LayerNorm. With skips and a φ that is not odd this is a lower estimate.
pub fn predict(setting: &Setting) -> Option<Prediction> {
    let depth = setting.depth();
    if depth == 0 || (1..=depth + 1).any(|layer| setting.weight_variance(layer) == 0.0) {
        return None;
    }
    let layers = forwards(setting);
    // Logarithms, because a hundred factors may leave the range of floats. `stream` is ln E g² a unit.
    let mut stream = vec![0.0; depth];
    let mut chi = vec![0.0; depth];
    let mut variance = vec![0.0; depth];
    for l in (1..=depth).rev() {
        let here = &layers[l - 1];
        let scale = layers.get(l).map_or(1.0, |next| next.scale);
        let step = setting.width(l) * setting.weight_variance(l + 1) * scale;
        chi[l - 1] = step * here.moments.slope_square;
        let Some(next) = layers.get(l) else { continue };
        let branch = step * next.moments.slope_square;
        let pass = if setting.has_skip(l + 1) { 1.0 } else { 0.0 };
        stream[l - 1] = stream[l] + libm::log((pass + branch) * setting.width(l + 1) / setting.width(l));
        let share = branch / (pass + branch);
        let own = share * share * fluctuation(setting.init, here.moments.slope_kurtosis());
        // With a skip, the product of stream and branch fluctuates too.
        let mixed = 4.0 * share * (1.0 - share);
        variance[l - 1] = variance[l] + (own + mixed) / setting.width(l);
    }
    let last = depth - 1;
    let slope = |l: usize| libm::log(layers[l].moments.slope_square / layers[last].moments.slope_square);
    Some(Prediction {
        q: layers.iter().map(|layer| layer.q).collect(),
        act_rms: layers.iter().map(|layer| libm::sqrt(layer.square)).collect(),
        delta_ratio: (0..depth).map(|l| libm::exp(0.5 * (stream[l] + slope(l)))).collect(),
        stream_ratio: stream.iter().map(|ln| libm::exp(0.5 * ln)).collect(),
        spread: variance.iter().map(|b| libm::sqrt(*b) / (2.0 * LN_10)).collect(),
        chi,
    })
}

/// n times the variance of ln ‖δ‖² that one layer adds: 3 E[φ'⁴]/E[φ'²]² − 1 (Hanin & Nica 2020, Theorem 1); an
/// orthogonal matrix keeps lengths, which leaves only the slopes' share.
fn fluctuation(init: Init, slope_kurtosis: f64) -> f64 {
    let slopes = 3.0 * (slope_kurtosis - 1.0).max(0.0);
    if init == Init::Orthogonal { slopes } else { slopes + 2.0 }
}

/// A hidden layer on the way forwards.
struct Forward {
    q: f64,
    /// E h² a unit.
    square: f64,
    moments: Moments,
    /// 1/s² of a normalisation.
    scale: f64,
}

fn forwards(setting: &Setting) -> Vec<Forward> {
    // Of the stream: mean and second moment over units, variance over the batch.
    let (mut mean, mut square, mut variance) = (0.0, setting.input_mean_square, setting.input_mean_square);
    let mut integrator = Integrator::new(setting.activation);
    let mut layers = Vec::with_capacity(setting.depth());
    for l in 1..=setting.depth() {
        let factor = setting.width(l - 1) * setting.weight_variance(l);
        let length = in_range(factor * square + setting.bias_variance(l));
        let (q, scale) = match setting.norm {
            Norm::None => (length, 1.0),
            Norm::Layer => normalised(length),
            Norm::Batch => normalised(in_range(factor * variance)),
        };
        let moments = integrator.at(q);
        if setting.has_skip(l) {
            square += 2.0 * mean * moments.mean + moments.square;
            variance += moments.variance();
            mean += moments.mean;
        } else {
            (mean, square, variance) = (moments.mean, moments.square, moments.variance());
        }
        layers.push(Forward { q, square, moments, scale });
    }
    layers
}

/// Second moment after a normalisation, and 1/s².
fn normalised(length: f64) -> (f64, f64) {
    (length / (length + EPSILON), 1.0 / (length + EPSILON))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(depth: usize, width: usize, activation: Activation, init: Init) -> Setting {
        let mut layer_sizes = vec![width; depth + 2];
        layer_sizes[0] = 2;
        layer_sizes[depth + 1] = 1;
        Setting::of(&NetworkConfig { activation, init, ..NetworkConfig::sigmoid(layer_sizes) }, &[1.0; 512])
    }

    fn first(setting: &Setting) -> f64 {
        predict(setting).unwrap().delta_ratio[0]
    }

    #[test]
    fn the_first_length_is_that_of_the_samples() {
        let setting = Setting {
            input_mean_square: 0.7,
            bias_std: Some(0.5),
            ..square(3, 32, Activation::Tanh, Init::LecunNormal)
        };
        assert!((predict(&setting).unwrap().q[0] - 0.95).abs() < 1e-12);
    }

    #[test]
    fn sigmoid_loses_0_63_decades_a_layer_under_xavier() {
        let ratio = |depth| first(&square(depth, 32, Activation::Sigmoid, Init::XavierUniform));
        let decades = (ratio(20) / ratio(50)).log10() / 30.0;
        assert!((decades - 0.627).abs() < 0.001, "{decades}");
        // 0.0557207 is χ, and 1/√χ is 4.24 = 10^0.627.
        assert!((decades + 0.5 * 0.055_720_7f64.log10()).abs() < 1e-6);
    }

    #[test]
    fn relu_under_he_keeps_its_gradient_at_any_depth() {
        for depth in [1, 2, 10, 100] {
            let ratio = predict(&square(depth, 32, Activation::Relu, Init::HeNormal)).unwrap().delta_ratio;
            assert!(ratio.iter().all(|r| (r - 1.0).abs() < 1e-10));
        }
    }

    #[test]
    fn chi_is_the_factor_from_layer_to_layer() {
        let setting = square(12, 64, Activation::Tanh, Init::HeNormal);
        let Prediction { q, chi, delta_ratio, .. } = predict(&setting).unwrap();
        for l in 0..11 {
            // σ_w² = 2.
            let moments = Moments::at(Activation::Tanh, q[l]);
            assert!((chi[l] - 2.0 * moments.slope_square).abs() < 1e-12);
            assert!((q[l + 1] - 2.0 * moments.square).abs() < 1e-12);
            assert!((delta_ratio[l] / delta_ratio[l + 1] - chi[l].sqrt()).abs() < 1e-12);
        }
    }

    #[test]
    fn unequal_widths_enter_by_both_fans() {
        // rms δ_1 / rms δ_2 = √(n_2 Var(W_2) E[φ'²]): linear, Xavier, n_1 = 10, n_2 = 90.
        let setting = Setting {
            layer_sizes: vec![2, 10, 90, 1],
            ..square(2, 1, Activation::Linear, Init::XavierNormal)
        };
        assert!((first(&setting) - (90.0f64 * 2.0 / 100.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn skips_hold_the_stream_near_one_where_sigmoid_vanishes() {
        let setting = Setting { skip: true, ..square(10, 32, Activation::Sigmoid, Init::XavierUniform) };
        let stream = predict(&setting).unwrap().stream_ratio[0];
        assert!((1.0..1.6).contains(&stream), "{stream}");
    }

    #[test]
    fn normalisations_multiply_by_their_chi() {
        // χ_BN = E[φ'²]/Var[φ] = π/(π − 1) (Yang et al. 2019); χ_LN = E[φ'²]/E[φ²] = 1.
        use std::f64::consts::PI;
        for (norm, chi) in [(Norm::Batch, PI / (PI - 1.0)), (Norm::Layer, 1.0)] {
            let setting = Setting { norm, ..square(10, 32, Activation::Relu, Init::HeNormal) };
            let found = predict(&setting).unwrap().chi[4];
            assert!((found - chi).abs() < 1e-4 * chi, "{norm:?} {found} {chi}");
        }
    }

    #[test]
    fn the_moments_a_learner_meets_are_predicted() {
        // Ten layers of width 32 on two moons, medians over seeds.
        for (activation, init, measured) in [
            (Activation::Sigmoid, Init::XavierUniform, 2.0e-6),
            (Activation::Relu, Init::HeNormal, 0.85),
            (Activation::Relu, Init::TorchDefault, 2e-4),
            (Activation::Tanh, Init::NormalUnit, 447.0),
        ] {
            let predicted = first(&square(10, 32, activation, init));
            assert!((predicted / measured).log10().abs() < 0.3, "{activation:?} {predicted:e} {measured:e}");
        }
    }

    #[test]
    fn the_spread_is_that_of_hanin_and_nica() {
        // b = 5 (H − 1)/n for ReLU + He, 2 (H − 1)/n for linear Gaussian, 0 for linear orthogonal.
        for (activation, init, numerator) in [
            (Activation::Relu, Init::HeNormal, 5.0),
            (Activation::Linear, Init::LecunNormal, 2.0),
            (Activation::Linear, Init::Orthogonal, 0.0),
        ] {
            let prediction = predict(&square(30, 8, activation, init)).unwrap();
            let b: f64 = numerator * 29.0 / 8.0;
            assert!((prediction.spread[0] - b.sqrt() / (2.0 * LN_10)).abs() < 1e-6);
            assert!((prediction.median_ratio()[0] / prediction.delta_ratio[0]).ln() + b / 4.0 < 1e-6);
            assert_eq!(prediction.spread[29], 0.0);
        }
    }

    #[test]
    fn zeros_have_no_prediction_and_extremes_have_a_finite_one() {
        assert_eq!(predict(&square(10, 32, Activation::Sigmoid, Init::Zeros)), None);
        for &activation in Activation::ALL {
            for &norm in Norm::ALL {
                for (init, gain) in [(Init::NormalSmall, 0.05), (Init::NormalUnit, 10.0)] {
                    for skip in [false, true] {
                        let setting = Setting { gain, norm, skip, ..square(100, 256, activation, init) };
                        let prediction = predict(&setting).unwrap();
                        let numbers = [&prediction.q, &prediction.chi, &prediction.delta_ratio];
                        let finite = numbers.into_iter().flatten().all(|x| x.is_finite());
                        assert!(finite || gain == 10.0, "{activation:?} {norm:?} {init:?}");
                        assert!(!prediction.delta_ratio.iter().any(|x| x.is_nan()));
                    }
                }
            }
        }
    }
}
