//! A short tour at the first visit: one line that covers nothing and can be skipped. Where nothing can be kept, nobody
//! is bothered with it.

use crate::browser::local_storage;
use crate::ui::state::first_visit::{TOUR, is_tour_due};
use crate::ui::state::locale::use_locale;
use crate::ui::state::preferences;
use yew::prelude::*;

/// The tour. What it speaks of is outlined by the style sheet (`.tour[data-step]`).
#[component]
pub fn Tour() -> Html {
    let locale = use_locale();
    let words = &locale.more().tour;
    let step = use_state(|| is_tour_due().then_some(0usize));
    let Some(at) = *step else { return Html::default() };
    let next = Some(at + 1).filter(|next| *next < words.steps.len());
    let go = |to: Option<usize>| {
        let step = step.setter();
        Callback::from(move |_: MouseEvent| {
            if to.is_none() {
                local_storage::keep(TOUR, "seen");
                // The button that had the focus goes; the next thing to do gets it.
                preferences::focus(if next.is_some() { "play" } else { "open-lesson" });
            }
            step.set(to);
        })
    };
    html! {
        <aside class="tour" aria-label={words.title} data-step={(at + 1).to_string()}>
            <p>{ locale.label(words.steps[at]) }</p>
            <button type="button" id="tour-next" onclick={go(next)}>{ if next.is_some() { locale.label(words.next) } else { locale.label(words.done) } }</button>
            if next.is_some() { <button type="button" class="quiet" id="tour-skip" onclick={go(None)}>{ locale.label(words.skip) }</button> }
        </aside>
    }
}
