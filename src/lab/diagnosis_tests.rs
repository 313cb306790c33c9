//! The moments and the traps of the lab, each told apart from the others by real networks.

use super::*;
use crate::data::{Source, generate};
use crate::lab::experiment::{Experiment, Skip};
use crate::lab::session::Session;
use crate::nn::norm::Norm;
use crate::nn::optimizer::Optimizer;
use crate::nn::scalar::Dtype;
use crate::nn::training::Phase;
use std::rc::Rc;

/// The first record and the one after so many steps, on two moons.
fn train(experiment: &Experiment, steps: u64) -> (Plan, Record, Record) {
    let data = generate(Source::Moons, experiment.noise, 128, experiment.seed).unwrap();
    let mut session = Session::new(experiment, Rc::new(data)).expect("test networks fit");
    let mut first = None;
    loop {
        if session.work() == Phase::Measured {
            let record = session.record();
            let first = first.get_or_insert_with(|| record.clone());
            if record.step == steps {
                return (session.plan().clone(), first.clone(), record);
            }
        }
    }
}

fn after(experiment: &Experiment, steps: u64) -> Diagnosis {
    let (plan, first, record) = train(experiment, steps);
    diagnose(&plan, &first, &record)
}

/// The same diagnosis at the start for each of 24 seeds.
fn always(kind: Kind, experiment: Experiment) {
    for seed in 1..=24 {
        let found = after(&Experiment { seed, ..experiment.clone() }, 0);
        assert_eq!(found.kind, kind, "seed {seed} of {experiment:?}: {found:?}");
    }
}

fn network(activation: Activation, init: Init) -> Experiment {
    Experiment { activation, init, ..Experiment::default() }
}

fn sigmoid() -> Experiment {
    network(Activation::Sigmoid, Init::XavierUniform)
}

fn relu_he() -> Experiment {
    network(Activation::Relu, Init::HeNormal)
}

#[test]
fn sigmoid_vanishes_from_four_layers_on() {
    for depth in [4, 5, 10, 50] {
        always(Kind::Vanishing, Experiment { depth, ..sigmoid() });
    }
    for depth in [1, 2, 3] {
        always(Kind::Healthy, Experiment { depth, ..sigmoid() });
    }
}

#[test]
fn the_share_of_layer_1_is_the_number_of_the_diagnosis() {
    let (plan, first, record) = train(&sigmoid(), 0);
    let found = diagnose(&plan, &first, &record);
    assert_eq!((found.layer, found.measure), (Some(1), Measure::LastHidden));
    assert_eq!(found.value, record.layers[0].delta_rms / record.layers[9].delta_rms);
    assert!((5e-7..8e-6).contains(&found.value), "{found:?}");
}

#[test]
fn relu_with_he_is_healthy() {
    always(Kind::Healthy, relu_he());
    always(Kind::Healthy, Experiment { depth: 30, width: 64, ..relu_he() });
}

#[test]
fn networks_that_train_well_start_healthy() {
    for activation in [Activation::Tanh, Activation::Elu, Activation::Softsign, Activation::Linear] {
        always(Kind::Healthy, network(activation, Init::XavierUniform));
    }
    always(Kind::Healthy, network(Activation::Relu, Init::XavierUniform));
    always(Kind::Healthy, network(Activation::Selu, Init::LecunNormal));
    always(Kind::Healthy, network(Activation::Gelu, Init::HeNormal));
    always(Kind::Healthy, Experiment { gain: 5.0 / 3.0, ..network(Activation::Tanh, Init::XavierUniform) });
    always(Kind::Healthy, Experiment { norm: Norm::Batch, ..sigmoid() });
    always(Kind::Healthy, Experiment { skip: Skip::On, ..sigmoid() });
}

#[test]
fn layernorm_and_the_default_of_pytorch_vanish() {
    always(Kind::Vanishing, Experiment { norm: Norm::Layer, ..sigmoid() });
    always(Kind::Vanishing, network(Activation::Relu, Init::TorchDefault));
    always(
        Kind::Vanishing,
        Experiment { depth: 30, width: 64, ..network(Activation::Relu, Init::XavierNormal) },
    );
}

#[test]
fn tiny_weights_vanish_although_all_weight_gradients_are_alike() {
    for depth in [2, 3, 10] {
        always(Kind::Vanishing, Experiment { depth, ..network(Activation::Relu, Init::NormalSmall) });
    }
    let (plan, first, record) = train(&network(Activation::Relu, Init::NormalSmall), 0);
    let flat = record.layers[1].grad_w_norm / record.layers[9].grad_w_norm;
    assert!((0.1..10.0).contains(&flat), "{flat}");
    assert_eq!(diagnose(&plan, &first, &record).measure, Measure::LastHidden);
    // With two layers only the comparison with the output tells.
    let shallow = Experiment { depth: 2, ..network(Activation::Relu, Init::NormalSmall) };
    assert_eq!(after(&shallow, 0).measure, Measure::Output);
}

