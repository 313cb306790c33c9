//! Settings and their values as people say them.

use crate::data::{Origin, Source};
use crate::i18n::text::Text;
use crate::lab::experiment::{LossChoice, Skip};
use crate::lab::state::descriptor;
use crate::nn::activation::Activation;
use crate::nn::init::Init;
use crate::nn::norm::Norm;
use crate::nn::optimizer::Optimizer;
use crate::page::locale::Locale;

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
    let name = match key {
        "act" => Activation::from_id(value).map(|choice| choice.facts().name),
        "data" => Source::from_id(value).map(|source| data_set(text, source)),
        "batch" => (value == "full").then_some(text.full_batch),
        "init" => Init::from_id(value).map(text.inits),
        "norm" => Norm::from_id(value).map(text.norms),
        "opt" => Optimizer::from_id(value).map(|choice| choice.facts().name),
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

/// What a data set is called.
pub fn data_set(text: &Text, source: Source) -> &'static str {
    match source.origin() {
        Origin::Generated(set) => set.name,
        Origin::Digits => text.digits,
        Origin::OwnFile => text.own_csv,
    }
}

/// The values of a closed choice; none for everything else.
pub fn options(key: &str) -> &'static [&'static str] {
    descriptor(key).map_or(&[], |descriptor| (descriptor.values)().choices())
}
