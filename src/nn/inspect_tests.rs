//! Claims about what is seen inside a layer: it is what the step computed, and paths add up to the gradient.

use super::*;
use crate::nn::norm::Norm;
use crate::nn::training::{NetworkConfig, Run, Training};
use crate::nn::training_tests::{config, moons, to_measured};

const SAMPLES: usize = 24;

/// A measured step; biases are generic, so that no z sits on a kink.
fn measured<S: Scalar>(config: &NetworkConfig) -> Training<S> {
    let (features, classes) = moons(SAMPLES, 3);
    let mut run = Training::new(config, &features, &classes).expect("small networks fit");
    to_measured(&mut run);
    run
}

fn small(activation: Activation, norm: Norm, layer_sizes: &[usize]) -> NetworkConfig {
    NetworkConfig {
        layer_sizes: layer_sizes.to_vec(),
        activation,
        norm,
        bias: Some(0.4),
        gain: 1.5,
        ..config(1, 1)
    }
}

/// Calls with every activation and every normalisation.
fn everywhere(claim: impl Fn(Activation, Norm)) {
    for &activation in Activation::ALL {
        Norm::ALL.iter().for_each(|&norm| claim(activation, norm));
    }
}

#[test]
fn what_is_seen_is_what_the_activation_was_given() {
    everywhere(|activation, norm| {
        let run = measured::<f64>(&small(activation, norm, &[2, 5, 7, 1]));
        let input = Input { values: &run.layers[0].h, abs_range: run.layers[0].abs_range };
        let mut z = run.layers[1].pre_activations(input, &mut Scratch::default());
        for (sample, row) in z.chunks(7).enumerate() {
            for (unit, &z) in row.iter().enumerate() {
                let alone = run.layers[1].z(input, sample, unit);
                assert!((alone - z).abs() <= 1e-14 * (1.0 + z.abs()), "{alone} {z}");
            }
        }
        let mut slopes = vec![0.0; z.len()];
        activation.apply_all(&mut z, &mut slopes);
        assert_eq!((z, slopes), (run.layers[1].h.clone(), run.layers[1].act_grad.clone()));
    });
}

#[test]
fn every_z_is_counted_once() {
    everywhere(|activation, norm| {
        let mut run = measured::<f32>(&small(activation, norm, &[2, 6, 9, 1]));
        for (layer, width) in [(1, 6), (2, 9)] {
            for (range, bins) in [(0.1, 3), (0.7, 10), (50.0, 1)] {
                let view = run.units(layer, range, bins);
                assert_eq!((view.counts.len(), view.saturated.len(), view.range), (bins, width, range));
                let all = view.counts.iter().chain(&view.beyond).sum::<u32>();
                assert_eq!(all as usize, SAMPLES * width, "{} {}", activation.id(), norm.id());
            }
        }
    });
}

#[test]
fn bins_hold_their_ends_and_nan_is_nowhere() {
    let values = [-1.0, -0.5001, -0.5, 0.0, 0.499, 0.5, 1.0, 1.001, -7.0, f64::NAN, f64::INFINITY];
    assert_eq!(histogram(&values, 1.0, 4), (vec![2, 1, 2, 2], [1, 2]));
    assert_eq!(histogram(&[0.0, 1.0], 0.0, 0), (vec![1], [0, 1]));
}

#[test]
fn mean_and_spread_are_those_of_z() {
    let mut run = measured::<f64>(&small(Activation::Tanh, Norm::Batch, &[2, 6, 6, 1]));
    let view = run.units(2, 1.0, 1);
    // γ = 1 and β = 0 at the start, and a batch-normalised z has mean 0 and variance 1, but for ε.
    assert!(view.mean.abs() < 1e-14 && (view.std - 1.0).abs() < 1e-3, "{view:?}");
    let mut run = measured::<f64>(&small(Activation::Tanh, Norm::None, &[2, 6, 6, 1]));
    let steps = (0..SAMPLES).flat_map(|sample| (0..6).map(move |unit| (sample, unit)));
    let z: Vec<f64> = steps.map(|(sample, unit)| run.path(sample, PathChoice::Unit(unit))[1].z).collect();
    let mean = z.iter().sum::<f64>() / z.len() as f64;
    let variance = z.iter().map(|z| (z - mean) * (z - mean)).sum::<f64>() / z.len() as f64;
    let view = run.units(2, 1.0, 1);
    assert!((view.mean - mean).abs() < 1e-14 && (view.std - variance.sqrt()).abs() < 1e-14, "{view:?}");
}

#[test]
fn the_units_together_are_as_saturated_as_their_layer() {
    let mut some = 0;
    for &activation in Activation::ALL {
        for &norm in Norm::ALL {
            let wide = NetworkConfig { gain: 4.0, ..small(activation, norm, &[2, 8, 8, 1]) };
            let mut run = measured::<f64>(&wide);
            for layer in [1, 2] {
                let shares = run.units(layer, 1.0, 1).saturated;
                let mean = shares.iter().map(|share| f64::from(*share)).sum::<f64>() / shares.len() as f64;
                let right = run.layers()[layer - 1].saturated;
                assert!((mean - right).abs() < 1e-7, "{} {}: {mean} {right}", activation.id(), norm.id());
                some += usize::from(right > 0.0 && right < 1.0);
                let dead = shares.iter().filter(|share| **share == 1.0).count() as f64 / 8.0;
                assert_eq!(dead, run.layers()[layer - 1].dead);
            }
        }
    }
    assert!(some > 30, "{some} layers of 66 are partly saturated");
}

