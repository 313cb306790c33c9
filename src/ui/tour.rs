//! A short tour at the first visit: one line that covers nothing and can be skipped. Where nothing can be kept, nobody
//! is bothered with it.

use super::look::use_look;
use super::preferences;
use crate::browser::memory;
use yew::prelude::*;

/// Where it is kept that somebody has seen it.
const MEMORY: &str = "tour";

/// Whether somebody is here for the first time, or has not been through it.
pub fn is_due() -> bool {
    memory::recall(MEMORY).is_none().then(|| memory::keep(MEMORY, "offered"));
    // A tour that could not be kept would come back at every visit.
    memory::recall(MEMORY).as_deref() == Some("offered")
}

/// The tour. What it speaks of is outlined by the style sheet (`.tour[data-step]`).
#[component]
pub fn Tour() -> Html {
    let look = use_look();
    let words = &look.more().tour;
    let step = use_state(|| is_due().then_some(0usize));
    let Some(at) = *step else { return Html::default() };
    let next = Some(at + 1).filter(|next| *next < words.steps.len());
    let go = |to: Option<usize>| {
        let step = step.setter();
        Callback::from(move |_: MouseEvent| {
            if to.is_none() {
                memory::keep(MEMORY, "seen");
                // The button that had the focus goes; the next thing to do gets it.
                preferences::focus(if next.is_some() { "play" } else { "open-lesson" });
            }
            step.set(to);
        })
    };
    html! {
        <aside class="tour" aria-label={words.title} data-step={(at + 1).to_string()}>
            <p>{ look.say(words.steps[at]) }</p>
            <button type="button" id="tour-next" onclick={go(next)}>{ if next.is_some() { look.say(words.next) } else { look.say(words.done) } }</button>
            if next.is_some() { <button type="button" class="quiet" id="tour-skip" onclick={go(None)}>{ look.say(words.skip) }</button> }
        </aside>
    }
}
