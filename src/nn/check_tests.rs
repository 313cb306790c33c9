//! Claims about the gradient check: it agrees with right gradients, and with no others.

use super::*;
use crate::nn::activation::Activation;
use crate::nn::loss::Loss;
use crate::nn::norm::Norm;
use crate::nn::scalar::Dtype;
use crate::nn::training::{Run, start};
use crate::nn::training_tests::{config, moons, to_measured};

/// The config's run after so many steps, measured.
fn run_after(dtype: Dtype, config: &NetworkConfig, steps: usize) -> Box<dyn Run> {
    let (features, classes) = moons(40, 3);
    let outputs = config.layer_sizes[config.layer_sizes.len() - 1] as u16;
    let classes: Vec<u16> =
        classes.iter().zip(0..).map(|(class, i)| if outputs > 1 { i % outputs } else { *class }).collect();
    let mut run = start(dtype, config, &features, &classes).expect("small networks fit");
    (0..=steps).for_each(|_| to_measured(&mut *run));
    run
}

fn checked(config: &NetworkConfig, steps: usize, draw: u32) -> Vec<Checked> {
    Check::new(config, run_after(Dtype::Float64, config, steps).snapshot(), draw).collect()
}

/// Biases are generic, so that no z sits on a kink.
fn small(activation: Activation, norm: Norm, skip: bool, loss: Loss) -> NetworkConfig {
    let outputs = if loss == Loss::BinaryCrossEntropy { 1 } else { 3 };
    let layer_sizes = vec![2, 6, 6, 6, 5, outputs];
    let learning_rate = 0.01;
    NetworkConfig {
        layer_sizes,
        activation,
        norm,
        skip,
        loss,
        bias: Some(0.3),
        gain: 1.3,
        learning_rate,
        ..config(1, 1)
    }
}

/// How far a check is off, in units of what it may be off. Kinks that lie between the ways can fool the estimate, by
/// less than anybody is told.
fn excess(checked: &Checked) -> f64 {
    let allowed = 1e-5 * checked.analytic.abs() + 4.0 * checked.resolution;
    (checked.analytic - checked.difference).abs() / allowed
}

/// Checks that many draws: nothing is called wrong, and at least that share is seen to agree.
fn assert_agreement(config: &NetworkConfig, steps: usize, draws: u32, share: f64) {
    let snapshot = run_after(Dtype::Float64, config, steps).snapshot();
    let name = [config.activation.id(), config.norm.id(), config.loss.id()].join(" ");
    let (mut agree, mut all) = (0, 0);
    for draw in 0..draws {
        for (index, checked) in Check::new(config, snapshot.clone(), draw).enumerate() {
            assert_eq!(checked.layer, index + 1);
            assert!(excess(&checked) <= 1.0, "{name} skip {}, draw {draw}: {checked:?}", config.skip);
            let agreement = checked.agreement(Dtype::Float64);
            assert_ne!(agreement, Agreement::Differs, "{name}: {checked:?}");
            (agree, all) = (agree + usize::from(agreement == Agreement::Agrees), all + 1);
        }
    }
    assert!(agree as f64 >= share * f64::from(all), "{name} skip {}: {agree} of {all}", config.skip);
}

#[test]
fn gradients_are_slopes_of_the_loss_for_every_activation_norm_skip_and_loss() {
    for &activation in Activation::ALL {
        for &norm in Norm::ALL {
            for skip in [false, true] {
                for &loss in Loss::ALL {
                    assert_agreement(&small(activation, norm, skip, loss), 3, 6, 0.9);
                }
            }
        }
    }
}

#[test]
fn networks_that_explode_or_are_wide_or_deep_are_checked_too() {
    let tanh = NetworkConfig { activation: Activation::Tanh, init: Init::NormalUnit, ..config(10, 32) };
    let relu = NetworkConfig { activation: Activation::Relu, init: Init::HeNormal, ..config(10, 32) };
    let deep =
        NetworkConfig { activation: Activation::Relu, init: Init::HeNormal, skip: true, ..config(30, 16) };
    for config in [tanh, relu.clone(), NetworkConfig { norm: Norm::Batch, bias: Some(0.1), ..relu }, deep] {
        assert_agreement(&config, 0, 20, 0.9);
    }
}

#[test]
fn a_gradient_of_a_thousand_millionth_is_seen_to_four_digits() {
    let config = config(10, 32);
    let snapshot = run_after(Dtype::Float64, &config, 20).snapshot();
    let mut small = 0;
    for draw in 0..12 {
        for checked in Check::new(&config, snapshot.clone(), draw) {
            let size = checked.analytic.abs();
            let gap = (checked.analytic - checked.difference).abs() / size;
            match checked.agreement(Dtype::Float64) {
                Agreement::Agrees => assert!(gap <= 1e-4 && checked.resolution <= 1e-4 * size, "{checked:?}"),
                agreement => assert!(agreement == Agreement::Unseen && size < 2e-10, "{checked:?}"),
            }
            small += usize::from((2e-10..2e-8).contains(&size));
        }
    }
    assert!(small > 20, "{small} gradients are of that size");
}

#[test]
fn a_wrong_gradient_is_found() {
    let config = small(Activation::Tanh, Norm::Layer, true, Loss::BinaryCrossEntropy);
    let mut snapshot = run_after(Dtype::Float64, &config, 0).snapshot();
    for layer in &mut snapshot.layers {
        layer.parameters[0].gradient.iter_mut().for_each(|gradient| *gradient *= 1.001);
    }
    for draw in 0..6 {
        for checked in Check::new(&config, snapshot.clone(), draw) {
            assert_eq!(checked.agreement(Dtype::Float64), Agreement::Differs, "{checked:?}");
        }
    }
}

