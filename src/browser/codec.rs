//! Requests and replies as bytes, transferred between page and worker without a copy.

use crate::lab::protocol::Reply;
use js_sys::{Array, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, Worker};

/// Decodes a message of the other side; `None` for anything else.
pub fn decode<T: DeserializeOwned>(data: &JsValue) -> Option<T> {
    let bytes = data.dyn_ref::<Uint8Array>()?.to_vec();
    postcard::from_bytes(&bytes).ok()
}

/// Sends a reply to the page.
pub fn send_to_page(scope: &DedicatedWorkerGlobalScope, reply: &Reply) {
    if let Some((bytes, transfer)) = encode(reply) {
        let _ = scope.post_message_with_transfer(&bytes, &transfer);
    }
}

/// Sends a request to the worker; `None` where that failed.
pub fn send_to_worker(worker: &Worker, request: &impl Serialize) -> Option<()> {
    let (bytes, transfer) = encode(request)?;
    worker.post_message_with_transfer(&bytes, &transfer).ok()
}

fn encode(message: &impl Serialize) -> Option<(Uint8Array, Array)> {
    let bytes = Uint8Array::from(postcard::to_stdvec(message).ok()?.as_slice());
    let transfer = Array::of1(&bytes.buffer());
    Some((bytes, transfer))
}
