//! Under the microscope: how z of a layer is spread over batch and units, on the curves of its activation.
//!
//! Shares stand on a square-root scale from 0 to 100%, the same for every layer and step: a narrow peak and a flat
//! spread are both seen, and nothing rescales itself.

use super::number::{percent, readable};
use super::pen::{Anchor, DrawResult, Pen};
use crate::nn::activation::{Activation, SATURATED_BELOW};
use crate::nn::inspect::UnitView;

/// One layer, large.
pub struct View<'a> {
    /// What its units do.
    pub units: &'a UnitView,
    /// φ of the layer.
    pub activation: Activation,
    /// The words.
    pub words: Words,
}

/// The words on the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Words {
    /// "share of z".
    pub share: &'static str,
    /// "saturated".
    pub saturated: &'static str,
    /// "saturated share of each unit, ● stuck".
    pub units: &'static str,
}

/// Whether a unit passes (almost) nothing back on any sample of the batch.
pub fn is_stuck(saturated: f32) -> bool {
    saturated >= 1.0
}

/// How many units of a layer are stuck.
pub fn stuck(units: &UnitView) -> usize {
    units.saturated.iter().filter(|share| is_stuck(**share)).count()
}

/// The share of (sample, unit) that is saturated.
pub fn saturated(units: &UnitView) -> f64 {
    let sum: f64 = units.saturated.iter().map(|share| f64::from(*share)).sum();
    sum / units.saturated.len().max(1) as f64
}

/// A box in which z goes from −`range` to `range`, and shares from 0 to 1.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub range: f64,
}

impl Plot {
    fn x(&self, z: f64) -> f64 {
        self.left + (self.right - self.left) * (z + self.range) / (2.0 * self.range)
    }

    /// Where a share stands, on the square-root scale.
    pub fn y(&self, share: f64) -> f64 {
        self.height(share.max(0.0).sqrt())
    }

    /// Where a part of the box's height stands.
    fn height(&self, part: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * part
    }
}

/// Shares that have a line of their own.
const TICKS: [f64; 4] = [0.01, 0.1, 0.5, 1.0];

/// Draws one layer.
pub fn draw(pen: &mut Pen<'_>, view: &View<'_>) -> DrawResult {
    pen.clear()?;
    let (width, height) = pen.size();
    let (font, theme) = (pen.font, pen.theme);
    let plot = Plot {
        left: 3.4 * font,
        right: width - 4.2 * font,
        top: 2.2 * font,
        bottom: height - 6.4 * font,
        range: view.units.range,
    };
    if view.units.counts.is_empty() || plot.bottom - plot.top < 2.0 * font {
        return Ok(());
    }
    shade(pen, &plot, view.activation)?;
    for tick in TICKS {
        let y = plot.y(tick);
        pen.line(&[(plot.left, y), (plot.right, y)], theme.rule, 1.0)?;
        pen.text(&format!("{}%", 100.0 * tick), (plot.left - 0.4 * font, y), Anchor::End, theme.soft_ink)?;
    }
    histogram(pen, &plot, view.units)?;
    curves(pen, &plot, view.activation)?;
    beyond(pen, &plot, view.units)?;
    pen.line(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], theme.soft_ink, 1.0)?;
    for (part, name) in [(-1.0, None), (-0.5, None), (0.0, Some("z = 0")), (0.5, None), (1.0, None)] {
        let z = part * plot.range;
        let text = name.map_or_else(|| z.to_string().replace('-', "−"), Into::into);
        pen.text(&text, (plot.x(z), plot.bottom + 0.9 * font), Anchor::Middle, theme.soft_ink)?;
    }
    legend(pen, &plot, view)?;
    strip(pen, &plot, view)
}

/// The zones of z where the activation is flat.
pub(super) fn shade(pen: &mut Pen<'_>, plot: &Plot, activation: Activation) -> DrawResult {
    zones(activation, plot.range).into_iter().try_for_each(|(from, to)| {
        pen.rect((plot.x(from), plot.top), (plot.x(to), plot.bottom), pen.theme.ink, 0.1)
    })
}

/// Intervals of z within ±`range` where |φ'(z)| is below the threshold of saturation.
fn zones(activation: Activation, range: f64) -> Vec<(f64, f64)> {
    const POINTS: usize = 512;
    let threshold = SATURATED_BELOW * activation.sup_slope();
    let edge = |index: usize| range * (2.0 * index as f64 / POINTS as f64 - 1.0);
    let flat =
        |index: usize| activation.derivative(f64::midpoint(edge(index), edge(index + 1))).abs() < threshold;
    let mut zones: Vec<(f64, f64)> = Vec::new();
    for index in (0..POINTS).filter(|index| flat(*index)) {
        match zones.last_mut().filter(|zone| zone.1 == edge(index)) {
            Some(zone) => zone.1 = edge(index + 1),
            None => zones.push((edge(index), edge(index + 1))),
        }
    }
    zones
}

