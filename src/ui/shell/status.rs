//! What a screen reader is told while training runs.

use crate::charts::number::Digits;
use crate::i18n::text::Text;
use crate::page::phrases;
use crate::ui::state::locale::use_locale;
use crate::ui::state::preferences;
use crate::ui::state::training_snapshot::TrainingSnapshot;
use crate::ui::state::view_context::ViewContext;
use yew::prelude::*;

/// Never more often than this.
const SPEAK_EVERY_MS: i32 = 5000;

/// The one polite status line. Its words are made when they are said, and not with every frame.
#[component]
pub fn Status(context: &ViewContext) -> Html {
    let locale = use_locale();
    let said = use_state_eq(String::new);
    let newest = use_mut_ref(|| (context.clone(), locale));
    newest.replace((context.clone(), locale));
    {
        let said = said.setter();
        use_effect_with((), move |()| {
            let timer = preferences::every(SPEAK_EVERY_MS, move || {
                let (context, locale) = &*newest.borrow();
                said.set(status(locale.text(), &context.shown(), locale.digits));
            });
            move || drop(timer)
        });
    }
    html! { <p class="spoken" role="status" aria-live="polite">{ locale.label(&said) }</p> }
}

/// The sentence about the newest frame.
fn status(text: &Text, snapshot: &TrainingSnapshot, digits: Digits) -> String {
    snapshot.frame.as_ref().map_or_else(String::new, |frame| {
        let record = frame.latest();
        format!("{} {}", phrases::summary(text, record, digits), phrases::headline(text, record, digits))
    })
}
