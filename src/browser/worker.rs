//! The worker's side: the same WebAssembly as the page, with a desk instead of a document.

use crate::browser::codec;
use crate::browser::trainer_loop::TrainerLoop;
use crate::lab::protocol::{Problem, Reply};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The thread is given back this often, so that a new run is heard of at once.
const SLICE_MS: f64 = 24.0;

/// Called by the worker's few lines of JavaScript once the module is there.
#[wasm_bindgen]
pub fn worker_main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    // A panic would reach the page only as "unreachable"; its text is sent ahead.
    std::panic::set_hook(Box::new({
        let scope = scope.clone();
        move |panic| {
            let problem = Problem::Defect(panic.to_string());
            codec::post_from_worker(&scope, &Reply::Failed { run: u32::MAX, problem });
        }
    }));
    let trainer_loop = TrainerLoop::new(SLICE_MS, {
        let scope = scope.clone();
        move |reply| codec::post_from_worker(&scope, &reply)
    });
    // Anything that is no reply says "here I am"; anything that is no request asks for it.
    let here = {
        let scope = scope.clone();
        move || drop(scope.post_message(&JsValue::TRUE))
    };
    here();
    let on_message =
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| match codec::read(&event.data()) {
            Some(request) => trainer_loop.receive(request),
            None => here(),
        });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as its handler.
    on_message.forget();
}
