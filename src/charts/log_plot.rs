//! Several quantities of every layer on one logarithmic axis, with named guides.

use super::log_range::{LogRange, Place};
use super::number::{count, power_of_ten};
use super::pen::{Anchor, DrawResult, Pen};
use super::theme::Theme;
use plotters::style::RGBColor;

/// What a colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A gradient.
    Gradient,
    /// An activation or a weight.
    Activation,
    /// What theory says.
    Theory,
}

impl Role {
    /// Its colour.
    pub fn colour(self, theme: &Theme) -> RGBColor {
        match self {
            Self::Gradient => theme.gradient,
            Self::Activation => theme.activation,
            Self::Theory => theme.ink,
        }
    }
}

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Bars from the bottom.
    Bars,
    /// Open diamonds.
    Diamonds,
    /// A dotted line.
    Dots,
}

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name in the legend; an empty one is left out.
    pub name: String,
    /// What its colour stands for.
    pub role: Role,
    /// How it is drawn.
    pub mark: Mark,
    /// (x, y), x increasing.
    pub points: Vec<(f64, f64)>,
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The quantities.
    pub series: Vec<Series>,
    /// The y axis.
    pub range: LogRange,
    /// The ends of the x axis.
    pub domain: (f64, f64),
    /// What x counts.
    pub x_name: String,
    /// What stands at the last x instead of its number.
    pub last_name: Option<String>,
    /// The word for hollow bars, below 0.
    pub negative: &'static str,
    /// Horizontal lines with a name.
    pub guides: Vec<(f64, String)>,
    /// The x that is looked at.
    pub highlight: Option<f64>,
}

struct Layout {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    domain: (f64, f64),
    range: LogRange,
}

impl Layout {
    fn x(&self, x: f64) -> f64 {
        let (low, high) = self.domain;
        self.left + (self.right - self.left) * (x - low) / (high - low).max(f64::MIN_POSITIVE)
    }

    fn y(&self, share: f64) -> f64 {
        self.bottom - share * (self.bottom - self.top)
    }

    /// What is off the axis stands at its end; 0 and NaN have no place on it.
    fn point(&self, (x, y): (f64, f64)) -> Option<(f64, f64)> {
        let share = match self.range.place(y) {
            Place::Inside(share) => share,
            Place::Below => 0.0,
            Place::Above | Place::Infinite => 1.0,
            Place::Zero | Place::NotANumber => return None,
        };
        Some((self.x(x), self.y(share)))
    }
}

/// Draws the chart.
pub fn draw(pen: &mut Pen<'_>, view: &View) -> DrawResult {
    pen.clear()?;
    let (width, height) = pen.size();
    let font = pen.font;
    let (left, right) = (3.4 * font, width - 1.2 * font);
    let top = legend(pen, view, (left, right))?;
    let layout =
        Layout { left, right, top, bottom: height - 3.1 * font, domain: view.domain, range: view.range };
    axes(pen, view, &layout)?;
    if let Some(x) = view.highlight {
        let x = layout.x(x);
        pen.line(&[(x, layout.top), (x, layout.bottom)], pen.theme.soft_ink, 1.0)?;
    }
    for series in &view.series {
        marks(pen, series, &layout)?;
    }
    guide_names(pen, view, &layout)?;
    if let Some(bars) = view.series.iter().find(|series| series.mark == Mark::Bars) {
        words(pen, bars, &layout)?;
    }
    Ok(())
}

/// Names the series in as many rows as they need; says where the picture can begin.
fn legend(pen: &mut Pen<'_>, view: &View, (left, right): (f64, f64)) -> Result<f64, super::pen::DrawError> {
    let font = pen.font;
    let (mut x, mut y) = (left, 0.9 * font);
    for series in view.series.iter().filter(|series| !series.name.is_empty()) {
        let width = 2.2 * font + pen.width_of(&series.name) + font;
        if x > left && x + width > right {
            (x, y) = (left, y + 1.4 * font);
        }
        let colour = series.role.colour(pen.theme);
        match series.mark {
            Mark::Bars => {
                pen.rect((x + 0.4 * font, y - 0.4 * font), (x + 1.2 * font, y + 0.4 * font), colour, 1.0)?
            }
            Mark::Diamonds => diamond(pen, (x + 0.8 * font, y), colour)?,
            Mark::Dots => pen.dashes((x, y), (x + 1.6 * font, y), colour, DOTS)?,
        }
        pen.text(&series.name, (x + 2.0 * font, y), Anchor::Start, pen.theme.soft_ink)?;
        x += width;
    }
    let below =
        |series: &&Series| series.mark == Mark::Bars && series.points.iter().any(|point| point.1 < 0.0);
    if let Some(series) = view.series.iter().find(below) {
        if x > left && x + 3.2 * font + pen.width_of(view.negative) > right {
            (x, y) = (left, y + 1.4 * font);
        }
        let (from, to) = ((x + 0.4 * font, y - 0.4 * font), (x + 1.2 * font, y + 0.4 * font));
        let colour = series.role.colour(pen.theme);
        hollow(pen, from, to, colour)?;
        pen.line(&[(from.0 + 0.75, to.1), (to.0 - 0.75, to.1)], colour, 1.5)?;
        pen.text(view.negative, (x + 2.0 * font, y), Anchor::Start, pen.theme.soft_ink)?;
    }
    Ok(y + 1.2 * font)
}

