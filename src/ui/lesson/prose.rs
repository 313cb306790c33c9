//! Sentences of the lesson: strong words, words of the glossary, and English terms inside Bengali.

use super::glossary::meaning;
use crate::lab::lesson::Term;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::preferences;
use web_sys::HtmlElement;
use yew::prelude::*;

/// A sentence.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its text, with the marks of `i18n::lesson`.
    pub text: AttrValue,
}

/// A sentence whose words of the glossary can be asked for. What one means opens at the end of the sentence: it covers
/// nothing, neither the question below nor what has the focus.
#[component]
pub fn Sentence(props: &Props) -> Html {
    let locale = use_locale();
    let asked = use_state_eq(|| None::<Term>);
    let whole = use_node_ref();
    let close = {
        let (asked, whole) = (asked.setter(), whole.clone());
        Callback::from(move |()| {
            asked.set(None);
            // The focus stays with the word, and is not lost with what is closed.
            let lost = |whole: &HtmlElement| whole.query_selector(".meaning :focus").ok().flatten().is_some();
            let word = whole.cast::<HtmlElement>().filter(lost);
            let word =
                word.and_then(|whole| whole.query_selector(".term[aria-expanded=true]").ok().flatten());
            word.and_then(|word| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(word).ok()).inspect(|word| {
                let _ = word.focus();
            });
        })
    };
    preferences::use_dismissal(asked.is_some(), &whole, ".meaning, .term", close.clone());
    {
        let whole = whole.clone();
        use_effect_with(*asked, move |asked| {
            let opened = whole.cast::<HtmlElement>().filter(|_| asked.is_some());
            opened
                .and_then(|whole| whole.query_selector(".meaning").ok().flatten())
                .inspect(preferences::bring_into_view);
        });
    }
    let on_term = {
        let asked = asked.clone();
        Callback::from(move |term: Term| asked.set((*asked != Some(term)).then_some(term)))
    };
    html! {
        <span class="sentence" ref={whole}>
            { prose(&props.text, locale, *asked, &on_term) }
            if let Some(term) = *asked { { meaning(term, locale, close) } }
        </span>
    }
}

/// A sentence without marks.
pub fn plain(sentence: &str, locale: Locale) -> Html {
    locale.label(&locale.digits(sentence))
}

fn prose(sentence: &str, locale: Locale, asked: Option<Term>, on_term: &Callback<Term>) -> Html {
    let parts = sentence.split("**").enumerate().map(|(index, part)| {
        let inside = terms(part, locale, asked, on_term);
        if index % 2 == 1 {
            html! { <strong>{ inside }</strong> }
        } else {
            inside
        }
    });
    parts.collect()
}

fn terms(text: &str, locale: Locale, asked: Option<Term>, on_term: &Callback<Term>) -> Html {
    let glossary = locale.lesson().glossary;
    let mut pieces = text.split('[');
    let first = plain(pieces.next().unwrap_or_default(), locale);
    let marked = pieces.map(|piece| {
        let (word, rest) = piece.split_once(']').unwrap_or(("", piece));
        let term = Term::ALL.iter().copied().find(|term| glossary(*term).word.eq_ignore_ascii_case(word));
        let term = term.unwrap_or_default();
        let ask = on_term.reform(move |_: MouseEvent| term);
        let lang = locale.lang.info().english_terms.then_some("en");
        let open = (asked == Some(term)).to_string();
        html! {
            <><button type="button" class="term" aria-expanded={open} {lang} onclick={ask}>{ word.to_string() }</button>{ plain(rest, locale) }</>
        }
    });
    std::iter::once(first).chain(marked).collect()
}
