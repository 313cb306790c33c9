//! What the page had to set right in what it was given, until it is dismissed.

use super::model::{Action, Model};
use super::phrases;
use crate::i18n::Text;
use crate::lab::state::Notice;
use yew::prelude::*;

/// The list; nothing where there is nothing to tell.
pub fn notices(text: &Text, model: &Model, dispatch: &Callback<Action>) -> Html {
    let notice = |(index, notice): (usize, &Notice)| {
        let dispatch = dispatch.clone();
        let dismiss = Callback::from(move |_: MouseEvent| dispatch.emit(Action::Dismiss(index)));
        html! {
            <li>
                <span>{ phrases::notice(text, notice) }</span>
                <button type="button" onclick={dismiss}>{ text.dismiss }</button>
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
                <li><span></span><button type="button" id="dismiss-all" onclick={dismiss_all}>{ text.dismiss_all }</button></li>
            }
        </ul>
    }
}
