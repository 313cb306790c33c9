//! The one table of keys. Everything that depends on what keys there are, which values they have and where they act
//! follows from it: reading and writing of addresses and messages, menus, and (held by `tests/contract.rs`) the
//! attributes and types of the custom element and the tables of the documentation.
//!
//! A new setting is a line here, a field in [`Experiment`] or [`State`], and its control. A new kind of value is a type
//! in `kind`.

use super::choices::{Chart, Language, Motion, Numerals, Speed, Theme, ZRange};
use super::fields::State;
use super::kind::{
    Controls, Ends, Flag, Kind, Numbers, OneOf, Optional, Real, Samples, Skips, SomeOf, Text, Values, Whole,
};
use super::value::{Reading, Written};
use crate::choice::Choice;
use crate::data::Source;
use crate::lab::experiment::{
    BATCH, BIAS, CLIP, DEPTH, Experiment, GAIN, LAYER, LEARNING_RATE, LossChoice, NOISE, POINTS, Range, SEED,
    Scale, WIDTH,
};
use crate::lab::lesson::Section;
use crate::lab::preset::Preset;
use crate::lab::quantity::Quantity;
use crate::nn::{activation::Activation, init::Init, norm::Norm, optimizer::Optimizer, scalar::Dtype};

/// Where a key acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A setting of a network: the second network of a duel has it again, with `b.` in front.
    Network,
    /// How the page looks, and what it does.
    Page,
    /// What the custom element and the widget say of themselves.
    Host,
}

/// What is known of a key.
pub struct Descriptor {
    /// Its name.
    pub name: &'static str,
    /// Its name for the second network of a duel.
    pub duel_name: Option<&'static str>,
    /// Where it acts.
    pub scope: Scope,
    /// Whether there may be no value, which the empty text says.
    pub optional: bool,
    /// Which values there are.
    pub values: fn() -> Values,
    /// A sentence for the documentation, which no visitor downloads.
    #[cfg(not(target_arch = "wasm32"))]
    pub about: &'static str,
}

#[cfg(not(target_arch = "wasm32"))]
impl Descriptor {
    /// Its default, as in an address; empty where that is nothing.
    pub fn default_text(&self) -> String {
        match self.name {
            "v" => VERSION.to_string(),
            "duel" => "0".into(),
            name => value_of(&State::default(), name).unwrap_or_default(),
        }
    }
}

/// One key of a `T`.
pub(super) struct Key<T> {
    /// What is known of it.
    pub descriptor: Descriptor,
    /// Reads a text into a `T`; what cannot be read is taken from the second `T`.
    pub read: fn(&str, &mut T, &T) -> ReadResult,
    /// What it looks like outside.
    pub write: fn(&T) -> Written,
}

impl<T> Key<T> {
    /// Its name.
    pub fn name(&self) -> &'static str {
        self.descriptor.name
    }
}

impl Key<Experiment> {
    /// Its name for the second network of a duel.
    pub fn duel_name(&self) -> &'static str {
        self.descriptor.duel_name.unwrap_or(self.descriptor.name)
    }
}

/// How a text was taken.
pub(super) enum ReadResult {
    /// As it was meant.
    Exact,
    /// The nearest value of that range was taken.
    Clamped(f64, f64),
    /// The nearest whole number was taken.
    Rounded,
    /// The default was taken, or of a list what could be read.
    Unreadable,
}

/// `Network` keys are repeated by the second network of a duel.
macro_rules! duel_name {
    (Network $name:literal) => {
        Some(concat!("b.", $name))
    };
    ($scope:ident $name:literal) => {
        None
    };
}

