//! The foot of the whole page: keys, licence, and whose the digits are.

use crate::ui::state::locale::use_locale;
use yew::prelude::*;

/// The foot.
#[component]
pub fn Footer() -> Html {
    let locale = use_locale();
    let words = locale.more();
    html! {
        <>
            <p>{ locale.label(words.keys) }</p>
            <p>{ locale.label(words.about) }</p>
            <p lang="en">{ words.credit }</p>
        </>
    }
}
