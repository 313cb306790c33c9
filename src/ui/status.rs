//! What a screen reader is told while training runs.

use super::live::Live;
use super::look::use_look;
use super::scene::Scene;
use super::{phrases, preferences};
use crate::charts::number::Digits;
use crate::i18n::Text;
use yew::prelude::*;

/// Never more often than this.
const SPEAK_EVERY_MS: i32 = 5000;

/// The one polite status line. Its words are made when they are said, and not with every frame.
#[component]
pub fn Status(scene: &Scene) -> Html {
    let look = use_look();
    let said = use_state_eq(String::new);
    let newest = use_mut_ref(|| (scene.clone(), look));
    newest.replace((scene.clone(), look));
    {
        let said = said.setter();
        use_effect_with((), move |()| {
            let timer = preferences::every(SPEAK_EVERY_MS, move || {
                let (scene, look) = &*newest.borrow();
                said.set(status(look.text(), &scene.shown(), look.digits));
            });
            move || drop(timer)
        });
    }
    html! { <p class="spoken" role="status" aria-live="polite">{ look.say(&said) }</p> }
}

/// The sentence about the newest frame.
fn status(text: &Text, live: &Live, digits: Digits) -> String {
    live.frame.as_ref().map_or_else(String::new, |frame| {
        let record = frame.latest();
        format!("{} {}", phrases::summary(text, record, digits), phrases::headline(text, record, digits))
    })
}
