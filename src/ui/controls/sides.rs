//! Which network of a duel the controls set.

use crate::lab::state::{State, carried, control_ids};
use crate::lab::view_choices::Side;
use crate::ui::controls::choices::{Choice, Item, chips};
use crate::ui::state::locale::Locale;
use crate::ui::state::model::Action;
use std::rc::Rc;
use yew::prelude::*;

/// The chooser, above the controls while there is a duel.
pub fn sides(locale: Locale, side: Side, on_side: &Callback<Side>) -> Html {
    let text = locale.text();
    let items = Side::ALL.iter().map(|side| Item::plain(side.id(), (text.sides)(*side))).collect();
    let on_choose = on_side.reform(|id: &'static str| Side::from_id(id).unwrap_or_default());
    let choice = Choice { id: "side", label: text.side, items, value: side.id(), on_choose };
    html! {
        <div class="sides">{ chips(locale, &choice) }</div>
    }
}

/// The state that the controls of that side show, and where their changes go.
pub fn controls_of(side: Side, state: &State, dispatch: &Callback<Action>) -> (Rc<State>, Callback<Action>) {
    let rival = state.of_rival().filter(|_| side == Side::B);
    let shown = Rc::new(rival.unwrap_or_else(|| state.clone()));
    let Some(duel) = state.duel.clone().filter(|_| side != Side::A) else {
        return (shown, dispatch.clone());
    };
    let (first, dispatch) = (state.experiment.clone(), dispatch.clone());
    let on_action = move |action| {
        dispatch.emit(match action {
            Action::Adjust(control, rival) if side == Side::B => {
                let control = control_ids().find(|id| id.strip_prefix("b.") == Some(control));
                Action::Networks(control.unwrap_or("b"), Box::new((first.clone(), Some(*rival))))
            }
            Action::Adjust(control, changed) => {
                let rival = carried(&first, &changed, &duel);
                Action::Networks(control, Box::new((*changed, Some(rival))))
            }
            other => other,
        });
    };
    (shown, Callback::from(on_action))
}
