//! The glossary: every term in the page's language and in the others.

use super::prose::plain;
use crate::i18n::Lang;
use crate::lab::lesson::Term;
use crate::ui::state::locale::{Locale, use_locale};
use yew::prelude::*;

/// All terms, to be opened.
#[component]
pub fn Glossary() -> Html {
    let locale = use_locale();
    let text = locale.lesson();
    let entry = |term: &Term| {
        let term = *term;
        html! {
            <>
                <dt lang="en">{ (text.glossary)(term).word }</dt>
                { for in_all(locale).map(|locale| html! { <dd lang={locale.lang.id()}>{ told(term, locale) }</dd> }) }
            </>
        }
    };
    html! {
        <details id="glossary">
            <summary>{ locale.label(text.labels.glossary) }</summary>
            <dl>{ for Term::ALL.iter().map(entry) }</dl>
        </details>
    }
}

/// A term that was asked for in a sentence, until it is closed.
pub fn meaning(term: Term, locale: Locale, on_close: Callback<()>) -> Html {
    let text = locale.lesson();
    let close = on_close.reform(|_: MouseEvent| ());
    html! {
        <span class="meaning" role="status">
            <strong lang="en">{ (text.glossary)(term).word }</strong>
            { for in_all(locale).map(|locale| html! { <span class="told" lang={locale.lang.id()}>{ told(term, locale) }</span> }) }
            <button type="button" class="quiet close-meaning" onclick={close}>{ locale.label(text.labels.close) }</button>
        </span>
    }
}

/// The page's language first.
fn in_all(locale: Locale) -> impl Iterator<Item = Locale> {
    let others = Lang::ALL.iter().filter(move |lang| **lang != locale.lang);
    std::iter::once(locale).chain(others.map(move |lang| Locale { lang: *lang, ..locale }))
}

fn told(term: Term, locale: Locale) -> Html {
    plain((locale.lesson().glossary)(term).meaning, locale)
}
