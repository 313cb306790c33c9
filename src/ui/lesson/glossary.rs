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
    html! {
        <details id="glossary">
            <summary>{ text.words.glossary }</summary>
            <dl>{ for (0..text.glossary.len()).map(|index| entry(index, look)) }</dl>
        </details>
    }
}

/// A term that was asked for, until it is closed.
pub fn meaning(index: usize, look: Look, on_close: Callback<()>) -> Html {
    let close = on_close.reform(|_: MouseEvent| ());
    html! {
        <aside class="meaning" role="status">
            <dl>{ entry(index, look) }</dl>
            <button type="button" id="close-meaning" onclick={close}>{ LessonText::of(look.lang).words.close }</button>
        </aside>
    }
}

fn entry(index: usize, look: Look) -> Html {
    let other = Look { lang: if look.lang == Lang::Bn { Lang::En } else { Lang::Bn }, ..look };
    let in_lang = |look: Look| {
        let term = &LessonText::of(look.lang).glossary[index];
        html! { <dd lang={look.lang.id()}>{ plain(term.meaning, look) }</dd> }
    };
    html! {
        <>
            <dt lang="en">{ LessonText::of(look.lang).glossary[index].word }</dt>
            { in_lang(look) }
            { in_lang(other) }
        </>
    }
}
