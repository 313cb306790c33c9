//! Test samples and what the network takes them for: digits as images, other data as coloured squares.

use super::pen::{Anchor, DrawResult, Pen};
use super::theme::mix;
use crate::data::Dataset;
use crate::lab::frame::SamplePrediction;

/// What the picture shows.
pub struct View<'a> {
    /// The samples, with the class that each is given.
    pub rows: &'a [SamplePrediction],
    /// Where they come from.
    pub dataset: &'a Dataset,
}

/// Draws as many samples as fit, each with its predicted class; a wrong one has a cross and the right class.
pub fn draw(pen: &mut Pen<'_>, view: &View<'_>) -> DrawResult {
    pen.clear()?;
    let (width, height) = pen.size();
    let image = (view.dataset.inputs as f64).sqrt().round() as usize;
    let square = image * image == view.dataset.inputs && image <= 16;
    let caption = 1.5 * pen.font;
    let columns = ((width / 64.0).round() as usize).clamp(4, 10);
    let cell = width / columns as f64;
    let picture = if square { 0.72 * cell } else { 0.0 };
    let line = picture + caption + 0.3 * pen.font;
    let lines = ((height / line) as usize).max(1);
    for (index, row) in view.rows.iter().take(columns * lines).enumerate() {
        let x = (index % columns) as f64 * cell + (cell - picture) / 2.0;
        let y = (index / columns) as f64 * line;
        if square {
            pixels(pen, (x, y), picture, image, view.dataset.test.row(row.index, view.dataset.inputs))?;
        }
        let name = |class: u16| view.dataset.class_names.get(usize::from(class)).map_or("?", String::as_str);
        let right = row.truth == row.predicted;
        let text = if right {
            format!("{} ✓", name(row.predicted))
        } else {
            format!("{} ✗", name(row.predicted))
        };
        let colour = if right { pen.theme.second } else { pen.theme.gradient };
        pen.text(&text, (x + picture / 2.0, y + picture + caption / 2.0), Anchor::Middle, colour)?;
    }
    Ok(())
}

fn pixels(pen: &mut Pen<'_>, (x, y): (f64, f64), edge: f64, side: usize, values: &[f64]) -> DrawResult {
    let cell = edge / side as f64;
    let (surface, ink) = (pen.theme.rule, pen.theme.ink);
    pen.rect((x, y), (x + edge, y + edge), surface, 1.0)?;
    let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(low, high), &v| (low.min(v), high.max(v)));
    for (index, &value) in values.iter().enumerate() {
        let share = (value - low) / (high - low).max(1e-9);
        if share > 0.06 {
            let (left, top) = (x + (index % side) as f64 * cell, y + (index / side) as f64 * cell);
            pen.rect((left, top), (left + cell, top + cell), mix(surface, ink, share), 1.0)?;
        }
    }
    Ok(())
}
