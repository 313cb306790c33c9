//! What a screen reader is told while training runs.

use super::live::Live;
use super::look::use_look;
use super::{phrases, preferences};
use crate::charts::number::Digits;
use crate::i18n::Text;
use yew::prelude::*;

/// Never more often than this.
const SPEAK_EVERY_MS: i32 = 5000;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The newest.
    pub text: String,
}

/// The one polite status line.
#[component]
pub fn Status(props: &Props) -> Html {
    let said = use_state(String::new);
    let newest = use_mut_ref(String::new);
    *newest.borrow_mut() = props.text.clone();
    {
        let said = said.setter();
        use_effect_with((), move |()| {
            let timer = preferences::every(SPEAK_EVERY_MS, move || said.set(newest.borrow().clone()));
            move || drop(timer)
        });
    }
    let look = use_look();
    html! { <p class="spoken" role="status" aria-live="polite">{ look.say(&said) }</p> }
}

/// The sentence about the newest frame.
pub fn status(text: &Text, live: &Live, digits: Digits) -> String {
    live.frame.as_ref().map_or_else(String::new, |frame| {
        let record = frame.latest();
        format!("{} {}", phrases::summary(text, record, digits), phrases::headline(text, record, digits))
    })
}
