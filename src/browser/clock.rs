//! Milliseconds, in the page and in the worker.

use wasm_bindgen::{JsCast, JsValue};

/// Milliseconds since the page or the worker began.
pub fn now_ms() -> f64 {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance"))
        .ok()
        .and_then(|performance| performance.dyn_into::<web_sys::Performance>().ok())
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}
