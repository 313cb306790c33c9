//! Published experiments, and the numbers that the lab's texts quote, on the networks that the page trains.
//!
//! Numbers are medians over seeds. A band is about twice what the medians of two such samples differ by.

#[path = "shared/experiments.rs"]
mod experiments;

use experiments::*;
use std::f64::consts::LN_2;
use vanishing_gradients::data::Samples;
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::init::Init;
use vanishing_gradients::nn::loss::Loss;
use vanishing_gradients::nn::norm::Norm;
use vanishing_gradients::nn::optimizer::{EPSILON, Optimizer};
use vanishing_gradients::nn::scalar::Dtype;
use vanishing_gradients::nn::training::NetworkConfig;

/// Claims that a number is the published one, up to a factor.
fn assert_within(factor: f64, what: &str, found: f64, published: f64) {
    println!("{what}: {found:.4e}, published {published:.4e}");
    let off = (found / published).max(published / found);
    assert!(off <= factor, "{what}: {found:e} instead of {published:e}, more than a factor of {factor} off");
}

/// Claims that a number lies between two others.
fn assert_between(what: &str, found: f64, least: f64, most: f64) {
    println!("{what}: {found:.4e} in {least}..{most}");
    assert!((least..=most).contains(&found), "{what}: {found} is not between {least} and {most}");
}

/// Claims that training has not moved the loss away from that of guessing.
fn assert_stuck(what: &str, seen: &[Seen]) {
    for seen in seen {
        assert_between(what, seen.loss, LN_2 - 3e-4, LN_2 + 3e-4);
    }
}

// Published experiments.

#[test]
fn nielsen_2015_each_sigmoid_layer_multiplies_the_gradient_by_a_fifth() {
    // His norms of the batch-mean δ, layer by layer, with 784 inputs: [0.0657, 0.309], [0.0118, 0.0600, 0.283],
    // [0.0030, 0.0171, 0.0695, 0.285]. His outputs are sigmoids, ours are not: only ratios of layers can agree.
    let samples = digits();
    let mut all = Vec::new();
    for hidden in [2, 3, 4] {
        let mut layer_sizes = vec![30; hidden + 2];
        layer_sizes[0] = 64;
        layer_sizes[hidden + 1] = 10;
        let init = Init::LecunNormal;
        let loss = Loss::MeanSquared;
        let nielsen = NetworkConfig { layer_sizes, init, loss, bias: Some(1.0), ..config(1, 1) };
        let seen = starts(&nielsen, |_| samples.clone());
        for layer in 1..hidden {
            // The gradient of a bias is the mean of δ over the batch.
            let ratio = |seen: &Seen| seen.layers[layer - 1].grad_b_norm / seen.layers[layer].grad_b_norm;
            let found = median_of(&seen, ratio);
            assert_between(
                &format!("{hidden} hidden layers, layer {layer} over the next"),
                found,
                0.17,
                0.25,
            );
            all.extend(seen.iter().map(ratio));
        }
    }
    assert_between("all of them", median(all), 0.185, 0.215);
}

#[test]
fn karpathy_2022_a_gain_of_five_thirds_holds_tanh_activations() {
    let layer_sizes = vec![30, 100, 100, 100, 100, 100, 27];
    let loss = Loss::SoftmaxCrossEntropy;
    let makemore = NetworkConfig { layer_sizes, loss, gain: 5.0 / 3.0, ..tanh(1, 1, Init::LecunNormal) };
    let seen = starts(&makemore, |seed| cloud(seed, 32, 30, 27));
    for (layer, published) in [0.75, 0.69, 0.67, 0.66, 0.66].into_iter().enumerate() {
        let found = median_of(&seen, |seen| seen.layers[layer].act_std);
        assert_between(&format!("std of layer {}", layer + 1), found, published - 0.015, published + 0.015);
    }
    let saturated = |layer: usize| median_of(&seen, |seen| seen.layers[layer].saturated);
    assert_between("saturated in layer 1", saturated(0), 0.2025 - 0.015, 0.2025 + 0.015);
    assert!((1..5).all(|layer| saturated(layer) < 0.1), "later layers are less saturated");
}

