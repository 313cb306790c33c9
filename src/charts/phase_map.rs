//! Initial gain × biases: where the gradient vanishes, where it explodes, and the edge between the two.

use super::number::{power_of_ten, readable};
use super::pen::{Anchor, DrawResult, Pen};
use super::theme::{Theme, mix};
use plotters::style::RGBColor;

/// A line of the theory.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// (gain, standard deviation of the biases).
    pub points: Vec<(f64, f64)>,
    /// Solid where the gradient stays what it is, dashed where the trainable depths end.
    pub critical: bool,
}

/// The words on the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Words {
    /// The axis from left to right.
    pub gain: &'static str,
    /// The axis upwards.
    pub bias: &'static str,
    /// The present network.
    pub here: &'static str,
    /// The line where the gradient stays what it is.
    pub critical: &'static str,
    /// The lines where the trainable depths end.
    pub trainable: &'static str,
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Columns and rows.
    pub size: (usize, usize),
    /// First/last ratio of every cell that is known, row by row from the smallest biases.
    pub ratios: Vec<f64>,
    /// Ends of the gain's axis, logarithmic: the centres of the outer columns.
    pub gains: (f64, f64),
    /// Ends of the biases' axis: the centres of the outer rows.
    pub biases: (f64, f64),
    /// The powers of ten below and above 1 at which colours are full.
    pub reach: (i32, i32),
    /// The theory.
    pub contours: Vec<Contour>,
    /// The present network, if the map is its own.
    pub here: Option<(f64, f64)>,
    /// The words.
    pub words: Words,
}

/// Draws the chart.
pub fn draw(pen: &mut Pen<'_>, view: &View) -> DrawResult {
    pen.clear()?;
    let (width, height) = pen.size();
    let (font, theme) = (pen.font, pen.theme);
    let (left, right, top, bottom) = (2.8 * font, width - 0.8 * font, 3.7 * font, height - 2.0 * font);
    let (columns, rows) = view.size;
    let (wide, high) = ((right - left) / columns as f64, (bottom - top) / rows as f64);
    let (first, last) = (view.gains.0.ln(), view.gains.1.ln());
    let x = |gain: f64| {
        let share = (gain.max(1e-9).ln() - first) / (last - first);
        left + wide * (0.5 + share * (columns - 1) as f64)
    };
    let y = |bias: f64| {
        let share = (bias - view.biases.0) / (view.biases.1 - view.biases.0);
        bottom - high * (0.5 + share * (rows - 1) as f64)
    };
    for (index, &ratio) in view.ratios.iter().enumerate() {
        let (column, row) = ((index % columns) as f64, (index / columns) as f64);
        let (from, to) = (
            (left + column * wide, bottom - (row + 1.0) * high),
            (left + (column + 1.0) * wide, bottom - row * high),
        );
        pen.rect(from, to, colour(theme, ratio, view.reach), 1.0)?;
        if ratio.is_nan() || ratio == 0.0 {
            // What has no logarithm is not told by colour alone.
            pen.line(&[(from.0 + 2.0, to.1 - 2.0), (to.0 - 2.0, from.1 + 2.0)], theme.ink, 1.0)?;
        }
    }
    let mut lines = Vec::new();
    for contour in &view.contours {
        let inside = |(gain, _): &&(f64, f64)| (left..=right).contains(&x(*gain));
        let line: Vec<_> = contour.points.iter().filter(inside).map(|&(g, b)| (x(g), y(b))).collect();
        if contour.critical {
            pen.line(&line, theme.surface, 5.0)?;
            pen.line(&line, theme.ink, 2.5)?;
        } else {
            pen.dashed_line(&line, theme.surface, 4.0, (5.0, 4.0))?;
            pen.dashed_line(&line, theme.ink, 1.5, (5.0, 4.0))?;
        }
        lines.push(line);
    }
    if let Some(place) = view.here {
        let place = (x(place.0).clamp(left, right), y(place.1).clamp(top, bottom));
        here(pen, view.words.here, place, (left, right, top), &lines)?;
    }
    for gain in [0.1, 0.3, 1.0, 3.0, 10.0] {
        pen.text(&label(gain), (x(gain), bottom + 0.8 * font), Anchor::Middle, theme.soft_ink)?;
    }
    pen.text(
        view.words.gain,
        (f64::midpoint(x(1.0), x(3.0)), bottom + 0.8 * font),
        Anchor::Middle,
        theme.soft_ink,
    )?;
    for bias in [0.0, 0.5, 1.0, 1.5, 2.0] {
        pen.text(&label(bias), (left - 0.4 * font, y(bias)), Anchor::End, theme.soft_ink)?;
    }
    pen.text(view.words.bias, (0.3 * font, 0.8 * font), Anchor::Start, theme.ink)?;
    scale(pen, view, right)
}

