//! A picture to keep: the chart as it is drawn on the page, with a caption that says which network it shows.

use crate::charts::pen::{Anchor, Brush, Cropped, Pen};
use crate::charts::theme::Theme;
use crate::ui::chart::canvas::font_for;
use crate::ui::chart::snapshot::{self, ChartSnapshot};
use crate::ui::deferred::props::PictureFormat;
use js_sys::Array;
use plotters::prelude::SVGBackend;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, HtmlElement, Url};

/// Width of a saved picture, in CSS pixels, at least and at most.
const WIDTHS: (f64, f64) = (640.0, 1280.0);
/// Height of a line of the caption, and what lies above the first, in sizes of text.
const CAPTION: (f64, f64) = (1.2, 0.9);

/// Hands the chart of that id to the browser as a download.
pub fn save(format: PictureFormat, id: &'static str) {
    match (format, snapshot::kept(id)) {
        (PictureFormat::Png, Some(kept)) => drop(png(&kept).map(|url| download(&url, id, "png"))),
        (PictureFormat::Svg, Some(kept)) => save_text(&svg(&kept), "image/svg+xml", id, "svg"),
        (_, None) => {}
    }
}

/// The main chart as the data URL of a PNG file; `None` where it is not on the page.
pub fn main_chart() -> Option<String> {
    snapshot::kept("main-chart").filter(|kept| kept.place.get().is_some()).and_then(|kept| png(&kept))
}

/// Hands a text to the browser as a download.
pub fn save_text(text: &str, kind: &str, name: &str, extension: &str) {
    if let Some(url) = object_url(text, kind) {
        download(&url, name, extension);
        let _ = Url::revoke_object_url(&url);
    }
}

/// The picture as the text of an SVG file.
fn svg(kept: &ChartSnapshot) -> String {
    let (width, height) = size(kept);
    let mut text = String::new();
    paint(&mut SVGBackend::with_string(&mut text, (width as u32, height as u32)), 1.0, kept);
    text
}

/// The picture as the data URL of a PNG file.
fn png(kept: &ChartSnapshot) -> Option<String> {
    const SCALE: f64 = 2.0;
    let (width, height) = size(kept);
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((width * SCALE) as u32);
    canvas.set_height((height * SCALE) as u32);
    paint(&mut CanvasBackend::with_canvas_object(canvas.clone())?, SCALE, kept);
    canvas.to_data_url().ok()
}

/// Width and height, in CSS pixels.
fn size(kept: &ChartSnapshot) -> (f64, f64) {
    let place = kept.place.cast::<HtmlElement>();
    let width = place.map_or(800.0, |place| f64::from(place.client_width())).clamp(WIDTHS.0, WIDTHS.1);
    (width, (width * 0.56).round())
}

fn paint(brush: &mut dyn Brush, scale: f64, kept: &ChartSnapshot) {
    let caption = format!("{} · {}", kept.title, kept.caption.emit(()));
    let theme = Theme::on(kept.surface);
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
    let _ = kept.picture.draw(&mut Pen::new(&mut cropped, scale, font_for(width), theme));
}

fn object_url(text: &str, kind: &str) -> Option<String> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &properties).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Hands the file at that address to the browser as a download.
pub fn download(url: &str, name: &str, extension: &str) {
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
