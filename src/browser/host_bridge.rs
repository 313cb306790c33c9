//! Messages between the page and the page that embeds it (`docs/contract/EMBED.md`). An unframed page answers its own window.

use crate::browser::clock::now_ms;
use crate::browser::host_listener::HostListener;
use crate::browser::lms;
use crate::browser::timer::Timeout;
use crate::browser::training_client::{Interruption, TrainingClient};
use crate::lab::export::format::ExportFormat;
use crate::lab::export::writers::{Writer, writer};
use crate::lab::frame::Frame;
use crate::lab::message::{self, Cause, HostMessage, Incoming};
use crate::lab::state::{self, Notice, State};
use js_sys::{Array, Function, Reflect};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, ResizeObserver, Window};

/// Steps are told at most four times a second.
const STEP_EVERY_MS: f64 = 250.0;
/// The height is looked at this often where no observer speaks, as in frames that are off screen.
const HEIGHT_EVERY_MS: i32 = 1000;

/// What messages can reach in the page.
pub struct Page {
    /// The present state.
    pub state: Box<dyn Fn() -> State>,
    /// Makes that the present state.
    pub set_state: Box<dyn Fn(State, Vec<Notice>)>,
    /// Shows the numbers of the newest frame at once: while a run plays they are shown with a delay.
    pub catch_up: Box<dyn Fn()>,
    /// The main chart as a data URL, with its caption; `None` where it is not on the page.
    pub picture: Box<dyn Fn() -> Option<String>>,
    /// Runs the training.
    pub client: TrainingClient,
}

/// Receives and sends messages; dropping the last clone removes the listener.
#[derive(Clone)]
pub struct HostBridge(Rc<Inner>);

type OnMessage = Closure<dyn Fn(MessageEvent)>;
type OnResize = Closure<dyn Fn()>;

struct Inner {
    page: Page,
    window: Window,
    /// The embedding page, or the page's own window.
    host: Window,
    framed: bool,
    sent_height: Cell<f64>,
    sent_step_ms: Cell<f64>,
    subscribed: Cell<bool>,
    /// Resets that wait for the first frame of their run.
    resets: RefCell<Vec<Option<Value>>>,
    on_message: RefCell<Option<OnMessage>>,
    on_resize: RefCell<Option<(ResizeObserver, OnResize)>>,
    timer: RefCell<Option<Timeout>>,
    /// The newest step that was not sent yet, and the timer that sends it.
    waiting_step: RefCell<Option<Rc<Frame>>>,
    step_timer: RefCell<Option<Timeout>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(listener) = self.on_message.borrow_mut().take() {
            let _ =
                self.window.remove_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
        }
        if let Some((observer, _)) = self.on_resize.borrow_mut().take() {
            observer.disconnect();
        }
    }
}

