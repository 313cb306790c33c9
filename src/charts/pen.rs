//! A pen: draws in CSS pixels on a plotters backend whose pixels are finer.

use super::theme::Theme;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{
    Color, FontFamily, FontStyle, FontTransform, IntoFont, RGBAColor, RGBColor, ShapeStyle, TextStyle,
};
use plotters_backend::{BackendCoord, DrawingBackend};

/// The page's family, with Bengali glyphs beside it.
pub const FAMILY: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Bengali', sans-serif";

/// Distance of a hatching's strokes along an edge, in CSS pixels.
const HATCH_SPACING: f64 = 6.0;

/// The backend could not draw; nothing can be done about it but to draw again later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawError;

/// What drawing ends in.
pub type DrawResult = Result<(), DrawError>;

/// What a pen asks of a backend, so that one compiled picture serves every backend. All in device pixels.
pub trait Brush {
    /// Width and height.
    fn size(&self) -> (u32, u32);
    /// A filled rectangle.
    fn rect(&mut self, from: BackendCoord, to: BackendCoord, style: &ShapeStyle) -> DrawResult;
    /// A line through points.
    fn path(&mut self, points: &[BackendCoord], style: &ShapeStyle) -> DrawResult;
    /// A filled polygon.
    fn polygon(&mut self, points: &[BackendCoord], style: &ShapeStyle) -> DrawResult;
    /// A filled circle.
    fn circle(&mut self, centre: BackendCoord, radius: u32, style: &ShapeStyle) -> DrawResult;
    /// A text.
    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> DrawResult;
}

impl<DB: DrawingBackend> Brush for DB {
    fn size(&self) -> (u32, u32) {
        self.get_size()
    }
    fn rect(&mut self, from: BackendCoord, to: BackendCoord, style: &ShapeStyle) -> DrawResult {
        self.draw_rect(from, to, style, true).map_err(|_| DrawError)
    }
    fn path(&mut self, points: &[BackendCoord], style: &ShapeStyle) -> DrawResult {
        self.draw_path(points.iter().copied(), style).map_err(|_| DrawError)
    }
    fn polygon(&mut self, points: &[BackendCoord], style: &ShapeStyle) -> DrawResult {
        self.fill_polygon(points.iter().copied(), style).map_err(|_| DrawError)
    }
    fn circle(&mut self, centre: BackendCoord, radius: u32, style: &ShapeStyle) -> DrawResult {
        self.draw_circle(centre, radius, style, true).map_err(|_| DrawError)
    }
    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> DrawResult {
        self.draw_text(text, style, at).map_err(|_| DrawError)
    }
}

/// The upper part of a brush's surface: a picture fills it as if it were the whole.
pub struct Cropped<'a> {
    brush: &'a mut dyn Brush,
    below: u32,
}

impl<'a> Cropped<'a> {
    /// All but the lowest `below` device pixels.
    pub fn new(brush: &'a mut dyn Brush, below: u32) -> Self {
        Self { brush, below }
    }
}

impl Brush for Cropped<'_> {
    fn size(&self) -> (u32, u32) {
        let (width, height) = self.brush.size();
        (width, height.saturating_sub(self.below))
    }
    fn rect(&mut self, from: BackendCoord, to: BackendCoord, style: &ShapeStyle) -> DrawResult {
        self.brush.rect(from, to, style)
    }
    fn path(&mut self, points: &[BackendCoord], style: &ShapeStyle) -> DrawResult {
        self.brush.path(points, style)
    }
    fn polygon(&mut self, points: &[BackendCoord], style: &ShapeStyle) -> DrawResult {
        self.brush.polygon(points, style)
    }
    fn circle(&mut self, centre: BackendCoord, radius: u32, style: &ShapeStyle) -> DrawResult {
        self.brush.circle(centre, radius, style)
    }
    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> DrawResult {
        self.brush.text(text, style, at)
    }
}

/// Where a text stands around its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Starts there.
    Start,
    /// Is centred there.
    Middle,
    /// Ends there.
    End,
}

/// Draws in CSS pixels.
pub struct Pen<'a> {
    brush: &'a mut dyn Brush,
    /// Device pixels a CSS pixel.
    scale: f64,
    /// Size of text, in CSS pixels.
    pub font: f64,
    /// Colours by role.
    pub theme: &'static Theme,
}

impl<'a> Pen<'a> {
    /// A pen with that many device pixels a CSS pixel and that size of text.
    pub fn new(brush: &'a mut dyn Brush, scale: f64, font: f64, theme: &'static Theme) -> Self {
        Self { brush, scale, font, theme }
    }

    /// Width and height, in CSS pixels.
    pub fn size(&self) -> (f64, f64) {
        let (width, height) = self.brush.size();
        (f64::from(width) / self.scale, f64::from(height) / self.scale)
    }

    /// Covers everything with the surface.
    pub fn clear(&mut self) -> DrawResult {
        let (width, height) = self.size();
        self.rect((0.0, 0.0), (width, height), self.theme.surface, 1.0)
    }

    /// A filled rectangle between two corners.
    pub fn rect(&mut self, from: (f64, f64), to: (f64, f64), colour: RGBColor, alpha: f64) -> DrawResult {
        let (from, to) = (self.point(from), self.point(to));
        self.brush.rect(from, to, &shape(colour, alpha, 1))
    }

