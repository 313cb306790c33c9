//! Settings and their values as people say them.

use crate::data::Source;
use crate::lab::experiment::{LossChoice, Skip};
use crate::nn::activation::Activation;
use crate::nn::init::Init;
use crate::nn::norm::Norm;
use crate::nn::optimizer::Optimizer;
use crate::nn::scalar::Dtype;
use crate::page::locale::Locale;
use crate::page::names;

/// What a setting is called.
pub fn name(locale: Locale, key: &str) -> &str {
    let text = locale.text();
    match key {
        "act" => text.activation,
        "init" => text.init,
        "norm" => text.norm,
        "skip" => text.skip,
        "depth" => text.depth,
        "width" => text.width,
        "gain" => text.gain,
        "bias" => text.bias,
        "opt" => text.optimizer,
        "lr" => text.learning_rate,
        "batch" => text.batch,
        "clip" => text.clip,
        "loss" => text.loss,
        "dtype" => text.dtype,
        "seed" => text.seed,
        "data" => text.data,
        "noise" => text.noise,
        "points" => text.points,
        "freeze" => locale.more().learning.freeze,
        other => other,
    }
}

/// A value as people say it.
pub fn told(locale: Locale, key: &str, value: &str) -> String {
    let text = locale.text();
    let of = |ids: Vec<&'static str>, names: &[&'static str]| {
        ids.iter().position(|id| *id == value).and_then(|index| names.get(index)).copied()
    };
    let name = match key {
        "act" => Activation::from_id(value).map(names::activation),
        "data" => of(Source::ALL.iter().map(|choice| choice.id()).collect(), &text.sources),
        "batch" => (value == "full").then_some(text.full_batch),
        "init" => Init::from_id(value).map(text.inits),
        "norm" => Norm::from_id(value).map(text.norms),
        "opt" => Optimizer::from_id(value).map(text.optimizers),
        "loss" => LossChoice::from_id(value).map(text.losses),
        "skip" => Skip::from_id(value).map(locale.more().compare.skips),
        _ => None,
    };
    match (name, value) {
        (Some(name), _) => name.into(),
        (None, "") => "–".into(),
        (None, value) => value.into(),
    }
}

/// The values of a closed choice; none for numbers.
pub fn options(key: &str) -> Vec<&'static str> {
    match key {
        "act" => Activation::ALL.iter().map(|choice| choice.id()).collect(),
        "init" => Init::ALL.iter().map(|choice| choice.id()).collect(),
        "norm" => Norm::ALL.iter().map(|choice| choice.id()).collect(),
        "skip" => vec!["0", "1"],
        "opt" => Optimizer::ALL.iter().map(|choice| choice.id()).collect(),
        "loss" => LossChoice::ALL.iter().map(|choice| choice.id()).collect(),
        "dtype" => Dtype::ALL.iter().map(|choice| choice.id()).collect(),
        _ => Vec::new(),
    }
}