/// A table: documentation, where the key acts, its name, its field and its kind of value.
macro_rules! keys {
    ($( $(#[doc = $about:literal])+ $scope:ident $name:literal $field:ident: $kind:expr, )+) => {
        &[ $( Key {
            descriptor: Descriptor {
                name: $name,
                duel_name: duel_name!($scope $name),
                scope: Scope::$scope,
                optional: optional(&$kind),
                values: || $kind.values(),
                #[cfg(not(target_arch = "wasm32"))]
                about: concat!($($about),+),
            },
            read: |text, into, default| settle($kind.read(text), &mut into.$field, &default.$field),
            write: |from| $kind.write(&from.$field),
        } ),+ ]
    };
}

/// The settings of one network.
pub(super) const EXPERIMENT: &[Key<Experiment>] = keys! {
    /// Hidden layers.
    Network "depth" depth: Whole(DEPTH),
    /// Units per hidden layer.
    Network "width" width: Whole(WIDTH),
    /// Activation of the hidden layers.
    Network "act" activation: OneOf::<Activation>::KIND,
    /// How the initial weights are drawn: `normal-unit` from N(0,1), `normal-small` from N(0,0.01²), `uniform-unit` from
    /// U(-1,1), `torch-default` weights and biases from U(±1/√fan_in), as nn.Linear draws them.
    Network "init" init: OneOf::<Init>::KIND,
    /// Factor on every initial weight.
    Network "gain" gain: Real(GAIN),
    /// Standard deviation of the initial biases, which are normal; where nothing is given it is 0, but `torch-default`
    /// draws its own.
    Network "bias" bias: Optional(Real(BIAS)),
    /// Normalisation of the hidden layers, in front of the activation.
    Network "norm" norm: OneOf::<Norm>::KIND,
    /// Identity residual connections.
    Network "skip" skip: Skips,
    /// The samples; `csv` is a file of the reader's own.
    Network "data" data: OneOf::<Source>::KIND,
    /// Noise of the generated point sets.
    Network "noise" noise: Real(NOISE),
    /// Generated training points.
    Network "points" points: Whole(POINTS),
    /// `auto` is binary cross-entropy on logits for two classes, softmax cross-entropy for more.
    Network "loss" loss: OneOf::<LossChoice>::KIND,
    /// Update rule.
    Network "opt" optimizer: OneOf::<Optimizer>::KIND,
    /// Learning rate.
    Network "lr" learning_rate: Real(LEARNING_RATE),
    /// Samples a step; `full` is all of them.
    Network "batch" batch: Samples(BATCH),
    /// Largest global gradient norm; 0 is off.
    Network "clip" clip: Real(Range { max: CLIP_LIMIT, ..CLIP }),
    /// Seed of weights, data and batches.
    Network "seed" seed: Whole(SEED),
    /// What the network computes in.
    Network "dtype" dtype: OneOf::<Dtype>::KIND,
    /// Weight layers that no update changes: 1 is the first, depth + 1 the output layer; numbers beyond it have no effect.
    Network "freeze" frozen: Numbers(LAYER),
};

/// How the page looks and what it does.
pub(super) const PAGE: &[Key<State>] = keys! {
    /// The language; `auto` is the browser's.
    Page "lang" language: OneOf::<Language>::KIND,
    /// Digits in prose, readouts and tables; `auto` are those of the language.
    Page "num" numerals: OneOf::<Numerals>::KIND,
    /// The colours; `auto` are the system's.
    Page "theme" theme: OneOf::<Theme>::KIND,
    /// How much may move; `auto` is what the system says.
    Page "motion" motion: OneOf::<Motion>::KIND,
    /// No site chrome; a link to the full page stays.
    Host "embed" embed: Flag,
    /// Controls that are not shown. A hidden control never hides its value from the summary for screen readers or from
    /// the caption of a picture.
    Page "hide" hide: Controls(control),
    /// Controls that are shown, but fixed.
    Page "lock" lock: Controls(control),
    /// The charts that are shown, in order; where none is given the page chooses.
    Page "charts" charts: SomeOf::<Chart>::KIND,
    /// The pinned decades of the main chart's axis, such as `-12,0`, at least three apart, as they are for `share` and
    /// `delta`, shifted for other quantities; where none are given the settings choose them.
    Page "axis" axis: Optional(Ends),
    /// The open tab; a chart that has no tab leaves it to the page.
    Page "view" view: OneOf::<Chart>::KIND,
    /// What the main chart and the time machine measure of each layer: `share` is rms δ over that of the last hidden layer,
    /// beside skips the same of the stream's gradient ∂L/∂h; `delta` is rms δ; `grad-w` and `grad-b` are the norms of the
    /// gradients of weights and biases, `update` is ‖ΔW‖/‖W‖.
    Page "quantity" quantity: OneOf::<Quantity>::KIND,
    /// Range of z in the view inside a layer, to both sides of 0; `auto` is what the activation needs.
    Page "zrange" z_range: OneOf::<ZRange>::KIND,
    /// How fast training plays: `slow` one step a second, `frame` one step an animation frame, `fast` up to ten, `max` as
    /// many as fit.
    Page "speed" speed: OneOf::<Speed>::KIND,
    /// Start running; ignored under reduced motion.
    Page "play" play: Flag,
    /// Stop after this many steps.
    Page "steps" steps: Optional(Whole(STEPS)),
    /// The section of the lesson that is open; it brings its own settings, as a preset does.
    Page "lesson" lesson: Optional(OneOf::<Section>::KIND),
    /// Echoed in every message.
    Page "id" id: Optional(Text(LONGEST_ID)),
};

/// Keys that are no field of a state: what they mean is in `merge`. `duel` is ours: `duel=0` ends a duel, which `b.` keys
/// alone could not say in a partial state or on top of a preset.
pub(super) const OTHER: &[Descriptor] = &[
    Descriptor {
        name: "v",
        duel_name: None,
        scope: Scope::Host,
        optional: false,
        values: || Whole(Range { min: VERSION, max: VERSION, default: VERSION, ..SEED }).values(),
        #[cfg(not(target_arch = "wasm32"))]
        about: "The version of the contract.",
    },
    Descriptor {
        name: "preset",
        duel_name: None,
        scope: Scope::Page,
        optional: true,
        values: || Values::Choice(&NAMED_SETTINGS),
        #[cfg(not(target_arch = "wasm32"))]
        about: "Named settings, or those of a section of the lesson, applied before the other keys.",
    },
    Descriptor {
        name: "duel",
        duel_name: None,
        scope: Scope::Page,
        optional: false,
        values: || Values::Flag,
        #[cfg(not(target_arch = "wasm32"))]
        about: "Whether there is a second network; any `b.` key says 1.",
    },
];

/// The ids of presets, then those of the lesson's sections.
const NAMED_SETTINGS: [&str; Preset::IDS.len() + Section::IDS.len()] = {
    let mut ids = [""; Preset::IDS.len() + Section::IDS.len()];
    let mut index = 0;
    while index < ids.len() {
        let sections = index.checked_sub(Preset::IDS.len());
        ids[index] = match sections {
            None => Preset::IDS[index],
            Some(section) => Section::IDS[section],
        };
        index += 1;
    }
    ids
};

/// The one version of the contract there is.
pub(super) const VERSION: f64 = 1.0;

/// Controls that are no keys.
const PARTS: &[&str] = &["controls", "lesson", "transport", "share"];

/// The limit of `steps`.
pub const STEPS: Range = Range { min: 1.0, max: 1e9, default: 500.0, step: 1.0, scale: Scale::Log };

/// Far beyond any gradient norm that clipping could still be meant for.
const CLIP_LIMIT: f64 = 1e12;

/// An `id` is an opaque text of the host's; longer ones are refused, since every message carries it.
const LONGEST_ID: usize = 256;

/// Every key, in the order of the documentation.
pub fn descriptors() -> impl Iterator<Item = &'static Descriptor> {
    let first = OTHER.iter().filter(|descriptor| descriptor.scope == Scope::Host);
    let networks = EXPERIMENT.iter().map(|key| &key.descriptor);
    let others = OTHER.iter().filter(|descriptor| descriptor.scope != Scope::Host);
    first.chain(others).chain(networks).chain(PAGE.iter().map(|key| &key.descriptor))
}

/// What is known of the key of that name, which may be one of the second network's.
pub fn descriptor(name: &str) -> Option<&'static Descriptor> {
    descriptors().find(|descriptor| descriptor.name == name || descriptor.duel_name == Some(name))
}

