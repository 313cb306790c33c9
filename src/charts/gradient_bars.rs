//! The main chart: one bar a weight layer on a logarithmic axis. The signal is bright at the output and fades on
//! its way back to the input.

use super::log_range::{LogRange, Place};
use super::number::{power_of_ten, readable};
use super::pen::{Anchor, Drawn, Pen};
use crate::choice;
use crate::lab::frame::LayerStats;
use crate::theory::bounds::Format;
use plotters::style::RGBColor;

choice! {
    /// What the bars measure.
    pub enum Quantity (default Delta) {
        /// Root mean square of δ = ∂L/∂z over batch and units.
        Delta = "delta",
        /// ‖∂L/∂W‖.
        GradW = "grad-w",
        /// ‖∂L/∂b‖.
        GradB = "grad-b",
        /// ‖ΔW‖ / ‖W‖.
        Update = "update",
    }
}

impl Quantity {
    /// The quantity of one layer.
    pub fn of(self, layer: &LayerStats) -> f64 {
        match self {
            Self::Delta => layer.delta_rms,
            Self::GradW => layer.grad_w_norm,
            Self::GradB => layer.grad_b_norm,
            Self::Update => layer.update_to_weight,
        }
    }

    /// Its symbol, the same in every language.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Delta => "rms δ",
            Self::GradW => "‖∂L/∂W‖",
            Self::GradB => "‖∂L/∂b‖",
            Self::Update => "‖ΔW‖ / ‖W‖",
        }
    }
}

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

/// What the chart shows.
pub struct View<'a> {
    /// One entry a weight layer, layer 1 first, output layer last.
    pub layers: &'a [LayerStats],
    /// What the bars measure.
    pub quantity: Quantity,
    /// The axis, chosen from the settings.
    pub range: LogRange,
    /// What the theory predicts of the hidden layers, layer 1 first; empty where there is nothing to show.
    pub theory: &'a [Expected],
    /// The largest product of slopes from layer H back to each hidden layer, times the bar of layer H: a bound on one
    /// factor of the gradient, not on the gradient; empty where there is nothing to show.
    pub bound: &'a [f64],
    /// The base of that product: 0.25 for sigmoid.
    pub bound_base: f64,
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

/// Draws the chart.
pub fn draw(pen: &mut Pen<'_>, view: &View<'_>) -> Drawn {
    let count = view.layers.len();
    let layout = Layout::new(pen.size(), pen.font, count);
    pen.clear()?;
    axis(pen, view, &layout)?;
    floors(pen, view, &layout)?;
    direction(pen, view, &layout)?;
    if let Some(layer) = view.highlight.filter(|&layer| layer < count) {
        let centre = layout.centre(layer);
        let half = (layout.slot() / 2.0).max(2.0);
        let (ink, top) = (pen.theme.ink, layout.top);
        pen.rect((centre - half, top), (centre + half, layout.bottom), ink, 0.08)?;
    }
    band(pen, view, &layout)?;
    for layer in 0..count {
        if layer < view.lit_from {
            unlit(pen, view, &layout, layer)?;
        } else {
            bar(pen, view, &layout, layer)?;
        }
    }
    theory(pen, view, &layout)?;
    let baseline = [(layout.left, layout.bottom), (layout.right, layout.bottom)];
    pen.line(&baseline, pen.theme.soft_ink, 1.0)?;
    layer_numbers(pen, view, &layout)
}

/// Where a value's mark stands; what is off the axis stands at its end.
fn height(view: &View<'_>, layout: &Layout, value: f64) -> Option<f64> {
    match view.range.place(value) {
        Place::Inside(share) => Some(layout.y(share)),
        Place::Below => Some(layout.bottom),
        Place::Above => Some(layout.top),
        _ => None,
    }
}

