//! The one table of keys. Reading, writing, menus of hidden controls: all walk it.

use super::value::{Reading, Value, Written, decades, flag, list, optional, real, whole, whole_list};
use super::{Chart, Language, Motion, Numerals, State, Theme};
use crate::data::Source;
use crate::lab::experiment::{
    BATCH, BIAS, Batch, DEPTH, Experiment, GAIN, LAYER, LEARNING_RATE, LossChoice, NOISE, POINTS, Range,
    SEED, Skip, WIDTH,
};
use crate::lab::lesson::Section;
use crate::nn::{activation::Activation, init::Init, norm::Norm, optimizer::Optimizer, scalar::Dtype};

/// One key of a `T`.
pub(super) struct Key<T> {
    /// Its name.
    pub name: &'static str,
    /// Its name for the second network of a duel.
    pub duel_name: &'static str,
    /// Reads a text into a `T`; what cannot be read is taken from the second `T`.
    pub read: fn(&str, &mut T, &T) -> Outcome,
    /// What it looks like outside.
    pub write: fn(&T) -> Written,
}

/// What a key says, as in a URL; `None` for what is no key or says nothing.
pub fn value_of(state: &State, name: &str) -> Option<String> {
    let setting = EXPERIMENT.iter().find(|key| key.name == name).map(|key| (key.write)(&state.experiment));
    let written =
        setting.or_else(|| PAGE.iter().find(|key| key.name == name).map(|key| (key.write)(state)))?;
    Some(written.text()).filter(|text| !text.is_empty())
}

/// How a text was taken.
pub(super) enum Outcome {
    /// As it was meant.
    Exact,
    /// The nearest value of that range was taken.
    Clamped(f64, f64),
    /// The nearest whole number was taken.
    Rounded,
    /// The default was taken, or of a list what could be read.
    Unreadable,
}

macro_rules! key {
    ($name:literal, $field:ident, $read:expr) => {
        Key {
            name: $name,
            duel_name: concat!("b.", $name),
            read: |text, into, default| settle($read(text), &mut into.$field, &default.$field),
            write: |from| from.$field.written(),
        }
    };
}

/// The settings of one network: a second one has them all again.
pub(super) const EXPERIMENT: &[Key<Experiment>] = &[
    key!("depth", depth, |text| whole_of(text, DEPTH)),
    key!("width", width, |text| whole_of(text, WIDTH)),
    key!("act", activation, |text| word(text, Activation::from_id)),
    key!("init", init, |text| word(text, Init::from_id)),
    key!("gain", gain, |text| real_of(text, GAIN)),
    key!("bias", bias, |text| optional(text, |text| real_of(text, BIAS))),
    key!("norm", norm, |text| word(text, Norm::from_id)),
    key!("skip", skip, |text| flag(text).map(|on| if on { Skip::On } else { Skip::Off })),
    key!("data", data, |text| word(text, Source::from_id)),
    key!("noise", noise, |text| real_of(text, NOISE)),
    key!("points", points, |text| whole_of(text, POINTS)),
    key!("loss", loss, |text| word(text, LossChoice::from_id)),
    key!("opt", optimizer, |text| word(text, Optimizer::from_id)),
    key!("lr", learning_rate, |text| real_of(text, LEARNING_RATE)),
    key!("batch", batch, batch),
    key!("clip", clip, |text| real(text, 0.0, CLIP_LIMIT)),
    key!("seed", seed, |text| whole_of(text, SEED)),
    key!("dtype", dtype, |text| word(text, Dtype::from_id)),
    key!("freeze", frozen, |text| whole_list(text, LAYER.min, LAYER.max)),
];

/// How the page looks and what it does.
pub(super) const PAGE: &[Key<State>] = &[
    key!("lang", language, |text| word(text, Language::from_id)),
    key!("num", numerals, |text| word(text, Numerals::from_id)),
    key!("theme", theme, |text| word(text, Theme::from_id)),
    key!("motion", motion, |text| word(text, Motion::from_id)),
    key!("embed", embed, flag),
    key!("hide", hide, |text| list(text, control)),
    key!("lock", lock, |text| list(text, control)),
    key!("charts", charts, |text| list(text, Chart::from_id)),
    key!("axis", axis, |text| optional(text, decades)),
    key!("view", view, |text| word(text, Chart::from_id)),
    key!("play", play, flag),
    key!("steps", steps, |text| optional(text, |text| whole_of(text, STEPS))),
    key!("lesson", lesson, |text| optional(text, |text| word(text, Section::from_id))),
    key!("id", id, |text| optional(text, name)),
];

/// Keys that are neither a setting nor about the page: version, scene, and whether there is a duel. `duel` is
/// ours: `duel=0` ends a duel, which `b.` keys alone could not say in a partial state or on top of a scene.
pub(super) const OTHER: &[&str] = &["v", "preset", "duel"];

/// Controls that are no keys.
const PARTS: &[&str] = &["controls", "lesson", "transport", "share"];

/// The limit of `steps`.
pub const STEPS: Range =
    Range { min: 1.0, max: 1e9, default: 500.0, step: 1.0, scale: crate::lab::experiment::Scale::Log };

/// Far beyond any gradient norm that clipping could still be meant for.
const CLIP_LIMIT: f64 = 1e12;

/// An `id` is an opaque text of the host's; longer ones are refused, since every message carries it.
const LONGEST_ID: usize = 256;

/// Every id that `hide` and `lock` know: the keys, those of a second network, and the page's parts.
pub fn control_ids() -> impl Iterator<Item = &'static str> {
    let settings = EXPERIMENT.iter().flat_map(|key| [key.name, key.duel_name]);
    let others = PAGE.iter().map(|key| key.name).chain(OTHER.iter().copied());
    settings.chain(others).chain(PARTS.iter().copied())
}

/// The name of a key as the table has it, if there is such a key.
pub(super) fn known(name: &str) -> Option<&'static str> {
    let settings = EXPERIMENT.iter().flat_map(|key| [key.name, key.duel_name]);
    settings.chain(PAGE.iter().map(|key| key.name)).chain(OTHER.iter().copied()).find(|known| *known == name)
}

fn control(id: &str) -> Option<&'static str> {
    control_ids().find(|known| *known == id)
}

fn settle<V: Clone>(reading: Reading<V>, into: &mut V, default: &V) -> Outcome {
    let (value, outcome) = match reading {
        Reading::Exact(value) => (value, Outcome::Exact),
        Reading::Clamped(value, min, max) => (value, Outcome::Clamped(min, max)),
        Reading::Rounded(value) => (value, Outcome::Rounded),
        Reading::Partial(value) => (value, Outcome::Unreadable),
        Reading::Unreadable => (default.clone(), Outcome::Unreadable),
    };
    *into = value;
    outcome
}

fn real_of(text: &str, range: Range) -> Reading<f64> {
    real(text, range.min, range.max)
}

fn whole_of(text: &str, range: Range) -> Reading<u32> {
    whole(text, range.min, range.max)
}

fn word<V>(text: &str, from_id: fn(&str) -> Option<V>) -> Reading<V> {
    from_id(text.trim()).into()
}

fn batch(text: &str) -> Reading<Batch> {
    if text.trim() == "full" { Reading::Exact(Batch::Full) } else { whole_of(text, BATCH).map(Batch::Mini) }
}

fn name(text: &str) -> Reading<String> {
    (text.len() <= LONGEST_ID).then(|| text.to_owned()).into()
}
