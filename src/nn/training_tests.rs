//! Claims about whole runs: what vanishes, what explodes, what stays, and that equal configurations give equal numbers.

use super::activation::Activation;
use super::init::Init;
use super::loss::Loss;
use super::norm::Norm;
use super::optimizer::Optimizer;
use super::rng::{Rng, Stream};
use super::scalar::Dtype;
use super::stats::LayerStats;
use super::training::{NetworkConfig, Phase, Run, start};

/// Two moons, `[samples, 2]`, and their classes.
pub fn moons(samples: usize, seed: u32) -> (Vec<f64>, Vec<u16>) {
    let mut rng = Rng::new(seed, Stream::Train);
    let mut features = Vec::new();
    let classes: Vec<u16> = (0..samples).map(|i| (i % 2) as u16).collect();
    for &class in &classes {
        let angle = std::f64::consts::PI * rng.uniform();
        let (x, y) = (libm::cos(angle), libm::sin(angle));
        let (x, y) = if class == 0 { (x, y) } else { (1.0 - x, 0.5 - y) };
        features.extend([x - 0.5 + 0.1 * rng.normal(), y - 0.25 + 0.1 * rng.normal()]);
    }
    (features, classes)
}

/// A sigmoid network on two features.
pub fn config(depth: usize, width: usize) -> NetworkConfig {
    let mut layer_sizes = vec![width; depth + 2];
    layer_sizes[0] = 2;
    layer_sizes[depth + 1] = 1;
    NetworkConfig::sigmoid(layer_sizes)
}

/// Works until the next step is measured.
pub fn to_measured(run: &mut dyn Run) {
    while run.work() != Phase::Measured {}
}

fn run_of(dtype: Dtype, config: &NetworkConfig) -> Box<dyn Run> {
    let (features, classes) = moons(256, config.seed);
    let mut run = start(dtype, config, &features, &classes).expect("test networks fit");
    to_measured(&mut *run);
    run
}

fn train(run: &mut dyn Run, steps: usize) {
    for _ in 0..steps {
        to_measured(run);
    }
}

