//! Networks of the published experiments, and how they are watched: for the tests that hold them, and for the table of
//! `docs/science.md`.

use std::io::Read;
use vanishing_gradients::data::{Samples, Source, digits, generate};
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::init::Init;
use vanishing_gradients::nn::rng::{Rng, Stream};
use vanishing_gradients::nn::scalar::Dtype;
use vanishing_gradients::nn::stats::LayerStats;
use vanishing_gradients::nn::training::{NetworkConfig, Phase, start};

/// Seeds for what is measured at the start.
pub const SEEDS: u32 = 50;
/// Seeds for what is measured after hundreds of steps.
pub const TRAINED_SEEDS: u32 = 5;

/// Sigmoid + Xavier on two features, with one output.
pub fn config(depth: usize, width: usize) -> NetworkConfig {
    let mut layer_sizes = vec![width; depth + 2];
    layer_sizes[0] = 2;
    layer_sizes[depth + 1] = 1;
    NetworkConfig::sigmoid(layer_sizes)
}

/// ReLU instead of sigmoid.
pub fn relu(depth: usize, width: usize, init: Init) -> NetworkConfig {
    NetworkConfig { activation: Activation::Relu, init, ..config(depth, width) }
}

/// tanh instead of sigmoid.
pub fn tanh(depth: usize, width: usize, init: Init) -> NetworkConfig {
    NetworkConfig { activation: Activation::Tanh, init, ..config(depth, width) }
}

/// Two moons, 256 points.
pub fn moons(seed: u32) -> Samples {
    some_moons(256, seed)
}

/// Two moons.
pub fn some_moons(samples: usize, seed: u32) -> Samples {
    generate(Source::Moons, 0.1, samples, seed).expect("moons are generated").train
}

/// Samples of N(0, 1) without any structure.
pub fn cloud(seed: u32, samples: usize, inputs: usize, classes: usize) -> Samples {
    let mut rng = Rng::new(seed, Stream::Train);
    let features = (0..samples * inputs).map(|_| rng.normal()).collect();
    Samples { features, classes: (0..samples).map(|i| (i % classes) as u16).collect() }
}

/// The digits as the page ships them.
pub fn digits() -> Samples {
    let packed = include_bytes!("../../static/digits.csv.gz");
    let mut text = String::new();
    flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut text).expect("the digits are packed");
    digits::read(&text).expect("the digits are whole").train
}

/// What a run is at one step.
pub struct Seen {
    pub loss: f64,
    pub layers: Vec<LayerStats>,
}

impl Seen {
    pub fn hidden(&self) -> &[LayerStats] {
        &self.layers[..self.layers.len() - 1]
    }

    /// That number of layer 1 over that of layer H.
    pub fn ratio(&self, number: fn(&LayerStats) -> f64) -> f64 {
        let hidden = self.hidden();
        number(&hidden[0]) / number(&hidden[hidden.len() - 1])
    }

    pub fn delta_ratio(&self) -> f64 {
        self.ratio(|layer| layer.delta_rms)
    }

    pub fn stream_ratio(&self) -> f64 {
        self.ratio(|layer| layer.stream_rms)
    }

    /// ‖∂L/∂W‖ of layer 2 over layer H: those two have weights of the same shape.
    pub fn weight_ratio(&self) -> f64 {
        let hidden = self.hidden();
        hidden[1].grad_w_norm / hidden[hidden.len() - 1].grad_w_norm
    }
}

/// The run at those steps, in order.
pub fn watch<const N: usize>(
    dtype: Dtype,
    config: &NetworkConfig,
    samples: &Samples,
    steps: [u64; N],
) -> [Seen; N] {
    let mut run = start(dtype, config, &samples.features, &samples.classes).expect("test networks fit");
    steps.map(|step| {
        loop {
            if run.work() == Phase::Measured && run.step() == step {
                return Seen { loss: run.loss(), layers: run.layers().to_vec() };
            }
        }
    })
}

/// At the start, for each seed.
pub fn starts(config: &NetworkConfig, samples: impl Fn(u32) -> Samples) -> Vec<Seen> {
    let seen = |seed| watch(Dtype::Float64, &NetworkConfig { seed, ..config.clone() }, &samples(seed), [0]);
    (1..=SEEDS).flat_map(seen).collect()
}

/// On two moons after 500 steps, for each seed.
pub fn trained(config: &NetworkConfig) -> Vec<Seen> {
    let seen = |seed| watch(Dtype::Float32, &NetworkConfig { seed, ..config.clone() }, &moons(seed), [500]);
    (1..=TRAINED_SEEDS).flat_map(seen).collect()
}

/// The median.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    (values[(values.len() - 1) / 2] + values[values.len() / 2]) / 2.0
}

/// The median of a number over runs.
pub fn median_of(seen: &[Seen], number: impl Fn(&Seen) -> f64) -> f64 {
    median(seen.iter().map(number))
}
