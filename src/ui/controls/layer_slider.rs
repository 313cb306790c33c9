//! Chooses a hidden layer.

use crate::i18n::fill;
use crate::ui::state::locale::use_locale;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the slider needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its id on the page.
    pub id: &'static str,
    /// How many hidden layers there are.
    pub layers: usize,
    /// Index of the chosen one.
    pub index: usize,
    /// Takes the index of another.
    pub on_choose: Callback<usize>,
}

/// A slider with the layer's number.
#[component]
pub fn LayerSlider(props: &Props) -> Html {
    let locale = use_locale();
    let on_choose = props.on_choose.clone();
    let slide = Callback::from(move |event: InputEvent| {
        let layer = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
        on_choose.emit(layer.max(1.0) as usize - 1);
    });
    let numbers = [props.index as u64 + 1, props.layers as u64].map(|number| locale.count(number));
    let name = fill(locale.more().inside.layer, &[&numbers[0], &numbers[1]]);
    html! {
        <span class="pair">
            <label for={props.id}>{ locale.label(&name) }</label>
            <input id={props.id} type="range" min="1" max={props.layers.to_string()} step="1" value={(props.index + 1).to_string()}
                aria-valuetext={name.clone()} oninput={slide} disabled={props.layers < 2} />
        </span>
    }
}
