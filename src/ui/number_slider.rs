//! A number: a native range beside a number box, linear or logarithmic.

use super::look::Look;
use crate::lab::experiment::{Range, Scale};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Places along a logarithmic slider.
const LOG_PLACES: f64 = 400.0;

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
pub fn number_slider(look: Look, number: Number) -> Html {
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
            <label for={id}>{ look.say(label) }</label>
            <input class="box" type="number" aria-label={label} min={range.min.to_string()}
                max={range.max.to_string()} step="any" inputmode="decimal" value={text} onchange={typed} />
            // The bounds come before the value: a browser clamps a value to the bounds it knows.
            <input class="range" id={id} type="range" min={low.to_string()} max={high.to_string()}
                step={step.to_string()} value={place_of(&range, value).to_string()}
                aria-valuetext={spoken} oninput={slid} />
        </div>
    }
}

/// The value at a place of the slider.
fn value_at(range: &Range, place: f64) -> f64 {
    match range.scale {
        Scale::Linear => settle(range, place),
        Scale::Log if place <= 0.0 => range.min,
        Scale::Log if place >= LOG_PLACES => range.max,
        Scale::Log => {
            let share = place / LOG_PLACES;
            let value = range.min * libm::pow(range.max / range.min, share);
            settle(range, significant(value))
        }
    }
}

fn place_of(range: &Range, value: f64) -> f64 {
    match range.scale {
        Scale::Linear => value,
        Scale::Log => (LOG_PLACES * libm::log(value.max(range.min) / range.min)
            / libm::log(range.max / range.min))
        .round(),
    }
}

fn settle(range: &Range, value: f64) -> f64 {
    let whole = range.step == range.step.round() && range.step >= 1.0;
    let value = if whole { value.round() } else { value };
    value.clamp(range.min, range.max)
}

/// Two significant digits are as fine as a slider is.
fn significant(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap_or(value)
}

fn shown(value: f64) -> String {
    if value != 0.0 && value.abs() < 1e-4 { format!("{value:e}") } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::experiment::{BATCH, DEPTH, GAIN, LEARNING_RATE};

    #[test]
    fn sliders_reach_both_ends_and_come_back_to_their_place() {
        for range in [DEPTH, GAIN, LEARNING_RATE, BATCH] {
            let (low, high) =
                if range.scale == Scale::Log { (0.0, LOG_PLACES) } else { (range.min, range.max) };
            assert_eq!(value_at(&range, low), range.min);
            assert_eq!(value_at(&range, high), range.max);
            let default = place_of(&range, range.default);
            assert!((low..=high).contains(&default));
            assert!((value_at(&range, default) / range.default - 1.0).abs() < 0.05, "{range:?}");
        }
    }

    #[test]
    fn typed_numbers_are_brought_into_the_range() {
        assert_eq!(settle(&DEPTH, 1e9), 100.0);
        assert_eq!(settle(&DEPTH, 10.4), 10.0);
        assert_eq!(settle(&LEARNING_RATE, -3.0), 1e-6);
        assert_eq!(shown(1e-6), "1e-6");
        assert_eq!(shown(0.1), "0.1");
    }
}