    /// A rectangle that is hatched instead of filled: told from a filled one without its colour.
    pub fn hatch(&mut self, from: (f64, f64), to: (f64, f64), colour: RGBColor) -> DrawResult {
        self.rect(from, to, colour, 0.18)?;
        let ((left, top), (right, bottom)) = (from, to);
        self.line(&[(left, bottom), (left, top), (right, top), (right, bottom)], colour, 1.0)?;
        // Strokes x + y = sum, rising to the right.
        let (first, last) = (left + top, right + bottom);
        let strokes = ((last - first) / HATCH_SPACING) as usize;
        (1..=strokes).map(|index| first + index as f64 * HATCH_SPACING).try_for_each(|sum| {
            let (start, end) = (left.max(sum - bottom), right.min(sum - top));
            self.line(&[(start, sum - start), (end, sum - end)], colour, 1.0)
        })
    }

    /// A line through points.
    pub fn line(&mut self, points: &[(f64, f64)], colour: RGBColor, width: f64) -> DrawResult {
        let width = (width * self.scale).round().max(1.0) as u32;
        let points: Vec<_> = points.iter().map(|&point| self.point(point)).collect();
        self.brush.path(&points, &shape(colour, 1.0, width))
    }

    /// A dashed line between two points.
    pub fn dashes(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        colour: RGBColor,
        (on, off): (f64, f64),
    ) -> DrawResult {
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let at = |along: f64| {
            let share = (along / length).min(1.0);
            (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
        };
        let count = (length / (on + off)).ceil().min(500.0) as usize;
        (0..count).try_for_each(|dash| {
            let start = dash as f64 * (on + off);
            self.line(&[at(start), at(start + on)], colour, 1.0)
        })
    }

    /// A dashed line through points, however close together they are.
    pub fn dashed_line(
        &mut self,
        points: &[(f64, f64)],
        colour: RGBColor,
        width: f64,
        (on, off): (f64, f64),
    ) -> DrawResult {
        let mut dash = Vec::new();
        let mut along = 0.0;
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            let at = |share: f64| (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            let mut done = 0.0;
            while done < length {
                let phase = (along + done) % (on + off);
                let drawn = phase < on;
                let left = if drawn { on - phase } else { on + off - phase }.max(0.01);
                let until = (done + left).min(length);
                if drawn {
                    if dash.is_empty() {
                        dash.push(at(done / length));
                    }
                    dash.push(at(until / length));
                }
                if (!drawn || until < length) && dash.len() > 1 {
                    self.line(&std::mem::take(&mut dash), colour, width)?;
                }
                done = until;
            }
            along += length;
        }
        if dash.len() > 1 { self.line(&dash, colour, width) } else { Ok(()) }
    }

    /// A filled polygon.
    pub fn polygon(&mut self, points: &[(f64, f64)], colour: RGBColor, alpha: f64) -> DrawResult {
        let points: Vec<_> = points.iter().map(|&point| self.point(point)).collect();
        self.brush.polygon(&points, &shape(colour, alpha, 1))
    }

    /// A filled circle.
    pub fn dot(&mut self, centre: (f64, f64), radius: f64, colour: RGBColor) -> DrawResult {
        let radius = (radius * self.scale).round().max(1.0) as u32;
        let centre = self.point(centre);
        self.brush.circle(centre, radius, &shape(colour, 1.0, 1))
    }

    /// Text of the usual size, vertically centred on its point.
    pub fn text(&mut self, text: &str, at: (f64, f64), anchor: Anchor, colour: RGBColor) -> DrawResult {
        self.text_of_size(text, at, anchor, colour, self.font)
    }

    /// Text of the usual size with a seam of the surface's colour, which stands on whatever was drawn before.
    pub fn seamed(&mut self, text: &str, (x, y): (f64, f64), anchor: Anchor, colour: RGBColor) -> DrawResult {
        let surface = self.theme.surface;
        for (right, down) in [
            (-1.5, 0.0),
            (1.5, 0.0),
            (0.0, -1.5),
            (0.0, 1.5),
            (-1.0, -1.0),
            (1.0, 1.0),
            (-1.0, 1.0),
            (1.0, -1.0),
        ] {
            self.text(text, (x + right, y + down), anchor, surface)?;
        }
        self.text(text, (x, y), anchor, colour)
    }

    /// Text, vertically centred on its point.
    pub fn text_of_size(
        &mut self,
        text: &str,
        at: (f64, f64),
        anchor: Anchor,
        colour: RGBColor,
        size: f64,
    ) -> DrawResult {
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = TextStyle {
            font: (FontFamily::Name(FAMILY), size * self.scale, FontStyle::Normal)
                .into_font()
                .transform(FontTransform::None),
            color: colour.to_backend_color(),
            pos: Pos::new(horizontal, VPos::Center),
        };
        let at = self.point(at);
        self.brush.text(text, &style, at)
    }

    /// About how wide a text is: pictures are laid out alike wherever they are drawn, so no font is measured.
    pub fn width_of(&self, text: &str) -> f64 {
        text.chars().map(|c| if c.is_ascii_punctuation() || c == ' ' { 0.34 } else { 0.6 }).sum::<f64>()
            * self.font
    }

    fn point(&self, (x, y): (f64, f64)) -> (i32, i32) {
        // Far outside is far enough: lines must not overflow.
        let device = |value: f64| (value * self.scale).round().clamp(-30_000.0, 30_000.0) as i32;
        (device(x), device(y))
    }
}

fn shape(colour: RGBColor, alpha: f64, stroke_width: u32) -> ShapeStyle {
    let RGBColor(red, green, blue) = colour;
    ShapeStyle { color: RGBAColor(red, green, blue, alpha), filled: true, stroke_width }
}
