//! Claims about the gradient check: it agrees with right gradients, and with no others.

use super::*;
use crate::nn::activation::Activation;
use crate::nn::loss::Loss;
use crate::nn::norm::Norm;
use crate::nn::scalar::Dtype;
use crate::nn::training::{Run, start};
use crate::nn::training_tests::{moons, plan, to_measured};

/// The plan's run after so many steps, measured.
fn run_after(dtype: Dtype, plan: &Plan, steps: usize) -> Box<dyn Run> {
    let (features, classes) = moons(40, 3);
    let outputs = plan.layer_sizes[plan.layer_sizes.len() - 1] as u16;
    let classes: Vec<u16> =
        classes.iter().zip(0..).map(|(class, i)| if outputs > 1 { i % outputs } else { *class }).collect();
    let mut run = start(dtype, plan, &features, &classes).expect("small networks fit");
    (0..=steps).for_each(|_| to_measured(&mut *run));
    run
}

fn checked(plan: &Plan, steps: usize, draw: u32) -> Vec<Checked> {
    Check::new(plan, run_after(Dtype::Float64, plan, steps).snapshot(), draw).collect()
}

/// Biases are generic, so that no z sits on a kink.
fn small(activation: Activation, norm: Norm, skip: bool, loss: Loss) -> Plan {
    let outputs = if loss == Loss::BinaryCrossEntropy { 1 } else { 3 };
    let layer_sizes = vec![2, 6, 6, 6, 5, outputs];
    let learning_rate = 0.01;
    Plan {
        layer_sizes,
        activation,
        norm,
        skip,
        loss,
        bias: Some(0.3),
        gain: 1.3,
        learning_rate,
        ..plan(1, 1)
    }
}

/// How far a check is off, in units of what it may be off. Networks that explode magnify the rounding of their early
/// layers: that is worth some times the resolution, which counts the outputs'.
fn excess(checked: &Checked) -> f64 {
    let allowed = 1e-6 * checked.analytic.abs() + 8.0 * checked.resolution;
    (checked.analytic - checked.difference).abs() / allowed
}

fn assert_agreement(plan: &Plan) {
    for draw in 0..6 {
        for (index, checked) in checked(plan, 3, draw).iter().enumerate() {
            assert_eq!(checked.layer, index + 1);
            let name = [plan.activation.id(), plan.norm.id(), plan.loss.id()].join(" ");
            assert!(excess(checked) <= 1.0, "{name} skip {}, draw {draw}: {checked:?}", plan.skip);
            assert_ne!(checked.verdict(Dtype::Float64), Verdict::Differs, "{name}: {checked:?}");
            assert!(checked.resolution > 0.0 && checked.resolution < 1e-8, "{name}: {checked:?}");
        }
    }
}

#[test]
fn gradients_are_slopes_of_the_loss_for_every_activation_norm_skip_and_loss() {
    for &activation in Activation::ALL {
        for &norm in Norm::ALL {
            for skip in [false, true] {
                for &loss in Loss::ALL {
                    assert_agreement(&small(activation, norm, skip, loss));
                }
            }
        }
    }
}

#[test]
fn networks_that_explode_or_are_wide_are_checked_too() {
    let tanh = Plan { activation: Activation::Tanh, init: Init::NormalUnit, ..plan(10, 32) };
    let relu = Plan { activation: Activation::Relu, init: Init::HeNormal, ..plan(10, 32) };
    for plan in [tanh, relu.clone(), Plan { norm: Norm::Batch, bias: Some(0.1), ..relu }] {
        for draw in 0..40 {
            for checked in checked(&plan, 0, draw) {
                assert!(excess(&checked) <= 1.0, "{} draw {draw}: {checked:?}", plan.activation.id());
            }
        }
    }
}

#[test]
fn a_wrong_gradient_is_found() {
    let plan = small(Activation::Tanh, Norm::Layer, true, Loss::BinaryCrossEntropy);
    let mut snapshot = run_after(Dtype::Float64, &plan, 0).snapshot();
    for layer in &mut snapshot.layers {
        layer.parameters[0].gradient.iter_mut().for_each(|gradient| *gradient *= 1.001);
    }
    for draw in 0..6 {
        let mut all = Check::new(&plan, snapshot.clone(), draw);
        assert!(all.all(|checked| excess(&checked) > 10.0));
        let found = Check::new(&plan, snapshot.clone(), draw)
            .filter(|checked| checked.verdict(Dtype::Float64) == Verdict::Differs);
        assert!(found.count() >= 4, "a gradient that is a thousandth too large is found in most layers");
    }
}

