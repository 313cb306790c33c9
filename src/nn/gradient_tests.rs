//! Claims about gradients: against finite differences, and the exact identities of `docs/contract/THEORY.md` 12.

use super::activation::Activation;
use super::loss::Loss;
use super::norm::Norm;
use super::training::{NetworkConfig, Run, Training};
use super::training_tests::{config, moons, to_measured};

/// The run's loss with parameter `at` of array `array` of layer `layer` moved by `by`.
fn moved(
    config: &NetworkConfig,
    samples: &(Vec<f64>, Vec<u16>),
    place: (usize, usize, usize),
    by: f64,
) -> f64 {
    let mut run = Training::<f64>::new(config, &samples.0, &samples.1).expect("small networks fit");
    for _ in 1..config.layer_sizes.len() {
        run.work();
    }
    let (layer, array, at) = place;
    let layer = &mut run.layers[layer];
    match array {
        0 => layer.weights.value[at] += by,
        1 => layer.bias.value[at] += by,
        _ => layer.affine.as_mut().expect("a normalised layer")[array - 2].value[at] += by,
    }
    to_measured(&mut run);
    run.loss()
}

fn assert_gradients_match(config: &NetworkConfig, samples: &(Vec<f64>, Vec<u16>)) {
    let mut run = Training::<f64>::new(config, &samples.0, &samples.1).expect("small networks fit");
    to_measured(&mut run);
    let snapshot = run.snapshot();
    for (l, layer) in snapshot.layers.iter().enumerate() {
        for (array, parameter) in layer.parameters.iter().enumerate() {
            for at in (0..parameter.value.len()).step_by(3) {
                let h = 1e-5;
                let place = (l, array, at);
                let slope =
                    (moved(config, samples, place, h) - moved(config, samples, place, -h)) / (2.0 * h);
                let error = (slope - parameter.gradient[at]).abs();
                assert!(
                    error < 2e-8 * (1.0 + slope.abs()),
                    "{} {} skip {} {}: layer {l} array {array} at {at}: {} is not {slope}",
                    config.activation.id(),
                    config.norm.id(),
                    config.skip,
                    config.loss.id(),
                    parameter.gradient[at],
                );
            }
        }
    }
}

/// Inputs and biases are generic, so that no pre-activation sits on a kink.
fn small(activation: Activation, norm: Norm, skip: bool, loss: Loss) -> NetworkConfig {
    let outputs = if loss == Loss::BinaryCrossEntropy { 1 } else { 3 };
    NetworkConfig {
        layer_sizes: vec![2, 5, 5, 4, outputs],
        activation,
        norm,
        skip,
        loss,
        bias: Some(0.3),
        ..config(1, 1)
    }
}

#[test]
fn every_gradient_is_the_slope_of_the_loss() {
    let (features, classes) = moons(13, 3);
    let three: Vec<u16> = (0..13).map(|i| i % 3).collect();
    for &activation in Activation::ALL {
        for &norm in Norm::ALL {
            for skip in [false, true] {
                let two = small(activation, norm, skip, Loss::BinaryCrossEntropy);
                assert_gradients_match(&two, &(features.clone(), classes.clone()));
            }
        }
    }
    for loss in [Loss::SoftmaxCrossEntropy, Loss::MeanSquared] {
        for &norm in Norm::ALL {
            let config = small(Activation::Tanh, norm, true, loss);
            assert_gradients_match(&config, &(features.clone(), three.clone()));
        }
    }
}

#[test]
fn batchnorm_hides_biases_and_makes_weights_and_gradients_orthogonal() {
    let (features, classes) = moons(64, 1);
    let config = small(Activation::Tanh, Norm::Batch, false, Loss::BinaryCrossEntropy);
    let mut run = Training::<f64>::new(&config, &features, &classes).expect("small networks fit");
    to_measured(&mut run);
    for layer in &run.snapshot().layers[..3] {
        let [weights, bias] = [&layer.parameters[0], &layer.parameters[1]];
        let size = weights.gradient.iter().map(|g| g.abs()).fold(0.0, f64::max);
        assert!(bias.gradient.iter().all(|g| g.abs() < 1e-14 * (1.0 + size)), "the mean takes a bias away");
        let inputs = weights.value.len() / bias.value.len();
        for (w, g) in weights.value.chunks(inputs).zip(weights.gradient.chunks(inputs)) {
            let along: f64 = w.iter().zip(g).map(|(w, g)| w * g).sum();
            // Rescaling w changes nothing, but for the ε beside the variance.
            assert!(along.abs() < 2e-3 * size, "⟨w, ∂L/∂w⟩ = {along}");
        }
    }
}

#[test]
fn homogeneous_networks_have_equal_products_of_weights_and_gradients() {
    let (features, classes) = moons(40, 2);
    for activation in [Activation::Relu, Activation::LeakyRelu, Activation::Linear] {
        let mut config = small(activation, Norm::None, false, Loss::BinaryCrossEntropy);
        config.bias = None;
        let mut run = Training::<f64>::new(&config, &features, &classes).expect("small networks fit");
        to_measured(&mut run);
        let products: Vec<f64> = run
            .snapshot()
            .layers
            .iter()
            .map(|layer| {
                let weights = &layer.parameters[0];
                weights.value.iter().zip(&weights.gradient).map(|(w, g)| w * g).sum()
            })
            .collect();
        assert!(products.iter().all(|p| (p / products[0] - 1.0).abs() < 1e-12), "{products:?}");
    }
}

#[test]
fn one_sample_has_gradient_norm_delta_times_activation() {
    let (features, classes) = moons(1, 2);
    let config = small(Activation::Gelu, Norm::None, false, Loss::BinaryCrossEntropy);
    let mut run = Training::<f64>::new(&config, &features, &classes).expect("small networks fit");
    to_measured(&mut run);
    let stats = run.layers();
    for l in 1..stats.len() {
        let [units, before] = [config.layer_sizes[l + 1] as f64, config.layer_sizes[l] as f64].map(f64::sqrt);
        let right = stats[l].delta_rms * units * stats[l - 1].act_rms * before;
        assert!((stats[l].grad_w_norm / right - 1.0).abs() < 1e-13);
        assert!((stats[l].grad_b_norm / (stats[l].delta_rms * units) - 1.0).abs() < 1e-13);
    }
}
