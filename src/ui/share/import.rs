//! Opening a step that was exported: the run is rebuilt, and compared with the file. A damaged file is told where, and
//! changes nothing.

use crate::browser::training_client::{AdvanceResult, Interruption, TrainingClient};
use crate::data;
use crate::i18n::fill;
use crate::lab::export::format::ExportFormat;
use crate::lab::export::{Imported, read_export};
use crate::page::import_error_text::fault;
use crate::ui::deferred::props::{ImportOutcome, ImportProps, ImportSetter};
use crate::ui::state::locale::use_locale;
use crate::ui::state::model::Action;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::prelude::*;

/// More than this is not read: a browser cannot hold it as a text.
const MOST_BYTES: f64 = 5e8;

/// Opens a file, and tells what became of it.
pub async fn open(file: File, client: TrainingClient, dispatch: Callback<Action>, outcome: ImportSetter) {
    let tell = move |event: Option<ImportOutcome>| outcome.set(event);
    if file.size() > MOST_BYTES {
        return tell(Some(ImportOutcome::TooLarge(file.size())));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
    let imported = match read_export(&text) {
        Err(error) => return tell(Some(ImportOutcome::Refused(error))),
        Ok(imported) => imported,
    };
    let own_data = imported.state.networks().any(|network| network.data == data::Source::Csv);
    if own_data && client.provided(data::Source::Csv).is_none() {
        return tell(Some(ImportOutcome::OwnData(file.name())));
    }
    tell(Some(ImportOutcome::Opening(file.name())));
    rebuild(file.name(), imported, client, dispatch, tell);
}

/// Does the way to the file's step again, and looks whether the network there is the one in the file. If it is not, the
/// run that was there comes back in the same way.
fn rebuild(
    name: String,
    imported: Imported,
    client: TrainingClient,
    dispatch: Callback<Action>,
    tell: impl Fn(Option<ImportOutcome>) + 'static,
) {
    let before = client.present();
    // The trainer hears of it at once; equal experiments give equal numbers.
    client.set_experiment(&imported.state.experiment, imported.state.duel.as_ref());
    dispatch.emit(Action::Open(Box::new(imported.state.clone())));
    let (step, state) = (imported.step, imported.state.clone());
    let trainer = client.clone();
    let compare = move |rebuilt: Result<String, Interruption>| {
        // Whoever began something else meanwhile no longer asks; a run that cannot go on has a sentence of its own.
        let Ok(rebuilt) = rebuilt else { return tell(None) };
        match imported.compare(&rebuilt) {
            Ok(()) => tell(Some(ImportOutcome::Opened(name, imported.step))),
            Err(error) => {
                if let Some((experiment, rival, step)) = before {
                    dispatch.emit(Action::Undo);
                    client.set_experiment(&experiment, rival.as_ref());
                    client.rewind(step, None);
                }
                tell(Some(ImportOutcome::Refused(error)));
            }
        }
    };
    let arrived = {
        let trainer = trainer.clone();
        move |arrival: AdvanceResult| match arrival {
            Ok(_) => trainer.export(ExportFormat::Json, &state, compare),
            Err(why) => compare(Err(why)),
        }
    };
    trainer.rewind(step, Some(Box::new(arrived)));
}

/// What became of the last file, until it is dismissed.
#[component]
pub fn ImportNotice(props: &ImportProps) -> Html {
    let locale = use_locale();
    let text = locale.text();
    let Some(outcome) = &*props.outcome else { return Html::default() };
    let dismiss = {
        let outcome = props.outcome.setter();
        Callback::from(move |_: MouseEvent| outcome.set(None))
    };
    let said = match outcome {
        ImportOutcome::Opening(name) => fill(locale.more().sharing.opening, &[name]),
        ImportOutcome::OwnData(name) => fill(locale.more().sharing.own_data, &[name]),
        ImportOutcome::Opened(name, step) => {
            fill(locale.more().sharing.opened, &[name, &locale.count(*step)])
        }
        ImportOutcome::Refused(error) => fill(locale.more().sharing.refused, &[&fault(locale, error)]),
        ImportOutcome::TooLarge(bytes) => {
            fill(locale.more().sharing.too_large, &[&locale.count((bytes / 1e6) as u64)])
        }
    };
    html! {
        <ul class="notices" id="imported" role="alert">
            <li><span>{ locale.label(&said) }</span><button type="button" onclick={dismiss}>{ locale.label(text.dismiss) }</button></li>
        </ul>
    }
}
