//! Where a chart is pointed at.

use web_sys::{HtmlElement, PointerEvent};
use yew::NodeRef;

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

/// Where that chart is pointed at. The chart is named because the page hears all events in one place: the event's own
/// `currentTarget` is the whole page.
pub fn pointed(event: &PointerEvent, chart: &NodeRef) -> Option<Pointed> {
    let element = chart.cast::<HtmlElement>()?;
    let place = element.get_bounding_client_rect();
    Some(Pointed {
        x: f64::from(event.client_x()) - place.left(),
        y: f64::from(event.client_y()) - place.top(),
        size: (f64::from(element.client_width()), f64::from(element.client_height())),
        pressed: event.buttons() & 1 == 1,
    })
}

/// Whether nothing is pointed at any more: a mouse can go away, a finger is lifted so that its hand hides nothing.
pub fn gone(event: &PointerEvent) -> bool {
    event.pointer_type() == "mouse"
}
