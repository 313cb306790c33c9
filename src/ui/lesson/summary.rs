//! The exam-ready sentence, the memory trick, and the lecture on one page to print.

use super::prose::plain;
use super::story;
use crate::i18n::lesson::{Block, LessonText, SectionText};
use crate::ui::look::use_look;
use yew::prelude::*;

/// The summary.
#[component]
pub fn Summary() -> Html {
    let look = use_look();
    let text = LessonText::of(look.lang);
    let words = &text.words;
    let print = Callback::from(|_: MouseEvent| {
        web_sys::window().inspect(|window| {
            let _ = window.print();
        });
    });
    let line = |(section, line): (&SectionText, &&'static [Block])| {
        html! { <li><strong>{ plain(section.title, look) }</strong>{ for line.iter().map(story) }</li> }
    };
    html! {
        <div class="one-page">
            <h3>{ plain(words.exam, look) }</h3>
            <blockquote lang="en">{ look.say(words.exam_line) }</blockquote>
            if let Some(gloss) = words.exam_gloss { <p class="hint">{ plain(gloss, look) }</p> }
            <h3>{ plain(words.trick, look) }</h3>
            <blockquote lang="en"><strong>{ look.say(words.trick_line) }</strong></blockquote>
            <h3>{ plain(words.one_page, look) }</h3>
            <ol class="lines">{ for text.sections.iter().zip(&words.lines).map(line) }</ol>
            <button type="button" id="print" class="run" onclick={print}>{ look.say(words.print) }</button>
        </div>
    }
}
