//! Random networks against finite differences of a forward pass of their own, and the exact identities of docs/contract/THEORY.md 12.

use super::any::{Task, config, task, task_for};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::init::Init;
use vanishing_gradients::nn::loss::Loss;
use vanishing_gradients::nn::norm::{EPSILON, Norm};
use vanishing_gradients::nn::scalar::Dtype;
use vanishing_gradients::nn::stats::LayerStats;
use vanishing_gradients::nn::training::{LayerSnapshot, NetworkConfig, Phase, Snapshot, start};

/// What the first step measures.
fn measured(task: &Task, dtype: Dtype) -> (Snapshot, Vec<LayerStats>) {
    let mut run = start(dtype, &task.config, &task.features, &task.classes).expect("small networks fit");
    while run.work() != Phase::Measured {}
    (run.snapshot(), run.layers().to_vec())
}

/// Loss, the signs of all z, and the largest output, computed sample by sample from a snapshot's parameters, as the
/// formulas say it.
fn forward(config: &NetworkConfig, snapshot: &Snapshot) -> (f64, Vec<bool>, f64) {
    let batch = snapshot.classes.len();
    let mut rows: Vec<Vec<f64>> = snapshot.x.chunks(config.layer_sizes[0]).map(<[f64]>::to_vec).collect();
    let (last, hidden) = snapshot.layers.split_last().expect("layers");
    let mut signs = Vec::new();
    for layer in hidden {
        let mut z: Vec<Vec<f64>> = rows.iter().map(|row| affine(layer, row)).collect();
        normalise(config.norm, layer, &mut z);
        for (row, z) in rows.iter_mut().zip(z) {
            signs.extend(z.iter().map(|z| *z > 0.0));
            let branch = z.iter().map(|z| config.activation.apply(*z));
            *row =
                if layer.skip { branch.zip(&*row).map(|(r, h)| r + h).collect() } else { branch.collect() };
        }
    }
    let outputs = rows.iter().flat_map(|row| affine(last, row));
    let largest = outputs.fold(0.0, |max: f64, output| max.max(output.abs()));
    let losses = rows.iter().zip(&snapshot.classes).map(|(row, &class)| {
        let (output, class) = (affine(last, row), usize::from(class));
        match config.loss {
            Loss::BinaryCrossEntropy => {
                output[0].max(0.0) + (-output[0].abs()).exp().ln_1p() - output[0] * class as f64
            }
            Loss::SoftmaxCrossEntropy => output.iter().map(|o| (o - output[class]).exp()).sum::<f64>().ln(),
            Loss::MeanSquared => {
                let right = |k| if k == class { 1.0 } else { 0.0 };
                output.iter().enumerate().map(|(k, o)| (o - right(k)).powi(2)).sum::<f64>()
                    / output.len() as f64
            }
        }
    });
    (losses.sum::<f64>() / batch as f64, signs, largest)
}

fn affine(layer: &LayerSnapshot, row: &[f64]) -> Vec<f64> {
    let (weights, biases) = (&layer.parameters[0].value, &layer.parameters[1].value);
    let products = weights.chunks(row.len()).map(|w| w.iter().zip(row).map(|(w, h)| w * h).sum::<f64>());
    products.zip(biases).map(|(product, bias)| product + bias).collect()
}

