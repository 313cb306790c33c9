//! How named texts become a state.
//!
//! 1. Of a name that is given twice, the last one counts, with a notice. Unknown names are ignored.
//! 2. A `preset` puts both networks back to their defaults; its own keys come first, so that a key that is
//!    given beside it wins. So does a section of the lesson, as `preset`, or as `lesson` where there is no preset.
//! 3. Network A is read. A number out of range is clamped; an unreadable value takes the default (that of the
//!    named settings, where there are any).
//! 4. Network B exists if any `b.` key is given, or existed before. What is not said about a new B is as in A.
//!    `duel=0` ends a duel (before `b.` keys start a new one); `duel=1` starts one that equals A.

use super::fields::State;
use super::keys::{EXPERIMENT, Key, PAGE, ReadResult, VERSION, known};
use super::notice::{Notice, excerpt};
use super::value::{Reading, flag, whole};
use crate::lab::experiment::Experiment;
use crate::lab::lesson::Section;
use crate::lab::preset::Preset;
use crate::nn::init::Init;

impl State {
    /// The defaults, with that preset applied.
    pub fn of(preset: Option<Preset>) -> Self {
        let given: Vec<_> = preset.map(|preset| ("preset", preset.id())).into_iter().collect();
        Self::default().with(&given)
    }

    /// This state with those keys given as a link would give them.
    pub fn with(&self, given: &[(&str, &str)]) -> Self {
        merge(given, self).0
    }
}

/// Names and texts, each name once.
#[derive(Default)]
struct Given<'a>(Vec<(&'static str, &'a str)>);

impl<'a> Given<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(given, _)| *given == name).map(|(_, text)| *text)
    }

    /// Says a name; true if it had been said before, when the new text counts.
    fn insert(&mut self, name: &'static str, text: &'a str) -> bool {
        let before = self.0.len();
        self.0.retain(|(given, _)| *given != name);
        self.0.push((name, text));
        self.0.len() == before
    }
}

/// The state that those names and texts make of `base`, and what was changed on the way.
pub(super) fn merge(pairs: &[(&str, &str)], base: &State) -> (State, Vec<Notice>) {
    let mut notices = Vec::new();
    let mut given = unique(pairs, &mut notices);
    let mut state = base.clone();
    read_version(&given, &mut notices);

    let given_text = |key: &str| given.get(key).map(str::trim);
    let mut opened =
        given_text("preset").map_or_else(|| given_text("lesson"), Some).and_then(Section::from_id);
    let mut begins = opened.is_some();
    match given_text("preset") {
        None if begins => state.preset = None,
        None => {}
        Some(text) => match Preset::from_id(text) {
            Some(preset) => (state.preset, begins) = (Some(preset), true),
            None if begins || text.is_empty() => state.preset = None,
            None => notices.push(Notice::UnknownPreset { value: excerpt(text) }),
        },
    }
    if begins {
        (state.experiment, state.duel) = (Experiment::default(), None);
    } else {
        opened = state.lesson;
    }
    let duel = read_duel(&given, &mut notices);
    if duel == Some(false) {
        state.duel = None;
    }
    let named = named_settings(state.preset, opened);
    if begins {
        for (name, text) in &named.0 {
            if given.get(name).is_none() && !(duel == Some(false) && name.starts_with("b.")) {
                given.insert(name, text);
            }
        }
    }

    let default = experiment_of(&named, &Experiment::default(), |key| key.name());
    read_keys(EXPERIMENT, |key| key.name(), &given, &mut state.experiment, &default, &mut notices);

    let default = experiment_of(&named, &state.experiment, |key| key.duel_name());
    if duel == Some(true) || EXPERIMENT.iter().any(|key| given.get(key.duel_name()).is_some()) {
        let mut second = state.duel.take().unwrap_or_else(|| state.experiment.clone());
        read_keys(EXPERIMENT, |key| key.duel_name(), &given, &mut second, &default, &mut notices);
        state.duel = Some(second);
    }

    read_keys(PAGE, |key| key.name(), &given, &mut state, &State::default(), &mut notices);
    settle_bias(&mut state.experiment);
    state.duel.iter_mut().for_each(settle_bias);
    (state, notices)
}

/// The networks that an unchanged `state.preset` stands for beside this network A: what need not be written.
pub(super) fn baseline(state: &State) -> (Experiment, Option<Experiment>) {
    let named = named_settings(state.preset, state.lesson);
    let first = experiment_of(&named, &Experiment::default(), |key| key.name());
    let duels = named.0.iter().any(|(name, _)| name.starts_with("b."));
    let second = duels.then(|| experiment_of(&named, &state.experiment, |key| key.duel_name()));
    (first, second)
}

/// The keys of the preset, or of the section that is open.
fn named_settings(preset: Option<Preset>, section: Option<Section>) -> Given<'static> {
    let of_section = section.map_or(&[][..], Section::settings);
    Given(preset.map_or(of_section, Preset::settings).to_vec())
}

/// `base` with those of the named settings that belong to that network.
fn experiment_of(named: &Given, base: &Experiment, name: fn(&Key<Experiment>) -> &'static str) -> Experiment {
    let mut experiment = base.clone();
    read_keys(EXPERIMENT, name, named, &mut experiment, base, &mut Vec::new());
    settle_bias(&mut experiment);
    experiment
}

fn unique<'a>(pairs: &[(&str, &'a str)], notices: &mut Vec<Notice>) -> Given<'a> {
    let mut given = Given::default();
    for (name, text) in pairs {
        let Some(key) = known(name) else { continue };
        let notice = Notice::Duplicate { key };
        if given.insert(key, text) && !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    given
}

fn read_version(given: &Given, notices: &mut Vec<Notice>) {
    let Some(text) = given.get("v") else { return };
    let (key, value, taken) = ("v", excerpt(text), VERSION.to_string());
    match whole(text, VERSION, VERSION) {
        Reading::Exact(_) => {}
        Reading::Unreadable => notices.push(Notice::Unreadable { key, value, taken }),
        _ => notices.push(Notice::Clamped { key, value, min: VERSION, max: VERSION, taken }),
    }
}

fn read_duel(given: &Given, notices: &mut Vec<Notice>) -> Option<bool> {
    let text = given.get("duel")?;
    if let Reading::Exact(on) = flag(text) {
        return Some(on);
    }
    notices.push(Notice::Unreadable { key: "duel", value: excerpt(text), taken: String::new() });
    None
}

fn read_keys<T>(
    keys: &[Key<T>],
    name: fn(&Key<T>) -> &'static str,
    given: &Given,
    into: &mut T,
    default: &T,
    notices: &mut Vec<Notice>,
) {
    for key in keys {
        let Some(text) = given.get(name(key)) else { continue };
        let result = (key.read)(text, into, default);
        let (key, value, taken) = (name(key), excerpt(text), (key.write)(into).text());
        match result {
            ReadResult::Exact => {}
            ReadResult::Clamped(min, max) => notices.push(Notice::Clamped { key, value, min, max, taken }),
            ReadResult::Rounded => notices.push(Notice::Rounded { key, value, taken }),
            ReadResult::Unreadable => notices.push(Notice::Unreadable { key, value, taken }),
        }
    }
}

/// Only `torch-default` draws biases of its own: elsewhere a given 0 says nothing, and equal states should
/// be equal.
fn settle_bias(experiment: &mut Experiment) {
    if experiment.bias == Some(0.0) && experiment.init != Init::TorchDefault {
        experiment.bias = None;
    }
}