impl HostBridge {
    /// Listens, and says that the page is ready. `None` where there is no window.
    pub fn listen(page: Page) -> Option<Self> {
        let window = web_sys::window()?;
        let parent = window.parent().ok().flatten().filter(|parent| *parent != window);
        let framed = parent.is_some();
        let host = parent.unwrap_or_else(|| window.clone());
        let messages = Self(Rc::new(Inner {
            page,
            window,
            host,
            framed,
            sent_height: Cell::new(0.0),
            sent_step_ms: Cell::new(f64::NEG_INFINITY),
            subscribed: Cell::new(false),
            resets: RefCell::default(),
            on_message: RefCell::default(),
            on_resize: RefCell::default(),
            timer: RefCell::default(),
            waiting_step: RefCell::default(),
            step_timer: RefCell::default(),
        }));
        let weak = Rc::downgrade(&messages.0);
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = weak.upgrade() {
                Self(inner).receive(&event);
            }
        });
        let listening =
            messages.0.window.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
        listening.ok()?;
        *messages.0.on_message.borrow_mut() = Some(listener);
        messages.watch_height();
        messages.ready();
        early().iter().for_each(|event| messages.receive(&event.unchecked_into()));
        Some(messages)
    }

    fn send_step(&self) {
        if let Some(frame) = self.0.waiting_step.take().filter(|_| self.0.subscribed.get()) {
            self.0.sent_step_ms.set(now_ms());
            self.post(&message::step(&self.state(), frame.latest()));
        }
    }

    fn state(&self) -> State {
        (self.0.page.state)()
    }

    fn ready(&self) {
        self.post(&message::ready(&self.state()));
    }

    fn receive(&self, event: &MessageEvent) {
        let from_host = event.source().is_some_and(|source| source.loose_eq(&self.0.host));
        if !from_host {
            return;
        }
        // Only what JSON can say is ever looked at: no getters, no cycles, no prototypes.
        let said = |value: &JsValue| js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string());
        let data = event.data();
        let Some(text) = said(&data) else {
            let field = |name: &str| js_sys::Reflect::get(&data, &name.into()).unwrap_or_default();
            if field("type").as_string().is_some_and(|name| message::is_request(&name)) {
                let request = said(&field("req")).and_then(|text| serde_json::from_str(&text).ok());
                self.reply_error(
                    request,
                    "The message holds what JSON cannot say, such as a BigInt or a cycle.",
                );
            }
            return;
        };
        let Ok(value) = serde_json::from_str::<Value>(&text) else { return };
        if let Some(Incoming { request, message }) = message::parse(&value) {
            match message {
                Ok(message) => self.handle_message(request, message),
                Err(error) => self.reply_error(request, &error.to_string()),
            }
        }
    }

    fn handle_message(&self, request: Option<Value>, message: HostMessage) {
        let client = &self.0.page.client;
        match message {
            HostMessage::Hello => {
                self.ready();
                self.reply_ok(request, None);
            }
            HostMessage::Get => self.reply_ok(request, Some(state::to_json(&self.state()))),
            HostMessage::Set { state } => match state::from_json(&state, &self.state()) {
                Ok((state, notices)) => {
                    // The trainer hears of it at once, so that a following `vg:advance` means the new network.
                    client.set_experiment(&state.experiment, state.duel.as_ref());
                    (self.0.page.set_state)(state.clone(), notices);
                    self.reply_ok(request, Some(state::to_json(&state)));
                }
                Err(error) => self.reply_error(request, &error.to_string()),
            },
            HostMessage::Play => {
                client.play();
                self.reply_ok(request, None);
            }
            HostMessage::Pause => {
                client.pause();
                self.reply_ok(request, None);
            }
            HostMessage::Advance { steps } => self.advance(request, u64::from(steps)),
            HostMessage::Reset => {
                client.reset();
                let first = self.0.resets.borrow().is_empty();
                self.0.resets.borrow_mut().push(request);
                if first {
                    self.reply_to_resets();
                }
            }
            HostMessage::Subscribe { step } => {
                self.0.subscribed.set(step);
                self.reply_ok(request, None);
            }
            HostMessage::Export { format } => self.export(request, format),
        }
    }

    fn advance(&self, request: Option<Value>, steps: u64) {
        let messages = self.clone();
        self.0.page.client.advance(
            steps,
            Some(Box::new(move |arrival| match arrival {
                Ok(record) => {
                    // What is told is on the screen, too.
                    (messages.0.page.catch_up)();
                    messages.reply_ok(request, Some(message::step_result(&record)));
                }
                Err(why) => messages.reply_error(request, interrupted(why)),
            })),
        );
    }

    /// Replies to all resets with the first frame of the run; a run that takes its place meanwhile changes nothing about
    /// that.
    fn reply_to_resets(&self) {
        let messages = self.clone();
        self.0.page.client.advance(
            0,
            Some(Box::new(move |arrival| {
                let history = messages.0.page.client.history();
                let start = match arrival {
                    Err(Interruption::NewRun) => return messages.reply_to_resets(),
                    Err(why) => Err(interrupted(why)),
                    // Whoever asked for steps at once may be further already.
                    Ok(record) => {
                        Ok(message::step_result(history.borrow().records().first().unwrap_or(&record)))
                    }
                };
                for request in messages.0.resets.take() {
                    match &start {
                        Ok(start) => messages.reply_ok(request, Some(start.clone())),
                        Err(why) => messages.reply_error(request, why),
                    }
                }
            })),
        );
    }

    fn export(&self, request: Option<Value>, format: ExportFormat) {
        let client = &self.0.page.client;
        match writer(format) {
            Writer::Step(_) => {
                let messages = self.clone();
                client.export(format, &self.state(), move |text| match text {
                    Ok(text) => messages.reply_ok(request, Some(text.into())),
                    Err(why) => messages.reply_error(request, interrupted(why)),
                });
            }
            Writer::History(write) => self.reply_ok(request, Some(client.write_history(write).into())),
            Writer::Picture => match (self.0.page.picture)() {
                Some(address) => self.reply_ok(request, Some(address.into())),
                None => self.reply_error(request, "The main chart is not on the page."),
            },
        }
    }

    fn reply_ok(&self, request: Option<Value>, result: Option<Value>) {
        self.post(&message::reply(&self.state(), request.as_ref(), Ok(result)));
    }

    fn reply_error(&self, request: Option<Value>, sentence: &str) {
        self.post(&message::reply(&self.state(), request.as_ref(), Err(sentence.into())));
    }

    fn post(&self, value: &Value) {
        if let Ok(object) = js_sys::JSON::parse(&value.to_string()) {
            lms::tell(&object);
            self.post_js(&object);
        }
    }

    fn post_js(&self, object: &JsValue) {
        let _ = self.0.host.post_message(object, "*");
    }

    /// Heights come from an observer and a timer, never from an animation frame: a frame off screen has none.
    fn watch_height(&self) {
        if !self.0.framed {
            return;
        }
        let weak = Rc::downgrade(&self.0);
        let look = move || {
            if let Some(inner) = weak.upgrade() {
                Self(inner).send_height();
            }
        };
        let on_resize = Closure::<dyn Fn()>::new(look.clone());
        if let (Ok(observer), Some(body)) = (
            ResizeObserver::new(on_resize.as_ref().unchecked_ref()),
            self.0.window.document().and_then(|document| document.body()),
        ) {
            observer.observe(&body);
            *self.0.on_resize.borrow_mut() = Some((observer, on_resize));
        }
        self.inspect_height();
    }

    fn inspect_height(&self) {
        let weak = Rc::downgrade(&self.0);
        *self.0.timer.borrow_mut() = Timeout::new(HEIGHT_EVERY_MS, move || {
            if let Some(inner) = weak.upgrade() {
                let messages = Self(inner);
                messages.send_height();
                messages.inspect_height();
            }
        });
    }

    fn send_height(&self) {
        let body = self.0.window.document().and_then(|document| document.body());
        let height = body.map_or(0.0, |body| body.get_bounding_client_rect().height().ceil());
        if height <= 0.0 || self.0.sent_height.replace(height) == height {
            return;
        }
        self.post(&message::resize(&self.state(), height));
        // What learning platforms and blogs listen for.
        self.post(&json!({ "subject": "lti.frameResize", "height": height }));
        let address = self.0.window.location().href().unwrap_or_default();
        let text = json!({ "context": "iframe.resize", "height": height, "src": address }).to_string();
        self.post_js(&JsValue::from_str(&text));
    }
}

