//! A canvas that owns its size and is drawn once for every new picture, while it is on the screen.

use super::look::use_look;
use crate::charts::pen::{Drawn, Pen};
use crate::charts::theme::{Surface, Theme};
use plotters_canvas::CanvasBackend;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, IntersectionObserver, IntersectionObserverEntry,
    ResizeObserver,
};
use yew::prelude::*;

/// Draws one picture; two are the same only if they are the very same closure.
#[derive(Clone)]
pub struct Picture(Rc<Draw>);

type Draw = dyn Fn(&mut Pen<'_>) -> Drawn;

impl Picture {
    /// A picture.
    pub fn new(draw: impl Fn(&mut Pen<'_>) -> Drawn + 'static) -> Self {
        Self(Rc::new(draw))
    }

    /// Draws it.
    pub fn draw(&self, pen: &mut Pen<'_>) -> Drawn {
        (self.0)(pen)
    }
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A canvas.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub picture: Picture,
    /// Its name and a summary, for those who do not see it.
    pub label: String,
    /// Whether it is drawn wherever it stands: others can ask for what it shows.
    #[prop_or_default]
    pub always: bool,
}

/// Size of text on pictures, in CSS pixels: larger where there is room, so that it reads from the last row.
pub fn font_for(width: f64) -> f64 {
    if width >= 520.0 { 14.0 } else { 12.0 }
}

/// A canvas alone in its component: nothing but this touches its size, which would clear it.
#[component]
pub fn Canvas(props: &Props) -> Html {
    let canvas = use_node_ref();
    let surface = use_look().surface;
    let visible = use_visible(&canvas) || props.always;
    // Counts changes of size, and pictures that the browser has lost; what matters is that it differs.
    let resized = use_state(|| 0u32);
    {
        let canvas = canvas.clone();
        let resized = resized.setter();
        use_effect_with((), move |()| {
            let count = std::cell::Cell::new(0);
            let on_resize = Closure::<dyn Fn()>::new(move || {
                count.set(count.get() + 1);
                resized.set(count.get());
            });
            let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
            let element = canvas.cast::<Element>();
            if let (Some(observer), Some(element)) = (&observer, &element) {
                observer.observe(element);
                let again = on_resize.as_ref().unchecked_ref();
                let _ = element.add_event_listener_with_callback("contextrestored", again);
            }
            move || {
                observer.inspect(ResizeObserver::disconnect);
                if let Some(element) = element {
                    let again = on_resize.as_ref().unchecked_ref();
                    let _ = element.remove_event_listener_with_callback("contextrestored", again);
                }
                drop(on_resize);
            }
        });
    }
    {
        let canvas = canvas.clone();
        let deps = (props.picture.clone(), surface, *resized, visible);
        let before = use_mut_ref(|| surface);
        use_effect_with(deps, move |(picture, surface, _, visible)| {
            if let Some(element) = canvas.cast::<HtmlCanvasElement>().filter(|_| *visible) {
                draw(&element, picture, *surface);
                if before.replace(*surface) != *surface {
                    settle(&element);
                }
            }
        });
    }
    html! { <canvas ref={canvas} role="img" aria-label={props.label.clone()}></canvas> }
}

/// Whether any of the element is on the screen, or soon will be.
#[hook]
fn use_visible(canvas: &NodeRef) -> bool {
    let visible = use_state(|| false);
    let (canvas, setter) = (canvas.clone(), visible.setter());
    use_effect_with((), move |()| {
        let on_change = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let newest = entries.pop().dyn_into::<IntersectionObserverEntry>();
            setter.set(newest.is_ok_and(|entry| entry.is_intersecting()));
        });
        let observer = IntersectionObserver::new(on_change.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, canvas.cast::<Element>()) {
            observer.observe(&element);
        }
        move || {
            observer.inspect(IntersectionObserver::disconnect);
            drop(on_change);
        }
    });
    *visible
}

/// Has the browser paint at once what it would paint with the next frame: a page that is printed has no next frame.
fn settle(element: &HtmlCanvasElement) {
    let context = element.get_context("2d").ok().flatten();
    let context = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    context.inspect(|context| {
        let _ = context.get_image_data(0.0, 0.0, 1.0, 1.0);
    });
}

fn draw(element: &HtmlCanvasElement, picture: &Picture, surface: Surface) -> Option<()> {
    let scale = web_sys::window()?.device_pixel_ratio().clamp(1.0, 4.0);
    let (width, height) = (f64::from(element.client_width()), f64::from(element.client_height()));
    if width < 1.0 || height < 1.0 {
        return None;
    }
    let device = |size: f64| (size * scale).round() as u32;
    if (element.width(), element.height()) != (device(width), device(height)) {
        element.set_width(device(width));
        element.set_height(device(height));
    }
    let mut backend = CanvasBackend::with_canvas_object(element.clone())?;
    let mut pen = Pen::new(&mut backend, scale, font_for(width), Theme::on(surface));
    picture.draw(&mut pen).ok()
}
