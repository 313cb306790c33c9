//! The data set, its noise and size, and the user's own file.

use crate::charts::glyph;
use crate::data::{self, CsvError, Origin, Source};
use crate::lab::experiment::{NOISE, POINTS};
use crate::page::setting_text::data_set;
use crate::ui::controls::choices::{Choice, Item};
use crate::ui::controls::groups::{Adjuster, Props};
use crate::ui::controls::number_slider::Number;
use crate::ui::controls::open_file::is_export;
use crate::ui::deferred::parts;
use crate::ui::state::locale::use_locale;
use crate::ui::state::model::Action;
use crate::ui::state::preferences;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

/// What the user's own file came to.
#[derive(Clone, PartialEq)]
enum FileState {
    None,
    Refused(CsvError),
    Taken(String),
}

/// The controls of the data.
#[component]
pub fn DataControls(props: &Props) -> Html {
    let Props { state, dispatch, client } = props;
    let locale = use_locale();
    let text = locale.text();
    let adjust = Adjuster::new(locale, state, dispatch);
    let experiment = &state.experiment;
    let file_state = use_state(|| FileState::None);
    // Somebody who has not chosen a file yet keeps the data that the network learns from.
    let wants_file = use_state_eq(|| false);

    let take = {
        let (client, dispatch) = (client.clone(), dispatch.clone());
        let (file_state, wants_file) = (file_state.setter(), wants_file.setter());
        use_callback(state.clone(), move |file: File, state| {
            let (client, dispatch, state) = (client.clone(), dispatch.clone(), state.clone());
            let (file_state, wants_file) = (file_state.clone(), wants_file.clone());
            spawn_local(async move {
                let module = parts::load_with_retry().await;
                match (module.read_data)(file.clone()).await {
                    Err(error) => file_state.set(FileState::Refused(error)),
                    Ok(dataset) => {
                        file_state.set(FileState::Taken(file.name()));
                        wants_file.set(false);
                        client.provide(Source::Csv, dataset);
                        let mut experiment = state.experiment.clone();
                        experiment.data = Source::Csv;
                        dispatch.emit(Action::Adjust("data", Box::new(experiment)));
                    }
                }
            });
        })
    };
    let chosen = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                take.emit(file);
            }
            // The same file, mended, can be chosen again.
            input.set_value("");
        })
    };
    preferences::use_drops(state.hides("data") || state.locks("data"), |file| !is_export(file), take.clone());
    let thumbnails =
        use_memo((), |()| Source::ALL.iter().map(|&source| thumbnail(source)).collect::<Vec<_>>());
    let item = |(&source, drawing): (&Source, &Html)| Item {
        drawing: Some(drawing.clone()),
        ..Item::plain(source.id(), data_set(text, source))
    };
    let items: Vec<Item> = Source::ALL.iter().zip(thumbnails.iter()).map(item).collect();
    let choose = {
        let (wants_file, has_file) = (wants_file.setter(), client.provided(Source::Csv).is_some());
        let put = adjust
            .choose("data", |experiment, id| Source::from_id(id).map(|source| experiment.data = source));
        Callback::from(move |id: &'static str| {
            let waits = id == Source::Csv.id() && !has_file;
            wants_file.set(waits);
            if !waits {
                put.emit(id);
            }
        })
    };
    let shown = if *wants_file { Source::Csv } else { experiment.data };
    let source = Choice { id: "data", label: text.source, items, value: shown.id(), on_choose: choose };
    let noise = Number {
        id: "noise",
        label: text.noise,
        value: experiment.noise,
        range: NOISE,
        spoken: None,
        on_input: adjust.set("noise", |experiment, noise| experiment.noise = noise),
    };
    let points = Number {
        id: "points",
        label: text.points,
        value: f64::from(experiment.points),
        range: POINTS,
        spoken: None,
        on_input: adjust.set("points", |experiment, points| experiment.points = points as u32),
    };
    html! {
        <>
            { adjust.chips(&source) }
            if (shown == Source::Csv || matches!(*file_state, FileState::Refused(_))) && !state.hides("data") {
                <div class="file">
                    // The browser's own button would speak the browser's language.
                    <input id="csv-file" class="spoken-only" type="file" reply_ok=".csv,.tsv,.txt,text/csv" onchange={chosen} disabled={state.locks("data")} />
                    <label class="button" for="csv-file">{ locale.label(text.choose_file) }</label>
                    <p class="hint">{ locale.label(text.file_help) }</p>
                    {
                        match &*file_state {
                            FileState::None => Html::default(),
                            FileState::Taken(name) => html! { <p class="hint">{ name }</p> },
                            FileState::Refused(error) => html! { <p class="refused" role="alert">{ parts::get().map(|module| (module.csv_error)(locale, error)) }</p> },
                        }
                    }
                </div>
            }
            if experiment.data.point_set().is_some() {
                { adjust.number(noise) }
                { adjust.number(points) }
            }
        </>
    }
}

/// A sample of the digits: a square a pixel.
fn digit() -> Html {
    let pixel = |(index, darkness): (usize, &u8)| {
        let place = |cell: usize| (cell as f64 * 3.5).to_string();
        let opacity = (f64::from(*darkness) / 16.0).to_string();
        html! { <rect class="pixel" x={place(index % 8)} y={place(index / 8)} width="3.5" height="3.5" fill-opacity={opacity} /> }
    };
    glyph::DIGIT.iter().enumerate().filter(|(_, darkness)| **darkness > 0).map(pixel).collect()
}

/// A small drawing of a data set, from its own generator.
fn thumbnail(source: Source) -> Html {
    let inside = match source.origin() {
        Origin::Generated(_) => points(source),
        Origin::Digits => digit(),
        Origin::OwnFile => html! { <path class="sheet" d="M6 3h11l5 5v17H6zM10 13h8M10 17h8M10 21h8" /> },
    };
    html! { <svg class="thumbnail" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">{ inside }</svg> }
}

/// Some points of a generated data set, each class in its colour.
fn points(source: Source) -> Html {
    let paths = data::generate(source, 0.05, 200, 1).map(|dataset| glyph::point_paths(&dataset, 28.0, 90));
    let path = |(class, path)| html! { <path class={format!("dots class-{class}")} d={path} /> };
    paths.unwrap_or_default().into_iter().enumerate().map(path).collect()
}