fn normalise(norm: Norm, layer: &LayerSnapshot, z: &mut [Vec<f64>]) {
    if norm == Norm::None {
        return;
    }
    let (gamma, beta) = (layer.parameters[2].value.clone(), layer.parameters[3].value.clone());
    let units = gamma.len();
    let mean_and_root = |values: Vec<f64>| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / values.len() as f64;
        (mean, (variance + EPSILON).sqrt())
    };
    let of_unit: Vec<_> =
        (0..units).map(|unit| mean_and_root(z.iter().map(|row| row[unit]).collect())).collect();
    for row in z {
        let of_sample = mean_and_root(row.clone());
        for unit in 0..units {
            let (mean, root) = if norm == Norm::Batch { of_unit[unit] } else { of_sample };
            row[unit] = gamma[unit] * (row[unit] - mean) / root + beta[unit];
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The norm, of numbers too small to be squared as well.
fn size(a: &[f64]) -> f64 {
    let largest = a.iter().fold(0.0, |max: f64, a| max.max(a.abs()));
    if largest == 0.0 { 0.0 } else { largest * a.iter().map(|a| (a / largest).powi(2)).sum::<f64>().sqrt() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_gradient_is_the_slope_of_a_loss_computed_elsewhere(task in task(), pick in any::<Index>()) {
        let (snapshot, _) = measured(&task, Dtype::Float64);
        let (loss, signs, largest) = forward(&task.config, &snapshot);
        prop_assert!((loss - snapshot.loss).abs() <= 1e-11 * (1.0 + loss.abs() + largest), "{loss} {}", snapshot.loss);
        for layer in 0..snapshot.layers.len() {
            for array in 0..snapshot.layers[layer].parameters.len() {
                let parameter = &snapshot.layers[layer].parameters[array];
                let at = pick.index(parameter.value.len());
                let moved = |by: f64| {
                    let mut moved = snapshot.clone();
                    moved.layers[layer].parameters[array].value[at] += by;
                    forward(&task.config, &moved)
                };
                let difference = |h: f64| (moved(h).0 - moved(-h).0) / (2.0 * h);
                let h = 2e-5;
                // A kink between the two points, and there is no slope to compare with.
                if moved(h).1 != signs || moved(-h).1 != signs {
                    continue;
                }
                let [coarse, fine, finest] = [h, h / 2.0, h / 4.0].map(difference);
                let slope = (4.0 * fine - coarse) / 3.0;
                let found = parameter.gradient[at];
                // The loss is a difference of outputs: its last bits are theirs. A batch whose samples are almost alike
                // amplifies them, which shows in how little the three differences agree.
                let doubt = 3.0 * ((fine - coarse).abs() + (finest - fine).abs());
                let tolerance = doubt + 1e-9 * (1.0 + loss.abs() + largest) + 1e-7 * found.abs();
                prop_assert!((slope - found).abs() <= tolerance, "layer {layer} array {array}: {found} is not {slope}");
            }
        }
    }

    #[test]
    fn in_front_of_batchnorm_biases_get_nothing_and_weights_no_more_than_epsilon_lets_pass(
        task in config().prop_flat_map(|config| task_for(NetworkConfig { norm: Norm::Batch, ..config }, 3..=8))
    ) {
        let (snapshot, stats) = measured(&task, Dtype::Float64);
        for (layer, stats) in snapshot.layers.iter().zip(&stats).take(snapshot.layers.len() - 1) {
            let [_, b, _, _] = &layer.parameters[..] else { unreachable!("a normalised layer") };
            // What cancels: delta, divided by a deviation that is at least the root of epsilon.
            let total = stats.delta_rms * ((b.value.len() * task.classes.len()) as f64).sqrt() / EPSILON.sqrt();
            prop_assert!(size(&b.gradient) <= 1e-11 * total, "{} {total}", size(&b.gradient));
        }
        // Scaling w_i scales a and its deviation alike: <w, dL/dw> = gamma dL/dgamma eps / (var + eps), exactly.
        let inputs = task.config.layer_sizes[0];
        let [w, _, gamma, _] = &snapshot.layers[0].parameters[..] else { unreachable!("a normalised layer") };
        for unit in 0..gamma.value.len() {
            let row = unit * inputs..(unit + 1) * inputs;
            let a: Vec<f64> = snapshot.x.chunks(inputs).map(|x| dot(&w.value[row.clone()], x)).collect();
            let mean = a.iter().sum::<f64>() / a.len() as f64;
            let variance = a.iter().map(|a| (a - mean) * (a - mean)).sum::<f64>() / a.len() as f64;
            let expected = gamma.value[unit] * gamma.gradient[unit] * EPSILON / (variance + EPSILON);
            let found = dot(&w.value[row.clone()], &w.gradient[row.clone()]);
            // The terms that cancel are of the size of delta times a, over a deviation.
            let delta = stats[0].delta_rms * ((gamma.value.len() * a.len()) as f64).sqrt();
            let noise = size(&w.value[row.clone()]) * size(&w.gradient[row]) + delta * (1.0 + size(&a)) / EPSILON.sqrt();
            prop_assert!((found - expected).abs() <= 1e-11 * noise, "{found} {expected}");
        }
    }

    #[test]
    fn piecewise_linear_layers_without_biases_share_one_inner_product(
        task in (config(), select(&[Activation::Linear, Activation::Relu, Activation::LeakyRelu][..])).prop_flat_map(
            |(config, activation)| {
                let init = if config.init == Init::TorchDefault { Init::HeNormal } else { config.init };
                let config = NetworkConfig { activation, init, norm: Norm::None, skip: false, bias: Some(0.0), ..config };
                task_for(config, 1..=8)
            })
    ) {
        let (snapshot, _) = measured(&task, Dtype::Float64);
        let products: Vec<f64> =
            snapshot.layers.iter().map(|layer| dot(&layer.parameters[0].value, &layer.parameters[0].gradient)).collect();
        let noise = snapshot.layers.iter().map(|layer| size(&layer.parameters[0].value) * size(&layer.parameters[0].gradient));
        let noise = noise.fold(0.0, f64::max);
        for product in &products {
            prop_assert!((product - products[0]).abs() <= 1e-11 * noise, "{products:?}");
        }
    }

    #[test]
    fn softmax_gradients_add_up_to_nothing(
        task in config().prop_flat_map(|config| {
            let outputs = config.layer_sizes.last().copied().unwrap_or(2).max(2);
            let mut layer_sizes = config.layer_sizes.clone();
            layer_sizes.pop();
            layer_sizes.push(outputs);
            task_for(NetworkConfig { loss: Loss::SoftmaxCrossEntropy, layer_sizes, ..config }, 1..=8)
        })
    ) {
        let (snapshot, _) = measured(&task, Dtype::Float64);
        let output = snapshot.layers.last().expect("layers");
        prop_assert!(output.parameters[1].gradient.iter().sum::<f64>().abs() <= 1e-14);
    }

    #[test]
    fn of_one_sample_the_gradients_of_weights_and_biases_are_those_of_delta_and_activation(
        task in config().prop_flat_map(|config| task_for(NetworkConfig { norm: Norm::None, ..config }, 1..=1))
    ) {
        let (snapshot, stats) = measured(&task, Dtype::Float64);
        let mut input = size(&snapshot.x);
        for (index, layer) in stats.iter().enumerate() {
            let units = (task.config.layer_sizes[index + 1] as f64).sqrt();
            let delta = layer.delta_rms * units;
            prop_assert!((layer.grad_b_norm - delta).abs() <= 1e-12 * delta, "b: {} {delta}", layer.grad_b_norm);
            prop_assert!((layer.grad_w_norm - delta * input).abs() <= 1e-11 * delta * input);
            input = layer.act_rms * units;
        }
    }

    #[test]
    fn no_delta_exceeds_the_bound_of_slope_and_weights(
        task in config().prop_flat_map(|config| task_for(NetworkConfig { norm: Norm::None, skip: false, ..config }, 1..=8))
    ) {
        let (snapshot, stats) = measured(&task, Dtype::Float64);
        let supremum = task.config.activation.sup_act_grad();
        for layer in 0..stats.len() - 1 {
            let total = |layer: usize| stats[layer].delta_rms * (task.config.layer_sizes[layer + 1] as f64).sqrt();
            // The Frobenius norm is never below the spectral one.
            let bound = supremum * size(&snapshot.layers[layer + 1].parameters[0].value) * total(layer + 1);
            prop_assert!(total(layer) <= bound * (1.0 + 1e-12), "{} {bound}", total(layer));
        }
    }
}
