//! A canvas that owns its size and is drawn once for every new picture, while it is on the screen. A picture of training
//! is drawn anew with its frames, and nothing is rendered for that.

use crate::charts::pen::{DrawResult, Pen};
use crate::charts::theme::{Surface, Theme};
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::training_store::{Listening, TrainingStore, UpdateRate};
use crate::ui::state::visibility::use_visible;
use plotters_canvas::CanvasBackend;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ResizeObserver};
use yew::prelude::*;

/// Draws one picture; two are the same only if they are the very same closure.
#[derive(Clone)]
pub struct Picture {
    draw: Rc<Draw>,
    follows: Option<(TrainingStore, UpdateRate)>,
}

type Draw = dyn Fn(&mut Pen<'_>) -> DrawResult;

impl Picture {
    /// A picture.
    pub fn new(draw: impl Fn(&mut Pen<'_>) -> DrawResult + 'static) -> Self {
        Self { draw: Rc::new(draw), follows: None }
    }

    /// A picture of what training shows when it is drawn: it is drawn anew at that pace.
    pub fn following(
        training: &TrainingStore,
        update_rate: UpdateRate,
        draw: impl Fn(&mut Pen<'_>) -> DrawResult + 'static,
    ) -> Self {
        Self { draw: Rc::new(draw), follows: Some((training.clone(), update_rate)) }
    }

    /// Calls whenever it shows something else, at that pace or at its own, for as long as what it returns is kept.
    pub fn listen(&self, update_rate: Option<UpdateRate>, call: impl Fn() + 'static) -> Option<Listening> {
        self.follows.as_ref().map(|(training, own)| training.listen(update_rate.unwrap_or(*own), call))
    }

    /// Draws it.
    pub fn draw(&self, pen: &mut Pen<'_>) -> DrawResult {
        (self.draw)(pen)
    }
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.draw, &other.draw)
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
    let locale = use_locale();
    let Locale { surface, paper, .. } = locale;
    let refused = use_state_eq(|| false);
    let visible = use_visible(&canvas) || props.always;
    // Counts changes of size, and pictures that the browser has lost; what matters is that it differs.
    let resized = use_state(|| 0u32);
    {
        let canvas = canvas.clone();
        let (resized, refused) = (resized.setter(), refused.setter());
        use_effect_with((), move |()| {
            // Where pictures have used up what the browser keeps for them, for one.
            refused
                .set(canvas.cast::<HtmlCanvasElement>().is_some_and(|element| context(&element).is_none()));
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
        let before = use_mut_ref(|| (surface, *resized));
        // Asking for it has the page laid out: it is asked for when it may have changed.
        let size = use_memo((), |()| Cell::new(None));
        use_effect_with(deps, move |(picture, surface, resized, visible)| {
            let element = canvas.cast::<HtmlCanvasElement>().filter(|_| *visible);
            if let Some(element) = &element {
                let (seen, measured) = before.replace((*surface, *resized));
                if (seen, measured) != (*surface, *resized) {
                    size.set(None);
                }
                draw(element, picture, *surface, &size);
                if paper && seen != *surface {
                    settle(element);
                }
            }
            let listening = element.and_then(|element| {
                let (drawn, surface) = (picture.clone(), *surface);
                picture.listen(None, move || {
                    draw(&element, &drawn, surface, &size);
                })
            });
            move || drop(listening)
        });
    }
    html! {
        <>
            <canvas ref={canvas} role="img" aria-label={props.label.clone()}></canvas>
            if *refused { <p class="problem no-canvas">{ locale.label(locale.text().no_canvas) }</p> }
        </>
    }
}

fn context(element: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    element.get_context("2d").ok().flatten()?.dyn_into().ok()
}

/// Has the browser paint at once what it would paint with the next frame: a page that is printed has no next frame.
fn settle(element: &HtmlCanvasElement) {
    context(element).inspect(|context| {
        let _ = context.get_image_data(0.0, 0.0, 1.0, 1.0);
    });
}

type Size = Cell<Option<(f64, f64)>>;

fn draw(element: &HtmlCanvasElement, picture: &Picture, surface: Surface, size: &Size) -> Option<()> {
    let scale = web_sys::window()?.device_pixel_ratio().clamp(1.0, 4.0);
    let measure = || (f64::from(element.client_width()), f64::from(element.client_height()));
    let (width, height) = size.get().unwrap_or_else(measure);
    if width < 1.0 || height < 1.0 {
        return None;
    }
    size.set(Some((width, height)));
    let device = |size: f64| (size * scale).round() as u32;
    if (element.width(), element.height()) != (device(width), device(height)) {
        element.set_width(device(width));
        element.set_height(device(height));
    }
    let mut brush = CanvasBackend::with_canvas_object(element.clone())?;
    let mut pen = Pen::new(&mut brush, scale, font_for(width), Theme::on(surface));
    picture.draw(&mut pen).ok()
}