/// The outline of the bins, filled.
pub(super) fn histogram(pen: &mut Pen<'_>, plot: &Plot, units: &UnitView) -> DrawResult {
    let bins = units.counts.len() as f64;
    let all = f64::from(units.counts.iter().chain(&units.beyond).sum::<u32>()).max(1.0);
    let mut outline = vec![(plot.left, plot.bottom)];
    for (bin, count) in units.counts.iter().enumerate() {
        let y = plot.y(f64::from(*count) / all);
        let x = |bin: f64| plot.left + (plot.right - plot.left) * bin / bins;
        outline.extend([(x(bin as f64), y), (x(bin as f64 + 1.0), y)]);
    }
    outline.push((plot.right, plot.bottom));
    pen.polygon(&outline, pen.theme.activation, 0.75)
}

/// φ', as high as the box where it is steepest; φ, from its smallest to its largest value in the box.
fn curves(pen: &mut Pen<'_>, plot: &Plot, activation: Activation) -> DrawResult {
    let points = ((plot.right - plot.left) / 3.0).clamp(16.0, 240.0) as usize;
    let z = |index: usize| plot.range * (2.0 * index as f64 / points as f64 - 1.0) + 1e-9;
    let value = |index: usize| activation.apply(z(index));
    let least = (0..=points).map(value).fold(f64::INFINITY, f64::min);
    let most = (0..=points).map(value).fold(f64::NEG_INFINITY, f64::max);
    let curve = |part: &dyn Fn(usize) -> f64| -> Vec<(f64, f64)> {
        (0..=points).map(|index| (plot.x(z(index)), plot.height(part(index)))).collect()
    };
    let function = curve(&|index| (value(index) - least) / (most - least));
    for pair in function.chunks(2).filter(|pair| pair.len() == 2) {
        pen.line(pair, pen.theme.soft_ink, 1.5)?;
    }
    let slope = curve(&|index| activation.derivative(z(index)) / activation.sup_slope());
    pen.line(&slope, pen.theme.gradient, 2.0)
}

/// What lies to either side of the axis.
fn beyond(pen: &mut Pen<'_>, plot: &Plot, units: &UnitView) -> DrawResult {
    let all = f64::from(units.counts.iter().chain(&units.beyond).sum::<u32>());
    let [below, above] = units.beyond.map(|count| f64::from(count) / all);
    let (y, ink) = (plot.bottom - 0.8 * pen.font, pen.theme.ink);
    if below > 0.0 {
        pen.text(&format!("← {}", percent(below)), (plot.left + 0.4 * pen.font, y), Anchor::Start, ink)?;
    }
    if above > 0.0 {
        pen.text(&format!("{} →", percent(above)), (plot.right - 0.4 * pen.font, y), Anchor::End, ink)?;
    }
    Ok(())
}

fn legend(pen: &mut Pen<'_>, plot: &Plot, view: &View<'_>) -> DrawResult {
    let (font, theme) = (pen.font, pen.theme);
    let y = 0.9 * font;
    let sup = readable(view.activation.sup_slope());
    let names = [(view.words.share, theme.activation), ("φ", theme.soft_ink), ("φ′", theme.gradient)];
    let mut x = 0.3 * font;
    for (name, colour) in names {
        match name {
            "φ" => pen.dashes((x, y), (x + 1.6 * font, y), colour, (4.0, 4.0))?,
            "φ′" => pen.line(&[(x, y), (x + 1.6 * font, y)], colour, 2.0)?,
            _ => pen.rect((x, y - 0.4 * font), (x + 0.9 * font, y + 0.4 * font), colour, 0.75)?,
        }
        x += if name == view.words.share { 1.3 * font } else { 2.0 * font };
        pen.text(name, (x, y), Anchor::Start, theme.soft_ink)?;
        x += pen.width_of(name) + font;
    }
    let flat = pen.width_of(view.words.saturated) + 1.3 * font;
    if x + flat < plot.right {
        pen.rect((x, y - 0.5 * font), (x + 0.9 * font, y + 0.5 * font), theme.ink, 0.1)?;
        pen.text(view.words.saturated, (x + 1.3 * font, y), Anchor::Start, theme.soft_ink)?;
    }
    // The axis of φ'.
    pen.text(&sup, (plot.right + 0.4 * font, plot.top), Anchor::Start, theme.gradient)?;
    pen.text("0", (plot.right + 0.4 * font, plot.bottom), Anchor::Start, theme.gradient)
}