#[test]
fn glorot_and_bengio_2010_uniform_weights_shrink_both_ways_and_weight_gradients_stay() {
    let network = |init| NetworkConfig {
        layer_sizes: vec![64, 200, 200, 200, 200, 200, 10],
        loss: Loss::SoftmaxCrossEntropy,
        bias: Some(0.0),
        ..tanh(1, 1, init)
    };
    let samples = digits();
    let some =
        Samples { features: samples.features[..128 * 64].to_vec(), classes: samples.classes[..128].to_vec() };
    let [standard, xavier] =
        [Init::TorchDefault, Init::XavierUniform].map(|init| starts(&network(init), |_| some.clone()));
    let numbers = |seen: &[Seen]| {
        [
            median_of(seen, |seen| 1.0 / seen.ratio(|layer| layer.act_std)),
            median_of(seen, Seen::delta_ratio),
            median_of(seen, Seen::weight_ratio),
        ]
    };
    // U(±1/√n) has the variance 1/3n: both shrink by √3 a layer and more.
    let [activations, deltas, weights] = numbers(&standard);
    assert_between("activations, layer 5 over 1", activations, 0.08, 0.125);
    assert_between("δ, layer 1 over 5", deltas, 0.07, 0.125);
    assert_between("∂L/∂W, layer 2 over 5", weights, 0.8, 1.25);
    let [activations, deltas, weights] = numbers(&xavier);
    assert_between("activations, layer 5 over 1, Xavier", activations, 0.5, 1.0);
    assert_between("δ, layer 1 over 5, Xavier", deltas, 0.5, 1.0);
    assert_between("∂L/∂W, layer 2 over 5, Xavier", weights, 0.8, 1.25);
}

/// The losses of a ReLU network of width 64 at those steps of SGD 0.02, median over three seeds.
fn he_2015<const N: usize>(depth: usize, init: Init, steps: [u64; N]) -> [f64; N] {
    let network = NetworkConfig { learning_rate: 0.02, ..relu(depth, 64, init) };
    let losses = |seed| {
        watch(Dtype::Float32, &NetworkConfig { seed, ..network.clone() }, &some_moons(128, seed), steps)
            .map(|seen| seen.loss)
    };
    let runs: Vec<[f64; N]> = (1..=3).map(losses).collect();
    std::array::from_fn(|at| median(runs.iter().map(|run| run[at])))
}

#[test]
fn he_et_al_2015_at_22_layers_both_learn_and_he_learns_sooner() {
    let [he] = he_2015(22, Init::HeNormal, [100]);
    assert_between("He, 100 steps", he, 0.0, 0.3);
    let [early, late] = he_2015(22, Init::XavierNormal, [100, 500]);
    assert_between("Xavier, 100 steps", early, 0.65, 0.7);
    assert_between("Xavier, 500 steps", late, 0.0, 0.4);
}

#[test]
fn he_et_al_2015_at_30_layers_xavier_stalls_and_he_learns() {
    let [he] = he_2015(30, Init::HeNormal, [150]);
    assert_between("He, 150 steps", he, 0.0, 0.35);
    let [xavier] = he_2015(30, Init::XavierNormal, [500]);
    assert_between("Xavier, 500 steps", xavier, LN_2 - 0.025, LN_2 + 1e-3);
}

#[test]
fn yang_et_al_2019_batchnorm_with_relu_multiplies_the_gradient_by_1_21_a_layer() {
    let (depth, width) = (16, 128);
    let mut layer_sizes = vec![width; depth + 2];
    layer_sizes[depth + 1] = 1;
    let network = NetworkConfig { layer_sizes, norm: Norm::Batch, ..relu(1, 1, Init::HeNormal) };
    let seen = starts(&network, |seed| cloud(seed, 128, width, 2));
    let found = median_of(&seen, |seen| seen.delta_ratio().powf(1.0 / (depth - 1) as f64));
    let published = (std::f64::consts::PI / (std::f64::consts::PI - 1.0)).sqrt();
    assert_between("factor a layer", found, published - 0.015, published + 0.015);
}

#[test]
fn klambauer_et_al_2017_selu_with_lecun_keeps_activations_near_one() {
    let network = NetworkConfig { activation: Activation::Selu, init: Init::LecunNormal, ..config(32, 128) };
    let seen = starts(&network, |seed| some_moons(64, seed));
    for layer in 0..32 {
        let found = median_of(&seen, |seen| seen.layers[layer].act_rms);
        assert_between(&format!("rms activation of layer {}", layer + 1), found, 0.88, 1.12);
    }
}

// Moments a learner should meet.

#[test]
fn sigmoid_falls_on_a_straight_line_of_0_63_decades_a_layer() {
    let ratio = |depth: usize, factor: f64, published: f64| {
        let found = median_of(&starts(&config(depth, 32), moons), Seen::delta_ratio);
        assert_within(factor, &format!("{depth} sigmoid layers"), found, published);
        found.log10()
    };
    let five = ratio(5, 1.3, 2.7e-3);
    let ten = ratio(10, 1.3, 2.0e-6);
    let twenty = ratio(20, 1.5, 9e-13);
    let fifty = ratio(50, 2.5, 9e-32);
    for (decades, layers) in [(five - ten, 5.0), (ten - twenty, 10.0), (twenty - fifty, 30.0)] {
        assert_between("decades a layer", decades / layers, 0.60, 0.66);
    }
}

#[test]
fn sigmoid_is_stuck_at_ln_2() {
    assert_stuck("sigmoid, 500 steps", &trained(&config(10, 32)));
}

