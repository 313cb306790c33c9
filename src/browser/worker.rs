//! The worker's entry: the same WebAssembly as the page, with a trainer loop and no document.

use crate::browser::codec;
use crate::browser::trainer_loop::TrainerLoop;
use crate::lab::protocol::{Problem, Reply};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The trainer returns the thread after so many milliseconds, so that a new request is read soon.
const SLICE_MS: f64 = 24.0;

/// Called by the worker's script once the module is instantiated.
#[wasm_bindgen]
pub fn worker_main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    // A panic would reach the page only as "unreachable"; its text is sent ahead.
    std::panic::set_hook(Box::new({
        let scope = scope.clone();
        move |panic| {
            let problem = Problem::Defect(panic.to_string());
            codec::send_to_page(&scope, &Reply::Failed { run: u32::MAX, problem });
        }
    }));
    let trainer_loop = TrainerLoop::new(SLICE_MS, {
        let scope = scope.clone();
        move |reply| codec::send_to_page(&scope, &reply)
    });
    // A message that is no request is a ping; it is answered, and so is the start, by one that is no reply.
    let pong = {
        let scope = scope.clone();
        move || drop(scope.post_message(&JsValue::TRUE))
    };
    pong();
    let on_message =
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| match codec::decode(&event.data()) {
            Some(request) => trainer_loop.receive(request),
            None => pong(),
        });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as its handler.
    on_message.forget();
}