/// One bar a unit: the share of samples on which it is saturated. What never moves has a dot.
fn strip(pen: &mut Pen<'_>, plot: &Plot, view: &View<'_>) -> DrawResult {
    let (font, theme) = (pen.font, pen.theme);
    let (width, height) = pen.size();
    let (top, bottom) = (height - 2.6 * font, height - 0.4 * font);
    // Long words begin further left.
    let start = plot.left.min(width - 0.6 * font - pen.width_of(view.words.units)).max(0.3 * font);
    pen.text(view.words.units, (start, height - 4.1 * font), Anchor::Start, theme.soft_ink)?;
    pen.line(&[(plot.left, top), (plot.right, top)], theme.rule, 1.0)?;
    pen.text("100%", (plot.left - 0.4 * font, top), Anchor::End, theme.soft_ink)?;
    let slot = (plot.right - plot.left) / view.units.saturated.len().max(1) as f64;
    for (unit, share) in view.units.saturated.iter().enumerate() {
        let x = plot.left + unit as f64 * slot;
        let y = bottom - (bottom - top) * f64::from(*share);
        let gap = (0.15 * slot).min(2.0);
        if *share > 0.0 {
            pen.rect((x + gap, y.min(bottom - 1.0)), (x + slot - gap, bottom), theme.theory, 1.0)?;
        }
        if is_stuck(*share) {
            pen.dot((x + slot / 2.0, top - 0.5 * font), (0.3 * slot).clamp(1.5, 4.0), theme.ink)?;
        }
    }
    pen.line(&[(plot.left, bottom), (plot.right, bottom)], theme.soft_ink, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::multiples;
    use crate::charts::theme::{Surface, Theme};
    use plotters::prelude::SVGBackend;

    fn svg(size: (u32, u32), picture: impl Fn(&mut Pen<'_>) -> DrawResult) -> String {
        let mut svg = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut svg, size);
            picture(&mut Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light)))
                .expect("a string takes all");
        }
        svg
    }

    fn units(range: f64, counts: &[u32], beyond: [u32; 2], saturated: &[f32]) -> UnitView {
        UnitView {
            counts: counts.to_vec(),
            beyond,
            range,
            saturated: saturated.to_vec(),
            mean: 0.0,
            std: 1.0,
        }
    }

    const WORDS: Words = Words { share: "share of z", saturated: "saturated", units: "each unit" };

    #[test]
    fn zones_are_where_the_activation_is_flat() {
        let [(from, left), (right, to)] = zones(Activation::Tanh, 4.0)[..] else { panic!("two zones") };
        // |tanh z| > 0.97 from |z| = artanh 0.97 on.
        assert_eq!((from, to), (-4.0, 4.0));
        assert!((left + 2.0923).abs() < 0.02 && (right - 2.0923).abs() < 0.02, "{left} {right}");
        assert_eq!(zones(Activation::Relu, 4.0), [(-4.0, 0.0)]);
        assert!(zones(Activation::Linear, 4.0).is_empty());
        assert_eq!(zones(Activation::Sigmoid, 8.0).len(), 2);
    }

    #[test]
    fn equal_counts_are_equally_high_whatever_else_the_layer_does() {
        let heights = |counts: &[u32], beyond: [u32; 2]| {
            let units = units(4.0, counts, beyond, &[0.0]);
            let svg = svg((600, 400), |pen| {
                draw(pen, &View { units: &units, activation: Activation::Linear, words: WORDS })
            });
            svg.split("<polygon ")
                .nth(1)
                .expect("the outline of the bins")
                .split("points=\"")
                .nth(1)
                .map(|points| points.split('"').next().unwrap_or_default().to_string())
        };
        // A quarter of all is a quarter of all: no axis follows the fullest bin.
        let shares = |points: Option<String>| -> Vec<String> {
            points
                .unwrap_or_default()
                .split(' ')
                .map(|point| point.split(',').nth(1).unwrap_or_default().into())
                .collect()
        };
        let (one, other) = (shares(heights(&[1, 3], [0, 0])), shares(heights(&[10, 20], [4, 6])));
        assert_eq!(one[1], other[1]);
        assert_ne!(one[3], other[3]);
    }

    #[test]
    fn stuck_units_have_a_dot_and_what_is_beyond_the_axis_is_told() {
        let view = units(8.0, &[5, 5], [0, 90], &[1.0, 0.5, 0.0, 1.0]);
        let svg = svg((600, 400), |pen| {
            draw(pen, &View { units: &view, activation: Activation::Sigmoid, words: WORDS })
        });
        assert_eq!(svg.matches("<circle ").count(), 2);
        assert!(svg.contains("90.0% →") && !svg.contains("← "), "{svg}");
        assert_eq!((stuck(&view), saturated(&view)), (2, 0.625));
    }

    #[test]
    fn every_size_is_drawn_with_what_was_never_counted_too() {
        for size in [(1, 1), (320, 240), (1920, 600)] {
            for layer in [
                UnitView::default(),
                units(4.0, &[0; 64], [0, 0], &[]),
                units(4.0, &[7; 64], [1, 2], &[1.0; 256]),
            ] {
                svg(size, |pen| {
                    draw(pen, &View { units: &layer, activation: Activation::Gelu, words: WORDS })
                });
                let layers = vec![layer.clone(); 100];
                let view =
                    multiples::View { layers: &layers, activation: Activation::Gelu, highlight: Some(3) };
                svg(size, |pen| multiples::draw(pen, &view));
            }
        }
    }
}
