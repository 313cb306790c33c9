//! A text to take along: it can be selected, and copied where the browser allows that.

use crate::ui::state::locale::use_locale;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What the box sees.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its id.
    pub id: &'static str,
    /// What a screen reader calls it.
    pub label: &'static str,
    /// The text.
    pub text: String,
}

/// What became of the copy; of which text.
#[derive(Clone, PartialEq)]
enum Outcome {
    Copied(String),
    Refused(String),
}

/// The box.
#[component]
pub fn Copy(props: &Props) -> Html {
    let Props { id, label, text } = props;
    let locale = use_locale();
    let words = &locale.more().sharing;
    let outcome = use_state(|| None::<Outcome>);
    let copy = {
        let (text, outcome) = (text.clone(), outcome.setter());
        Callback::from(move |_: MouseEvent| {
            let (text, outcome) = (text.clone(), outcome.clone());
            spawn_local(async move {
                outcome.set(Some(if to_clipboard(&text).await {
                    Outcome::Copied(text)
                } else {
                    Outcome::Refused(text)
                }));
            });
        })
    };
    let select =
        Callback::from(|event: FocusEvent| event.target_unchecked_into::<HtmlTextAreaElement>().select());
    // What was said of another text is no longer true.
    let said = match &*outcome {
        Some(Outcome::Copied(of)) if of == text => words.copied,
        Some(Outcome::Refused(of)) if of == text => words.not_copied,
        _ => "",
    };
    let rows = (1 + text.len() / 72).max(text.lines().count()).clamp(2, 8);
    html! {
        <div class="copy">
            <textarea id={*id} readonly=true rows={rows.to_string()} spellcheck="false" lang="en" aria-label={*label}
                onfocus={select} value={text.clone()} />
            <p>
                <button type="button" id={format!("{id}-copy")} onclick={copy}>{ locale.label(words.copy) }</button>
                <span role="status">{ said }</span>
            </p>
        </div>
    }
}

/// A sandboxed frame has no clipboard, or may not write to it.
async fn to_clipboard(text: &str) -> bool {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    match clipboard.filter(|clipboard| !clipboard.is_undefined()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}