#[test]
fn what_has_vanished_is_not_called_wrong() {
    let plan = plan(30, 32);
    let snapshot = run_after(Dtype::Float64, &plan, 0).snapshot();
    let mut counts = [0; 3];
    for draw in 0..8 {
        for checked in Check::new(&plan, snapshot.clone(), draw) {
            let verdict = checked.verdict(Dtype::Float64);
            assert_ne!(verdict, Verdict::Differs, "{checked:?}");
            counts[verdict as usize] += 1;
        }
    }
    assert!(counts[Verdict::Unseen as usize] > 80 && counts[Verdict::Agrees as usize] > 40, "{counts:?}");
}

#[test]
fn differences_cannot_see_what_has_vanished() {
    let all = checked(&plan(50, 8), 0, 1);
    let first = all[0];
    assert!(first.analytic != 0.0 && first.analytic.abs() < 1e-20, "{first:?}");
    assert!(first.difference.abs() <= 4.0 * first.resolution, "{first:?}");
    let last = all[50];
    assert!(last.resolution < 1e-6 * last.analytic.abs(), "{last:?}");
}

#[test]
fn single_precision_is_checked_against_double_precision() {
    let plan = small(Activation::Gelu, Norm::Batch, false, Loss::BinaryCrossEntropy);
    let snapshot = run_after(Dtype::Float32, &plan, 2).snapshot();
    for draw in 0..6 {
        for checked in Check::new(&plan, snapshot.clone(), draw) {
            let error = (checked.analytic - checked.difference).abs();
            assert!(error <= 1e-4 * checked.analytic.abs() + 1e-7, "{checked:?}");
            assert_eq!(checked.verdict(Dtype::Float32), Verdict::Agrees, "{checked:?}");
        }
    }
}

#[test]
fn a_draw_chooses_one_weight_and_the_next_draw_another() {
    let plan = small(Activation::Tanh, Norm::None, false, Loss::SoftmaxCrossEntropy);
    let run = run_after(Dtype::Float64, &plan, 0);
    let snapshot = run.snapshot();
    let places = |draw: u32| -> Vec<_> {
        Check::new(&plan, snapshot.clone(), draw).map(|checked| (checked.row, checked.column)).collect()
    };
    assert_eq!(places(5), places(5));
    let mut seen: Vec<_> = (0..400).map(|draw| places(draw)[1]).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 36, "every weight has its turn");
    for checked in Check::new(&plan, snapshot.clone(), 7) {
        let array = &snapshot.layers[checked.layer - 1].parameters[0];
        let at = checked.row * plan.layer_sizes[checked.layer - 1] + checked.column;
        assert_eq!((checked.weight, checked.analytic), (array.value[at], array.gradient[at]));
    }
}

#[test]
fn a_portion_is_one_layer_of_one_pass() {
    let plan = plan(4, 3);
    let mut check = Check::new(&plan, run_after(Dtype::Float64, &plan, 0).snapshot(), 0);
    let mut told = Vec::new();
    for portion in 1.. {
        if check.is_done() {
            break;
        }
        told.extend(check.work().map(|checked| (checked.layer, portion)));
    }
    // The check of a layer goes from there to the output.
    assert_eq!(told, [(1, 5), (2, 9), (3, 12), (4, 14), (5, 15)]);
    assert_eq!((check.work(), check.next()), (None, None));
}

#[test]
fn initial_weights_have_the_spread_they_aim_at_and_keep_it_on_record() {
    for init in [Init::HeNormal, Init::XavierUniform, Init::Orthogonal, Init::NormalSmall] {
        let plan = Plan { init, gain: 1.5, activation: Activation::Tanh, ..plan(3, 60) };
        let [early, late] = [0, 20].map(|steps| checked(&plan, steps, 0));
        for (early, late) in early.iter().zip(&late).skip(1).take(2) {
            assert_eq!(early.target_std, 1.5 * init.std(Fan { inputs: 60, outputs: 60 }));
            assert!((early.measured_std / early.target_std - 1.0).abs() < 0.05, "{early:?}");
            assert_eq!(early.measured_std, late.measured_std);
        }
    }
    let zeros = checked(&Plan { init: Init::Zeros, ..plan(2, 4) }, 0, 0);
    assert!(zeros.iter().all(|checked| (checked.target_std, checked.measured_std) == (0.0, 0.0)));
    assert!(zeros.iter().all(|checked| excess(checked) <= 1.0));
}

#[test]
fn a_diverged_run_is_checked_without_a_panic() {
    let wild = Plan {
        activation: Activation::Relu,
        init: Init::NormalUnit,
        loss: Loss::MeanSquared,
        learning_rate: 10.0,
        ..plan(6, 8)
    };
    assert_eq!(checked(&wild, 20, 0).len(), 7);
}
