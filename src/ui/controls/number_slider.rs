//! A number: a native range beside a number box, linear or logarithmic.

use crate::lab::experiment::{Range, Scale};
use crate::page::slider::{LOG_PLACES, place_of, settle, shown, value_at};
use crate::ui::state::locale::Locale;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A number with its range.
pub struct Number {
    /// The state key.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Its value.
    pub value: f64,
    /// Where it may lie.
    pub range: Range,
    /// What the value is called where it is special, such as "off".
    pub spoken: Option<&'static str>,
    /// Called with a value inside of the range.
    pub on_input: Callback<f64>,
}

/// A slider and a number box of one value.
pub fn number_slider(locale: Locale, number: Number) -> Html {
    let Number { id, label, value, range, spoken, on_input } = number;
    let slid = {
        let on_input = on_input.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_input.emit(value_at(&range, input.value_as_number()));
        })
    };
    let typed = {
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let typed = input.value_as_number();
            let kept = if typed.is_finite() { settle(&range, typed) } else { value };
            // The box shows what was taken, also where that is what it was before.
            input.set_value(&shown(kept));
            on_input.emit(kept);
        })
    };
    let (low, high, step) = match range.scale {
        Scale::Linear => (range.min, range.max, range.step),
        Scale::Log => (0.0, LOG_PLACES, 1.0),
    };
    let text = shown(value);
    let spoken = spoken.map_or_else(|| text.clone(), str::to_owned);
    html! {
        <div class="number">
            <label for={id}>{ locale.label(label) }</label>
            <input class="box" type="number" aria-label={label} min={range.min.to_string()}
                max={range.max.to_string()} step="any" inputmode="decimal" value={text} onchange={typed} />
            // The bounds come before the value: a browser clamps a value to the bounds it knows.
            <input class="range" id={id} type="range" min={low.to_string()} max={high.to_string()}
                step={step.to_string()} value={place_of(&range, value).to_string()}
                aria-valuetext={spoken} oninput={slid} />
        </div>
    }
}