/// Two standard deviations over seeds to either side of the prediction.
fn band(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> Drawn {
    let edge = |pick: fn(&Expected) -> f64| {
        let place = |(layer, expected): (usize, &Expected)| {
            height(view, layout, pick(expected)).map(|y| (layout.centre(layer), y))
        };
        view.theory.iter().enumerate().filter_map(place).collect::<Vec<_>>()
    };
    let outline: Vec<_> = edge(|e| e.low).into_iter().chain(edge(|e| e.high).into_iter().rev()).collect();
    if outline.len() < 4 { Ok(()) } else { pen.polygon(&outline, pen.theme.theory, 0.25) }
}

/// The prediction, a dashed line from layer to layer, and the product of slopes, dotted.
fn theory(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> Drawn {
    let inside = |(layer, value): (usize, f64)| match view.range.place(value) {
        Place::Inside(share) => Some((layout.centre(layer), layout.y(share))),
        _ => None,
    };
    let median = view.theory.iter().map(|expected| expected.median).enumerate().map(inside);
    dashed(pen, &median.collect::<Vec<_>>(), pen.theme.ink, THEORY_DASHES)?;
    let bound = view.bound.iter().copied().enumerate().map(inside);
    dashed(pen, &bound.collect::<Vec<_>>(), pen.theme.activation, BOUND_DASHES)
}

const THEORY_DASHES: (f64, f64) = (5.0, 4.0);
const BOUND_DASHES: (f64, f64) = (2.0, 4.0);

fn dashed(pen: &mut Pen<'_>, points: &[Option<(f64, f64)>], colour: RGBColor, dashes: (f64, f64)) -> Drawn {
    points.windows(2).try_for_each(|pair| match pair {
        [Some(from), Some(to)] => pen.dashes(*from, *to, colour, dashes),
        _ => Ok(()),
    })
}

/// Where smaller formats end: a gradient below the line would have become 0 there.
fn floors(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> Drawn {
    for format in [Format::Float16, Format::Bfloat16, Format::Float32] {
        let Place::Inside(share) = view.range.place(format.smallest_subnormal()) else { continue };
        let y = layout.y(share);
        pen.dashes((layout.left, y), (layout.right, y), pen.theme.second, (8.0, 3.0))?;
        // bfloat16 and float32 end close to each other: one is named above its line, the other below.
        let below = format == Format::Float32;
        let y = if below { y + 0.7 * pen.font } else { y - 0.7 * pen.font };
        let text = view.words.floor.replace("{0}", format.id());
        pen.text(&text, (layout.left + 0.4 * pen.font, y), Anchor::Start, pen.theme.second)?;
    }
    Ok(())
}

fn bar(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout, layer: usize) -> Drawn {
    let value = view.quantity.of(&view.layers[layer]);
    let centre = layout.centre(layer);
    let half = (layout.slot() * 0.36).clamp(0.5, 26.0);
    let highlighted = view.highlight == Some(layer);
    let theme = pen.theme;
    let roomy = layout.slot() > 1.4 * pen.font;
    let above_axis = layout.bottom - 0.8 * pen.font;
    match view.range.place(value) {
        Place::Inside(share) => {
            let top = layout.y(share).min(layout.bottom - 1.0);
            pen.rect((centre - half, top), (centre + half, layout.bottom), theme.glow(share), 1.0)?;
            // A bright edge keeps a faded bar's end visible.
            pen.rect((centre - half, top), (centre + half, top + 2.0), theme.gradient, 1.0)?;
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
                let text = power_of_ten(value.abs().log10().floor() as i32);
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
                let text = power_of_ten(value.abs().log10().floor() as i32);
                pen.text(&text, (centre, layout.top + 0.8 * pen.font), Anchor::Middle, theme.surface)?;
            }
            Ok(())
        }
        Place::Zero => word(pen, layout, (centre, half), "0", roomy || amid_its_kind(view, layer)),
        Place::Infinite => word(pen, layout, (centre, half), "∞", true),
        Place::NotANumber => {
            let named = layout.slot() > 2.2 * pen.font || amid_its_kind(view, layer);
            word(pen, layout, (centre, half), "NaN", named)
        }
    }
}

/// Where the bar of a layer will be that the backward pass has not reached yet.
fn unlit(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout, layer: usize) -> Drawn {
    let Some(top) = height(view, layout, view.quantity.of(&view.layers[layer])) else { return Ok(()) };
    let centre = layout.centre(layer);
    let half = (layout.slot() * 0.36).clamp(0.5, 26.0);
    let rule = pen.theme.rule;
    pen.rect((centre - half, top.min(layout.bottom - 1.0)), (centre + half, layout.bottom), rule, 1.0)
}

/// Whether a layer without a bar stands in the middle of its neighbours of the same kind: where there is no room for a
/// name at each, one names them all.
fn amid_its_kind(view: &View<'_>, layer: usize) -> bool {
    let kind = |layer: &LayerStats| view.range.place(view.quantity.of(layer));
    // NaN is no kind of its own to `==`, but a place is.
    let own = kind(&view.layers[layer]);
    let before = view.layers[..layer].iter().rev().take_while(|other| kind(other) == own).count();
    let after = view.layers[layer + 1..].iter().take_while(|other| kind(other) == own).count();
    before == after || before + 1 == after
}

/// A mark on the axis for what has no bar, and its name where there is room.
fn word(pen: &mut Pen<'_>, layout: &Layout, (centre, half): (f64, f64), name: &str, roomy: bool) -> Drawn {
    let (y, r) = (layout.bottom - 5.0, half.min(4.0));
    let colour = pen.theme.ink;
    pen.line(&[(centre - r, y - r), (centre + r, y + r)], colour, 1.5)?;
    pen.line(&[(centre - r, y + r), (centre + r, y - r)], colour, 1.5)?;
    if roomy {
        pen.text(name, (centre, y - 0.5 * pen.font - 6.0), Anchor::Middle, colour)?;
    }
    Ok(())
}

fn arrow(pen: &mut Pen<'_>, x: f64, tip: f64, half: f64, colour: plotters::style::RGBColor) -> Drawn {
    pen.polygon(&[(x - half, tip - 7.0), (x + half, tip - 7.0), (x, tip)], colour, 1.0)
}

fn axis(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> Drawn {
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
fn direction(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> Drawn {
    let y = 0.9 * pen.font;
    let theme = pen.theme;
    pen.text(view.quantity.symbol(), (0.3 * pen.font, y), Anchor::Start, theme.ink)?;
    let text = view.words.backward_pass;
    pen.text(text, (layout.right, y), Anchor::End, theme.gradient)?;
    let end = layout.right - pen.width_of(text) - 0.6 * pen.font;
    let mut taken = 0.3 * pen.font + pen.width_of(view.quantity.symbol()) + pen.font;
    let bound = format!("{:.2}ᵏ: {}", view.bound_base, view.words.bound);
    let names = [
        (!view.theory.is_empty(), view.words.theory, theme.ink, THEORY_DASHES),
        (!view.bound.is_empty(), &bound, theme.activation, BOUND_DASHES),
    ];
    for (_, name, colour, dashes) in names.into_iter().filter(|(shown, ..)| *shown) {
        let line = taken + 2.0 * pen.font;
        let legend_end = line + 0.5 * pen.font + pen.width_of(name) + pen.font;
        if legend_end < end {
            pen.dashes((taken, y), (line, y), colour, dashes)?;
            pen.text(name, (line + 0.5 * pen.font, y), Anchor::Start, theme.soft_ink)?;
            taken = legend_end;
        }
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
fn layer_numbers(pen: &mut Pen<'_>, view: &View<'_>, layout: &Layout) -> Drawn {
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
