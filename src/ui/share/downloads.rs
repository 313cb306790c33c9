//! Files to take along: the history, the step, programs that compute it anew, the picture.

use crate::browser::training_client::TrainingClient;
use crate::lab::export::format::ExportFormat;
use crate::lab::export::writers::{Writer, writer};
use crate::lab::state::State;
use crate::page::export_label::export_label;
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

/// One button a format.
#[component]
pub fn Downloads(props: &Props) -> Html {
    let Props { state, client } = props;
    let locale = use_locale();
    let words = &locale.more().sharing;
    let refused = use_state(|| false);
    let button = |&format: &ExportFormat| {
        let (state, client, refused) = (state.clone(), client.clone(), refused.setter());
        let keep = Callback::from(move |_: MouseEvent| {
            let refused = refused.clone();
            match writer(format) {
                Writer::Step(_) => client.export(format, &state, move |text| {
                    refused.set(text.is_err());
                    if let Ok(text) = text {
                        save_text(&text, "step", format);
                    }
                }),
                Writer::History(write) => save_text(&client.write_history(write), "history", format),
                Writer::Picture => {
                    let picture = save::main_chart();
                    refused.set(picture.is_none());
                    if let Some(url) = picture {
                        save::download(&url, "main-chart", format.info().extension);
                    }
                }
            }
        });
        let label = export_label(locale, format);
        html! { <button type="button" id={format!("download-{}", format.id())} onclick={keep}>{ locale.label(&label) }</button> }
    };
    html! {
        <>
            <div class="buttons">{ for ExportFormat::ALL.iter().map(button) }</div>
            if *refused { <p class="refused" role="alert">{ locale.label(words.not_written) }</p> }
        </>
    }
}

fn save_text(text: &str, name: &str, format: ExportFormat) {
    let info = format.info();
    save::save_text(text, info.mime, name, info.extension);
}
