//! What the page had to set right in what it was given, until it is dismissed.

use crate::lab::state::Notice;
use crate::page::phrases;
use crate::ui::state::locale::Locale;
use crate::ui::state::model::{Action, Model};
use yew::prelude::*;

/// The list; nothing where there is nothing to tell.
pub fn notices(locale: Locale, model: &Model, dispatch: &Callback<Action>) -> Html {
    let text = locale.text();
    let notice = |(index, notice): (usize, &Notice)| {
        let dispatch = dispatch.clone();
        let dismiss = Callback::from(move |_: MouseEvent| dispatch.emit(Action::Dismiss(index)));
        html! {
            <li>
                <span>{ locale.label(&phrases::notice(text, notice)) }</span>
                <button type="button" onclick={dismiss}>{ locale.label(text.dismiss) }</button>
            </li>
        }
    };
    if model.notices.is_empty() {
        return Html::default();
    }
    let dismiss_all = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::DismissAll))
    };
    html! {
        <ul class="notices" role="status">
            { for model.notices.iter().enumerate().map(notice) }
            if model.notices.len() > 2 {
                <li><span></span><button type="button" id="dismiss-all" onclick={dismiss_all}>{ locale.label(text.dismiss_all) }</button></li>
            }
        </ul>
    }
}
