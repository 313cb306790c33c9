//! The main chart: one bar a weight layer on a logarithmic axis. The signal is bright at the output and fades on
//! its way back to the input.

use super::log_range::{LogRange, Place};
use super::number::{power_of_ten, readable};
use super::pen::{Anchor, DrawResult, Pen};
use crate::lab::frame::LayerStats;
use crate::lab::quantity::Quantity;
use guides::{BOUND_DASHES, THEORY_DASHES};

mod guides;

/// The words on the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Words {
    /// "backward pass".
    pub backward_pass: &'static str,
    /// "input".
    pub input: &'static str,
    /// "output".
    pub output: &'static str,
    /// "theory".
    pub theory: &'static str,
    /// "product of slopes".
    pub bound: &'static str,
    /// What a number below the end of a format becomes: its name is put into `{0}`.
    pub floor: &'static str,
}

/// One network.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Side<'a> {
    /// One entry a weight layer, layer 1 first, output layer last.
    pub layers: &'a [LayerStats],
    /// What the theory predicts of the hidden layers, layer 1 first; empty where there is nothing to show.
    pub theory: &'a [Expected],
}

/// What the chart shows.
pub struct View<'a> {
    /// The network, or the two of a duel: their bars stand side by side, the second one's hatched. The output layers
    /// of both stand at the end.
    pub sides: &'a [Side<'a>],
    /// What the bars measure.
    pub quantity: Quantity,
    /// The axis, chosen from the settings.
    pub range: LogRange,
    /// Of the first network: the largest product of slopes from layer H back to each hidden layer, times the bar of layer
    /// H: a bound on one factor of the gradient, not on the gradient; empty where there is nothing to show.
    pub bound: &'a [f64],
    /// The base of that product: 0.25 for sigmoid.
    pub bound_base: f64,
    /// Whether a network computes in `float32` here, which keeps no subnormal numbers: it ends earlier.
    pub flushes: bool,
    /// Index of the first layer that the backward pass has reached: bars before it are not lit yet.
    pub lit_from: usize,
    /// Index of the layer that is looked at.
    pub highlight: Option<usize>,
    /// The words.
    pub words: Words,
}

/// What the theory expects of one layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The median over seeds.
    pub median: f64,
    /// Two standard deviations below it.
    pub low: f64,
    /// Two standard deviations above it.
    pub high: f64,
}

/// Where things stand, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    layers: usize,
}

impl Layout {
    /// The layout of a chart of that size, with that size of text.
    pub fn new((width, height): (f64, f64), font: f64, layers: usize) -> Self {
        Self {
            left: 3.4 * font,
            top: 2.7 * font,
            right: width - 0.8 * font,
            bottom: height - 3.1 * font,
            layers: layers.max(1),
        }
    }

    /// The layer at that horizontal place.
    pub fn layer_at(&self, x: f64) -> Option<usize> {
        let share = (x - self.left) / (self.right - self.left);
        (0.0..1.0).contains(&share).then_some((share * self.layers as f64) as usize)
    }

    /// The index of the slot in which a layer of a network of `count` weight layers stands: its own, but the output
    /// layer's is the last.
    fn index(&self, layer: usize, count: usize) -> usize {
        if layer + 1 == count { self.layers - 1 } else { layer }
    }

    /// Centre and half the width of a network's bar.
    fn bar(&self, side: usize, sides: usize, index: usize) -> (f64, f64) {
        let centre = self.centre(index);
        if sides < 2 {
            return (centre, (self.slot() * 0.36).clamp(0.5, 26.0));
        }
        let half = (self.slot() * 0.19).clamp(0.5, 14.0);
        (centre + (2 * side) as f64 * half - half, 0.94 * half)
    }

    fn slot(&self) -> f64 {
        ((self.right - self.left) / self.layers as f64).max(0.1)
    }

    fn centre(&self, layer: usize) -> f64 {
        self.left + (layer as f64 + 0.5) * self.slot()
    }

    fn y(&self, share: f64) -> f64 {
        self.bottom - share * (self.bottom - self.top)
    }
}

