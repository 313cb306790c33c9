//! The exam-ready sentence, the memory trick, and the lecture on one page to print.

use super::prose::plain;
use super::story;
use crate::i18n::lesson::{Block, SectionText};
use crate::ui::state::locale::use_locale;
use yew::prelude::*;

/// The summary.
#[component]
pub fn Summary() -> Html {
    let locale = use_locale();
    let text = locale.lesson();
    let words = &text.labels;
    let print = Callback::from(|_: MouseEvent| {
        web_sys::window().inspect(|window| {
            let _ = window.print();
        });
    });
    let line = |(section, line): (&SectionText, &&'static [Block])| {
        html! { <li><strong>{ plain(section.title, locale) }</strong>{ for line.iter().map(story) }</li> }
    };
    html! {
        <div class="one-page">
            <h3>{ plain(words.exam, locale) }</h3>
            <blockquote lang="en">{ locale.label(words.exam_line) }</blockquote>
            if let Some(gloss) = words.exam_gloss { <p class="hint">{ plain(gloss, locale) }</p> }
            <h3>{ plain(words.trick, locale) }</h3>
            <blockquote lang="en"><strong>{ locale.label(words.trick_line) }</strong></blockquote>
            <h3>{ plain(words.one_page, locale) }</h3>
            <ol class="lines">{ for text.sections.iter().zip(&words.lines).map(line) }</ol>
            <button type="button" id="print" class="run" onclick={print}>{ locale.label(words.print) }</button>
        </div>
    }
}