/// What a key says, as in a URL; `None` for what is no key or says nothing.
pub fn value_of(state: &State, name: &str) -> Option<String> {
    let network = EXPERIMENT.iter().find(|key| key.name() == name).map(|key| (key.write)(&state.experiment));
    let written =
        network.or_else(|| PAGE.iter().find(|key| key.name() == name).map(|key| (key.write)(state)))?;
    Some(written.text()).filter(|text| !text.is_empty())
}

/// Every id that `hide` and `lock` know: the keys, those of a second network, and the page's parts.
pub fn control_ids() -> impl Iterator<Item = &'static str> {
    key_names().chain(PARTS.iter().copied())
}

fn key_names() -> impl Iterator<Item = &'static str> {
    descriptors().flat_map(|descriptor| std::iter::once(descriptor.name).chain(descriptor.duel_name))
}

/// The name of a key as the table has it, if there is such a key.
pub(super) fn known(name: &str) -> Option<&'static str> {
    key_names().find(|known| *known == name)
}

/// The id of a control, if there is such a control.
fn control(id: &str) -> Option<&'static str> {
    control_ids().find(|known| *known == id)
}

const fn optional<K: Kind>(_: &K) -> bool {
    K::OPTIONAL
}

fn settle<V: Clone>(reading: Reading<V>, into: &mut V, default: &V) -> ReadResult {
    let (value, result) = match reading {
        Reading::Exact(value) => (value, ReadResult::Exact),
        Reading::Clamped(value, min, max) => (value, ReadResult::Clamped(min, max)),
        Reading::Rounded(value) => (value, ReadResult::Rounded),
        Reading::Partial(value) => (value, ReadResult::Unreadable),
        Reading::Unreadable => (default.clone(), ReadResult::Unreadable),
    };
    *into = value;
    result
}
