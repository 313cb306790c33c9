//! The plain perceptron of `examples/mlp.rs` and the network of the page give the same numbers.

#[path = "../examples/mlp.rs"]
mod mlp;

use mlp::{Matrix, Mlp, Parameters, loss_and_grad};
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::init::Init;
use vanishing_gradients::nn::loss::Loss;
use vanishing_gradients::nn::norm::Norm;
use vanishing_gradients::nn::scalar::Dtype;
use vanishing_gradients::nn::training::{NetworkConfig, Phase, start};

const SAMPLES: u16 = 17;

fn largest<'a>(numbers: impl IntoIterator<Item = &'a f64>) -> f64 {
    numbers.into_iter().fold(0.0, |max, number| number.abs().max(max))
}

/// The arrays of a layer in the order of a snapshot.
fn arrays(layer: &Parameters, norm: Norm, hidden: bool) -> Vec<Vec<f64>> {
    let mut all = vec![layer.w.concat(), layer.b.clone()];
    if norm != Norm::None && hidden {
        all.extend([layer.gamma.clone(), layer.beta.clone()]);
    }
    all
}

/// That the numbers are the same to 1e-12 of `scale`.
fn assert_close(found: &[f64], right: &[f64], scale: f64, what: &str) {
    assert_eq!(found.len(), right.len(), "{what}");
    for (found, right) in found.iter().zip(right) {
        assert!((found - right).abs() <= 1e-12 * scale, "{what}: {found} is not {right} (of {scale})");
    }
}

/// One step of both: the loss, every gradient, and the parameters after the update.
fn compare(config: &NetworkConfig) {
    let features: Vec<f64> = (0..2 * SAMPLES).map(|i| f64::from(i * 37 % 101) / 50.0 - 1.0).collect();
    let outputs = *config.layer_sizes.last().expect("a network has layers");
    let classes: Vec<u16> = (0..SAMPLES).map(|i| i % outputs.max(2) as u16).collect();
    let mut core = start(Dtype::Float64, config, &features, &classes).expect("small networks fit");
    while core.work() != Phase::Measured {}
    let snapshot = core.snapshot();

    let x: Matrix = features.chunks(2).map(<[f64]>::to_vec).collect();
    let mut plain = Mlp::new(config);
    let output = plain.forward(&x);
    let (loss, grad_output) = loss_and_grad(config.loss, &output, &classes);
    let gradients = plain.backward(grad_output);
    plain.descend(&gradients, config.learning_rate);

    let what = format!("{config:?}");
    assert_close(&[loss], &[snapshot.loss], snapshot.loss, &what);
    for (index, layer) in snapshot.layers.iter().enumerate() {
        let hidden = index + 1 < snapshot.layers.len();
        let what = format!("layer {} of {what}", index + 1);
        // Sums over the batch may cancel to nothing: exactly so for b in front of BatchNorm.
        let scale = largest(layer.parameters.iter().flat_map(|array| &array.gradient));
        let found = arrays(&gradients[index], config.norm, hidden);
        for (found, right) in found.iter().zip(&layer.parameters) {
            assert_close(found, &right.gradient, scale, &format!("gradient, {what}"));
        }
        let found = arrays(&plain.layers[index], config.norm, hidden);
        for (found, right) in found.iter().zip(&layer.parameters) {
            let scale = largest(&right.value).max(scale);
            assert_close(found, &right.after, scale, &format!("after the step, {what}"));
        }
    }
}

#[test]
fn the_plain_perceptron_and_the_core_agree_on_every_setting_that_both_know() {
    for &activation in Activation::ALL {
        for &init in Init::ALL {
            for &norm in Norm::ALL {
                for skip in [false, true] {
                    for (&loss, depth) in Loss::ALL.iter().flat_map(|loss| [(loss, 1), (loss, 4)]) {
                        let outputs = if loss == Loss::BinaryCrossEntropy { 1 } else { 3 };
                        let layer_sizes = [vec![2], vec![5; depth], vec![outputs]].concat();
                        let base = NetworkConfig::sigmoid(layer_sizes);
                        compare(&NetworkConfig { activation, init, norm, skip, loss, ..base });
                    }
                }
            }
        }
    }
}
