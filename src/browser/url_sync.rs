//! The page's address: the state it asks for, and the state it is given back.

use crate::browser::timer::Timeout;
use crate::lab::state::{self, Notice, State};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Safari refuses more than 100 changes in 10 s; the contract allows two a second.
const WRITE_EVERY_MS: i32 = 500;

/// The state that the address asks for, and what had to be changed in it.
pub fn read() -> (State, Vec<Notice>) {
    let [query, fragment] = parts();
    state::read(&query, &fragment)
}

/// What is behind `?` and behind `#`.
fn parts() -> [String; 2] {
    let location = web_sys::window().map(|window| window.location());
    let part = |text: Option<Result<String, JsValue>>| text.and_then(Result::ok).unwrap_or_default();
    let query = part(location.as_ref().map(|location| location.search()));
    let fragment = part(location.as_ref().map(|location| location.hash()));
    [query, fragment]
}

/// What asks for a state in them: a fragment that gives no value is the name of a place on the page.
fn asked() -> [String; 2] {
    parts().map(|part| if part.contains('=') { part } else { String::new() })
}

/// The address of the page in that state, for sharing.
pub fn link(state: &State) -> String {
    format!("{}?{}", here(), state::write(state))
}

/// The page's own address without what it asks for; `None` where there is none that others could open, as in
/// `about:srcdoc`.
pub fn page() -> Option<String> {
    Some(here()).filter(|here| ["http:", "https:", "file:"].iter().any(|scheme| here.starts_with(scheme)))
}

fn here() -> String {
    let here = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    here.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Writes states into the address, at most twice a second; the last one wins. Embedded pages leave it alone.
#[derive(Clone, Default)]
pub struct AddressBar(Rc<RefCell<Waiting>>);

#[derive(Default)]
struct Waiting {
    query: Option<String>,
    timeout: Option<Timeout>,
    /// What the address says that the page has followed.
    followed: [String; 2],
}

/// Hears of other addresses until it is dropped.
pub struct Visits(Closure<dyn Fn()>);

impl Drop for Visits {
    fn drop(&mut self) {
        web_sys::window().inspect(|window| {
            let _ = window.remove_event_listener_with_callback("popstate", self.0.as_ref().unchecked_ref());
        });
    }
}

impl AddressBar {
    /// Shows that state.
    pub fn show(&self, state: &State) {
        let mut waiting = self.0.borrow_mut();
        waiting.query = Some(state::write(state));
        if waiting.timeout.is_none() {
            let weak = Rc::downgrade(&self.0);
            waiting.timeout = Timeout::new(WRITE_EVERY_MS, move || {
                if let Some(waiting) = weak.upgrade() {
                    let mut waiting = waiting.borrow_mut();
                    waiting.timeout = None;
                    if let Some(query) = waiting.query.take() {
                        replace(&query);
                        waiting.followed = asked();
                    }
                }
            });
        }
    }

    /// Calls with the state that the address asks for, and what had to be changed in it, when a person or a host goes to
    /// another address in the running page: another part behind `#`, or the way back. No browser loads a page for that.
    pub fn listen(&self, on_visit: impl Fn(State, Vec<Notice>) + 'static) -> Visits {
        self.0.borrow_mut().followed = asked();
        let bar = self.clone();
        let on_change = Closure::<dyn Fn()>::new(move || {
            let mut waiting = bar.0.borrow_mut();
            let [mut query, fragment] = asked();
            let followed = std::mem::replace(&mut waiting.followed, [query.clone(), fragment.clone()]);
            if followed == waiting.followed {
                return;
            }
            // What is not written yet stood behind the `?`.
            if let Some(unwritten) = waiting.query.take().filter(|_| !fragment.is_empty()) {
                query = unwritten;
            }
            drop(waiting);
            let (state, notices) = state::read(&query, &fragment);
            on_visit(state, notices);
        });
        web_sys::window().inspect(|window| {
            let _ = window.add_event_listener_with_callback("popstate", on_change.as_ref().unchecked_ref());
        });
        Visits(on_change)
    }
}

fn replace(query: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    // A sandboxed frame or an `about:srcdoc` page refuses; the page works without.
    history.inspect(|history| {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("?{query}")));
    });
}
