//! The title, languages, theme, undo and the link.

use super::look::use_look;
use super::model::{Action, Model};
use crate::browser::location;
use crate::i18n::Lang;
use crate::i18n::lesson::LessonText;
use crate::lab::lesson::Section;
use crate::lab::state::{Language, State, Theme};
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the header sees.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The present settings.
    pub model: Rc<Model>,
    /// Where changes go.
    pub dispatch: Callback<Action>,
}

/// The header.
#[component]
pub fn Header(props: &Props) -> Html {
    let Props { model, dispatch } = props;
    let look = use_look();
    let text = look.text();
    let shared = use_state(|| false);
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
    let share = {
        let (state, shared) = (model.state.clone(), shared.setter());
        Callback::from(move |_: MouseEvent| {
            let (link, shared) = (location::link(&state), shared.clone());
            spawn_local(async move {
                let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
                if let Some(clipboard) = clipboard {
                    shared.set(JsFuture::from(clipboard.write_text(&link)).await.is_ok());
                }
            });
        })
    };
    let lesson = {
        let (state, dispatch) = (model.state.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let state = match state.lesson {
                Some(_) => State { lesson: None, ..state.clone() },
                None => Section::default().open(&state, &[]),
            };
            dispatch.emit(Action::View(Box::new(state)));
        })
    };
    let language = |of: Lang, name: &'static str| {
        let set_language = set_language.clone();
        let choose = Callback::from(move |_: MouseEvent| set_language.emit(of.id().into()));
        html! {
            <button type="button" class="toggle" id={format!("lang-{}", of.id())} lang={of.id()}
                aria-pressed={(of == look.lang).to_string()} onclick={choose}>{ name }</button>
        }
    };
    let themes = Theme::ALL.iter().zip([text.theme_auto, text.theme_light, text.theme_dark]);
    html! {
        <header class="top">
            <div class="name">
                <h1>{ text.title }</h1>
                <p>{ text.tagline }</p>
            </div>
            <div class="tools">
                <button type="button" id="undo" onclick={send(Action::Undo)} disabled={!model.can_undo()}>{ text.undo }</button>
                <button type="button" id="redo" onclick={send(Action::Redo)} disabled={!model.can_redo()}>{ text.redo }</button>
                if !model.state.hides("lesson") {
                    <button type="button" id="open-lesson" aria-pressed={model.state.lesson.is_some().to_string()} class="toggle" onclick={lesson}
                        disabled={model.state.locks("lesson")}>{ LessonText::of(look.lang).words.lesson }</button>
                }
                if !model.state.hides("share") {
                    <button type="button" id="share" onclick={share}>{ if *shared { text.shared } else { text.share } }</button>
                }
                <span class="languages" role="group" aria-label={text.language}>
                    { language(Lang::En, "EN") }
                    { language(Lang::Bn, "বাংলা") }
                </span>
                <select id="theme" aria-label={text.theme} onchange={choose_theme}>
                    { for themes.map(|(theme, name)| html! {
                        <option value={theme.id()} selected={*theme == model.state.theme}>{ name }</option>
                    }) }
                </select>
            </div>
        </header>
    }
}
