//! The main chart's axis, chosen from the settings before anything is measured, so that it never hides a decay.

use super::experiment::{Experiment, Skip};
use crate::nn::activation::Activation;
use crate::nn::init::Fan;
use crate::nn::norm::Norm;

/// The largest rms δ that a loss sends into the last hidden layer is about this, for a batch of one.
const LARGEST_ERROR: f64 = 0.5;

/// Powers of ten between which rms δ of all layers is expected at the start: its own scale at the output, the
/// mean-field factor per layer (Poole et al. 2016; Schoenholz et al. 2017), and room on both sides.
pub fn decades(experiment: &Experiment, samples: usize) -> (i32, i32) {
    let width = experiment.width as usize;
    let square = Fan { inputs: width, outputs: width };
    let gain = experiment.gain;
    let sigma = experiment.init.std(square) * gain;
    // σ_w² = fan_in · Var W.
    let sigma_w2 = sigma * sigma * width as f64;
    let bias = experiment.bias.unwrap_or_else(|| experiment.init.bias_std(square));
    let activation = experiment.activation;

    let mut q = if experiment.norm == Norm::None { first_q(experiment, bias) } else { 1.0 };
    let mut factors = Vec::with_capacity(experiment.depth as usize);
    for _ in 0..experiment.depth {
        let [square_value, square_slope, variance] = gaussian_means(activation, q.min(1e12));
        let factor = match experiment.norm {
            Norm::None => sigma_w2 * square_slope,
            Norm::Batch => square_slope / variance.max(1e-12),
            Norm::Layer => square_slope / square_value.max(1e-12),
        };
        let factor = if experiment.skip == Skip::On { 1.0 + factor } else { factor };
        factors.push((factor.log10() / 2.0).clamp(-4.0, 4.0));
        if experiment.norm == Norm::None {
            q = sigma_w2 * square_value + bias * bias + if experiment.skip == Skip::On { q } else { 0.0 };
        }
    }
    let output = experiment.init.std(Fan { inputs: width, outputs: 1 }) * gain;
    let at_output =
        (LARGEST_ERROR / samples.max(1) as f64).log10() + output.max(1e-6).log10().clamp(-6.0, 3.0);
    let total: f64 = factors.iter().skip(1).sum();
    let (low, high) = (at_output + total.min(0.0), at_output + total.max(0.0));
    let floor =
        |exponent: f64| if exponent.is_finite() { exponent.clamp(-330.0, 300.0).floor() as i32 } else { -10 };
    // The axis ends a decade and a half beyond what is expected; at least eight decades show a decay as a decay.
    let (low, high) = (floor(low - 1.5), floor(high + 2.0).max(-1));
    (low.min(high - 8), high)
}

fn first_q(experiment: &Experiment, bias: f64) -> f64 {
    let inputs = 2.0;
    let std = experiment.init.std(Fan { inputs: 2, outputs: experiment.width as usize }) * experiment.gain;
    std * std * inputs * 0.5 + bias * bias
}

/// E[φ²], E[φ'²] and Var φ at z ~ N(0, q).
fn gaussian_means(activation: Activation, q: f64) -> [f64; 3] {
    const POINTS: i32 = 96;
    let (mut weight, mut mean, mut square, mut slope) = (0.0, 0.0, 0.0, 0.0);
    let scale = q.max(0.0).sqrt();
    for index in 0..POINTS {
        let g = (f64::from(index) + 0.5) / f64::from(POINTS) * 12.0 - 6.0;
        let density = libm::exp(-0.5 * g * g);
        let (value, derivative) = activation.value_and_slope(scale * g);
        weight += density;
        mean += density * value;
        square += density * value * value;
        slope += density * derivative * derivative;
    }
    let [mean, square, slope] = [mean / weight, square / weight, slope / weight];
    [square, slope, (square - mean * mean).max(0.0)]
}

#[cfg(test)]
mod tests {
    use super::super::protocol::{Reply, Request, Views};
    use super::super::trainer::Trainer;
    use super::*;
    use crate::nn::init::Init;

    fn rms_delta(experiment: &Experiment) -> Vec<f64> {
        let mut trainer = Trainer::default();
        let request =
            Request::Begin { run: 1, experiment: Box::new(experiment.clone()), views: Views::default() };
        trainer.receive(request, 0.0);
        match trainer.work(&|| 0.0, 1.0) {
            Some(Reply::Frame(frame)) => frame.latest().layers.iter().map(|layer| layer.delta_rms).collect(),
            other => panic!("a frame was asked for, not {other:?}"),
        }
    }

    #[test]
    fn the_axis_shows_every_layer_of_ordinary_networks_at_the_start() {
        for depth in [1, 5, 10, 20, 50] {
            for activation in [Activation::Sigmoid, Activation::Tanh, Activation::Relu, Activation::Gelu] {
                for norm in [Norm::None, Norm::Batch, Norm::Layer] {
                    for init in [Init::XavierUniform, Init::HeNormal, Init::LecunNormal, Init::TorchDefault] {
                        let experiment =
                            Experiment { depth, activation, norm, init, ..Experiment::default() };
                        let (low, high) = decades(&experiment, experiment.points as usize);
                        let measured = rms_delta(&experiment);
                        let hidden = &measured[..depth as usize];
                        let inside = |delta: &&f64| {
                            // Networks with a dead layer have an exact 0, which is marked.
                            **delta == 0.0 || (f64::from(low)..=f64::from(high)).contains(&delta.log10())
                        };
                        let shown = hidden.iter().filter(inside).count();
                        assert!(
                            shown as f64 >= 0.9 * f64::from(depth),
                            "depth {depth} {} {} {}: 10^{low}..10^{high} misses {hidden:?}",
                            activation.id(),
                            norm.id(),
                            init.id(),
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn hostile_settings_have_an_axis_too() {
        for init in Init::ALL {
            for (gain, bias) in [(0.05, None), (10.0, Some(2.0)), (f64::NAN, Some(f64::INFINITY))] {
                let experiment =
                    Experiment { depth: 100, width: 1, init: *init, gain, bias, ..Experiment::default() };
                let (low, high) = decades(&experiment, 0);
                assert!(low < high, "{low} {high}");
            }
        }
    }
}
