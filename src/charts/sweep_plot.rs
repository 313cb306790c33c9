//! How much of the gradient reaches layer 1, against depth: medians with their quartiles, and the theory.

use super::log_range::{LogRange, Place};
use super::number::{count, power_of_ten};
use super::pen::{Anchor, DrawResult, Pen};
use super::theme::class_colour;

/// One activation.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Its name, at the end of its line.
    pub name: String,
    /// (depth, [lower quartile, median, upper quartile]), in the order of depths.
    pub points: Vec<(f64, [f64; 3])>,
    /// (depth, what theory expects), in the order of depths.
    pub theory: Vec<(f64, f64)>,
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The activations.
    pub curves: Vec<Curve>,
    /// The axis of the ratio.
    pub range: LogRange,
    /// The largest depth.
    pub deepest: f64,
    /// What the x axis counts.
    pub x_name: &'static str,
    /// What the y axis shows.
    pub y_name: &'static str,
}

/// Draws the chart.
pub fn draw(pen: &mut Pen<'_>, view: &View) -> DrawResult {
    pen.clear()?;
    let (width, height) = pen.size();
    let (font, theme) = (pen.font, pen.theme);
    let names = view.curves.iter().map(|curve| pen.width_of(&curve.name)).fold(0.0, f64::max);
    let (left, right) = (3.4 * font, width - names - 1.2 * font);
    let (top, bottom) = (2.0 * font, height - 2.0 * font);
    let x = |depth: f64| left + (right - left) * (depth - 1.0) / (view.deepest - 1.0).max(1.0);
    let y = |value: f64| match view.range.place(value) {
        Place::Inside(share) => Some(bottom - share * (bottom - top)),
        Place::Below | Place::Zero => Some(bottom),
        Place::Above | Place::Infinite => Some(top),
        Place::NotANumber => None,
    };
    pen.text(view.y_name, (0.3 * font, 0.8 * font), Anchor::Start, theme.ink)?;
    let (low, high) = view.range.exponents();
    for exponent in view.range.ticks((((bottom - top) / (2.0 * font)) as usize).clamp(2, 8)) {
        let y = bottom - (bottom - top) * f64::from(exponent - low) / f64::from(high - low);
        pen.line(&[(left, y), (right, y)], theme.rule, 1.0)?;
        pen.text(&power_of_ten(exponent), (left - 0.4 * font, y), Anchor::End, theme.soft_ink)?;
    }
    let named = [1.0, 10.0, 20.0, 30.0, 40.0, 50.0];
    // The axis' name stands between two of the depths that are named, or in the place of those beside it.
    let (middle, half) = (x(25.0), pen.width_of(view.x_name) / 2.0 + 0.4 * font);
    for depth in named.into_iter().filter(|depth| *depth <= view.deepest) {
        let name = count(depth as u64);
        if (x(depth) - middle).abs() > half + pen.width_of(&name) / 2.0 {
            pen.text(&name, (x(depth), bottom + 0.8 * font), Anchor::Middle, theme.soft_ink)?;
        }
    }
    pen.text(view.x_name, (middle, bottom + 0.8 * font), Anchor::Middle, theme.soft_ink)?;
    let mut taken: Vec<f64> = Vec::new();
    for (index, curve) in view.curves.iter().enumerate() {
        let colour = class_colour(theme, index);
        let edge = |pick: usize| {
            curve.points.iter().filter_map(move |(depth, spread)| y(spread[pick]).map(|y| (x(*depth), y)))
        };
        let band: Vec<_> = edge(0).chain(edge(2).collect::<Vec<_>>().into_iter().rev()).collect();
        if band.len() > 3 {
            pen.polygon(&band, colour, 0.22)?;
        }
        let theory: Vec<_> = curve.theory.iter().filter_map(|&(d, v)| y(v).map(|y| (x(d), y))).collect();
        pen.dashed_line(&theory, theme.ink, 1.0, (5.0, 4.0))?;
        let median: Vec<_> = edge(1).collect();
        pen.line(&median, colour, 2.0)?;
        median.iter().try_for_each(|&place| pen.dot(place, 2.5, colour))?;
        if let Some(&(x, y)) = median.last() {
            // Names that would cover each other are moved apart.
            let mut place = y;
            while taken.iter().any(|other| (other - place).abs() < 1.2 * font) {
                place -= 1.3 * font;
            }
            taken.push(place);
            pen.text(&curve.name, (x + 0.6 * font, place), Anchor::Start, colour)?;
        }
    }
    pen.line(&[(left, bottom), (right, bottom)], theme.soft_ink, 1.0)
}
