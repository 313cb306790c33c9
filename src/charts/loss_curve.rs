//! Loss and accuracy over steps.

use super::number::{count, readable};
use super::pen::{Anchor, DrawResult, Pen};
use plotters::style::RGBColor;

/// One step of the curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// How many updates came before.
    pub step: u64,
    /// Data loss on the step's batch.
    pub loss: f64,
    /// Fraction of the batch classified right.
    pub accuracy: f64,
}

/// The words on the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Words {
    /// "loss".
    pub loss: &'static str,
    /// "accuracy".
    pub accuracy: &'static str,
    /// "step".
    pub step: &'static str,
    /// "chance".
    pub chance: &'static str,
}

/// What the chart shows.
pub struct View<'a> {
    /// The recorded steps, oldest first: of the network, or of the two of a duel, the second one's dashed.
    pub sides: &'a [Vec<Point>],
    /// The loss of a network that knows nothing: ln of the number of classes for a cross-entropy.
    pub chance: Option<f64>,
    /// The past step that is looked at.
    pub at: Option<u64>,
    /// The words.
    pub words: Words,
}

/// Draws the chart.
pub fn draw(pen: &mut Pen<'_>, view: &View<'_>) -> DrawResult {
    pen.clear()?;
    let (width, height) = pen.size();
    let font = pen.font;
    let (top, bottom) = (2.0 * font, height - 1.9 * font);
    let last = view.sides.first().and_then(|points| points.last()).map_or(0, |point| point.step);
    let end = nice_end(last);
    let ceiling = nice_ceiling(view);
    let widest = pen.width_of(&readable(ceiling)).max(pen.width_of(&readable(ceiling / 2.0)));
    let (left, right) = ((widest + 0.8 * font).max(3.2 * font), width - 3.2 * font);
    let theme = pen.theme;
    let x = |step: u64| left + (right - left) * step as f64 / end as f64;
    let y = |share: f64| bottom - (bottom - top) * share;

    pen.text(view.words.loss, (0.3 * font, 0.9 * font), Anchor::Start, theme.gradient)?;
    pen.text(view.words.accuracy, (width - 0.3 * font, 0.9 * font), Anchor::End, theme.second)?;
    for quarter in 0..=2 {
        let share = f64::from(quarter) / 2.0;
        pen.line(&[(left, y(share)), (right, y(share))], theme.rule, 1.0)?;
        let label = if quarter == 0 { "0".into() } else { readable(ceiling * share) };
        pen.text(&label, (left - 0.4 * font, y(share)), Anchor::End, theme.soft_ink)?;
        pen.text(
            &format!("{:.0}%", 100.0 * share),
            (right + 0.4 * font, y(share)),
            Anchor::Start,
            theme.soft_ink,
        )?;
    }
    if let Some(chance) = view.chance.filter(|chance| *chance < ceiling) {
        let height = y(chance / ceiling);
        pen.dashes((left, height), (right, height), theme.theory, (5.0, 4.0))?;
        // In a duel the names of both stand at the end.
        let end = if view.sides.len() > 1 { right - 2.4 * font } else { right - 0.2 * font };
        pen.text(view.words.chance, (end, height - 0.7 * font), Anchor::End, theme.theory)?;
    }
    pen.text("0", (left, bottom + 0.9 * font), Anchor::Middle, theme.soft_ink)?;
    pen.text(&count(end), (right, bottom + 0.9 * font), Anchor::Middle, theme.soft_ink)?;
    pen.text(
        view.words.step,
        (f64::midpoint(left, right), bottom + 0.9 * font),
        Anchor::Middle,
        theme.soft_ink,
    )?;

    if let Some(step) = view.at {
        pen.line(&[(x(step), top), (x(step), bottom)], theme.ink, 1.5)?;
        mark(pen, x(step), bottom - 1.6 * font, (left, right), &count(step), theme.ink)?;
    }
    let mut named: Option<f64> = None;
    for (side, points) in view.sides.iter().enumerate() {
        let accuracy = thinned(points, |point| (x(point.step), y(point.accuracy.clamp(0.0, 1.0))));
        let finite = points.iter().position(|point| !point.loss.is_finite()).unwrap_or(points.len());
        let loss = thinned(&points[..finite], |point| (x(point.step), y((point.loss / ceiling).min(1.0))));
        for (curve, colour, width) in [(&accuracy, theme.second, 1.5), (&loss, theme.gradient, 2.0)] {
            if side == 0 {
                pen.line(curve, colour, width)?;
            } else {
                pen.dashed_line(curve, colour, width, (6.0, 5.0))?;
            }
        }
        if let Some(largest) = largest_above(&points[..finite], ceiling) {
            mark(
                pen,
                x(largest.step),
                top,
                (left, right),
                &format!("↑ {}", readable(largest.loss)),
                theme.gradient,
            )?;
        }
        let last = loss.last().copied();
        // The dot stands at the step that is looked at.
        let seen = view.at.and_then(|at| points[..finite].iter().rev().find(|point| point.step <= at));
        let seen = seen.map(|point| (x(point.step), y((point.loss / ceiling).min(1.0))));
        if let Some(end) = seen.or(last) {
            pen.dot(end, 3.0, theme.gradient)?;
        }
        let lost = points.get(finite).map(|lost| (x(lost.step), f64::midpoint(top, bottom), lost.loss));
        if let Some((x, y, loss)) = lost {
            mark(pen, x, y, (left, right), &readable(loss), theme.gradient)?;
        }
        let Some(end) = lost.map(|(x, y, _)| (x, y)).or(last) else { continue };
        if view.sides.len() > 1 {
            let name = if side == 0 { "A" } else { "B" };
            // Beside the curve's end, inside of the axes; two names that would meet stand beside each other.
            let place = (end.1 - 0.9 * font).max(top + 0.6 * font);
            let meets = named.is_some_and(|other| (other - place).abs() < 1.2 * font);
            pen.text(name, (end.0 - if meets { 1.6 } else { 0.3 } * font, place), Anchor::End, theme.ink)?;
            named = Some(place);
        }
    }
    Ok(())
}

