//! Any network, any samples, any state.

use proptest::prelude::*;
use proptest::sample::select;
use vanishing_gradients::lab::state::{State, control_ids, read};
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::init::Init;
use vanishing_gradients::nn::loss::Loss;
use vanishing_gradients::nn::norm::Norm;
use vanishing_gradients::nn::optimizer::Optimizer;
use vanishing_gradients::nn::training::NetworkConfig;

/// A small network, and samples for it: features `[samples, n0]` and classes.
#[derive(Clone, Debug)]
pub struct Task {
    pub plan: NetworkConfig,
    pub features: Vec<f64>,
    pub classes: Vec<u16>,
}

pub fn plan() -> impl Strategy<Value = NetworkConfig> {
    let shape = (1..=3usize, prop::collection::vec(1..=6usize, 1..=6), 2..=4usize);
    let kinds = (
        select(Activation::ALL),
        select(Norm::ALL),
        any::<bool>(),
        select(Loss::ALL),
        select(Init::ALL),
        select(Optimizer::ALL),
    );
    let numbers = (0.3..2.0f64, prop::option::of(0.0..1.0f64), any::<u32>(), 1e-4..0.5f64);
    (shape, kinds, numbers).prop_map(|((inputs, hidden, outputs), kinds, numbers)| {
        let (activation, norm, skip, loss, init, optimizer) = kinds;
        let (gain, bias, seed, learning_rate) = numbers;
        let outputs = if loss == Loss::BinaryCrossEntropy { 1 } else { outputs };
        let layer_sizes = [vec![inputs], hidden, vec![outputs]].concat();
        let (clip, batch, frozen) = (0.0, None, Vec::new());
        NetworkConfig {
            layer_sizes,
            activation,
            norm,
            skip,
            loss,
            init,
            gain,
            bias,
            seed,
            optimizer,
            learning_rate,
            clip,
            batch,
            frozen,
        }
    })
}

/// Samples of that many features, of the classes that the outputs can tell.
pub fn task_for(
    plan: NetworkConfig,
    samples: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Task> {
    let classes = plan.layer_sizes.last().map_or(2, |&outputs| outputs.max(2)) as u16;
    let inputs = plan.layer_sizes[0];
    samples.prop_flat_map(move |samples| {
        let plan = plan.clone();
        let features = prop::collection::vec(-2.0..2.0f64, samples * inputs);
        (features, prop::collection::vec(0..classes, samples)).prop_map(move |(features, classes)| Task {
            plan: plan.clone(),
            features,
            classes,
        })
    })
}

pub fn task() -> impl Strategy<Value = Task> {
    plan().prop_flat_map(|plan| task_for(plan, 1..=8))
}

/// A value of a state as somebody might type it, or as somebody bad might.
pub fn value() -> impl Strategy<Value = String> {
    let words = [
        "",
        "0",
        "1",
        "2",
        "7",
        "32",
        "100",
        "1e9",
        "1e-9",
        "1e999",
        "-1",
        "-0",
        "0.5",
        "3.7",
        "NaN",
        "inf",
        "full",
        "auto",
        "zeros",
        "orthogonal",
        "torch-default",
        "he-normal",
        "batch",
        "layer",
        "none",
        "moons",
        "spirals",
        "blobs",
        "digits",
        "csv",
        "mse",
        "float32",
        "en",
        "bn",
        "beng",
        "dark",
        "reduce",
        "true",
        "false",
        "1,3,99",
        "depth,width,controls,share",
        "gradients,loss,boundary",
        "__proto__",
        "<img src=x onerror=alert(1)>",
        "%",
        "%zz",
        "০১২",
        "🂡",
    ];
    let ids = Activation::ALL
        .iter()
        .map(|choice| choice.id())
        .chain(Optimizer::ALL.iter().map(|choice| choice.id()));
    prop_oneof![
        4 => select(words.into_iter().chain(ids).map(str::to_owned).collect::<Vec<_>>()),
        1 => any::<f64>().prop_map(|number| number.to_string()),
        1 => any::<u32>().prop_map(|number| number.to_string()),
        1 => ".{0,12}",
    ]
}

/// Named values: keys of the contract, and some that are none.
pub fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    let mut keys: Vec<String> = control_ids().map(str::to_owned).collect();
    keys.extend(["v", "id", "endpoint", "b.", "b.b.depth", "constructor", ""].map(str::to_owned));
    prop::collection::vec((select(keys), value()), 0..14)
}

pub fn query(pairs: &[(String, String)]) -> String {
    let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let pairs: Vec<_> = pairs.iter().map(|(key, value)| format!("{key}={}", encode(value))).collect();
    pairs.join("&")
}

/// A state that a link can say.
pub fn state() -> impl Strategy<Value = State> {
    pairs().prop_map(|pairs| read(&query(&pairs), "").0)
}