#[test]
fn all_paths_together_are_the_gradient() {
    // 3 and 4 have no common divisor: the units 0 to 11 go through every pair.
    for &activation in Activation::ALL {
        let mut run = measured::<f64>(&small(activation, Norm::None, &[2, 3, 4, 1]));
        for sample in [0, 5, 11] {
            let mut sums = [0.0; 3];
            for unit in 0..12 {
                let path = run.path(sample, PathChoice::Unit(unit));
                assert_eq!([path[0].unit, path[1].unit, path[2].unit], [unit % 3, unit % 4, 0]);
                assert_eq!((path[2].slope, path[2].weight), (1.0, 1.0));
                sums[unit as usize % 3] += path.iter().map(|step| step.slope * step.weight).product::<f64>();
            }
            let (features, _) = moons(SAMPLES, 3);
            let x = &features[2 * sample..2 * sample + 2];
            for (unit, sum) in sums.into_iter().enumerate() {
                // A bias of layer 1 moves nothing but z of its unit.
                let mut moved = |by: f64| {
                    run.layers[0].bias.value[unit] += by;
                    let output = run.predict(x)[0];
                    run.layers[0].bias.value[unit] -= by;
                    output
                };
                let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
                assert!((difference - sum).abs() < 1e-9, "{}: {difference} {sum}", activation.id());
            }
            let output = run.predict(x)[0];
            assert!((run.path(sample, PathChoice::Strongest)[2].z - output).abs() < 1e-14);
        }
    }
}

#[test]
fn the_strongest_path_takes_the_largest_factor_at_every_layer() {
    everywhere(|activation, norm| {
        let mut run = measured::<f64>(&small(activation, norm, &[2, 6, 6, 6, 1]));
        let weights: Vec<Vec<f64>> = run.layers.iter().map(|layer| layer.weights.value.clone()).collect();
        let path = run.path(7, PathChoice::Strongest);
        let others: Vec<_> = (0..6).map(|unit| run.path(7, PathChoice::Unit(unit))).collect();
        assert_eq!(path.len(), 4);
        for layer in 0..3 {
            let (here, next) = (path[layer], path[layer + 1].unit as usize);
            assert_eq!(here.weight, weights[layer + 1][next * 6 + here.unit as usize]);
            assert_eq!(here.slope, others[here.unit as usize][layer].slope);
            assert!((activation.derivative(here.z) - here.slope).abs() < 1e-12, "{here:?}");
            for (unit, other) in others.iter().enumerate() {
                let factor = weights[layer + 1][next * 6 + unit] * other[layer].slope;
                assert!(factor.abs() <= (here.weight * here.slope).abs());
            }
        }
    });
}

#[test]
fn a_path_leads_through_the_unit_that_was_chosen_and_takes_the_largest_factors_elsewhere() {
    let mut run = measured::<f64>(&small(Activation::Tanh, Norm::None, &[2, 6, 6, 6, 1]));
    let weights: Vec<Vec<f64>> = run.layers.iter().map(|layer| layer.weights.value.clone()).collect();
    let others: Vec<_> = (0..6).map(|unit| run.path(7, PathChoice::Unit(unit))).collect();
    for unit in 0..6 {
        let path = run.path(7, PathChoice::Through { layer: 1, unit: unit as u32 });
        let units: Vec<usize> = path.iter().map(|step| step.unit as usize).collect();
        assert_eq!((units[1], units[3]), (unit, 0));
        let back = |before: usize| (weights[1][unit * 6 + before] * others[before][0].slope).abs();
        let on = |after: usize| (weights[2][after * 6 + unit] * others[after][2].slope).abs();
        assert!((0..6).all(|other| back(other) <= back(units[0]) && on(other) <= on(units[2])));
        assert_eq!(path[1], PathStep { weight: weights[2][units[2] * 6 + unit], ..others[unit][1] });
    }
}

#[test]
fn the_strongest_path_ends_at_the_output_that_is_most_wrong() {
    let (features, _) = moons(3, 1);
    let three =
        NetworkConfig { loss: Loss::SoftmaxCrossEntropy, ..small(Activation::Tanh, Norm::None, &[2, 4, 3]) };
    let mut run = Training::<f64>::new(&three, &features, &[0, 1, 2]).expect("small networks fit");
    to_measured(&mut run);
    // The right class is pushed by all that the others are pushed the other way.
    for sample in 0..3 {
        assert_eq!(run.path(sample, PathChoice::Strongest)[1].unit as usize, sample);
    }
}

#[test]
fn where_there_is_nothing_to_see_nothing_is_seen() {
    let mut run = measured::<f64>(&small(Activation::Tanh, Norm::None, &[2, 3, 1]));
    for layer in [0, 2, 3, usize::MAX] {
        assert_eq!(run.units(layer, 1.0, 5), UnitView::default());
    }
    assert_eq!(run.path(SAMPLES, PathChoice::Strongest), []);
    let (features, classes) = moons(4, 1);
    let mut early = Training::<f64>::new(&config(2, 3), &features, &classes).expect("small networks fit");
    early.work();
    assert_eq!(early.path(0, PathChoice::Unit(0)), []);
}

#[test]
fn looking_changes_no_later_step() {
    for norm in Norm::ALL {
        let config = small(Activation::Gelu, *norm, &[2, 5, 5, 1]);
        let [mut quiet, mut watched] = [(); 2].map(|()| measured::<f32>(&config));
        for _ in 0..5 {
            watched.units(2, 1.0, 9);
            watched.path(3, PathChoice::Strongest);
            [&mut quiet, &mut watched].into_iter().for_each(|run| to_measured(run));
        }
        assert_eq!(quiet.snapshot(), watched.snapshot());
        assert_eq!(quiet.predict(&[0.1, 0.2]), watched.predict(&[0.1, 0.2]));
    }
}
