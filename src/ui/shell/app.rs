//! The page: puts its parts together. No frame renders it.

use super::header::Header;
use super::host_messages::use_messages;
use super::notices::notices;
use super::selection::use_selection;
use super::settings::{Settings, use_settings};
use super::settings_panel::SettingsPanel;
use super::stage::Stage;
use super::status::Status;
use super::sync::use_sync;
use super::training::{use_playback, use_training};
use super::transport::Transport;
use crate::browser::training_client::TrainingClient;
use crate::browser::trial_runner::TrialRunner;
use crate::browser::url_sync;
use crate::lab::state::{Chart, State};
use crate::page::caption::summary;
use crate::ui::controls::open_file::use_import;
use crate::ui::deferred::parts::{
    Deferred, DeferredPart, LoadState, load_failure, needs_deferred, use_load_state,
};
use crate::ui::deferred::props::{HostAccess, ImportProps, LessonProps};
use crate::ui::state::after_paint::use_after_paint;
use crate::ui::state::dataset::{use_dataset, use_digits, use_init_prediction, use_rival};
use crate::ui::state::locale::Locale;
use crate::ui::state::preferences;
use crate::ui::state::training_store::{TrainingStore, UpdateRate, use_part};
use crate::ui::state::view_context::ViewContext;
use std::rc::Rc;
use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    let settings = use_settings();
    let (state, dispatch) = (settings.state(), &settings.dispatch);
    let (training, client) = use_training(state);
    // A press on a language, or on the lesson, shows at once: what it leads to takes longer than a press may.
    let lang = use_after_paint(preferences::language(state.language));
    let lesson = use_after_paint(state.lesson).filter(|_| !state.hides("lesson"));
    let locale = preferences::use_page_locale(state, lang);
    // Something is on the screen, or cannot be: now the deferred parts may come.
    let begun = use_part(&training, UpdateRate::Frames, |snapshot| {
        snapshot.frame.is_some() || snapshot.problem.is_some()
    });
    let (load_state, load_again) = use_load_state(begun || needs_deferred(state));
    let host = use_messages(
        begun,
        HostAccess {
            training: training.clone(),
            client: client.clone(),
            present: settings.present.clone(),
            dispatch: dispatch.clone(),
        },
    );
    use_sync(&settings, &training, &client, &host);
    use_digits(&client, state);
    use_playback(&settings, &client);
    let context = use_view_context(&settings, &training, &client);

    let fixed = ["controls", "share"].iter().any(|part| state.hides(part) || state.locks(part));
    let (open_file, opened) = use_import(fixed, &client, dispatch);
    let complete = use_callback((), move |(score, passed): (f64, bool), ()| {
        if let Some(host) = host.borrow().as_ref() {
            host.complete(score, passed);
        }
    });
    let sheet = use_state(|| false);
    let toggle_sheet = {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| sheet.set(!*sheet))
    };
    let probe = use_node_ref();
    let large_text = preferences::use_large_text(&probe);
    let (text, embed) = (locale.text(), state.embed);
    // The lesson sets the controls that it needs into its text.
    let settings_hidden = state.hides("controls") || lesson.is_some();
    html! {
        <ContextProvider<Locale> context={locale}>
        <ContextProvider<LoadState> context={load_state}>
        <div class={classes!("lab", embed.then_some("embed"), sheet.then_some("sheet-open"), large_text.then_some("large-text"))}>
            <span class="em" ref={probe}></span>
            if !embed { <Header model={Rc::new((*settings.model).clone())} dispatch={dispatch.clone()} client={client.clone()} on_file={open_file} /> }
            if !embed && lesson.is_none() { <Deferred part={DeferredPart::Tour} /> }
            { load_failure(locale, load_state, &load_again) }
            { notices(locale, &settings.model, dispatch) }
            if opened.is_some() { <Deferred part={DeferredPart::Opened(ImportProps { outcome: opened })} /> }
            <main class={classes!("columns", (settings_hidden && lesson.is_none()).then_some("without-controls"), lesson.map(|_| "with-lesson"))}>
                if embed { <h1 class="spoken-only">{ locale.label(text.title) }</h1> }
                <p class="spoken-only">{ locale.label(&summary(text, state, locale)) }</p>
                if let Some(section) = lesson {
                    <Deferred part={DeferredPart::Lesson(LessonProps { context: context.clone(), section, on_complete: complete })} />
                }
                if !settings_hidden {
                    <SettingsPanel state={state.clone()} dispatch={dispatch.clone()} client={client.clone()} />
                }
                <div class="centre">
                    if context.shows(Chart::Gradients) { <Stage ..context.clone() /> }
                    <div class="dock">
                        if !state.hides("transport") { <Transport ..context.clone() /> }
                        if !settings_hidden {
                            <button type="button" class="open-sheet" aria-expanded={sheet.to_string()} aria-controls="controls" onclick={toggle_sheet}>
                                { if *sheet { locale.label(text.close_controls) } else { locale.label(text.open_controls) } }
                            </button>
                        }
                    </div>
                </div>
                { charts(&context) }
            </main>
            <footer>
                if embed && url_sync::page().is_some() {
                    <a href={url_sync::link(&whole_page(state))} target="_blank" rel="noopener">{ locale.label(text.full_page) }</a>
                } else if !embed {
                    <Deferred part={DeferredPart::Footer} />
                }
            </footer>
            <Status ..context />
        </div>
        </ContextProvider<LoadState>>
        </ContextProvider<Locale>>
    }
}

/// What every view is given.
#[hook]
fn use_view_context(settings: &Settings, training: &TrainingStore, client: &TrainingClient) -> ViewContext {
    let state = settings.state();
    let selection = use_selection(training, client, &state.experiment);
    // Samples come with the first frame of a run.
    use_part(training, UpdateRate::Frames, |snapshot| snapshot.run());
    let dataset = use_dataset(client, &state.experiment);
    let init_prediction = use_init_prediction(&state.experiment, &dataset);
    let rival = use_rival(client, state);
    let trial_runner = use_memo((), |()| TrialRunner::default());
    let shared = use_memo(state.clone(), State::clone);
    ViewContext {
        state: shared,
        training: training.clone(),
        dataset,
        init_prediction,
        rival,
        trial_runner: (*trial_runner).clone(),
        client: client.clone(),
        dispatch: settings.dispatch.clone(),
        highlight: selection.highlight,
        on_highlight: selection.on_highlight,
        past: selection.past,
        on_past: selection.on_past,
        cursor: selection.cursor,
        on_cursor: selection.on_cursor,
    }
}

/// The same run in the whole page, where nothing is hidden or fixed.
fn whole_page(state: &State) -> State {
    State { embed: false, hide: Vec::new(), lock: Vec::new(), charts: Vec::new(), id: None, ..state.clone() }
}

/// The charts beside and below the main one: those that were asked for, in their order, or those of the whole page.
fn charts(context: &ViewContext) -> Html {
    let asked = &context.state.charts;
    if !asked.is_empty() {
        let others = asked.iter().filter(|chart| **chart != Chart::Gradients);
        return html! { <div class="asked">{ for others.map(|chart| html! { <Deferred part={DeferredPart::View(*chart, context.clone())} /> }) }</div> };
    }
    if context.state.embed {
        return Html::default();
    }
    html! {
        <>
            <Deferred part={DeferredPart::Side(context.clone())} />
            <Deferred part={DeferredPart::Views(context.clone())} />
        </>
    }
}
