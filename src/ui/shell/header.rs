//! The title, languages, theme, undo and sharing.

use crate::browser::training_client::TrainingClient;
use crate::i18n::Lang;
use crate::lab::lesson::Section;
use crate::lab::state::{Language, State, Theme};
use crate::ui::deferred::parts::{self, Deferred, DeferredPart};
use crate::ui::deferred::props::ShareProps;
use crate::ui::state::locale::use_locale;
use crate::ui::state::model::{Action, Model};
use crate::ui::state::preferences;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlElement, HtmlSelectElement};
use yew::prelude::*;

/// What the header sees.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The present settings.
    pub model: Rc<Model>,
    /// Where changes go.
    pub dispatch: Callback<Action>,
    /// Who has the run.
    pub client: TrainingClient,
    /// Opens a step that was exported.
    pub on_file: Callback<File>,
}

/// The header.
#[component]
pub fn Header(props: &Props) -> Html {
    let Props { model, dispatch, client, on_file } = props;
    let locale = use_locale();
    let text = locale.text();
    let sharing = use_state(|| false);
    let view = |put: fn(&mut State, &str)| {
        let (state, dispatch) = (model.state.clone(), dispatch.clone());
        Callback::from(move |id: String| {
            let mut state = state.clone();
            put(&mut state, &id);
            dispatch.emit(Action::View(Box::new(state)));
        })
    };
    let set_language = view(|state, id| state.language = Language::from_id(id).unwrap_or_default());
    let set_theme = view(|state, id| state.theme = Theme::from_id(id).unwrap_or_default());
    let choose_theme = Callback::from(move |event: Event| {
        set_theme.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let send = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
    };
    let open = |open: bool| {
        let sharing = sharing.setter();
        move || sharing.set(open)
    };
    let (share, close) = (open(true), open(false));
    let lesson = {
        let (state, dispatch) = (model.state.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            if parts::focus_notice() {
                return;
            }
            let state = match state.lesson {
                Some(_) => State { lesson: None, ..state.clone() },
                None => Section::default().open(&state, &[]),
            };
            dispatch.emit(Action::View(Box::new(state)));
        })
    };
    let chosen = preferences::language(model.state.language);
    let language = |of: &Lang| {
        let of = *of;
        let set_language = set_language.clone();
        let choose = Callback::from(move |_: MouseEvent| set_language.emit(of.id().into()));
        html! {
            <button type="button" class="toggle" id={format!("lang-{}", of.id())} lang={of.id()}
                aria-pressed={(of == chosen).to_string()} onclick={choose}>{ of.info().short_name }</button>
        }
    };
    html! {
        <header class="top">
            <button type="button" class="skip-link" onclick={|_: MouseEvent| focus_chart()}>{ locale.label(text.skip_link) }</button>
            <div class="name">
                <h1>{ locale.label(text.title) }</h1>
                <p>{ locale.label(text.tagline) }</p>
            </div>
            <div class="tools">
                <button type="button" id="undo" onclick={send(Action::Undo)} disabled={!model.can_undo()}>{ locale.label(text.undo) }</button>
                <button type="button" id="redo" onclick={send(Action::Redo)} disabled={!model.can_redo()}>{ locale.label(text.redo) }</button>
                if !model.state.hides("lesson") {
                    <button type="button" id="open-lesson" aria-pressed={model.state.lesson.is_some().to_string()} class="toggle" onclick={lesson}
                        disabled={model.state.locks("lesson")}>{ text.lesson }</button>
                }
                if !model.state.hides("share") {
                    <button type="button" id="share" aria-haspopup="dialog" onclick={move |_: MouseEvent| if !parts::focus_notice() { share() }}>{ locale.label(text.share) }</button>
                }
                <span class="languages" role="group" aria-label={text.language}>
                    { for Lang::ALL.iter().map(language) }
                </span>
                <select id="theme" aria-label={text.theme} onchange={choose_theme}>
                    { for Theme::ALL.iter().map(|theme| html! {
                        <option value={theme.id()} selected={*theme == model.state.theme}>{ (text.themes)(*theme) }</option>
                    }) }
                </select>
            </div>
            if *sharing {
                <Deferred part={DeferredPart::Share(ShareProps { state: Rc::new(model.state.clone()), client: client.clone(), on_file: on_file.clone(), on_close: Callback::from(move |()| close()) })} />
            }
        </header>
    }
}

/// Leads past the header and the controls: the fragment of the address is the state's, so this is no link.
fn focus_chart() {
    let chart = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("#main-chart .chart").ok().flatten());
    if let Some(chart) = chart.and_then(|chart| chart.dyn_into::<HtmlElement>().ok()) {
        let _ = chart.focus();
    }
}
