//! Fetches the handwritten digits, once they are asked for.

use crate::data::{Dataset, digits};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The text of the digits. `boot.js` knows whether it lies beside the page or inside of it.
    #[wasm_bindgen(js_namespace = vg, js_name = digits, catch)]
    async fn text() -> Result<JsValue, JsValue>;
}

/// The digits, or `None` where they cannot be had.
pub async fn fetch() -> Option<Dataset> {
    let text = text().await.ok()?.as_string()?;
    digits::read(&text).ok()
}