/// rms δ of layer 1 over layer H.
fn delta_ratio(run: &dyn Run) -> f64 {
    let stats = run.layers();
    stats[0].delta_rms / stats[stats.len() - 2].delta_rms
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn median_ratio(config: &NetworkConfig) -> f64 {
    median(
        (1..=25)
            .map(|seed| delta_ratio(&*run_of(Dtype::Float64, &NetworkConfig { seed, ..config.clone() })))
            .collect(),
    )
}

#[test]
fn sigmoid_gradients_vanish_by_the_published_factor_a_layer() {
    for (depth, right) in [(5, 2.7e-3), (10, 2.0e-6), (20, 9e-13), (50, 9e-32)] {
        let found = median_ratio(&config(depth, 32));
        assert!((found / right).log10().abs() < 0.25, "depth {depth}: {found:e} instead of {right:e}");
    }
}

#[test]
fn a_hundred_sigmoid_layers_show_their_true_gradient() {
    let run = run_of(Dtype::Float64, &config(100, 32));
    let first = run.layers()[0];
    assert!(first.delta_rms > 1e-75 && first.delta_rms < 1e-55, "{:e}", first.delta_rms);
    assert!(first.grad_w_norm > 0.0 && first.grad_b_norm > 0.0 && first.update_to_weight > 0.0);
    let tiny = NetworkConfig { init: Init::NormalSmall, gain: 0.3, ..config(100, 8) };
    let first = run_of(Dtype::Float64, &tiny).layers()[0];
    assert!(first.delta_rms > 1e-290 && first.delta_rms < 1e-150, "{:e}", first.delta_rms);
    // A squared norm of these numbers would have underflowed.
    assert!(first.grad_w_norm > first.delta_rms * 1e-3);
}

#[test]
fn he_keeps_relu_alive_and_normal_weights_explode_tanh() {
    let relu = NetworkConfig { activation: Activation::Relu, init: Init::HeNormal, ..config(10, 32) };
    let found = median_ratio(&relu);
    assert!((0.5..1.4).contains(&found), "{found}");
    let tanh = NetworkConfig { activation: Activation::Tanh, init: Init::NormalUnit, ..config(10, 32) };
    let found = median_ratio(&tanh);
    assert!((200.0..900.0).contains(&found), "{found}");
    let torch = NetworkConfig { activation: Activation::Relu, init: Init::TorchDefault, ..config(10, 32) };
    let found = median_ratio(&torch);
    assert!((5e-5..8e-4).contains(&found), "{found:e}");
}

#[test]
fn layernorm_does_not_save_sigmoid() {
    let layernorm = NetworkConfig { norm: Norm::Layer, ..config(10, 32) };
    let found = median_ratio(&layernorm);
    assert!((6e-5..5e-4).contains(&found), "{found:e}");
}

#[test]
fn skips_keep_the_gradient_of_the_stream_near_one() {
    let run = run_of(Dtype::Float64, &NetworkConfig { skip: true, ..config(10, 32) });
    let stats = run.layers();
    let stream = stats[0].stream_rms / stats[9].stream_rms;
    assert!((0.5..3.0).contains(&stream), "{stream}");
    let relu =
        NetworkConfig { skip: true, activation: Activation::Relu, init: Init::HeNormal, ..config(50, 32) };
    let stats = run_of(Dtype::Float64, &relu).layers().to_vec();
    assert!(stats[0].stream_rms / stats[49].stream_rms > 1e8, "fifty ReLU layers with skips explode");
}

#[test]
fn the_staircase_melts_while_delta_still_vanishes() {
    let mut run = run_of(Dtype::Float64, &config(10, 32));
    let weights = |run: &dyn Run| run.layers()[0].grad_w_norm / run.layers()[9].grad_w_norm;
    assert!(weights(&*run) < 1e-3);
    train(&mut *run, 300);
    assert!(weights(&*run) > 0.05, "{:e}", weights(&*run));
    assert!(delta_ratio(&*run) < 1e-5, "{:e}", delta_ratio(&*run));
    assert!((run.loss() - std::f64::consts::LN_2).abs() < 2e-3, "nothing is learned: {}", run.loss());
}

#[test]
fn relu_with_xavier_has_flat_weight_gradients_while_delta_and_activation_shrink_oppositely() {
    let config = NetworkConfig { activation: Activation::Relu, ..config(20, 128) };
    let stats = run_of(Dtype::Float64, &config).layers().to_vec();
    let flat = stats[1].grad_w_norm / stats[19].grad_w_norm;
    assert!((0.2..5.0).contains(&flat), "{flat}");
    assert!(stats[1].delta_rms / stats[19].delta_rms < 0.02);
    assert!(stats[19].act_rms / stats[1].act_rms < 0.02);
}

#[test]
fn zeros_learn_nothing_but_the_output_bias() {
    for activation in [Activation::Sigmoid, Activation::Relu, Activation::Tanh] {
        let (features, classes) = moons(257, 1);
        let config = NetworkConfig { init: Init::Zeros, activation, ..config(5, 8) };
        let mut run = start(Dtype::Float64, &config, &features, &classes).expect("small");
        to_measured(&mut *run);
        let stats = run.layers();
        assert!(
            stats[..5].iter().all(|s| s.delta_rms == 0.0 && s.grad_w_norm == 0.0 && s.grad_b_norm == 0.0)
        );
        assert!(stats[5].grad_b_norm > 0.0);
    }
}

#[test]
fn relu_with_he_learns_and_sigmoid_with_batchnorm_learns() {
    let relu = NetworkConfig { activation: Activation::Relu, init: Init::HeNormal, ..config(10, 32) };
    let mut run = run_of(Dtype::Float64, &relu);
    train(&mut *run, 500);
    assert!(run.loss() < 0.05, "{}", run.loss());
    let mut run = run_of(Dtype::Float64, &NetworkConfig { norm: Norm::Batch, ..config(10, 32) });
    train(&mut *run, 500);
    assert!(run.loss() < 0.1, "{}", run.loss());
    let (features, classes) = moons(200, 77);
    let (loss, right) = run.evaluate(&features, &classes);
    assert!(right > 0.9 && loss < 0.3, "running statistics serve unseen samples: {loss} {right}");
}

#[test]
fn equal_plans_give_equal_bits_and_looking_changes_nothing() {
    for norm in [Norm::None, Norm::Batch] {
        for optimizer in Optimizer::ALL {
            let config = NetworkConfig {
                norm,
                optimizer: *optimizer,
                learning_rate: 0.01,
                batch: Some(50),
                ..config(4, 9)
            };
            let [mut quiet, mut watched] = [(); 2].map(|()| run_of(Dtype::Float32, &config));
            for _ in 0..20 {
                to_measured(&mut *quiet);
                for _ in 0..3 {
                    watched.work();
                }
                watched.predict(&[0.1, 0.2]);
                to_measured(&mut *watched);
                let _ = watched.snapshot();
            }
            assert_eq!(quiet.snapshot(), watched.snapshot());
        }
    }
}

#[test]
fn single_precision_measures_what_double_precision_does() {
    for norm in [Norm::None, Norm::Batch, Norm::Layer] {
        let config = NetworkConfig { norm, activation: Activation::Tanh, ..config(8, 16) };
        let [double, single] = [Dtype::Float64, Dtype::Float32].map(|dtype| run_of(dtype, &config));
        for (a, b) in double.layers().iter().zip(single.layers()) {
            let close = |a: f64, b: f64| (a - b).abs() <= 1e-3 * a.abs();
            assert!(close(a.delta_rms, b.delta_rms) && close(a.grad_w_norm, b.grad_w_norm), "{a:?} {b:?}");
            assert!(close(a.act_rms, b.act_rms) && close(a.act_std, b.act_std), "{a:?} {b:?}");
        }
    }
}

#[test]
fn float32_ends_at_its_smallest_normal_number() {
    let run = run_of(Dtype::Float32, &config(100, 32));
    let stats = run.layers();
    assert_eq!(stats[0].delta_rms, 0.0);
    let least = stats.iter().map(|s| s.delta_rms).filter(|rms| *rms > 0.0).fold(f64::INFINITY, f64::min);
    assert!(least < 1e-35 && least > 1e-40, "{least:e}");
}

#[test]
fn a_diverging_run_is_data_and_no_panic() {
    let config = NetworkConfig {
        activation: Activation::Relu,
        init: Init::NormalUnit,
        loss: Loss::MeanSquared,
        learning_rate: 10.0,
        ..config(10, 16)
    };
    for dtype in [Dtype::Float64, Dtype::Float32] {
        for norm in [Norm::None, Norm::Layer, Norm::Batch] {
            let mut run = run_of(dtype, &NetworkConfig { norm, ..config.clone() });
            train(&mut *run, 20);
            if norm == Norm::None {
                assert!(!run.loss().is_finite());
            }
        }
    }
}

#[test]
fn an_epoch_shows_every_sample_once() {
    let config = NetworkConfig { batch: Some(64), ..config(1, 4) };
    let mut run = run_of(Dtype::Float64, &config);
    let mut seen: Vec<u64> = Vec::new();
    for _ in 0..4 {
        let snapshot = run.snapshot();
        assert_eq!(snapshot.classes.len(), 64);
        seen.extend(snapshot.x.chunks(2).map(|row| row[0].to_bits()));
        to_measured(&mut *run);
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 256);
}

#[test]
fn clipping_limits_the_update_and_not_the_reported_gradient() {
    let config = NetworkConfig { activation: Activation::Tanh, ..config(3, 8) };
    let free = run_of(Dtype::Float64, &config);
    let limit = free.grad_norm() / 4.0;
    let clipped = run_of(Dtype::Float64, &NetworkConfig { clip: limit, ..config });
    assert_eq!(free.layers()[0].grad_w_norm, clipped.layers()[0].grad_w_norm);
    let ratio = free.layers()[0].update_to_weight / clipped.layers()[0].update_to_weight;
    assert!((ratio - 4.0).abs() < 1e-12, "{ratio}");
}

#[test]
fn a_frozen_layer_is_measured_like_any_other_but_has_no_update() {
    let free = NetworkConfig { norm: Norm::Batch, ..config(3, 6) };
    let frozen = run_of(Dtype::Float64, &NetworkConfig { frozen: vec![4, 1, 9], ..free.clone() });
    for (index, (found, right)) in
        frozen.layers().iter().zip(run_of(Dtype::Float64, &free).layers()).enumerate()
    {
        assert!(right.update_to_weight > 0.0 && right.grad_w_norm > 0.0);
        let update_to_weight = if [0, 3].contains(&index) { 0.0 } else { right.update_to_weight };
        assert_eq!(*found, LayerStats { update_to_weight, ..*right });
    }
}

#[test]
fn frozen_layers_stay_while_the_others_learn() {
    for norm in [Norm::None, Norm::Batch] {
        for &optimizer in Optimizer::ALL {
            let frozen = vec![4, 1];
            let config = NetworkConfig {
                norm,
                optimizer,
                learning_rate: 0.01,
                bias: Some(0.1),
                frozen,
                ..config(3, 6)
            };
            let mut run = run_of(Dtype::Float64, &config);
            let start = run.snapshot();
            train(&mut *run, 1);
            let second = run.snapshot();
            train(&mut *run, 3);
            let end = run.snapshot();
            for index in 0..4 {
                let [start, second, end] =
                    [&start, &second, &end].map(|snapshot| &snapshot.layers[index].parameters);
                let announced = start.iter().zip(second).all(|(start, second)| start.after == second.value);
                assert!(announced, "what a step announces is what it does");
                let name = format!("{} {} layer {}", norm.id(), optimizer.id(), index + 1);
                if config.freezes(index + 1) {
                    assert!(start.iter().zip(end).all(|(start, end)| start.value == end.value), "{name}");
                    assert!(end.iter().all(|array| array.after == array.value), "{name}");
                } else {
                    assert_ne!(start[0].value, end[0].value, "{name}");
                }
                assert_eq!(run.layers()[index].distance == 0.0, config.freezes(index + 1), "{name}");
            }
        }
    }
}