/// Layers of the deepest network that is shown, the output layer included.
pub fn slots(sides: &[Side<'_>]) -> usize {
    sides.iter().map(|side| side.layers.len()).max().unwrap_or(0)
}

/// Draws the chart.
pub fn draw(pen: &mut Pen<'_>, view: &View<'_>) -> DrawResult {
    let layout = Layout::new(pen.size(), pen.font, slots(view.sides));
    pen.clear()?;
    axis(pen, view, &layout)?;
    direction(pen, view, &layout)?;
    if let Some(layer) = view.highlight.filter(|&layer| layer < layout.layers) {
        let centre = layout.centre(layer);
        let half = (layout.slot() / 2.0).max(2.0);
        let (ink, top) = (pen.theme.ink, layout.top);
        pen.rect((centre - half, top), (centre + half, layout.bottom), ink, 0.08)?;
    }
    guides::bands(pen, view, &layout)?;
    for (side, network) in view.sides.iter().enumerate() {
        for layer in 0..network.layers.len() {
            if layout.index(layer, network.layers.len()) < view.lit_from {
                unlit(pen, view, &layout, (side, layer))?;
            } else {
                bar(pen, view, &layout, (side, layer))?;
            }
        }
    }
    guides::floors(pen, view, &layout)?;
    guides::lines(pen, view, &layout)?;
    let baseline = [(layout.left, layout.bottom), (layout.right, layout.bottom)];
    pen.line(&baseline, pen.theme.soft_ink, 1.0)?;
    layer_numbers(pen, view, &layout)
}

fn bar(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout, (side, layer): (usize, usize)) -> DrawResult {
    let layers = view.sides[side].layers;
    let value = view.quantity.of(&layers[layer]);
    let index = layout.index(layer, layers.len());
    let (centre, half) = layout.bar(side, view.sides.len(), index);
    // Of two bars side by side the numbers are read below the chart.
    let highlighted = view.sides.len() == 1 && view.highlight == Some(index);
    let theme = pen.theme;
    let roomy = 2.0 * half > pen.font;
    let above_axis = layout.bottom - 0.8 * pen.font;
    match view.range.place(value) {
        Place::Inside(share) => {
            let top = layout.y(share).min(layout.bottom - 1.0);
            let (from, to) = ((centre - half, top), (centre + half, layout.bottom));
            if side == 0 {
                pen.rect(from, to, theme.glow(share), 1.0)?;
            } else {
                pen.hatch(from, to, theme.glow(share))?;
            }
            // A bright edge keeps a faded bar's end visible.
            pen.rect(from, (to.0, top + 2.0), theme.gradient, 1.0)?;
            if highlighted {
                let text = readable(value);
                let width = pen.width_of(&text) / 2.0;
                let x = centre.clamp(layout.left + width, (layout.right - width).max(layout.left + width));
                pen.text(&text, (x, (top - 0.8 * pen.font).max(layout.top)), Anchor::Middle, theme.ink)?;
            }
            Ok(())
        }
        Place::Below => {
            arrow(pen, centre, layout.bottom - 1.0, half.min(5.0), theme.gradient)?;
            if roomy || highlighted {
                let text = power_of_ten(libm::log10(value.abs()).floor() as i32);
                pen.text(&text, (centre, above_axis - 0.4 * pen.font), Anchor::Middle, theme.soft_ink)?;
            }
            Ok(())
        }
        Place::Above => {
            pen.rect((centre - half, layout.top), (centre + half, layout.bottom), theme.gradient, 1.0)?;
            let tip = [
                (centre - half, layout.top),
                (centre + half, layout.top),
                (centre, layout.top - half.clamp(4.0, 8.0)),
            ];
            pen.polygon(&tip, theme.gradient, 1.0)?;
            if roomy || highlighted {
                let text = power_of_ten(libm::log10(value.abs()).floor() as i32);
                pen.text(&text, (centre, layout.top + 0.8 * pen.font), Anchor::Middle, theme.surface)?;
            }
            Ok(())
        }
        Place::Zero => {
            let named = roomy || amid_its_kind(view, (side, layer));
            word(pen, layout, (centre, half), "0", named)
        }
        Place::Infinite => word(pen, layout, (centre, half), "∞", true),
        Place::NotANumber => {
            let named = half > 0.8 * pen.font || amid_its_kind(view, (side, layer));
            word(pen, layout, (centre, half), "NaN", named)
        }
    }
}

/// Where the bar of a layer will be that the backward pass has not reached yet.
fn unlit(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout, (side, layer): (usize, usize)) -> DrawResult {
    let layers = view.sides[side].layers;
    let Some(top) = guides::height(view, layout, view.quantity.of(&layers[layer])) else { return Ok(()) };
    let (centre, half) = layout.bar(side, view.sides.len(), layout.index(layer, layers.len()));
    let rule = pen.theme.rule;
    pen.rect((centre - half, top.min(layout.bottom - 1.0)), (centre + half, layout.bottom), rule, 1.0)
}

/// Whether a layer without a bar stands in the middle of its neighbours of the same kind: where there is no room for a
/// name at each, one names them all.
fn amid_its_kind(view: &View<'_>, (side, layer): (usize, usize)) -> bool {
    let layers = view.sides[side].layers;
    let kind = |layer: &LayerStats| view.range.place(view.quantity.of(layer));
    // NaN is no kind of its own to `==`, but a place is.
    let own = kind(&layers[layer]);
    let before = layers[..layer].iter().rev().take_while(|other| kind(other) == own).count();
    let after = layers[layer + 1..].iter().take_while(|other| kind(other) == own).count();
    before == after || before + 1 == after
}

/// A mark on the axis for what has no bar, and its name where there is room.
fn word(
    pen: &mut Pen<'_>,
    layout: &Layout,
    (centre, half): (f64, f64),
    name: &str,
    roomy: bool,
) -> DrawResult {
    let (y, r) = (layout.bottom - 5.0, half.min(4.0));
    let colour = pen.theme.ink;
    pen.line(&[(centre - r, y - r), (centre + r, y + r)], colour, 1.5)?;
    pen.line(&[(centre - r, y + r), (centre + r, y - r)], colour, 1.5)?;
    if roomy {
        pen.text(name, (centre, y - 0.5 * pen.font - 6.0), Anchor::Middle, colour)?;
    }
    Ok(())
}

fn arrow(pen: &mut Pen<'_>, x: f64, tip: f64, half: f64, colour: plotters::style::RGBColor) -> DrawResult {
    pen.polygon(&[(x - half, tip - 7.0), (x + half, tip - 7.0), (x, tip)], colour, 1.0)
}

fn axis(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> DrawResult {
    let most = ((layout.bottom - layout.top) / (2.2 * pen.font)) as usize;
    let (low, high) = view.range.exponents();
    for exponent in view.range.ticks(most.clamp(2, 9)) {
        let y = layout.y(f64::from(exponent - low) / f64::from(high - low));
        let rule = pen.theme.rule;
        pen.line(&[(layout.left, y), (layout.right, y)], rule, 1.0)?;
        let at = (layout.left - 0.4 * pen.font, y);
        pen.text(&power_of_ten(exponent), at, Anchor::End, pen.theme.soft_ink)?;
    }
    Ok(())
}

/// The quantity, the names of the lines, and the arrow of the backward pass.
fn direction(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> DrawResult {
    let y = 0.9 * pen.font;
    let theme = pen.theme;
    pen.text(view.quantity.symbol(), (0.3 * pen.font, y), Anchor::Start, theme.ink)?;
    let text = view.words.backward_pass;
    pen.text(text, (layout.right, y), Anchor::End, theme.gradient)?;
    let end = layout.right - pen.width_of(text) - 0.6 * pen.font;
    let mut taken = 0.3 * pen.font + pen.width_of(view.quantity.symbol()) + pen.font;
    // What does not fit beside the arrow stands on a second row, so that no line is without its name.
    let mut below = layout.left;
    if view.sides.len() > 1 {
        let (font, high, low) = (pen.font, y - 0.4 * pen.font, y + 0.4 * pen.font);
        pen.rect((taken, high), (taken + font, low), theme.gradient, 1.0)?;
        pen.text("A", (taken + 1.3 * font, y), Anchor::Start, theme.ink)?;
        pen.hatch((taken + 2.8 * font, high), (taken + 3.8 * font, low), theme.gradient)?;
        pen.text("B", (taken + 4.1 * font, y), Anchor::Start, theme.ink)?;
        taken += 5.6 * font;
    }
    let bound = format!("{:.2}ᵏ: {}", view.bound_base, view.words.bound);
    let names = [
        (view.sides.iter().any(|side| !side.theory.is_empty()), view.words.theory, theme.ink, THEORY_DASHES),
        (!view.bound.is_empty(), &bound, theme.activation, BOUND_DASHES),
    ];
    for (_, name, colour, dashes) in names.into_iter().filter(|(shown, ..)| *shown) {
        let wide = 3.5 * pen.font + pen.width_of(name);
        let (from, y) = if taken + wide < end { (&mut taken, y) } else { (&mut below, y + 1.15 * pen.font) };
        let line = *from + 2.0 * pen.font;
        pen.dashes((*from, y), (line, y), colour, dashes)?;
        pen.text(name, (line + 0.5 * pen.font, y), Anchor::Start, theme.soft_ink)?;
        *from += wide;
    }
    let start = (end - 6.0 * pen.font).max(taken);
    if start + pen.font < end {
        pen.line(&[(start, y), (end, y)], theme.gradient, 1.5)?;
        pen.polygon(
            &[(start - 2.0, y), (start + 7.0, y - 4.5), (start + 7.0, y + 4.5)],
            theme.gradient,
            1.0,
        )?;
    }
    Ok(())
}

/// 1, 2, 3 … below the bars, thinned where they would touch; "input" and "output" at the ends.
fn layer_numbers(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> DrawResult {
    let hidden = layout.layers.saturating_sub(1);
    let theme = pen.theme;
    let fits = |step: &usize| layout.slot() * *step as f64 >= 2.0 * pen.font;
    let step = [1, 2, 5, 10, 20, 50].into_iter().find(fits).unwrap_or(100);
    let y = layout.bottom + 0.9 * pen.font;
    for layer in 1..=hidden {
        if layer == 1 || layer % step == 0 && (layer >= step.min(3) || step == 1) {
            pen.text(&layer.to_string(), (layout.centre(layer - 1), y), Anchor::Middle, theme.soft_ink)?;
        }
    }
    let y = layout.bottom + 2.2 * pen.font;
    pen.text(view.words.input, (layout.left, y), Anchor::Start, theme.soft_ink)?;
    pen.text(view.words.output, (layout.right, y), Anchor::End, theme.soft_ink)
}
