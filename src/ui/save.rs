//! A picture to keep: the chart as it is drawn on the page, with a caption that says which network it shows.

use super::brush::CanvasBrush;
use super::canvas::{Picture, font_for};
use crate::charts::pen::{Anchor, Brush, Cropped, Pen};
use crate::charts::theme::{Surface, Theme};
use js_sys::Array;
use plotters::prelude::SVGBackend;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, Url};

/// The form of a saved picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Pixels, twice as fine as the page's.
    Png,
    /// Lines and text.
    Svg,
}

/// Width of a saved picture, in CSS pixels, at least and at most.
const WIDTHS: (f64, f64) = (640.0, 1280.0);
/// Height of a line of the caption, and what lies above the first, in sizes of text.
const CAPTION: (f64, f64) = (1.2, 0.9);

/// Hands the picture to the browser as a download.
pub fn save(kind: Kind, name: &str, picture: &Picture, surface: Surface, caption: &str, width: f64) {
    let width = width.clamp(WIDTHS.0, WIDTHS.1);
    let height = (width * 0.56).round();
    let _ = match kind {
        Kind::Png => png(picture, surface, caption, (width, height)).map(|url| download(&url, name, "png")),
        Kind::Svg => {
            let text = svg(picture, surface, caption, (width, height));
            object_url(&text, "image/svg+xml").map(|url| {
                download(&url, name, "svg");
                let _ = Url::revoke_object_url(&url);
            })
        }
    };
}

/// Hands a text to the browser as a download.
pub fn save_text(text: &str, kind: &str, name: &str, extension: &str) {
    if let Some(url) = object_url(text, kind) {
        download(&url, name, extension);
        let _ = Url::revoke_object_url(&url);
    }
}

/// The picture as the text of an SVG file.
pub fn svg(picture: &Picture, surface: Surface, caption: &str, (width, height): (f64, f64)) -> String {
    let mut text = String::new();
    paint(
        &mut SVGBackend::with_string(&mut text, (width as u32, height as u32)),
        1.0,
        picture,
        surface,
        caption,
    );
    text
}

fn png(picture: &Picture, surface: Surface, caption: &str, (width, height): (f64, f64)) -> Option<String> {
    const SCALE: f64 = 2.0;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((width * SCALE) as u32);
    canvas.set_height((height * SCALE) as u32);
    paint(&mut CanvasBrush::new(&canvas)?, SCALE, picture, surface, caption);
    canvas.to_data_url().ok()
}

fn paint(brush: &mut dyn Brush, scale: f64, picture: &Picture, surface: Surface, caption: &str) {
    let theme = Theme::on(surface);
    let mut pen = Pen::new(brush, scale, 14.0, theme);
    let (width, height) = pen.size();
    let mut lines = vec![String::new()];
    for word in caption.split(' ') {
        let line = lines.last().map_or("", |line| line.as_str());
        if pen.width_of(line) + pen.width_of(word) > width - 2.0 * pen.font && !line.is_empty() {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
            line.push(' ');
        }
    }
    let (line_height, above) = (CAPTION.0 * pen.font, CAPTION.1 * pen.font);
    let reserved = above + line_height * lines.len() as f64;
    // A picture that cannot be drawn leaves the rest as it is.
    let _ = pen.clear();
    for (index, line) in lines.iter().enumerate() {
        let y = height - reserved + above + line_height * index as f64;
        let _ = pen.text_of_size(line, (pen.font, y), Anchor::Start, theme.soft_ink, 12.0);
    }
    let mut cropped = Cropped::new(brush, (reserved * scale) as u32);
    let _ = picture.draw(&mut Pen::new(&mut cropped, scale, font_for(width), theme));
}

fn object_url(text: &str, kind: &str) -> Option<String> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &properties).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn download(url: &str, name: &str, extension: &str) {
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(url);
        link.set_download(&format!("vanishing-gradients-{name}.{extension}"));
        link.click();
    }
}
