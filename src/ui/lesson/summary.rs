//! The exam-ready sentence, the memory trick, and the lesson on one page to print.

use super::prose::plain;
use super::story;
use crate::lab::lesson::Section;
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
    // Those that are not graded say nothing there.
    let sections = Section::ALL.iter().filter(|section| !(words.lines)(**section).is_empty());
    let line = |section: &Section| {
        let line = (words.lines)(*section);
        html! { <li><strong>{ plain((text.sections)(*section).title, locale) }</strong>{ for line.iter().map(story) }</li> }
    };
    html! {
        <div class="one-page">
            <h3>{ plain(words.exam, locale) }</h3>
            <blockquote lang="en">{ locale.label(words.exam_line) }</blockquote>
            if let Some(gloss) = words.exam_gloss { <p class="hint">{ plain(gloss, locale) }</p> }
            <h3>{ plain(words.trick, locale) }</h3>
            <blockquote lang="en"><strong>{ locale.label(words.trick_line) }</strong></blockquote>
            <h3>{ plain(words.one_page, locale) }</h3>
            <ol class="lines">{ for sections.map(line) }</ol>
            <button type="button" id="print" class="run" onclick={print}>{ locale.label(words.print) }</button>
        </div>
    }
}
