//! The glossary: every term in the page's language and in the other one.

use super::prose::plain;
use crate::i18n::Lang;
use crate::i18n::lesson::LessonText;
use crate::ui::state::locale::{Locale, use_locale};
use yew::prelude::*;

/// All terms, to be opened.
#[component]
pub fn Glossary() -> Html {
    let locale = use_locale();
    let text = LessonText::of(locale.lang);
    let entry = |index: usize| {
        html! {
            <>
                <dt lang="en">{ text.glossary[index].word }</dt>
                { for in_both(locale).map(|locale| html! { <dd lang={locale.lang.id()}>{ told(index, locale) }</dd> }) }
            </>
        }
    };
    html! {
        <details id="glossary">
            <summary>{ locale.label(text.words.glossary) }</summary>
            <dl>{ for (0..text.glossary.len()).map(entry) }</dl>
        </details>
    }
}

/// A term that was asked for in a sentence, until it is closed.
pub fn meaning(index: usize, locale: Locale, on_close: Callback<()>) -> Html {
    let text = LessonText::of(locale.lang);
    let close = on_close.reform(|_: MouseEvent| ());
    html! {
        <span class="meaning" role="status">
            <strong lang="en">{ text.glossary[index].word }</strong>
            { for in_both(locale).map(|locale| html! { <span class="told" lang={locale.lang.id()}>{ told(index, locale) }</span> }) }
            <button type="button" class="quiet close-meaning" onclick={close}>{ locale.label(text.words.close) }</button>
        </span>
    }
}

/// The page's language first.
fn in_both(locale: Locale) -> impl Iterator<Item = Locale> {
    let other = Locale { lang: if locale.lang == Lang::Bn { Lang::En } else { Lang::Bn }, ..locale };
    [locale, other].into_iter()
}

fn told(index: usize, locale: Locale) -> Html {
    plain(LessonText::of(locale.lang).glossary[index].meaning, locale)
}
