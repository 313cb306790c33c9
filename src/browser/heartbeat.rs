//! Whether a worker is still there: one that was killed says nothing, and no event tells of it.

use crate::browser::timer::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A sign of life is asked for this often.
const ASK_EVERY_MS: i32 = 3000;
/// Without a sign after so many questions there is nobody. A worker hears them between two portions of its work, the
/// longest of which take a second on a slow machine.
const UNANSWERED: u32 = 4;

/// Asks for signs of life until it is ended.
pub struct Heartbeat(Rc<State>);

struct State {
    unanswered: Cell<u32>,
    ask: Box<dyn Fn()>,
    lost: Box<dyn Fn()>,
    next: RefCell<Option<Timeout>>,
}

impl Heartbeat {
    /// A watch that calls the first of the two to ask, and the second when there is nobody.
    pub fn new((ask, lost): (impl Fn() + 'static, impl Fn() + 'static)) -> Self {
        let (ask, lost) = (Box::new(ask), Box::new(lost));
        let state = Rc::new(State { unanswered: Cell::new(0), ask, lost, next: RefCell::default() });
        State::wait(&state);
        Self(state)
    }

    /// There was a sign.
    pub fn heard(&self) {
        self.0.unanswered.set(0);
    }

    /// Asks no more.
    pub fn end(&self) {
        // The timeout may be the caller: it is dropped once it has returned.
        self.0.unanswered.set(u32::MAX);
    }
}

impl State {
    fn wait(state: &Rc<Self>) {
        let weak = Rc::downgrade(state);
        *state.next.borrow_mut() = Timeout::new(ASK_EVERY_MS, move || {
            let Some(state) = weak.upgrade() else { return };
            match state.unanswered.get() {
                u32::MAX => {}
                UNANSWERED => (state.lost)(),
                unanswered => {
                    state.unanswered.set(unanswered + 1);
                    (state.ask)();
                    // This call's own timeout must not be dropped while it runs.
                    let state = state.clone();
                    wasm_bindgen_futures::spawn_local(async move { Self::wait(&state) });
                }
            }
        });
    }
}
