//! The ladder of remedies: rms δ of every hidden layer of every rung, side by side on one axis.

use super::log_range::{LogRange, Place};
use super::number::power_of_ten;
use super::pen::{Anchor, DrawResult, Pen};

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Name of every rung, and what its hidden layers have, layer 1 first; nothing where it is not known.
    pub rungs: Vec<(String, Vec<f64>)>,
    /// The axis that all share.
    pub range: LogRange,
}

/// A picture is at least so many sizes of text wide.
const NARROWEST: f64 = 13.0;

/// Draws the chart.
pub fn draw(pen: &mut Pen<'_>, view: &View) -> DrawResult {
    pen.clear()?;
    let (width, height) = pen.size();
    let (font, theme) = (pen.font, pen.theme);
    let left = 3.4 * font;
    let columns = (((width - left) / (NARROWEST * font)) as usize).clamp(1, 4);
    let rows = view.rungs.len().div_ceil(columns).max(1);
    let cell = ((width - left) / columns as f64, height / rows as f64);
    let (low, high) = view.range.exponents();
    for (index, (name, values)) in view.rungs.iter().enumerate() {
        let (x, y) = (left + (index % columns) as f64 * cell.0, (index / columns) as f64 * cell.1);
        let (from, to) = (x + 0.3 * font, x + cell.0 - 0.6 * font);
        let (top, bottom) = (y + 1.8 * font, y + cell.1 - 0.8 * font);
        let most = ((bottom - top) / (1.6 * font)) as usize;
        for exponent in view.range.ticks(most.clamp(1, 5)) {
            let y = bottom - (bottom - top) * f64::from(exponent - low) / f64::from(high - low);
            pen.line(&[(from, y), (to, y)], theme.rule, 1.0)?;
            if index % columns == 0 {
                pen.text(&power_of_ten(exponent), (left - 0.3 * font, y), Anchor::End, theme.soft_ink)?;
            }
        }
        let name = fitting(pen, name, to - from);
        pen.text(&name, (from, y + 0.8 * font), Anchor::Start, theme.ink)?;
        let slot = (to - from) / values.len().max(1) as f64;
        for (layer, &value) in values.iter().enumerate() {
            let (start, word) = (from + layer as f64 * slot, word(view.range, value));
            if let Some(word) = word.filter(|word| pen.width_of(word) <= slot || layer == 0) {
                pen.text(word, (start + 0.5 * slot, bottom - 0.6 * font), Anchor::Middle, theme.ink)?;
            }
            let share = match view.range.place(value) {
                Place::Inside(share) => share,
                Place::Above | Place::Infinite => 1.0,
                Place::Below | Place::Zero | Place::NotANumber => 0.0,
            };
            let tall = (bottom - share * (bottom - top)).min(bottom - 1.0);
            pen.rect((start + 0.1 * slot, tall), (start + 0.9 * slot, bottom), theme.gradient, 1.0)?;
        }
        pen.line(&[(from, bottom), (to, bottom)], theme.soft_ink, 1.0)?;
    }
    Ok(())
}

/// What has no place on the axis is named.
fn word(range: LogRange, value: f64) -> Option<&'static str> {
    match range.place(value) {
        Place::Zero => Some("0"),
        Place::NotANumber => Some("NaN"),
        Place::Infinite => Some("∞"),
        Place::Inside(_) | Place::Below | Place::Above => None,
    }
}

/// As many words of a name as there is room for.
fn fitting(pen: &Pen<'_>, name: &str, room: f64) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    if pen.width_of(name) <= room {
        return name.into();
    }
    while words.len() > 1 && pen.width_of(&format!("{} …", words.join(" "))) > room {
        words.pop();
    }
    format!("{} …", words.join(" ").trim_end_matches(','))
}
