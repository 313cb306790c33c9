//! Files that are dropped on the page or chosen in the share dialog: exports are opened by the deferred parts.

use crate::browser::training_client::TrainingClient;
use crate::ui::deferred::parts;
use crate::ui::deferred::props::ImportOutcome;
use crate::ui::state::model::Action;
use crate::ui::state::preferences;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

/// What opens a file, and what became of the last one.
#[hook]
pub fn use_import(
    muted: bool,
    client: &TrainingClient,
    dispatch: &Callback<Action>,
) -> (Callback<File>, UseStateHandle<Option<ImportOutcome>>) {
    let outcome = use_state(|| None);
    let open = {
        let (client, dispatch, outcome) = (client.clone(), dispatch.clone(), outcome.setter());
        use_callback((), move |file: File, ()| {
            let (client, dispatch, outcome) = (client.clone(), dispatch.clone(), outcome.clone());
            spawn_local(async move {
                let module = parts::load_with_retry().await;
                (module.open_file)(file, client, dispatch, outcome).await;
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
