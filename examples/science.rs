//! Writes the table of `docs/science.md`: what was published, what theory predicts, what the lab's networks do.
//!
//! `cargo xtask science`. `tests/published.rs` holds the same experiments to the same numbers.

#[allow(dead_code)]
#[path = "../tests/shared/experiments.rs"]
mod experiments;

use experiments::*;
use std::f64::consts::PI;
use vanishing_gradients::data::Samples;
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::init::Init;
use vanishing_gradients::nn::loss::Loss;
use vanishing_gradients::nn::norm::Norm;
use vanishing_gradients::nn::scalar::Dtype;
use vanishing_gradients::nn::training::NetworkConfig;
use vanishing_gradients::theory::{Prediction, Setting, predict};

const HEAD: &str = "# Published experiments, repeated

Each row is an experiment from the literature, repeated on the networks that the page trains. *Predicted* is the
lab's own mean-field theory (`src/theory`), where it says anything; *measured* is the median over seeds (50 for what
is measured at the start, 3 for losses after training). Written by `cargo xtask science`; `tests/published.rs` holds
the numbers.

| Source | Network | Quantity | Published | Predicted | Measured |
|---|---|---|---|---|---|
";

const FOOT: &str = "
Where they differ, and why: Nielsen's outputs are sigmoids and his digits have 784 pixels, ours have raw outputs and
64 pixels, so only ratios of layers can agree. Glorot and Bengio, He et al. and Klambauer et al. published curves and
statements, not numbers; their rows say what the statement means for these networks. BatchNorm's factor is that of an
infinite batch and width.
";

fn main() -> std::io::Result<()> {
    let mut table = Table(HEAD.into());
    nielsen(&mut table);
    karpathy(&mut table);
    glorot(&mut table);
    he(&mut table);
    yang(&mut table);
    klambauer(&mut table);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/science.md");
    std::fs::write(&path, table.0 + FOOT)?;
    println!("{} is written.", path.display());
    Ok(())
}

struct Table(String);

impl Table {
    fn row(
        &mut self,
        source: &str,
        network: &str,
        quantity: &str,
        published: &str,
        predicted: Option<f64>,
        measured: f64,
    ) {
        let predicted = predicted.map_or("–".into(), number);
        self.0 += &format!(
            "| {source} | {network} | {quantity} | {published} | {predicted} | {} |\n",
            number(measured)
        );
    }
}

/// Three digits.
fn number(value: f64) -> String {
    if (1e-2..1e4).contains(&value) { format!("{value:.3}") } else { format!("{value:.2e}") }
}

/// What the theory says of a config on those samples.
fn prediction(config: &NetworkConfig, samples: &Samples) -> Option<Prediction> {
    predict(&Setting::of(config, &samples.features))
}

fn nielsen(table: &mut Table) {
    let samples = digits();
    for (hidden, published) in [(2, "0.213"), (3, "0.197, 0.212"), (4, "0.175, 0.246, 0.244")] {
        let mut layer_sizes = vec![30; hidden + 2];
        layer_sizes[0] = 64;
        layer_sizes[hidden + 1] = 10;
        let config = NetworkConfig {
            layer_sizes,
            init: Init::LecunNormal,
            loss: Loss::MeanSquared,
            bias: Some(1.0),
            ..config(1, 1)
        };
        let seen = starts(&config, |_| samples.clone());
        let predicted =
            prediction(&config, &samples).map(|theory| theory.delta_ratio[0] / theory.delta_ratio[1]);
        let ratio = |seen: &Seen| {
            (seen.layers[0].grad_b_norm / seen.layers[hidden - 1].grad_b_norm).powf(1.0 / (hidden - 1) as f64)
        };
        table.row(
            "Nielsen 2015, ch. 5",
            &format!("sigmoid, {hidden} × 30, N(0, 1/n), biases N(0, 1), digits"),
            "factor a layer on the norm of mean δ",
            published,
            predicted,
            median_of(&seen, ratio),
        );
    }
}

fn karpathy(table: &mut Table) {
    let layer_sizes = vec![30, 100, 100, 100, 100, 100, 27];
    let config = NetworkConfig {
        layer_sizes,
        loss: Loss::SoftmaxCrossEntropy,
        gain: 5.0 / 3.0,
        ..tanh(1, 1, Init::LecunNormal)
    };
    let samples = |seed| cloud(seed, 32, 30, 27);
    let (seen, theory) = (starts(&config, samples), prediction(&config, &samples(1)));
    let network = "tanh, 5 × 100, gain 5/3";
    for (layer, published) in ["0.75", "0.69", "0.67", "0.66", "0.66"].into_iter().enumerate() {
        let predicted = theory.as_ref().map(|theory| theory.act_rms[layer]);
        let quantity = format!("standard deviation of h, layer {}", layer + 1);
        table.row(
            "Karpathy 2022, makemore 3",
            network,
            &quantity,
            published,
            predicted,
            median_of(&seen, |seen| seen.layers[layer].act_std),
        );
    }
    // |h| > 0.97 where |z| > artanh 0.97.
    let tail = theory.map(|theory| libm::erfc(0.97f64.atanh() / (2.0 * theory.q[0]).sqrt()));
    table.row(
        "Karpathy 2022, makemore 3",
        network,
        "saturated fraction, layer 1",
        "0.2025",
        tail,
        median_of(&seen, |seen| seen.layers[0].saturated),
    );
}

