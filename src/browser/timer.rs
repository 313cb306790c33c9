//! A timeout and an animation frame that are cancelled when they are dropped.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A call after some milliseconds, unless dropped before.
pub struct Timeout {
    id: i32,
    _call: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Arranges the call; `None` where there is no window.
    pub fn new(milliseconds: i32, call: impl FnOnce() + 'static) -> Option<Self> {
        let call = Closure::once(call);
        let id = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                call.as_ref().unchecked_ref(),
                milliseconds,
            )
            .ok()?;
        Some(Self { id, _call: call })
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        web_sys::window().inspect(|window| window.clear_timeout_with_handle(self.id));
    }
}

/// A call before the next repaint, unless dropped before.
pub struct AnimationFrame {
    id: i32,
    _call: Closure<dyn FnMut()>,
}

impl AnimationFrame {
    /// Arranges the call; `None` where there is no window.
    pub fn new(call: impl FnOnce() + 'static) -> Option<Self> {
        let call = Closure::once(call);
        let id = web_sys::window()?.request_animation_frame(call.as_ref().unchecked_ref()).ok()?;
        Some(Self { id, _call: call })
    }
}

impl Drop for AnimationFrame {
    fn drop(&mut self) {
        web_sys::window().inspect(|window| {
            let _ = window.cancel_animation_frame(self.id);
        });
    }
}

/// A call once the page has been painted again, unless dropped before. Where nothing is painted, as in a hidden tab, it
/// comes soon all the same.
pub struct AfterPaint {
    _frame: Option<AnimationFrame>,
    _soon: Option<Timeout>,
}

/// Where nothing is painted, a call waits so long.
const UNPAINTED_MS: i32 = 150;

impl AfterPaint {
    /// Arranges the call.
    pub fn new(call: impl FnOnce() + 'static) -> Self {
        let call = Rc::new(Cell::new(Some(call)));
        let first = {
            let call = call.clone();
            move || {
                if let Some(call) = call.take() {
                    call();
                }
            }
        };
        let after = first.clone();
        let painted: Rc<Cell<Option<Timeout>>> = Rc::default();
        Self {
            // A frame is painted after its calls: a timeout from there comes when that is done.
            _frame: AnimationFrame::new(move || painted.set(Timeout::new(0, after))),
            _soon: Timeout::new(UNPAINTED_MS, first),
        }
    }
}