#[test]
fn what_has_vanished_is_not_called_wrong() {
    let config = config(30, 32);
    let snapshot = run_after(Dtype::Float64, &config, 0).snapshot();
    let mut counts = [0; 3];
    for draw in 0..6 {
        for checked in Check::new(&config, snapshot.clone(), draw) {
            let agreement = checked.agreement(Dtype::Float64);
            assert_ne!(agreement, Agreement::Differs, "{checked:?}");
            counts[agreement as usize] += 1;
        }
    }
    assert!(counts[Agreement::Unseen as usize] > 60 && counts[Agreement::Agrees as usize] > 40, "{counts:?}");
}

#[test]
fn differences_cannot_see_what_has_vanished() {
    let all = checked(&config(50, 8), 0, 1);
    let first = all[0];
    assert!(first.analytic != 0.0 && first.analytic.abs() < 1e-20, "{first:?}");
    assert!(first.difference.abs() <= 4.0 * first.resolution, "{first:?}");
    let last = all[50];
    assert!(last.resolution < 1e-6 * last.analytic.abs(), "{last:?}");
    let [first, last] = [first, last].map(|checked| checked.agreement(Dtype::Float64));
    assert_eq!((first, last), (Agreement::Unseen, Agreement::Agrees));
}

#[test]
fn single_precision_is_checked_against_double_precision() {
    let config = small(Activation::Gelu, Norm::Batch, false, Loss::BinaryCrossEntropy);
    let snapshot = run_after(Dtype::Float32, &config, 2).snapshot();
    for draw in 0..6 {
        for checked in Check::new(&config, snapshot.clone(), draw) {
            assert_eq!(checked.agreement(Dtype::Float32), Agreement::Agrees, "{checked:?}");
        }
    }
}

#[test]
fn single_precision_that_rounds_a_small_gradient_away_is_not_called_wrong() {
    let tanh = NetworkConfig { activation: Activation::Tanh, init: Init::NormalUnit, ..config(10, 32) };
    let snapshot = run_after(Dtype::Float32, &tanh, 5).snapshot();
    let mut counts = [0; 3];
    for draw in 0..20 {
        for checked in Check::new(&tanh, snapshot.clone(), draw) {
            let agreement = checked.agreement(Dtype::Float32);
            assert_ne!(agreement, Agreement::Differs, "{checked:?}");
            counts[agreement as usize] += 1;
        }
    }
    assert!(counts[Agreement::Agrees as usize] > 180, "{counts:?}");
}

#[test]
fn a_draw_chooses_one_weight_and_the_next_draw_another() {
    let config = small(Activation::Tanh, Norm::None, false, Loss::SoftmaxCrossEntropy);
    let run = run_after(Dtype::Float64, &config, 0);
    let snapshot = run.snapshot();
    let places = |draw: u32| -> Vec<_> {
        Check::new(&config, snapshot.clone(), draw).map(|checked| (checked.row, checked.column)).collect()
    };
    assert_eq!(places(5), places(5));
    let mut seen: Vec<_> = (0..400).map(|draw| places(draw)[1]).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 36, "every weight has its turn");
    for checked in Check::new(&config, snapshot.clone(), 7) {
        let array = &snapshot.layers[checked.layer - 1].parameters[0];
        let at = checked.row * config.layer_sizes[checked.layer - 1] + checked.column;
        assert_eq!((checked.weight, checked.analytic), (array.value[at], array.gradient[at]));
    }
}

#[test]
fn a_portion_is_one_layer_of_one_pass_and_the_passes_are_few() {
    let config = config(4, 3);
    let mut check = Check::new(&config, run_after(Dtype::Float64, &config, 0).snapshot(), 0);
    for layer in 1..=5 {
        let mut portions = 1;
        let checked = std::iter::from_fn(|| Some(check.work())).find_map(|told| {
            portions += usize::from(told.is_none());
            told
        });
        assert_eq!(checked.map(|checked| checked.layer), Some(layer));
        // From there to the output, and the comparison of losses; at least three ways, and not very many.
        let pass = 5 - layer + 2;
        assert!(portions % pass == 0 && (3..10).contains(&(portions / pass)), "{layer}: {portions}");
    }
    assert_eq!((check.work(), check.next()), (None, None));
}

#[test]
fn initial_weights_have_the_spread_they_aim_at_and_keep_it_on_record() {
    for init in [Init::HeNormal, Init::XavierUniform, Init::Orthogonal, Init::NormalSmall] {
        let config = NetworkConfig { init, gain: 1.5, activation: Activation::Tanh, ..config(3, 60) };
        let [early, late] = [0, 20].map(|steps| checked(&config, steps, 0));
        for (early, late) in early.iter().zip(&late).skip(1).take(2) {
            assert_eq!(early.target_std, 1.5 * init.std(Fan { inputs: 60, outputs: 60 }));
            assert!((early.measured_std / early.target_std - 1.0).abs() < 0.05, "{early:?}");
            assert_eq!(early.measured_std, late.measured_std);
        }
    }
    let zeros = checked(&NetworkConfig { init: Init::Zeros, ..config(2, 4) }, 0, 0);
    assert!(zeros.iter().all(|checked| (checked.target_std, checked.measured_std) == (0.0, 0.0)));
    assert!(zeros.iter().all(|checked| excess(checked) <= 1.0));
}

#[test]
fn a_diverged_run_is_checked_without_a_panic() {
    let wild = NetworkConfig {
        activation: Activation::Relu,
        init: Init::NormalUnit,
        loss: Loss::MeanSquared,
        learning_rate: 10.0,
        ..config(6, 8)
    };
    assert_eq!(checked(&wild, 20, 0).len(), 7);
}
