//! Which decades a chart has to show, from the settings alone: an axis that followed the data would hide that the
//! gradient vanishes.

use super::prediction::{Setting, predict};

/// The decades that f64 holds with full precision.
const LIMITS: (i32, i32) = (-307, 307);
/// Decades that training may take δ below where it started: a network that learns has small errors.
const ROOM_BELOW: i32 = 3;
/// Decades that training may take δ above where it started.
const ROOM_ABOVE: i32 = 1;
/// Decades shown where nothing can be predicted: every hidden δ is 0 there.
const UNKNOWN: i32 = 6;

/// The powers of ten between which rms δ of all layers is expected, with room for what training does to it: at least
/// three decades, low below high.
pub fn axis_decades(setting: &Setting) -> (i32, i32) {
    let levels = expected_levels(setting);
    let low = levels.iter().copied().fold(f64::INFINITY, f64::min);
    let high = levels.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let high = (libm::ceil(high) as i32).saturating_add(ROOM_ABOVE).clamp(LIMITS.0 + UNKNOWN, LIMITS.1);
    if levels.len() == 1 {
        return (high - UNKNOWN, high);
    }
    let low = (libm::floor(low) as i32).saturating_sub(ROOM_BELOW).clamp(LIMITS.0, LIMITS.1);
    (low.min(high - ROOM_BELOW), high)
}

/// log10 of rms δ at initialisation: of the output layer, then of the hidden layers where there is a prediction.
fn expected_levels(setting: &Setting) -> Vec<f64> {
    // Undecided outputs: |d| = ½ for one logit, Σ d² = 1 − 1/K for K of them, each carrying 1/batch.
    let outputs = setting.layer_sizes[setting.depth() + 1] as f64;
    let error = if outputs == 1.0 { 0.25 } else { 1.0 - 1.0 / outputs };
    let output = 0.5 * libm::log10(error) - libm::log10(setting.batch.max(1) as f64);
    let mut levels = vec![output - 0.5 * libm::log10(outputs)];
    if let Some(prediction) = predict(setting) {
        // ‖δ_H‖² = χ_H ‖d‖², a unit's share of it 1/n_H.
        let depth = setting.depth();
        let width = setting.layer_sizes[depth] as f64;
        let last = output + 0.5 * libm::log10(prediction.chi[depth - 1] / width);
        // A ratio beyond the range of floats counts as its end.
        let in_range = |ratio: f64| ratio.clamp(f64::MIN_POSITIVE, f64::MAX);
        levels.extend(prediction.delta_ratio.iter().map(|&ratio| last + libm::log10(in_range(ratio))));
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::activation::Activation;
    use crate::nn::init::Init;
    use crate::nn::norm::Norm;
    use crate::nn::run::NetworkConfig;

    fn setting(depth: usize, activation: Activation, init: Init) -> Setting {
        let mut layer_sizes = vec![32; depth + 2];
        layer_sizes[0] = 2;
        layer_sizes[depth + 1] = 1;
        Setting::of(&NetworkConfig { activation, init, ..NetworkConfig::sigmoid(layer_sizes) }, &[1.0; 512])
    }

    #[test]
    fn a_deeper_sigmoid_network_gets_a_longer_axis() {
        let ten = axis_decades(&setting(10, Activation::Sigmoid, Init::XavierUniform));
        let fifty = axis_decades(&setting(50, Activation::Sigmoid, Init::XavierUniform));
        assert_eq!(ten, (-13, -1));
        assert_eq!(fifty.1, ten.1);
        assert!((-40..=-36).contains(&fifty.0), "{fifty:?}");
    }

    #[test]
    fn an_exploding_network_gets_room_above() {
        let (low, high) = axis_decades(&setting(10, Activation::Tanh, Init::NormalUnit));
        assert!(low >= -8 && high >= 1, "{low} {high}");
    }

    #[test]
    fn every_setting_gets_decades_that_a_log_axis_can_draw() {
        for &activation in Activation::ALL {
            for &init in Init::ALL {
                for gain in [0.05, 1.0, 10.0] {
                    for (depth, norm, skip) in
                        [(1, Norm::None, false), (100, Norm::None, true), (100, Norm::Batch, false)]
                    {
                        let setting = Setting { gain, norm, skip, ..setting(depth, activation, init) };
                        let (low, high) = axis_decades(&setting);
                        assert!(high - low >= 3 && low >= -307 && high <= 307, "{low} {high}");
                    }
                }
            }
        }
    }

    #[test]
    fn zeros_show_some_decades_below_the_output_layer() {
        assert_eq!(axis_decades(&setting(10, Activation::Sigmoid, Init::Zeros)), (-7, -1));
    }
}
