//! The foot of the whole page: keys, licence, and whose the digits are.

use super::look::use_look;
use yew::prelude::*;

/// The foot.
#[component]
pub fn Footer() -> Html {
    let look = use_look();
    let words = look.more();
    html! {
        <>
            <p>{ look.say(words.keys) }</p>
            <p>{ look.say(words.about) }</p>
            <p lang="en">{ words.credit }</p>
        </>
    }
}
