//! How a slider moves through a range: in equal steps, or in equal factors.

use crate::lab::experiment::{Range, Scale};

/// Places along a logarithmic slider.
pub const LOG_PLACES: f64 = 400.0;

/// The value at a place of the slider.
pub fn value_at(range: &Range, place: f64) -> f64 {
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

/// The place of a value on the slider.
pub fn place_of(range: &Range, value: f64) -> f64 {
    match range.scale {
        Scale::Linear => value,
        Scale::Log => (LOG_PLACES * libm::log(value.max(range.min) / range.min)
            / libm::log(range.max / range.min))
        .round(),
    }
}

/// The nearest value of the range.
pub fn settle(range: &Range, value: f64) -> f64 {
    let whole = range.step == range.step.round() && range.step >= 1.0;
    let value = if whole { value.round() } else { value };
    value.clamp(range.min, range.max)
}

/// Two significant digits are as fine as a slider is.
fn significant(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap_or(value)
}

/// The value as the number box shows it.
pub fn shown(value: f64) -> String {
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
