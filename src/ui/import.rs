//! Opening a step that was exported: the run is rebuilt, and compared with the file. A damaged file is told where, and
//! changes nothing.

use super::look::{Look, use_look};
use super::model::Action;
use super::preferences;
use super::rest;
use crate::browser::conductor::{Arrival, Conductor, Interruption};
use crate::data;
use crate::i18n::fill;
use crate::lab::export::{Fault, ImportError, Imported, read_export};
use crate::lab::protocol::ExportForm;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::prelude::*;

/// More than this is not read: a browser cannot hold it as a text.
const MOST_BYTES: f64 = 5e8;

/// What became of a file.
#[derive(Clone, PartialEq)]
pub enum Outcome {
    /// The way to its step is being done again: the file's name.
    Opening(String),
    /// The run learned from a file of somebody's own, which is not here: the export's name.
    OwnData(String),
    /// The run is rebuilt: the file's name, the step.
    Opened(String, u64),
    /// The file was refused.
    Refused(ImportError),
    /// The file is larger than the page reads: bytes.
    TooLarge(f64),
}

/// Tells what became of a file.
pub type Tell = UseStateSetter<Option<Outcome>>;

/// What opens a file, and what became of the last one.
#[hook]
pub fn use_import(
    muted: bool,
    conductor: &Conductor,
    dispatch: &Callback<Action>,
) -> (Callback<File>, UseStateHandle<Option<Outcome>>) {
    let outcome = use_state(|| None);
    let open = {
        let (conductor, dispatch, outcome) = (conductor.clone(), dispatch.clone(), outcome.setter());
        use_callback((), move |file: File, ()| {
            let (conductor, dispatch, outcome) = (conductor.clone(), dispatch.clone(), outcome.clone());
            spawn_local(async move {
                let rest = rest::arrive_at_last().await;
                (rest.open_file)(file, conductor, dispatch, outcome).await;
            });
        })
    };
    preferences::use_drops(muted, is_export, open.clone());
    (open, outcome)
}

/// Whether a dropped file is meant to be an export; anything else is data.
pub fn is_export(file: &File) -> bool {
    file.name().to_ascii_lowercase().ends_with(".json")
}

/// Opens a file, and tells what became of it.
pub async fn open(file: File, conductor: Conductor, dispatch: Callback<Action>, outcome: Tell) {
    let tell = move |news: Option<Outcome>| outcome.set(news);
    if file.size() > MOST_BYTES {
        return tell(Some(Outcome::TooLarge(file.size())));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
    let imported = match read_export(&text) {
        Err(error) => return tell(Some(Outcome::Refused(error))),
        Ok(imported) => imported,
    };
    let own_data = imported.state.networks().any(|network| network.data == data::Source::Csv);
    if own_data && conductor.provided(data::Source::Csv).is_none() {
        return tell(Some(Outcome::OwnData(file.name())));
    }
    tell(Some(Outcome::Opening(file.name())));
    rebuild(file.name(), imported, conductor, dispatch, tell);
}

/// Does the way to the file's step again, and looks whether the network there is the one in the file. If it is not, the
/// run that was there comes back in the same way.
fn rebuild(
    name: String,
    imported: Imported,
    conductor: Conductor,
    dispatch: Callback<Action>,
    tell: impl Fn(Option<Outcome>) + 'static,
) {
    let before = conductor.present();
    // The trainer hears of it at once; equal experiments give equal numbers.
    conductor.set_experiment(&imported.state.experiment, imported.state.duel.as_ref());
    dispatch.emit(Action::Open(Box::new(imported.state.clone())));
    let (step, state) = (imported.step, imported.state.clone());
    let trainer = conductor.clone();
    let compare = move |rebuilt: Result<String, Interruption>| {
        // Whoever began something else meanwhile no longer asks; a run that cannot go on has a sentence of its own.
        let Ok(rebuilt) = rebuilt else { return tell(None) };
        match imported.compare(&rebuilt) {
            Ok(()) => tell(Some(Outcome::Opened(name, imported.step))),
            Err(error) => {
                if let Some((experiment, rival, step)) = before {
                    dispatch.emit(Action::Undo);
                    conductor.set_experiment(&experiment, rival.as_ref());
                    conductor.rewind(step, None);
                }
                tell(Some(Outcome::Refused(error)));
            }
        }
    };
    let arrived = {
        let trainer = trainer.clone();
        move |arrival: Arrival| match arrival {
            Ok(_) => trainer.export(ExportForm::Json, &state, compare),
            Err(why) => compare(Err(why)),
        }
    };
    trainer.rewind(step, Some(Box::new(arrived)));
}

/// What the message sees.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// What became of the last file.
    pub outcome: UseStateHandle<Option<Outcome>>,
}

/// What became of the last file, until it is dismissed.
#[component]
pub fn ImportNotice(props: &Props) -> Html {
    let look = use_look();
    let text = look.text();
    let Some(outcome) = &*props.outcome else { return Html::default() };
    let dismiss = {
        let outcome = props.outcome.setter();
        Callback::from(move |_: MouseEvent| outcome.set(None))
    };
    let said = match outcome {
        Outcome::Opening(name) => fill(look.more().sharing.opening, &[name]),
        Outcome::OwnData(name) => fill(look.more().sharing.own_data, &[name]),
        Outcome::Opened(name, step) => fill(look.more().sharing.opened, &[name, &look.count(*step)]),
        Outcome::Refused(error) => fill(look.more().sharing.refused, &[&fault(look, error)]),
        Outcome::TooLarge(bytes) => fill(look.more().sharing.too_large, &[&look.count((bytes / 1e6) as u64)]),
    };
    html! {
        <ul class="notices" id="imported" role="alert">
            <li><span>{ look.say(&said) }</span><button type="button" onclick={dismiss}>{ look.say(text.dismiss) }</button></li>
        </ul>
    }
}

/// What is wrong with a file, and where.
fn fault(look: Look, error: &ImportError) -> String {
    let (index, [first, second]) = match &error.fault {
        Fault::NotJson { line, column } => (0, [line.to_string(), column.to_string()]),
        Fault::NotAnExport => (1, Default::default()),
        Fault::Version => (2, Default::default()),
        Fault::Missing => (3, Default::default()),
        Fault::Unfit => (4, Default::default()),
        Fault::Length { expected, found } => (5, [expected.to_string(), found.to_string()]),
        Fault::Contradiction => (6, Default::default()),
    };
    fill(look.more().sharing.faults[index], &[&error.path, &first, &second])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_damaged_file_is_told_where_in_both_languages() {
        let places = [
            (Fault::NotJson { line: 3, column: 14 }, "14"),
            (Fault::Missing, "params[2].W"),
            (Fault::Unfit, "params[2].W"),
            (Fault::Length { expected: 64, found: 63 }, "63"),
            (Fault::Contradiction, "params[2].W"),
        ];
        for lang in Lang::ALL {
            for (fault_of, place) in &places {
                let error = ImportError { path: "params[2].W".into(), fault: fault_of.clone() };
                let said = fault(Look { lang: *lang, ..Look::default() }, &error);
                assert!(said.contains(place) && !said.contains('{'), "{said}");
            }
        }
    }
}
