//! The glossary: every term in the page's language and in the other one.

use super::prose::plain;
use crate::i18n::Lang;
use crate::i18n::lesson::LessonText;
use crate::ui::look::{Look, use_look};
use yew::prelude::*;

/// All terms, to be opened.
#[component]
pub fn Glossary() -> Html {
    let look = use_look();
    let text = LessonText::of(look.lang);
    let entry = |index: usize| {
        html! {
            <>
                <dt lang="en">{ text.glossary[index].word }</dt>
                { for in_both(look).map(|look| html! { <dd lang={look.lang.id()}>{ told(index, look) }</dd> }) }
            </>
        }
    };
    html! {
        <details id="glossary">
            <summary>{ look.say(text.words.glossary) }</summary>
            <dl>{ for (0..text.glossary.len()).map(entry) }</dl>
        </details>
    }
}

/// A term that was asked for in a sentence, until it is closed.
pub fn meaning(index: usize, look: Look, on_close: Callback<()>) -> Html {
    let text = LessonText::of(look.lang);
    let close = on_close.reform(|_: MouseEvent| ());
    html! {
        <span class="meaning" role="status">
            <strong lang="en">{ text.glossary[index].word }</strong>
            { for in_both(look).map(|look| html! { <span class="told" lang={look.lang.id()}>{ told(index, look) }</span> }) }
            <button type="button" class="quiet close-meaning" onclick={close}>{ look.say(text.words.close) }</button>
        </span>
    }
}

/// The page's language first.
fn in_both(look: Look) -> impl Iterator<Item = Look> {
    let other = Look { lang: if look.lang == Lang::Bn { Lang::En } else { Lang::Bn }, ..look };
    [look, other].into_iter()
}

fn told(index: usize, look: Look) -> Html {
    plain(LessonText::of(look.lang).glossary[index].meaning, look)
}
