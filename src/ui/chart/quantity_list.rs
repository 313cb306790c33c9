//! Chooses what a chart of layers measures.

use crate::lab::quantity::Quantity;
use crate::ui::state::locale::Locale;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A list of the quantities.
pub fn quantity_list(
    locale: Locale,
    id: &'static str,
    chosen: Quantity,
    on_choose: Callback<Quantity>,
) -> Html {
    let text = locale.text();
    let choose = on_choose.reform(|event: Event| {
        let chosen = Quantity::from_id(&event.target_unchecked_into::<HtmlSelectElement>().value());
        chosen.unwrap_or_default()
    });
    let option = |quantity: &Quantity| {
        let name = (text.quantities)(*quantity);
        html! {
            <option value={quantity.id()} selected={*quantity == chosen}>{ format!("{} – {name}", quantity.symbol()) }</option>
        }
    };
    html! {
        <select id={id} class="quantity" aria-label={text.quantity} onchange={choose}>
            { for Quantity::ALL.iter().map(option) }
        </select>
    }
}
