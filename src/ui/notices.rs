//! What the page had to set right in what it was given, until it is dismissed.

use super::look::Look;
use super::model::{Action, Model};
use super::phrases;
use crate::lab::state::Notice;
use yew::prelude::*;

/// The list; nothing where there is nothing to tell.
pub fn notices(look: Look, model: &Model, dispatch: &Callback<Action>) -> Html {
    let text = look.text();
    let notice = |(index, notice): (usize, &Notice)| {
        let dispatch = dispatch.clone();
        let dismiss = Callback::from(move |_: MouseEvent| dispatch.emit(Action::Dismiss(index)));
        html! {
            <li>
                <span>{ look.say(&phrases::notice(text, notice)) }</span>
                <button type="button" onclick={dismiss}>{ look.say(text.dismiss) }</button>
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
                <li><span></span><button type="button" id="dismiss-all" onclick={dismiss_all}>{ look.say(text.dismiss_all) }</button></li>
            }
        </ul>
    }
}
