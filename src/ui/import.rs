//! Opening a step that was exported: the run is rebuilt. A damaged file is told where, and changes nothing.

use super::look::use_look;
use super::model::Action;
use super::preferences;
use crate::browser::conductor::Conductor;
use crate::i18n::{Text, fill};
use crate::lab::export::{Fault, ImportError, read_export};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::prelude::*;

/// More than this is not read: a browser cannot hold it as a text.
const MOST_BYTES: f64 = 5e8;

/// What became of a file.
#[derive(Clone, PartialEq)]
pub enum Outcome {
    /// The run is rebuilt: the file's name, the step.
    Opened(String, u64),
    /// The file was refused.
    Refused(ImportError),
    /// The file is larger than the page reads: bytes.
    TooLarge(f64),
}

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
                outcome.set(Some(read(&file, &conductor, &dispatch).await));
            });
        })
    };
    preferences::use_drops(muted, is_export, open.clone());
    (open, outcome)
}

/// Whether a dropped file is meant to be an export; anything else is data.
pub fn is_export(file: &File) -> bool {
    file.name().to_lowercase().ends_with(".json")
}

async fn read(file: &File, conductor: &Conductor, dispatch: &Callback<Action>) -> Outcome {
    if file.size() > MOST_BYTES {
        return Outcome::TooLarge(file.size());
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
    match read_export(&text) {
        Err(error) => Outcome::Refused(error),
        Ok(imported) => {
            // The trainer hears of it at once; equal experiments give equal numbers, so the way to the step is done again.
            conductor.set_experiment(&imported.state.experiment, imported.state.duel.as_ref());
            dispatch.emit(Action::Open(Box::new(imported.state)));
            conductor.rewind(imported.step);
            Outcome::Opened(file.name(), imported.step)
        }
    }
}

/// What the message sees.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What became of the last file.
    pub outcome: UseStateHandle<Option<Outcome>>,
}

/// What became of the last file, until it is dismissed.
#[component]
pub fn Imported(props: &Props) -> Html {
    let look = use_look();
    let text = look.text();
    let Some(outcome) = &*props.outcome else { return Html::default() };
    let dismiss = {
        let outcome = props.outcome.setter();
        Callback::from(move |_: MouseEvent| outcome.set(None))
    };
    let said = match outcome {
        Outcome::Opened(name, step) => fill(text.sharing.opened, &[name, &look.count(*step)]),
        Outcome::Refused(error) => fill(text.sharing.refused, &[&fault(text, error)]),
        Outcome::TooLarge(bytes) => fill(text.sharing.too_large, &[&look.count((bytes / 1e6) as u64)]),
    };
    html! {
        <ul class="notices" id="imported" role="alert">
            <li><span>{ said }</span><button type="button" onclick={dismiss}>{ text.dismiss }</button></li>
        </ul>
    }
}

/// What is wrong with a file, and where.
fn fault(text: &Text, error: &ImportError) -> String {
    let (index, [first, second]) = match &error.fault {
        Fault::NotJson { line, column } => (0, [line.to_string(), column.to_string()]),
        Fault::NotAnExport => (1, Default::default()),
        Fault::Version => (2, Default::default()),
        Fault::Missing => (3, Default::default()),
        Fault::Unfit => (4, Default::default()),
        Fault::Length { expected, found } => (5, [expected.to_string(), found.to_string()]),
        Fault::Contradiction => (6, Default::default()),
    };
    fill(text.sharing.faults[index], &[&error.path, &first, &second])
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
                let said = fault(Text::of(*lang), &error);
                assert!(said.contains(place) && !said.contains('{'), "{said}");
            }
        }
    }
}