/// The step whose loss is farthest above the axis.
fn largest_above(points: &[Point], ceiling: f64) -> Option<&Point> {
    let above = points.iter().filter(|point| point.loss > ceiling);
    above.max_by(|one, other| one.loss.total_cmp(&other.loss))
}

/// A word near that place, inside of the axes.
fn mark(
    pen: &mut Pen<'_>,
    x: f64,
    top: f64,
    (left, right): (f64, f64),
    word: &str,
    colour: RGBColor,
) -> DrawResult {
    let half = pen.width_of(word) / 2.0 + 2.0;
    let x = x.max(left + half).min(right - half);
    let y = top + 0.8 * pen.font;
    pen.rect((x - half, y - 0.6 * pen.font), (x + half, y + 0.6 * pen.font), pen.theme.surface, 0.85)?;
    pen.text(word, (x, y), Anchor::Middle, colour)
}

/// At most a few hundred points: a screen has no more columns.
fn thinned(points: &[Point], place: impl Fn(&Point) -> (f64, f64)) -> Vec<(f64, f64)> {
    let stride = points.len().div_ceil(400).max(1);
    let mut places: Vec<_> = points.iter().step_by(stride).map(&place).collect();
    places.extend(points.last().map(place));
    places
}

/// The end of the step axis: it grows in jumps, so that the picture is calm.
fn nice_end(last: u64) -> u64 {
    let mut end = 50;
    for factor in [2, 2, 5].into_iter().cycle() {
        // 50, 100, 200, 1000, 2000, …: at most a million million steps.
        if end >= last || end > 1_000_000_000_000 {
            break;
        }
        end *= factor;
    }
    end
}

/// The top of the loss axis, chosen from where the run started, so that a loss that rises is seen to rise.
fn nice_ceiling(view: &View<'_>) -> f64 {
    let starts = view.sides.iter().map(|points| points.first().map_or(1.0, |point| point.loss));
    let start = starts.map(|start| if start.is_finite() { start } else { 1.0 }).fold(0.0, f64::max);
    let wanted = view.chance.unwrap_or(0.0).max(start) * 1.2;
    let decade = 10f64.powf(wanted.max(1e-6).log10().floor());
    let steps = [1.0, 1.5, 2.0, 3.0, 5.0, 10.0];
    steps.into_iter().map(|step| step * decade).find(|ceiling| *ceiling >= wanted).unwrap_or(10.0 * decade)
}