#[test]
fn relu_with_he_passes_the_gradient_and_learns() {
    let network = relu(10, 32, Init::HeNormal);
    assert_within(1.35, "ReLU + He", median_of(&starts(&network, moons), Seen::delta_ratio), 0.85);
    assert_within(3.0, "its loss", median_of(&trained(&network), |seen| seen.loss), 4.5e-4);
}

#[test]
fn batchnorm_lets_sigmoid_learn() {
    let network = NetworkConfig { norm: Norm::Batch, ..config(10, 32) };
    assert_within(1.5, "loss with BatchNorm", median_of(&trained(&network), |seen| seen.loss), 0.011);
}

#[test]
fn layernorm_leaves_sigmoid_stuck() {
    let network = NetworkConfig { norm: Norm::Layer, ..config(10, 32) };
    assert_within(1.4, "sigmoid + LayerNorm", median_of(&starts(&network, moons), Seen::delta_ratio), 1.7e-4);
    assert_stuck("sigmoid + LayerNorm, 500 steps", &trained(&network));
}

#[test]
fn skips_let_sigmoid_learn() {
    let network = NetworkConfig { skip: true, ..config(10, 32) };
    let stream = median_of(&starts(&network, moons), Seen::stream_ratio);
    assert_between("stream of layer 1 over layer 10", stream, 0.9, 1.3);
    assert_within(1.2, "loss with skips", median_of(&trained(&network), |seen| seen.loss), 0.26);
}

#[test]
fn the_default_of_pytorch_is_stuck() {
    let network = relu(10, 32, Init::TorchDefault);
    assert_within(1.5, "PyTorch's default", median_of(&starts(&network, moons), Seen::delta_ratio), 2e-4);
    assert_stuck("PyTorch's default, 500 steps", &trained(&network));
}

#[test]
fn normal_weights_make_tanh_explode_and_saturate() {
    let seen = starts(&tanh(10, 32, Init::NormalUnit), moons);
    assert_within(1.35, "tanh with N(0, 1)", median_of(&seen, Seen::delta_ratio), 447.0);
    // Layer 1 has only two inputs.
    let saturated = |seen: &Seen| seen.layers[1..10].iter().map(|layer| layer.saturated).sum::<f64>() / 9.0;
    assert_between("saturated", median_of(&seen, saturated), 0.65, 0.75);
}

#[test]
fn fifty_relu_layers_with_skips_explode() {
    let network = NetworkConfig { skip: true, ..relu(50, 32, Init::HeNormal) };
    let found = median_of(&starts(&network, moons), Seen::stream_ratio);
    assert_within(2.5, "50 ReLU layers with skips", found, 3e10);
}

#[test]
fn adam_hides_it_at_ten_layers_and_fails_at_twenty() {
    let adam = |depth| NetworkConfig { optimizer: Optimizer::Adam, learning_rate: 0.01, ..config(depth, 32) };
    assert_within(1.25, "Adam, 10 layers", median_of(&trained(&adam(10)), |seen| seen.loss), 0.36);
    let entry = |seen: &Seen| seen.layers[0].grad_w_norm / f64::from(2u8 * 32).sqrt();
    let found = median_of(&starts(&adam(20), moons), entry);
    assert_within(1.6, "rms entry of ∂L/∂W, layer 1 of 20", found, 2e-14);
    assert!(found < 1e-5 * EPSILON);
    let failing = watch(Dtype::Float64, &adam(20), &moons(1), [500]);
    assert_stuck("Adam, 20 layers", &failing);
}

#[test]
fn zeros_move_nothing_but_the_output_bias() {
    for seen in starts(&NetworkConfig { init: Init::Zeros, ..config(10, 32) }, moons) {
        let (output, hidden) = seen.layers.split_last().expect("layers");
        assert!(
            hidden
                .iter()
                .all(|layer| (layer.delta_rms, layer.grad_w_norm, layer.grad_b_norm) == (0.0, 0.0, 0.0))
        );
        // The activations before the output are all σ(0): only balanced classes make its gradient 0.
        assert_eq!(output.delta_mean_abs, 0.5 / 256.0);
    }
    let unbalanced = Samples { features: vec![0.5; 20], classes: vec![0, 0, 0, 0, 0, 0, 0, 1, 1, 1] };
    for activation in [Activation::Relu, Activation::Tanh] {
        let network = NetworkConfig { init: Init::Zeros, activation, ..config(10, 32) };
        let [seen] = watch(Dtype::Float64, &network, &unbalanced, [0]);
        let (output, hidden) = seen.layers.split_last().expect("layers");
        assert!(hidden.iter().all(|layer| layer.update_to_weight == 0.0 && layer.grad_b_norm == 0.0));
        assert_eq!(output.grad_w_norm, 0.0);
        assert!((output.grad_b_norm - 0.2).abs() < 1e-15);
    }
}