#[test]
fn the_staircase_melts_and_the_diagnosis_stays() {
    let (plan, first, record) = train(&sigmoid(), 150);
    let weights = |record: &Record| record.layers[1].grad_w_norm / record.layers[9].grad_w_norm;
    assert!(weights(&first) < 1e-3 && weights(&record) > 0.3, "{} {}", weights(&first), weights(&record));
    let found = diagnose(&plan, &first, &record);
    assert_eq!((found.kind, found.layer), (Kind::Vanishing, Some(1)));
    assert!((5e-7..8e-6).contains(&found.value), "{found:?}");
}

#[test]
fn a_network_that_has_learned_is_not_called_vanishing() {
    for seed in 1..=6 {
        let adam = Experiment { seed, optimizer: Optimizer::Adam, learning_rate: 0.01, ..relu_he() };
        let (plan, first, record) = train(&adam, 120);
        assert_eq!(diagnose(&plan, &first, &record).kind, Kind::Converged, "loss {}", record.loss);
        // Its gradients are as small as those of a network in trouble.
        assert!(record.layers[0].delta_rms < 0.05 * first.layers[0].delta_rms);
    }
}

#[test]
fn normal_weights_explode_tanh_and_relu() {
    always(Kind::Exploding, network(Activation::Tanh, Init::NormalUnit));
    always(Kind::Exploding, network(Activation::Relu, Init::NormalUnit));
    let shallow = Experiment { depth: 2, gain: 10.0, ..network(Activation::Relu, Init::NormalUnit) };
    assert_eq!(after(&shallow, 0).kind, Kind::Exploding);
}

#[test]
fn skips_are_judged_by_the_stream() {
    always(Kind::Exploding, Experiment { depth: 50, skip: Skip::On, ..relu_he() });
    let found = after(&Experiment { skip: Skip::On, ..sigmoid() }, 0);
    assert!((0.8..2.0).contains(&found.value), "{found:?}");
}

#[test]
fn fifty_batch_normalised_relu_layers_explode() {
    let batchnorm = Experiment { depth: 50, norm: Norm::Batch, ..relu_he() };
    for seed in 1..=5 {
        assert_eq!(after(&Experiment { seed, ..batchnorm.clone() }, 0).kind, Kind::Exploding);
    }
}

#[test]
fn a_saturated_network_says_where() {
    let tanh = Experiment { depth: 3, gain: 3.0, ..network(Activation::Tanh, Init::NormalUnit) };
    always(Kind::Saturated, tanh.clone());
    let found = after(&tanh, 0);
    assert!(found.value > 0.8 && found.layer.is_some_and(|layer| layer > 1), "{found:?}");
}

#[test]
fn zeros_are_symmetric_and_biases_or_a_single_unit_are_not() {
    let zeros = network(Activation::Sigmoid, Init::Zeros);
    for steps in [0, 60] {
        assert_eq!(after(&zeros, steps).kind, Kind::Symmetric);
    }
    // Nothing passes zero weights: that is a gradient that vanishes.
    for other in [Experiment { bias: Some(0.5), ..zeros.clone() }, Experiment { width: 1, ..zeros }] {
        let found = after(&other, 0);
        assert_eq!((found.kind, found.value, found.measure), (Kind::Vanishing, 0.0, Measure::Output));
    }
}

#[test]
fn a_learning_rate_of_ten_kills_relu_or_blows_it_up() {
    let mut kinds = Vec::new();
    for seed in 1..=10 {
        let wild = Experiment { seed, depth: 3, learning_rate: 10.0, ..relu_he() };
        kinds.push(after(&wild, 60).kind);
    }
    assert!(kinds.iter().all(|kind| [Kind::Dead, Kind::Diverged].contains(kind)), "{kinds:?}");
    assert!(kinds.contains(&Kind::Dead) && kinds.contains(&Kind::Diverged), "{kinds:?}");
}

#[test]
fn a_loss_that_is_no_number_is_a_divergence_with_a_layer() {
    let wild = Experiment { learning_rate: 3.0, ..relu_he() };
    let found = after(&wild, 60);
    assert_eq!((found.kind, found.measure), (Kind::Diverged, Measure::Loss));
    assert!(!found.value.is_finite() && found.layer.is_some(), "{found:?}");
}

#[test]
fn a_loss_that_grows_tenfold_is_a_divergence_while_it_is_a_number() {
    let (plan, first, mut record) = train(&relu_he(), 0);
    record.loss = 11.0 * first.loss.max(0.7);
    let found = diagnose(&plan, &first, &record);
    assert_eq!((found.kind, found.layer, found.value), (Kind::Diverged, None, record.loss));
}

#[test]
fn what_single_precision_cannot_hold_has_vanished() {
    let found = after(&Experiment { depth: 100, dtype: Dtype::Float32, ..sigmoid() }, 0);
    assert_eq!((found.kind, found.layer), (Kind::Vanishing, Some(1)));
}
