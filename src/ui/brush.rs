//! A brush on a canvas. Saying a colour or a font to a canvas costs more than drawing with it: styles are set only where
//! they change. The pixels are those of `plotters_canvas`, which sets them for every mark.

use crate::charts::pen::{Brush, Drawn, Unpainted};
use plotters::style::text_anchor::HPos;
use plotters::style::{ShapeStyle, TextStyle};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle};
use std::f64::consts::TAU;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A brush for one picture: whatever was set before, it sets its own.
pub struct CanvasBrush {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    fill: Option<BackendColor>,
    stroke: Option<BackendColor>,
    width: Option<u32>,
    font: Option<f64>,
    anchor: Option<&'static str>,
}

impl CanvasBrush {
    /// A brush on that canvas; `None` where it cannot be drawn on.
    pub fn new(canvas: &HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let size = (canvas.width(), canvas.height());
        Some(Self { context, size, fill: None, stroke: None, width: None, font: None, anchor: None })
    }

    fn fill_with(&mut self, colour: BackendColor) {
        if self.fill.is_none_or(|fill| !same(fill, colour)) {
            self.context.set_fill_style_str(&css(colour));
            self.fill = Some(colour);
        }
    }

    fn trace(&self, points: &[BackendCoord]) {
        let mut points = points.iter().map(|&(x, y)| (f64::from(x), f64::from(y)));
        if let Some((x, y)) = points.next() {
            self.context.move_to(x, y);
            points.for_each(|(x, y)| self.context.line_to(x, y));
        }
    }
}

impl Brush for CanvasBrush {
    fn size(&self) -> (u32, u32) {
        self.size
    }

    fn rect(&mut self, from: BackendCoord, to: BackendCoord, style: &ShapeStyle) -> Drawn {
        let [x, y, right, bottom] = [from.0, from.1, to.0, to.1].map(f64::from);
        self.fill_with(BackendStyle::color(style));
        self.context.fill_rect(x, y, right - x, bottom - y);
        Ok(())
    }

    fn path(&mut self, points: &[BackendCoord], style: &ShapeStyle) -> Drawn {
        let (colour, width) = (BackendStyle::color(style), style.stroke_width);
        if self.stroke.is_none_or(|stroke| !same(stroke, colour)) {
            self.context.set_stroke_style_str(&css(colour));
            self.stroke = Some(colour);
        }
        if self.width != Some(width) {
            self.context.set_line_width(f64::from(width));
            self.width = Some(width);
        }
        self.context.begin_path();
        self.trace(points);
        self.context.stroke();
        Ok(())
    }

    fn polygon(&mut self, points: &[BackendCoord], style: &ShapeStyle) -> Drawn {
        self.fill_with(BackendStyle::color(style));
        self.context.begin_path();
        self.trace(points);
        self.context.close_path();
        self.context.fill();
        Ok(())
    }

    fn circle(&mut self, (x, y): BackendCoord, radius: u32, style: &ShapeStyle) -> Drawn {
        self.fill_with(BackendStyle::color(style));
        self.context.begin_path();
        self.context.arc(x.into(), y.into(), radius.into(), 0.0, TAU).map_err(|_| Unpainted)?;
        self.context.fill();
        Ok(())
    }

    fn text(&mut self, text: &str, style: &TextStyle<'_>, (x, y): BackendCoord) -> Drawn {
        // The pen writes in one family, vertically centred.
        if self.font != Some(style.size()) {
            let family = BackendTextStyle::family(style);
            let font = format!("{} {}px {}", style.style().as_str(), style.size(), family.as_str());
            self.context.set_font(&font);
            self.context.set_text_baseline("middle");
            self.font = Some(style.size());
        }
        let anchor = match style.pos.h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        };
        if self.anchor != Some(anchor) {
            self.context.set_text_align(anchor);
            self.anchor = Some(anchor);
        }
        self.fill_with(BackendTextStyle::color(style));
        self.context.fill_text(text, x.into(), y.into()).map_err(|_| Unpainted)
    }
}

fn same(a: BackendColor, b: BackendColor) -> bool {
    (a.rgb, a.alpha) == (b.rgb, b.alpha)
}

fn css(BackendColor { rgb: (red, green, blue), alpha }: BackendColor) -> String {
    if alpha == 1.0 {
        format!("#{red:02x}{green:02x}{blue:02x}")
    } else {
        format!("rgba({red},{green},{blue},{alpha})")
    }
}