#[test]
fn width_is_luck() {
    for (width, published) in [(8, 1.05), (128, 0.16)] {
        // Some narrow networks have no gradient at all: they have no logarithm.
        let seen = starts(&relu(30, width, Init::HeNormal), |seed| some_moons(64, seed));
        let logs: Vec<f64> =
            seen.iter().map(|seen| seen.delta_ratio().log10()).filter(|log| log.is_finite()).collect();
        assert!(logs.len() + 3 >= seen.len());
        let mean = logs.iter().sum::<f64>() / logs.len() as f64;
        let variance = logs.iter().map(|log| (log - mean) * (log - mean)).sum::<f64>() / logs.len() as f64;
        assert_within(1.35, &format!("decades of spread at width {width}"), variance.sqrt(), published);
    }
}

// Traps.

#[test]
fn trap_1_the_staircase_of_the_weights_melts_while_delta_still_vanishes() {
    let network = config(10, 32);
    let at = |seed| watch(Dtype::Float64, &NetworkConfig { seed, ..network.clone() }, &moons(seed), [0, 60]);
    let runs: Vec<[Seen; 2]> = (1..=24).map(at).collect();
    let number = |at: usize, number: fn(&Seen) -> f64| median(runs.iter().map(|run| number(&run[at])));
    assert_between("∂L/∂W at the start", number(0, Seen::weight_ratio), 3e-6, 6e-5);
    assert_between("∂L/∂W after 60 steps", number(1, Seen::weight_ratio), 0.5, 2.0);
    assert_within(1.5, "δ after 60 steps", number(1, Seen::delta_ratio), 2e-6);
}

#[test]
fn trap_2_xavier_hides_a_shrinking_delta_behind_a_shrinking_activation() {
    let inputs = |network: NetworkConfig| {
        let mut layer_sizes = network.layer_sizes;
        layer_sizes[0] = 64;
        NetworkConfig { layer_sizes, ..network }
    };
    let (relu, tanh) = (relu(20, 64, Init::XavierNormal), tanh(20, 64, Init::XavierNormal));
    // ReLU halves the square of both in each layer, tanh divides it by about twice the number of layers in all.
    for (network, expected) in [(relu, libm::pow(0.5, 9.5)), (tanh, libm::sqrt(1.0 / 40.0))] {
        let name = network.activation.id();
        let seen = starts(&inputs(network), |seed| cloud(seed, 64, 64, 2));
        let activations = median_of(&seen, |seen| 1.0 / seen.ratio(|layer| layer.act_rms));
        assert_between(&format!("{name} ∂L/∂W"), median_of(&seen, Seen::weight_ratio), 1.0 / 3.0, 3.0);
        assert_within(2.0, &format!("{name} δ"), median_of(&seen, Seen::delta_ratio), expected);
        assert_within(2.0, &format!("{name} activations"), activations, expected);
    }
}

#[test]
fn trap_3_with_skips_delta_is_not_what_reaches_the_layers_below() {
    let seen = starts(&NetworkConfig { skip: true, ..config(10, 32) }, moons);
    for layer in seen.iter().flat_map(Seen::hidden) {
        // δ = φ' ∂L/∂h, and the slope of a sigmoid is at most a quarter.
        assert!(layer.delta_rms <= 0.25 * layer.stream_rms);
    }
    assert_between("stream of layer 1 over layer 10", median_of(&seen, Seen::stream_ratio), 0.9, 1.3);
    assert_between("δ of layer 1 over layer 10", median_of(&seen, Seen::delta_ratio), 1.8, 3.0);
}

#[test]
fn trap_4_the_gradient_of_an_output_of_zero_is_a_half() {
    let [seen] = watch(Dtype::Float64, &NetworkConfig { init: Init::Zeros, ..config(2, 4) }, &moons(1), [0]);
    let output = seen.layers[2];
    assert!((seen.loss - LN_2).abs() < 1e-14);
    assert_eq!((output.delta_mean_abs * 256.0, output.delta_rms * 256.0), (0.5, 0.5));
}

#[test]
fn trap_5_on_points_of_a_plane_the_first_batch_normalised_layers_amplify_more() {
    let network = NetworkConfig { norm: Norm::Batch, ..relu(20, 32, Init::HeNormal) };
    let seen = starts(&network, moons);
    let factor = |from: usize, to: usize| {
        let ratio = |seen: &Seen| seen.layers[from].delta_rms / seen.layers[to].delta_rms;
        median_of(&seen, ratio).powf(1.0 / (to - from) as f64)
    };
    assert_between("layers 1 to 5", factor(0, 4), 1.3, 1.8);
    assert_between("layers 10 to 20", factor(9, 19), 1.16, 1.26);
}
