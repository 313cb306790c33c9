//! A pen: draws in CSS pixels on a plotters backend whose pixels are finer.

use super::theme::Theme;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{
    Color, FontFamily, FontStyle, FontTransform, IntoFont, RGBAColor, RGBColor, ShapeStyle, TextStyle,
};
use plotters_backend::{DrawingBackend, DrawingErrorKind};

/// The page's family, with Bengali glyphs beside it.
pub const FAMILY: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Bengali', sans-serif";

/// What drawing can end in.
pub type Drawn<DB> = Result<(), DrawingErrorKind<<DB as DrawingBackend>::ErrorType>>;

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
pub struct Pen<'a, DB: DrawingBackend> {
    backend: &'a mut DB,
    /// Device pixels a CSS pixel.
    scale: f64,
    /// Size of text, in CSS pixels.
    pub font: f64,
    /// Colours by role.
    pub theme: &'static Theme,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    /// A pen with that many device pixels a CSS pixel and that size of text.
    pub fn new(backend: &'a mut DB, scale: f64, font: f64, theme: &'static Theme) -> Self {
        Self { backend, scale, font, theme }
    }

    /// Width and height, in CSS pixels.
    pub fn size(&self) -> (f64, f64) {
        let (width, height) = self.backend.get_size();
        (f64::from(width) / self.scale, f64::from(height) / self.scale)
    }

    /// Covers everything with the surface.
    pub fn clear(&mut self) -> Drawn<DB> {
        let (width, height) = self.size();
        self.rect((0.0, 0.0), (width, height), self.theme.surface, 1.0)
    }

    /// A filled rectangle between two corners.
    pub fn rect(&mut self, from: (f64, f64), to: (f64, f64), colour: RGBColor, alpha: f64) -> Drawn<DB> {
        let (from, to) = (self.point(from), self.point(to));
        self.backend.draw_rect(from, to, &shape(colour, alpha, 1), true)
    }

    /// A line through points.
    pub fn line(&mut self, points: &[(f64, f64)], colour: RGBColor, width: f64) -> Drawn<DB> {
        let width = (width * self.scale).round().max(1.0) as u32;
        let points: Vec<_> = points.iter().map(|&point| self.point(point)).collect();
        self.backend.draw_path(points, &shape(colour, 1.0, width))
    }

    /// A dashed line between two points.
    pub fn dashes(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        colour: RGBColor,
        (on, off): (f64, f64),
    ) -> Drawn<DB> {
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

    /// A filled polygon.
    pub fn polygon(&mut self, points: &[(f64, f64)], colour: RGBColor, alpha: f64) -> Drawn<DB> {
        let points: Vec<_> = points.iter().map(|&point| self.point(point)).collect();
        self.backend.fill_polygon(points, &shape(colour, alpha, 1))
    }

    /// A filled circle.
    pub fn dot(&mut self, centre: (f64, f64), radius: f64, colour: RGBColor) -> Drawn<DB> {
        let radius = (radius * self.scale).round().max(1.0) as u32;
        let centre = self.point(centre);
        self.backend.draw_circle(centre, radius, &shape(colour, 1.0, 1), true)
    }

    /// Text of the usual size, vertically centred on its point.
    pub fn text(&mut self, text: &str, at: (f64, f64), anchor: Anchor, colour: RGBColor) -> Drawn<DB> {
        self.text_of_size(text, at, anchor, colour, self.font)
    }

    /// Text, vertically centred on its point.
    pub fn text_of_size(
        &mut self,
        text: &str,
        at: (f64, f64),
        anchor: Anchor,
        colour: RGBColor,
        size: f64,
    ) -> Drawn<DB> {
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
        self.backend.draw_text(text, &style, at)
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
