//! Layer × step: how bright the gradient is at every layer, at every recorded step.

use super::log_range::{LogRange, Place};
use super::number::{count, power_of_ten};
use super::pen::{Anchor, DrawResult, Pen};
use super::theme::viridis;
use plotters::style::RGBColor;

/// More columns than that cannot be told apart, and cost time.
pub const COLUMNS: usize = 240;
/// Shades between the axis' ends.
const SHADES: f64 = 32.0;

/// What the chart shows.
pub struct View<'a> {
    /// (step, the quantity of every weight layer, layer 1 first), in increasing order of steps.
    pub columns: &'a [(u64, Vec<f64>)],
    /// The axis of the quantity.
    pub range: LogRange,
    /// The step that is looked at.
    pub at: Option<u64>,
    /// Index of the layer that is looked at.
    pub highlight: Option<usize>,
    /// "layer".
    pub layer: &'static str,
    /// "output".
    pub output: &'static str,
    /// "step".
    pub step: &'static str,
}

/// Where things stand, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Layout {
    /// The layout of a chart of that size, with that size of text.
    pub fn new((width, height): (f64, f64), font: f64) -> Self {
        Self { left: 4.6 * font, right: width - 1.2 * font, top: 2.4 * font, bottom: height - 1.9 * font }
    }

    /// The share of the step axis at that horizontal place.
    pub fn share_at(&self, x: f64) -> f64 {
        ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0)
    }
}

/// One cell's look: a shade, or a mark for what has none.
#[derive(Clone, Copy, PartialEq)]
enum Cell {
    Shade(u8),
    Zero,
    Lost,
}

/// Draws the chart: input at the bottom, output at the top, time to the right.
pub fn draw(pen: &mut Pen<'_>, view: &View<'_>) -> DrawResult {
    pen.clear()?;
    let layout = Layout::new(pen.size(), pen.font);
    let Some(((first, layers), (last, _))) =
        view.columns.first().zip(view.columns.last()).map(|(a, b)| ((a.0, a.1.len()), b))
    else {
        return Ok(());
    };
    let end = (*last).max(first + 1);
    let x =
        |step: u64| layout.left + (layout.right - layout.left) * (step - first) as f64 / (end - first) as f64;
    let row = (layout.bottom - layout.top) / layers.max(1) as f64;
    let columns = view.columns;
    for layer in 0..layers {
        let (high, low) = (layout.bottom - (layer + 1) as f64 * row, layout.bottom - layer as f64 * row);
        let cell =
            |column: usize| cell(view.range, columns[column].1.get(layer).copied().unwrap_or(f64::NAN));
        // Neighbours that look alike are drawn together.
        let mut start = 0;
        for column in 1..=columns.len() {
            if column < columns.len() && cell(column) == cell(start) {
                continue;
            }
            let until = columns.get(column).map_or(layout.right, |next| x(next.0));
            fill(pen, cell(start), (x(columns[start].0), high), (until, low))?;
            start = column;
        }
    }
    labels(pen, view, &layout, (layers, row), (first, end))?;
    if let Some(step) = view.at {
        let x = x(step.clamp(first, end));
        pen.line(&[(x, layout.top - 4.0), (x, layout.bottom + 4.0)], pen.theme.surface, 4.0)?;
        pen.line(&[(x, layout.top - 4.0), (x, layout.bottom + 4.0)], pen.theme.ink, 2.0)?;
    }
    if let Some(layer) = view.highlight.filter(|layer| *layer < layers) {
        let y = layout.bottom - (layer as f64 + 0.5) * row;
        pen.polygon(
            &[(layout.left - 2.0, y), (layout.left - 9.0, y - 5.0), (layout.left - 9.0, y + 5.0)],
            pen.theme.gradient,
            1.0,
        )?;
    }
    Ok(())
}

fn cell(range: LogRange, value: f64) -> Cell {
    match range.place(value) {
        Place::Inside(share) => Cell::Shade((share * SHADES).round() as u8),
        Place::Below => Cell::Shade(0),
        Place::Above => Cell::Shade(SHADES as u8),
        Place::Zero => Cell::Zero,
        Place::Infinite | Place::NotANumber => Cell::Lost,
    }
}

fn fill(pen: &mut Pen<'_>, cell: Cell, from: (f64, f64), to: (f64, f64)) -> DrawResult {
    let colour: RGBColor = match cell {
        Cell::Shade(shade) => viridis(f64::from(shade) / SHADES),
        Cell::Zero => pen.theme.rule,
        Cell::Lost => pen.theme.gradient,
    };
    pen.rect(from, to, colour, 1.0)?;
    match cell {
        Cell::Shade(_) => Ok(()),
        // A stroke through the middle: what has no logarithm is not told by colour alone.
        Cell::Zero | Cell::Lost => {
            let y = f64::midpoint(from.1, to.1);
            pen.line(&[(from.0, y), (to.0, y)], pen.theme.ink, 1.0)
        }
    }
}

/// Layers, steps, and the scale of colours.
fn labels(
    pen: &mut Pen<'_>,
    view: &View<'_>,
    layout: &Layout,
    (layers, row): (usize, f64),
    (first, end): (u64, u64),
) -> DrawResult {
    let (font, theme) = (pen.font, pen.theme);
    let fits = |step: &usize| row * *step as f64 >= 1.3 * font;
    let step = [1, 2, 5, 10, 20, 50].into_iter().find(fits).unwrap_or(100);
    // The uppermost row is the output layer, which has no number.
    let y = layout.bottom - (layers.max(1) as f64 - 0.5) * row;
    pen.text(view.output, (layout.left - 0.8 * font, y), Anchor::End, theme.soft_ink)?;
    let free = layers.saturating_sub((1.3 * font / row).ceil().max(1.0) as usize);
    for layer in 1..=free {
        if layer == 1 || (layer % step == 0 && layer > step / 2) {
            let y = layout.bottom - (layer as f64 - 0.5) * row;
            pen.text(&layer.to_string(), (layout.left - 0.8 * font, y), Anchor::End, theme.soft_ink)?;
        }
    }
    let y = layout.bottom + 0.9 * font;
    pen.text(&count(first), (layout.left, y), Anchor::Middle, theme.soft_ink)?;
    pen.text(&count(end), (layout.right, y), Anchor::End, theme.soft_ink)?;
    pen.text(view.step, (f64::midpoint(layout.left, layout.right), y), Anchor::Middle, theme.soft_ink)?;
    let y = 0.9 * font;
    pen.text(view.layer, (0.3 * font, y), Anchor::Start, theme.ink)?;
    let (low, high) = view.range.exponents();
    let (low, high) = (power_of_ten(low), power_of_ten(high));
    let wide = 8.0 * font;
    let right = layout.right - pen.width_of(&high) - 0.3 * font;
    let left = right - wide;
    pen.text(&low, (left - 0.3 * font, y), Anchor::End, theme.soft_ink)?;
    pen.text(&high, (right + 0.3 * font, y), Anchor::Start, theme.soft_ink)?;
    (0..32).try_for_each(|part| {
        let at = |part: f64| left + wide * part / 32.0;
        let (from, to) = (at(f64::from(part)), at(f64::from(part + 1)));
        pen.rect((from, y - 0.4 * font), (to, y + 0.4 * font), viridis(f64::from(part) / 31.0), 1.0)
    })
}