fn glorot(table: &mut Table) {
    let samples = digits();
    let some =
        Samples { features: samples.features[..128 * 64].to_vec(), classes: samples.classes[..128].to_vec() };
    for (init, name, published) in
        [(Init::TorchDefault, "U(±1/√n)", "shrinks"), (Init::XavierUniform, "Xavier", "about kept")]
    {
        let config = NetworkConfig {
            layer_sizes: vec![64, 200, 200, 200, 200, 200, 10],
            loss: Loss::SoftmaxCrossEntropy,
            bias: Some(0.0),
            ..tanh(1, 1, init)
        };
        let (seen, theory) = (starts(&config, |_| some.clone()), prediction(&config, &some));
        let network = format!("tanh, 5 × 200, {name}, digits");
        let activations = theory.as_ref().map(|theory| theory.act_rms[4] / theory.act_rms[0]);
        table.row(
            "Glorot & Bengio 2010, fig. 6–7",
            &network,
            "std h, layer 5 over 1",
            published,
            activations,
            median_of(&seen, |seen| 1.0 / seen.ratio(|layer| layer.act_std)),
        );
        table.row(
            "Glorot & Bengio 2010, fig. 6–7",
            &network,
            "rms δ, layer 1 over 5",
            published,
            theory.map(|theory| theory.delta_ratio[0]),
            median_of(&seen, Seen::delta_ratio),
        );
        table.row(
            "Glorot & Bengio 2010, fig. 8",
            &network,
            "‖∂L/∂W‖, layer 2 over 5",
            "flat: 1",
            None,
            median_of(&seen, Seen::weight_ratio),
        );
    }
}

fn he(table: &mut Table) {
    for (depth, init, name, steps, published) in [
        (22, Init::HeNormal, "He", 100, "learns sooner"),
        (22, Init::XavierNormal, "Xavier", 500, "learns"),
        (30, Init::HeNormal, "He", 150, "learns"),
        (30, Init::XavierNormal, "Xavier", 500, "stalls at ln 2 = 0.693"),
    ] {
        let config = NetworkConfig { learning_rate: 0.02, ..relu(depth, 64, init) };
        let loss = |seed| {
            watch(Dtype::Float32, &NetworkConfig { seed, ..config.clone() }, &some_moons(128, seed), [steps])
                [0]
            .loss
        };
        let network = format!("ReLU, {depth} × 64, {name}, two moons, SGD 0.02");
        table.row(
            "He et al. 2015, fig. 2–3",
            &network,
            &format!("loss after {steps} steps"),
            published,
            None,
            median((1..=3).map(loss)),
        );
    }
}

fn yang(table: &mut Table) {
    let (depth, width) = (16, 128);
    let mut layer_sizes = vec![width; depth + 2];
    layer_sizes[depth + 1] = 1;
    let config = NetworkConfig { layer_sizes, norm: Norm::Batch, ..relu(1, 1, Init::HeNormal) };
    let samples = |seed| cloud(seed, 128, width, 2);
    let root = |ratio: f64| ratio.powf(1.0 / (depth - 1) as f64);
    let predicted = prediction(&config, &samples(1)).map(|theory| root(theory.delta_ratio[0]));
    let published = format!("{:.3}", (PI / (PI - 1.0)).sqrt());
    table.row(
        "Yang et al. 2019",
        "ReLU + BatchNorm, 16 × 128, batch 128",
        "factor a layer on ‖δ‖, backwards",
        &published,
        predicted,
        median_of(&starts(&config, samples), |seen| root(seen.delta_ratio())),
    );
}

fn klambauer(table: &mut Table) {
    let config = NetworkConfig { activation: Activation::Selu, init: Init::LecunNormal, ..config(32, 128) };
    let samples = |seed| some_moons(64, seed);
    let (seen, theory) = (starts(&config, samples), prediction(&config, &samples(1)));
    for layer in [0, 15, 31] {
        let predicted = theory.as_ref().map(|theory| theory.act_rms[layer]);
        let quantity = format!("rms h, layer {}", layer + 1);
        table.row(
            "Klambauer et al. 2017",
            "SELU + LeCun, 32 × 128",
            &quantity,
            "near 1",
            predicted,
            median_of(&seen, |seen| seen.layers[layer].act_rms),
        );
    }
}
