//! Chooses what a chart of layers measures.

use crate::lab::experiment::Skip;
use crate::lab::quantity::Quantity;
use crate::lab::state::State;
use crate::ui::state::locale::Locale;
use crate::ui::state::model::Action;
use crate::ui::state::view_context::ViewContext;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What a quantity is called.
pub fn quantity_name(locale: Locale, quantity: Quantity) -> &'static str {
    (locale.text().quantities)(quantity)
}

/// A list of the quantities, unless it is hidden. What is chosen is shown by every chart of layers.
pub fn quantity_list(context: &ViewContext, locale: Locale, id: &'static str) -> Html {
    let state = &context.state;
    if state.hides("quantity") {
        return Html::default();
    }
    let text = locale.text();
    let (chosen, skips) = (state.quantity, state.experiment.skip == Skip::On);
    let choose = {
        let (state, dispatch) = (state.clone(), context.dispatch.clone());
        Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            if let Some(quantity) = Quantity::from_id(&list.value()) {
                dispatch.emit(Action::View(Box::new(State { quantity, ..(*state).clone() })));
            }
        })
    };
    let option = |quantity: &Quantity| {
        let name = (text.quantities)(*quantity);
        html! {
            <option value={quantity.id()} selected={*quantity == chosen}>{ format!("{} – {name}", quantity.symbol(skips)) }</option>
        }
    };
    html! {
        <select id={id} class="quantity" aria-label={text.quantity} onchange={choose} disabled={state.locks("quantity")}>
            { for Quantity::ALL.iter().map(option) }
        </select>
    }
}
