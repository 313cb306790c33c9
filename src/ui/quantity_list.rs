//! Chooses what a chart of layers measures.

use super::look::use_look;
use crate::charts::gradient_bars::Quantity;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The choice.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its id on the page.
    pub id: &'static str,
    /// What is chosen.
    pub chosen: Quantity,
    /// Chooses another.
    pub on_choose: Callback<Quantity>,
}

/// A list of the quantities.
#[component]
pub fn QuantityList(props: &Props) -> Html {
    let look = use_look();
    let text = look.text();
    let choose = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: Event| {
            let chosen = Quantity::from_id(&event.target_unchecked_into::<HtmlSelectElement>().value());
            on_choose.emit(chosen.unwrap_or_default());
        })
    };
    let option = |(quantity, name): (&Quantity, &str)| {
        html! {
            <option value={quantity.id()} selected={*quantity == props.chosen}>{ format!("{} – {name}", quantity.symbol()) }</option>
        }
    };
    html! {
        <select id={props.id} class="quantity" aria-label={text.quantity} onchange={choose}>
            { for Quantity::ALL.iter().zip(text.quantities).map(option) }
        </select>
    }
}
