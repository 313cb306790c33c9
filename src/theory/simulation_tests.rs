//! The predictions against real networks of width 256, as the page trains them.

use super::{Prediction, Setting, predict};
use crate::data::{Dataset, Samples, Source, generate};
use crate::nn::activation::Activation;
use crate::nn::init::Init;
use crate::nn::norm::Norm;
use crate::nn::rng::{Rng, Stream};
use crate::nn::scalar::Dtype;
use crate::nn::stats::LayerStats;
use crate::nn::training::{NetworkConfig, Phase, start};

const DEPTH: usize = 8;
const WIDTH: usize = 256;

fn config(activation: Activation, init: Init) -> NetworkConfig {
    let mut layer_sizes = vec![WIDTH; DEPTH + 2];
    layer_sizes[0] = 2;
    layer_sizes[DEPTH + 1] = 1;
    NetworkConfig { activation, init, ..NetworkConfig::sigmoid(layer_sizes) }
}

fn prediction(config: &NetworkConfig, data: &Dataset) -> Prediction {
    predict(&Setting::of(config, &data.train.features)).unwrap()
}

fn measured(config: &NetworkConfig, data: &Dataset) -> Vec<LayerStats> {
    let mut run = start(Dtype::Float64, config, &data.train.features, &data.train.classes).expect("it fits");
    while run.work() != Phase::Measured {}
    run.layers().to_vec()
}

/// Median over seeds of measured over predicted: rms δ of layer 1 to layer H, the same of the stream's gradient, rms h of layer H.
fn measured_to_predicted(config: &NetworkConfig, data: impl Fn(u32) -> Dataset) -> [f64; 3] {
    let theory = prediction(config, &data(1));
    let mut found = [const { Vec::new() }; 3];
    for seed in 1..=5 {
        let layers = measured(&NetworkConfig { seed, ..config.clone() }, &data(seed));
        let (first, last) = (&layers[0], &layers[DEPTH - 1]);
        found[0].push(first.delta_rms / last.delta_rms / theory.median_ratio()[0]);
        found[1].push(first.stream_rms / last.stream_rms / theory.stream_ratio[0]);
        found[2].push(last.act_rms / theory.act_rms[DEPTH - 1]);
    }
    found.map(|mut ratios| {
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    })
}

fn moons(seed: u32) -> Dataset {
    generate(Source::Moons, 0.1, 64, seed).expect("moons are generated")
}

/// Samples without any structure, in as many dimensions as the network is wide.
fn clouds(seed: u32) -> Dataset {
    let mut rng = Rng::new(seed, Stream::Train);
    let features = (0..64 * WIDTH).map(|_| rng.normal()).collect();
    let train = Samples { features, classes: (0..64).map(|i| i % 2).collect() };
    Dataset { inputs: WIDTH, classes: 2, train, ..Dataset::default() }
}

#[test]
fn plain_networks_do_what_is_predicted() {
    for (activation, init) in [
        (Activation::Sigmoid, Init::XavierUniform),
        (Activation::Sigmoid, Init::TorchDefault),
        (Activation::Tanh, Init::XavierNormal),
        (Activation::Tanh, Init::HeNormal),
        (Activation::Tanh, Init::Orthogonal),
        (Activation::Relu, Init::HeNormal),
        (Activation::Relu, Init::TorchDefault),
        (Activation::Selu, Init::LecunNormal),
        (Activation::Gelu, Init::XavierUniform),
        (Activation::Softplus, Init::HeUniform),
    ] {
        let [delta, stream, act] = measured_to_predicted(&config(activation, init), moons);
        let within = |ratio: f64| (0.8..1.25).contains(&ratio);
        assert!(
            within(delta) && within(stream) && within(act),
            "{activation:?} {init:?} {delta} {stream} {act}"
        );
    }
}

#[test]
fn skips_and_layernorm_do_what_is_predicted() {
    for (activation, norm, skip) in [
        (Activation::Gelu, Norm::None, true),
        (Activation::Sigmoid, Norm::None, true),
        (Activation::Sigmoid, Norm::Layer, false),
        (Activation::Relu, Norm::Layer, true),
    ] {
        let config = NetworkConfig { norm, skip, ..config(activation, Init::HeNormal) };
        let [delta, stream, act] = measured_to_predicted(&config, moons);
        let within = |ratio: f64| (0.8..1.25).contains(&ratio);
        assert!(
            within(delta) && within(stream) && within(act),
            "{activation:?} {norm:?} {delta} {stream} {act}"
        );
    }
}

#[test]
fn batchnorm_does_what_is_predicted_for_generic_inputs_and_amplifies_more_in_the_plane() {
    for activation in [Activation::Relu, Activation::Tanh] {
        let batchnorm = NetworkConfig { norm: Norm::Batch, ..config(activation, Init::HeNormal) };
        let mut layer_sizes = batchnorm.layer_sizes.clone();
        layer_sizes[0] = WIDTH;
        let generic = NetworkConfig { layer_sizes, ..batchnorm.clone() };
        let [delta, _, act] = measured_to_predicted(&generic, clouds);
        assert!((0.7..1.3).contains(&delta), "{activation:?} {delta}");
        assert!((0.95..1.05).contains(&act), "{activation:?} {act}");
        let [delta, ..] = measured_to_predicted(&batchnorm, moons);
        assert!(delta > 1.5, "{activation:?} {delta}");
    }
}
