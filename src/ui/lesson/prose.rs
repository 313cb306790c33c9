//! Sentences of the lecture: strong words, words of the glossary, and English terms inside Bengali.

use crate::i18n::Lang;
use crate::i18n::lesson::LessonText;
use crate::ui::look::Look;
use yew::prelude::*;

/// A sentence; `on_term` is told the index of a term of the glossary that is asked for.
pub fn prose(sentence: &str, look: Look, on_term: &Callback<usize>) -> Html {
    let parts = sentence.split("**").enumerate().map(|(index, part)| {
        let inside = terms(part, look, on_term);
        if index % 2 == 1 {
            html! { <strong>{ inside }</strong> }
        } else {
            inside
        }
    });
    parts.collect()
}

/// A sentence without marks.
pub fn plain(sentence: &str, look: Look) -> Html {
    let sentence = look.digits(sentence);
    if look.lang == Lang::En {
        return html! { { sentence } };
    }
    runs(&sentence)
        .into_iter()
        .map(|(english, run)| {
            if english {
                html! { <span lang="en">{ run }</span> }
            } else {
                html! { { run } }
            }
        })
        .collect()
}

fn terms(text: &str, look: Look, on_term: &Callback<usize>) -> Html {
    let glossary = &LessonText::of(look.lang).glossary;
    let mut pieces = text.split('[');
    let first = plain(pieces.next().unwrap_or_default(), look);
    let marked = pieces.map(|piece| {
        let (word, rest) = piece.split_once(']').unwrap_or(("", piece));
        let index = glossary.iter().position(|term| term.word.eq_ignore_ascii_case(word)).unwrap_or_default();
        let ask = on_term.reform(move |_: MouseEvent| index);
        let lang = (look.lang == Lang::Bn).then_some("en");
        html! {
            <><button type="button" class="term" {lang} onclick={ask}>{ word.to_string() }</button>{ plain(rest, look) }</>
        }
    });
    std::iter::once(first).chain(marked).collect()
}

/// The text in runs, each with whether it is English: words in Latin letters and what joins them.
fn runs(text: &str) -> Vec<(bool, String)> {
    let chars: Vec<char> = text.chars().collect();
    let mut runs: Vec<(bool, String)> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let english = chars[at].is_ascii_alphabetic();
        let mut end = at + 1;
        if english {
            let joins = |index: usize| {
                matches!(chars[index], ' ' | '-' | '/' | '\'')
                    && chars.get(index + 1).is_some_and(char::is_ascii_alphabetic)
            };
            while end < chars.len() && (chars[end].is_ascii_alphanumeric() || joins(end)) {
                end += 1;
            }
        } else {
            while end < chars.len() && !chars[end].is_ascii_alphabetic() {
                end += 1;
            }
        }
        runs.push((english, chars[at..end].iter().collect()));
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_terms_are_told_from_the_bengali_around_them() {
        let found = runs("Sigmoid-এ gradient খুব ছোট");
        let english: Vec<_> = found.iter().filter(|run| run.0).map(|run| run.1.as_str()).collect();
        assert_eq!(english, ["Sigmoid", "gradient"]);
        assert_eq!(found.into_iter().map(|run| run.1).collect::<String>(), "Sigmoid-এ gradient খুব ছোট");
        assert_eq!(runs("Deep network").len(), 1);
    }
}