fn axes(pen: &mut Pen<'_>, view: &View, layout: &Layout) -> DrawResult {
    let (font, theme) = (pen.font, pen.theme);
    let (low, high) = view.range.exponents();
    let most = ((layout.bottom - layout.top) / (2.0 * font)) as usize;
    for exponent in view.range.ticks(most.clamp(2, 8)) {
        let y = layout.y(f64::from(exponent - low) / f64::from(high - low));
        pen.line(&[(layout.left, y), (layout.right, y)], theme.rule, 1.0)?;
        pen.text(&power_of_ten(exponent), (layout.left - 0.4 * font, y), Anchor::End, theme.soft_ink)?;
    }
    for (value, _) in &view.guides {
        if let Some((_, y)) = layout.point((layout.domain.0, *value)) {
            pen.dashes((layout.left, y), (layout.right, y), theme.theory, (2.0, 3.0))?;
        }
    }
    // The row between the axis and its numbers is for words about what has no place on it.
    let y = layout.bottom + 2.1 * font;
    let (first, last) = (layout.domain.0.ceil(), layout.domain.1.floor());
    pen.text(&count(first.max(0.0) as u64), (layout.x(first), y), Anchor::Middle, theme.soft_ink)?;
    let name = view.last_name.clone().unwrap_or_else(|| count(last.max(0.0) as u64));
    let x = (layout.x(last) + pen.width_of(&name) / 2.0).min(layout.right + 1.2 * font);
    pen.text(&name, (x, y), Anchor::End, theme.soft_ink)?;
    pen.text(&view.x_name, (f64::midpoint(layout.left, layout.right), y), Anchor::Middle, theme.soft_ink)?;
    pen.line(&[(layout.left, layout.bottom), (layout.right, layout.bottom)], theme.soft_ink, 1.0)
}

/// The guides' names, over the bars: a seam around each letter hides no bar.
fn guide_names(pen: &mut Pen<'_>, view: &View, layout: &Layout) -> DrawResult {
    let (font, theme) = (pen.font, pen.theme);
    view.guides.iter().try_for_each(|(value, name)| {
        let Some((_, y)) = layout.point((layout.domain.0, *value)) else { return Ok(()) };
        pen.seamed(name, (layout.right - 0.3 * font, y - 0.8 * font), Anchor::End, theme.ink)
    })
}

fn marks(pen: &mut Pen<'_>, series: &Series, layout: &Layout) -> DrawResult {
    let colour = series.role.colour(pen.theme);
    let mut places =
        series.points.iter().filter_map(|&point| layout.point(point).map(|(x, y)| (x, y, point.1 < 0.0)));
    match series.mark {
        Mark::Bars => {
            let slot = (layout.right - layout.left) / (layout.domain.1 - layout.domain.0).max(1.0);
            let half = (0.3 * slot).clamp(0.5, 18.0);
            places.try_for_each(|(x, y, negative)| {
                let (from, to) = ((x - half, y.min(layout.bottom - 1.0)), (x + half, layout.bottom));
                if negative { hollow(pen, from, to, colour) } else { pen.rect(from, to, colour, 1.0) }
            })
        }
        Mark::Diamonds => places.try_for_each(|(x, y, _)| diamond(pen, (x, y), colour)),
        Mark::Dots => {
            let places: Vec<_> = places.map(|(x, y, _)| (x, y)).collect();
            places.windows(2).try_for_each(|pair| pen.dashes(pair[0], pair[1], colour, DOTS))
        }
    }
}

/// A bar below 0: its outline.
fn hollow(pen: &mut Pen<'_>, from: (f64, f64), to: (f64, f64), colour: RGBColor) -> DrawResult {
    let (left, right) = (from.0 + 0.75, (to.0 - 0.75).max(from.0 + 0.75));
    pen.line(&[(left, to.1), (left, from.1), (right, from.1), (right, to.1)], colour, 1.5)
}

const DOTS: (f64, f64) = (2.0, 4.0);

/// A word below the axis for what has no place on it.
fn words(pen: &mut Pen<'_>, series: &Series, layout: &Layout) -> DrawResult {
    let slot = (layout.right - layout.left) / (layout.domain.1 - layout.domain.0).max(1.0);
    let mut free = f64::NEG_INFINITY;
    for &(x, y) in &series.points {
        let word = match layout.range.place(y) {
            Place::Zero => "0".into(),
            Place::NotANumber => "NaN".into(),
            Place::Infinite => "∞".into(),
            Place::Below => format!("↓{}", power_of_ten(y.abs().log10().floor() as i32)),
            Place::Inside(_) | Place::Above => continue,
        };
        let (x, half) = (layout.x(x), pen.width_of(&word).max(slot) / 2.0);
        // Equal slots may differ in their last digit.
        if x - half >= free - 0.1 {
            pen.text(&word, (x, layout.bottom + 0.8 * pen.font), Anchor::Middle, pen.theme.ink)?;
            free = x + half;
        }
    }
    Ok(())
}

fn diamond(pen: &mut Pen<'_>, (x, y): (f64, f64), colour: RGBColor) -> DrawResult {
    let r = 4.5;
    pen.line(&[(x - r, y), (x, y - r), (x + r, y), (x, y + r), (x - r, y)], colour, 1.5)
}
