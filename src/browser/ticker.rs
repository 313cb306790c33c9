//! A portion of work after another, with the event loop in between. Message channels are used for it: unlike
//! timers they are neither clamped to 4 ms nor slowed down in hidden tabs, unlike animation frames they run there.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

/// Calls a closure once after every [`Ticker::schedule`], as soon as the event loop has had its turn.
pub struct Ticker {
    channel: MessageChannel,
    scheduled: Rc<Cell<bool>>,
    _on_message: Closure<dyn FnMut()>,
}

impl Ticker {
    /// A ticker for that closure; `None` where there are no message channels.
    pub fn new(mut tick: impl FnMut() + 'static) -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let scheduled = Rc::new(Cell::new(false));
        let on_message = Closure::<dyn FnMut()>::new({
            let scheduled = scheduled.clone();
            move || {
                scheduled.set(false);
                tick();
            }
        });
        channel.port1().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Self { channel, scheduled, _on_message: on_message })
    }

    /// Asks for one call; asking again before it came changes nothing.
    pub fn schedule(&self) {
        if !self.scheduled.replace(true) {
            // Posting a number cannot fail: it needs no cloning.
            let _ = self.channel.port2().post_message(&JsValue::from_f64(0.0));
        }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.channel.port1().set_onmessage(None);
        self.channel.port1().close();
    }
}