fn label(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { readable(value).trim_end_matches('0').into() }
}

/// Marks the present network, its words where they cover no line of the theory.
fn here(
    pen: &mut Pen<'_>,
    words: &str,
    place: (f64, f64),
    (left, right, top): (f64, f64, f64),
    lines: &[Vec<(f64, f64)>],
) -> DrawResult {
    let (font, theme) = (pen.font, pen.theme);
    let wide = pen.width_of(words) + 0.6 * font;
    let y = (place.1 - font).max(top + 0.8 * font);
    let starts = [place.0 + 0.8 * font, place.0 - 0.8 * font - wide];
    let inside = |start: &f64| *start >= left && start + wide <= right;
    let covers = |start: f64| {
        let over = |&(x, other): &(f64, f64)| {
            (start - 4.0..start + wide + 4.0).contains(&x) && (other - y).abs() < 2.0 * font
        };
        lines.iter().flatten().filter(|point| over(point)).count()
    };
    let start = starts.into_iter().filter(inside).min_by_key(|start| covers(*start)).unwrap_or(starts[1]);
    pen.rect((start, y - 0.7 * font), (start + wide, y + 0.7 * font), theme.surface, 0.85)?;
    pen.text(words, (start + 0.3 * font, y), Anchor::Start, theme.ink)?;
    pen.dot(place, 7.0, theme.surface)?;
    pen.dot(place, 5.0, theme.ink)?;
    pen.dot(place, 2.0, theme.surface)
}

/// Blue where it vanishes, vermilion where it explodes, the surface where it stays.
fn colour(theme: &Theme, ratio: f64, (low, high): (i32, i32)) -> RGBColor {
    if ratio.is_nan() {
        return theme.rule;
    }
    let level = ratio.log10();
    let (end, share) = if level < 0.0 {
        (theme.activation, level / f64::from(low))
    } else {
        (theme.gradient, level / f64::from(high))
    };
    mix(theme.surface, end, share.min(1.0))
}

/// The scale of colours, its ends marked as those of all that lies beyond, and the names of the lines below it.
fn scale(pen: &mut Pen<'_>, view: &View, right: f64) -> DrawResult {
    let (font, theme, y) = (pen.font, pen.theme, 0.8 * pen.font);
    let (low, high) = view.reach;
    let names = [format!("≤ {}", power_of_ten(low)), format!("≥ {}", power_of_ten(high))];
    let end = right - pen.width_of(&names[1]) - 0.3 * font;
    let start = end - 7.0 * font;
    pen.text(&names[0], (start - 0.3 * font, y), Anchor::End, theme.soft_ink)?;
    pen.text(&names[1], (end + 0.3 * font, y), Anchor::Start, theme.soft_ink)?;
    (0..32).try_for_each(|part| {
        let at = |part: i32| start + (end - start) * f64::from(part) / 32.0;
        let share = f64::from(part) / 31.0;
        let exponent = f64::from(low) + f64::from(high - low) * share;
        let colour = colour(theme, 10f64.powf(exponent), view.reach);
        pen.rect((at(part), y - 0.4 * font), (at(part + 1), y + 0.4 * font), colour, 1.0)
    })?;
    if view.contours.iter().all(|contour| contour.points.is_empty()) {
        return Ok(());
    }
    let y = y + 1.6 * font;
    let mut end = right;
    for (name, critical) in [(view.words.trainable, false), (view.words.critical, true)] {
        pen.text(name, (end, y), Anchor::End, theme.soft_ink)?;
        let stroke_end = end - pen.width_of(name) - 0.4 * font;
        let stroke = [(stroke_end - 2.0 * font, y), (stroke_end, y)];
        if critical {
            pen.line(&stroke, theme.ink, 2.5)?;
        } else {
            pen.dashed_line(&stroke, theme.ink, 1.5, (5.0, 4.0))?;
        }
        end = stroke[0].0 - 1.2 * font;
    }
    Ok(())
}