impl HostListener for HostBridge {
    fn changed(&self, state: &State, cause: Cause) {
        self.post(&message::change(state, cause));
    }

    fn stepped(&self, frame: &Rc<Frame>) {
        if !self.0.subscribed.get() {
            return;
        }
        let waits = self.0.waiting_step.borrow_mut().replace(frame.clone()).is_some();
        let left = (STEP_EVERY_MS - (now_ms() - self.0.sent_step_ms.get())).min(STEP_EVERY_MS);
        if left <= 0.0 {
            self.send_step();
        } else if !waits {
            let weak = Rc::downgrade(&self.0);
            *self.0.step_timer.borrow_mut() = Timeout::new(left.ceil() as i32, move || {
                if let Some(inner) = weak.upgrade() {
                    Self(inner).send_step();
                }
            });
        }
    }

    fn complete(&self, score: f64, passed: bool) {
        self.post(&message::complete(&self.state(), score, passed));
    }
}

/// Messages that arrived before the listener was there; `boot.js` kept them.
fn early() -> Array {
    let kept = Reflect::get(&js_sys::global(), &"vgEarly".into()).ok();
    let kept = kept.and_then(|kept| kept.dyn_into::<Function>().ok());
    let events = kept.and_then(|kept| kept.call0(&JsValue::UNDEFINED).ok());
    events.map(|events| Array::from(&events)).unwrap_or_default()
}

fn interrupted(why: Interruption) -> &'static str {
    match why {
        Interruption::NewRun => "Another run began before this was done.",
        Interruption::Stopped => "Somebody pressed Pause before this was done.",
        Interruption::Failed => "The run cannot go on; reset it or change its settings.",
    }
}
