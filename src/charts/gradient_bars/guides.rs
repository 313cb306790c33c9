//! What stands behind and before the bars: the theory, the product of slopes, and where number formats end.

use super::{Expected, Layout, Side, View};
use crate::charts::log_range::Place;
use crate::charts::pen::{Anchor, DrawResult, Pen};
use crate::theory::bounds::Format;
use plotters::style::RGBColor;

pub(super) const THEORY_DASHES: (f64, f64) = (5.0, 4.0);
pub(super) const BOUND_DASHES: (f64, f64) = (2.0, 4.0);

/// Two standard deviations over seeds to either side of the predictions.
pub(super) fn bands(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> DrawResult {
    view.sides.iter().try_for_each(|side| band(pen, view, layout, side))
}

fn band(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout, side: &Side<'_>) -> DrawResult {
    let edge = |pick: fn(&Expected) -> f64| {
        let place = |(layer, expected): (usize, &Expected)| {
            height(view, layout, pick(expected)).map(|y| (layout.centre(layer), y))
        };
        side.theory.iter().enumerate().filter_map(place).collect::<Vec<_>>()
    };
    let outline: Vec<_> = edge(|e| e.low).into_iter().chain(edge(|e| e.high).into_iter().rev()).collect();
    if outline.len() < 4 { Ok(()) } else { pen.polygon(&outline, pen.theme.theory, 0.25) }
}

/// Where a value's mark stands; what is off the axis stands at its end.
pub(super) fn height(view: &View<'_>, layout: &Layout, value: f64) -> Option<f64> {
    match view.range.place(value) {
        Place::Inside(share) => Some(layout.y(share)),
        Place::Below => Some(layout.bottom),
        Place::Above => Some(layout.top),
        _ => None,
    }
}

/// The predictions, dashed lines from layer to layer, and the product of slopes, dotted.
pub(super) fn lines(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> DrawResult {
    let inside = |(layer, value): (usize, f64)| match view.range.place(value) {
        Place::Inside(share) => Some((layout.centre(layer), layout.y(share))),
        _ => None,
    };
    for (index, side) in view.sides.iter().enumerate() {
        let median = side.theory.iter().map(|expected| expected.median).enumerate().map(inside);
        let places: Vec<_> = median.collect();
        dashed(pen, &places, pen.theme.ink, THEORY_DASHES)?;
        // Of two lines each is named at its end, at layer 1.
        if let (2.., Some(Some((x, y)))) = (view.sides.len(), places.first()) {
            let name = if index == 0 { "A" } else { "B" };
            pen.text(name, (x - 0.3 * pen.font, y - 0.8 * pen.font), Anchor::End, pen.theme.ink)?;
        }
    }
    let bound = view.bound.iter().copied().enumerate().map(inside);
    dashed(pen, &bound.collect::<Vec<_>>(), pen.theme.activation, BOUND_DASHES)
}

fn dashed(
    pen: &mut Pen<'_>,
    points: &[Option<(f64, f64)>],
    colour: RGBColor,
    dashes: (f64, f64),
) -> DrawResult {
    points.windows(2).try_for_each(|pair| match pair {
        [Some(from), Some(to)] => pen.dashes(*from, *to, colour, dashes),
        _ => Ok(()),
    })
}

/// Where smaller formats end: a gradient below the line would have become 0 there. Drawn over the bars, their names with
/// a seam around each letter: tall bars do not hide them, and they hide no bar.
pub(super) fn floors(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> DrawResult {
    // A ratio has no format to fall out of.
    if view.quantity.is_ratio() {
        return Ok(());
    }
    let end = |format: Format| {
        let flushes = format == Format::Float32 && view.flushes;
        if flushes { format.smallest_normal() } else { format.smallest_subnormal() }
    };
    let mut formats = [Format::Float16, Format::Bfloat16, Format::Float32];
    formats.sort_by(|a, b| end(*b).total_cmp(&end(*a)));
    let mut above = f64::NEG_INFINITY;
    for format in formats {
        let Place::Inside(share) = view.range.place(end(format)) else { continue };
        let y = layout.y(share);
        pen.dashes((layout.left, y), (layout.right, y), pen.theme.second, (8.0, 3.0))?;
        // bfloat16 and float32 end close to each other: the lower one is named below its line, if there is room.
        let close = y - std::mem::replace(&mut above, y) < 2.0 * pen.font;
        if close && y + 1.4 * pen.font > layout.bottom {
            continue;
        }
        let y = if close { y + 0.7 * pen.font } else { y - 0.7 * pen.font };
        // Where there is little room, what it is follows from the help.
        let text = view.words.floor.replace("{0}", format.id());
        let roomy = pen.width_of(&text) < 0.3 * (layout.right - layout.left);
        // And there it stands away from the guides' far ends, over the bars of the last layers.
        let (text, x, anchor) = if roomy {
            (text.as_str(), layout.left + 0.4 * pen.font, Anchor::Start)
        } else {
            (format.id(), layout.right - 0.4 * pen.font, Anchor::End)
        };
        pen.seamed(text, (x, y), anchor, pen.theme.second)?;
    }
    Ok(())
}
