//! Where a chart is pointed at.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};

/// A place on a chart, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointed {
    /// From the chart's left edge.
    pub x: f64,
    /// From the chart's upper edge.
    pub y: f64,
    /// Width and height of the chart.
    pub size: (f64, f64),
    /// Whether a button or a finger is down.
    pub pressed: bool,
}

/// Where the element that hears the event is pointed at.
pub fn pointed(event: &PointerEvent) -> Option<Pointed> {
    let element: HtmlElement = event.current_target()?.dyn_into().ok()?;
    let place = element.get_bounding_client_rect();
    Some(Pointed {
        x: f64::from(event.client_x()) - place.left(),
        y: f64::from(event.client_y()) - place.top(),
        size: (f64::from(element.client_width()), f64::from(element.client_height())),
        pressed: event.buttons() & 1 == 1,
    })
}
