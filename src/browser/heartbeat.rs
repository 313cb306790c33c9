//! Whether a worker still runs: a killed worker sends no event.

use super::timer::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Milliseconds between two pings.
const PING_EVERY_MS: i32 = 3000;
/// A worker is lost after so many pings without a message. It reads pings between two portions of its work, the longest
/// of which take a second on a slow machine.
const MAX_UNANSWERED: u32 = 4;
/// Stands for a heartbeat that was stopped.
const STOPPED: u32 = u32::MAX;

/// Pings a worker until it is stopped.
pub struct Heartbeat(Rc<State>);

struct State {
    unanswered: Cell<u32>,
    ping: Box<dyn Fn()>,
    on_lost: Box<dyn Fn()>,
    next: RefCell<Option<Timeout>>,
}

impl Heartbeat {
    /// Calls `ping` from time to time, and `on_lost` when too many of them got no answer.
    pub fn new(ping: impl Fn() + 'static, on_lost: impl Fn() + 'static) -> Self {
        let (ping, on_lost) = (Box::new(ping), Box::new(on_lost));
        let state = Rc::new(State { unanswered: Cell::new(0), ping, on_lost, next: RefCell::default() });
        State::schedule(&state);
        Self(state)
    }

    /// A message of the worker arrived.
    pub fn received(&self) {
        self.0.unanswered.set(0);
    }

    /// Sends no further ping.
    pub fn stop(&self) {
        // The timeout may be the caller: it is dropped once it has returned.
        self.0.unanswered.set(STOPPED);
    }
}

impl State {
    fn schedule(state: &Rc<Self>) {
        let weak = Rc::downgrade(state);
        *state.next.borrow_mut() = Timeout::new(PING_EVERY_MS, move || {
            let Some(state) = weak.upgrade() else { return };
            match state.unanswered.get() {
                STOPPED => {}
                MAX_UNANSWERED => (state.on_lost)(),
                unanswered => {
                    state.unanswered.set(unanswered + 1);
                    (state.ping)();
                    // This call's own timeout must not be dropped while it runs.
                    let state = state.clone();
                    wasm_bindgen_futures::spawn_local(async move { Self::schedule(&state) });
                }
            }
        });
    }
}
