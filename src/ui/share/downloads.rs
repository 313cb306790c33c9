//! Files to take along: the history, the step, programs that compute it anew.

use crate::browser::training_client::TrainingClient;
use crate::lab::message::ExportFormat;
use crate::lab::protocol::ExportForm;
use crate::lab::script::Program;
use crate::lab::state::State;
use crate::ui::chart::save;
use crate::ui::state::locale::use_locale;
use std::rc::Rc;
use yew::prelude::*;

/// What the downloads see.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The present settings.
    pub state: Rc<State>,
    /// Who has the run.
    pub client: TrainingClient,
}

/// Format, extension and type of the files, in the order of their names.
const FILES: [(ExportFormat, &str, &str); 5] = [
    (ExportFormat::Csv, "csv", "text/csv"),
    (ExportFormat::Json, "json", "application/json"),
    (ExportFormat::Pytorch, "torch.py", "text/x-python"),
    (ExportFormat::Jax, "jax.py", "text/x-python"),
    (ExportFormat::Notebook, "ipynb", "application/x-ipynb+json"),
];

/// One button a file.
#[component]
pub fn Downloads(props: &Props) -> Html {
    let Props { state, client } = props;
    let locale = use_locale();
    let words = &locale.more().sharing;
    let refused = use_state(|| false);
    let button = |((format, extension, kind), name): (
        (ExportFormat, &'static str, &'static str),
        &'static str,
    )| {
        let (state, client, refused) = (state.clone(), client.clone(), refused.setter());
        let keep = Callback::from(move |_: MouseEvent| {
            let form = match format {
                ExportFormat::Pytorch => ExportForm::Program(Program::Pytorch),
                ExportFormat::Jax => ExportForm::Program(Program::Jax),
                ExportFormat::Notebook => ExportForm::Program(Program::Notebook),
                ExportFormat::Json | ExportFormat::Png => ExportForm::Json,
                ExportFormat::Csv => {
                    return save::save_text(&client.history_csv(), kind, "history", extension);
                }
            };
            let refused = refused.clone();
            client.export(form, &state, move |text| {
                refused.set(text.is_err());
                if let Ok(text) = text {
                    save::save_text(&text, kind, "step", extension);
                }
            });
        });
        html! { <button type="button" id={format!("download-{}", format.id())} onclick={keep}>{ locale.label(name) }</button> }
    };
    html! {
        <>
            <div class="buttons">{ for FILES.into_iter().zip(words.files).map(button) }</div>
            if *refused { <p class="refused" role="alert">{ locale.label(words.not_written) }</p> }
        </>
    }
}
