//! States in messages and exports: one flat object.

use super::fields::State;
use super::keys::{EXPERIMENT, Key, PAGE, VERSION, descriptor, known};
use super::kind::Values;
use super::merge::merge;
use super::notice::Notice;
use super::value::Written;
use crate::lab::experiment::Experiment;
use crate::nn::init::Init;
use serde_json::{Map, Value};

/// Why a partial state is malformed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateError {
    /// It is no object.
    NoObject,
    /// A value is one that no address could have said.
    UnfitValue {
        /// The key.
        key: &'static str,
    },
}

impl std::fmt::Display for StateError {
    /// A sentence for whoever writes the host page: always English.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoObject => write!(f, "vg:set needs state: an object such as {{\"depth\": 20}}."),
            Self::UnfitValue { key } => {
                write!(
                    f,
                    "state[{key:?}] must be a number, a string or a boolean, not an object or an array."
                )
            }
        }
    }
}

impl std::error::Error for StateError {}

/// The state that a partial one makes of `base`: keys that are not in it stay as they are, in both networks.
///
/// Values may be numbers, strings or booleans, and arrays of strings where the key is a list (for `freeze` of
/// numbers too); `null` asks for the default. As in a URL, a number out of range is clamped
/// and an unreadable value takes its default, with a notice.
///
/// # Errors
/// Where no URL could have said it (the state is no object, a value is an object or an unfit array), the whole
/// message is malformed and nothing is changed.
pub fn from_json(partial: &Value, base: &State) -> Result<(State, Vec<Notice>), StateError> {
    let Value::Object(partial) = partial else { return Err(StateError::NoObject) };
    let mut texts = Vec::new();
    for (name, value) in partial {
        if let Some(key) = known(name) {
            texts.push((key, text(key, value).ok_or(StateError::UnfitValue { key })?));
        }
    }
    let given: Vec<_> = texts.iter().map(|(key, text)| (*key, text.as_str())).collect();
    let (state, mut notices) = merge(&given, base);
    // Whoever says `null` asks for the default: it is no surprise.
    notices.retain(|notice| !partial.get(notice.key()).is_some_and(Value::is_null));
    Ok((state, notices))
}

/// The whole state: every setting, the second network's too when there is a duel, and every key of the page
/// that has a value; `null` never. An empty `bias` says that `torch-default` draws its own.
pub fn to_json(state: &State) -> Value {
    let mut object = Map::new();
    let mut put = |name: &str, written: Written| match written {
        Written::Absent => {}
        Written::Word(word) => drop(object.insert(name.into(), word.into())),
        Written::Number(number) => drop(object.insert(name.into(), number_of(number))),
    };
    put("v", Written::Number(VERSION));
    if let Some(preset) = state.preset {
        put("preset", Written::Word(preset.id().into()));
    }
    put_settings(&state.experiment, |key| key.name(), &mut put);
    put("duel", Written::Number(if state.duel.is_some() { 1.0 } else { 0.0 }));
    if let Some(duel) = &state.duel {
        put_settings(duel, |key| key.duel_name(), &mut put);
    }
    for key in PAGE {
        put(key.name(), (key.write)(state));
    }
    Value::Object(object)
}

fn put_settings(
    experiment: &Experiment,
    name: fn(&Key<Experiment>) -> &'static str,
    put: &mut impl FnMut(&str, Written),
) {
    for key in EXPERIMENT {
        put(
            name(key),
            match (key.write)(experiment) {
                Written::Absent if experiment.init == Init::TorchDefault => Written::Word(String::new()),
                Written::Absent => Written::Number(0.0),
                written => written,
            },
        );
    }
}

/// Whole numbers without a decimal point, as JavaScript writes them.
fn number_of(number: f64) -> Value {
    let whole = number.fract() == 0.0 && number.abs() <= f64::from(u32::MAX);
    if whole { (number as i64).into() } else { number.into() }
}

fn text(key: &str, value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(on) => Some(on.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => {
            let item_text = item_reader((descriptor(key)?.values)())?;
            items.iter().map(item_text).collect::<Option<Vec<_>>>().map(|items| items.join(","))
        }
        Value::Object(_) => None,
    }
}

/// How an item of an array is read where the key is a list.
fn item_reader(values: Values) -> Option<fn(&Value) -> Option<String>> {
    match values {
        Values::Ids(_) | Values::Controls => Some(|item| item.as_str().map(String::from)),
        Values::Numbers(_) => Some(|item| match item {
            Value::Number(number) => Some(number.to_string()),
            item => item.as_str().map(String::from),
        }),
        Values::Number { .. } | Values::Choice(_) | Values::Flag | Values::Decades | Values::Text(_) => None,
    }
}
