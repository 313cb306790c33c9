//! Fetches the handwritten digits, once they are asked for.

use crate::data::{Dataset, digits};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Beside the page, so that it works on any path.
const ADDRESS: &str = "digits.csv.gz";

#[wasm_bindgen]
extern "C" {
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    type Fetched;
    #[wasm_bindgen(constructor, js_class = "Response")]
    fn new(body: &JsValue) -> Fetched;
    #[wasm_bindgen(method, getter)]
    fn ok(this: &Fetched) -> bool;
    #[wasm_bindgen(method, getter)]
    fn body(this: &Fetched) -> JsValue;
    #[wasm_bindgen(method, catch)]
    fn text(this: &Fetched) -> Result<js_sys::Promise, JsValue>;
}

/// The digits, or `None` where they cannot be had.
pub async fn fetch() -> Option<Dataset> {
    let text = fetch_text().await.ok()?.as_string()?;
    digits::read(&text).ok()
}

async fn fetch_text() -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Fetched = JsFuture::from(window.fetch_with_str(ADDRESS)).await?.unchecked_into();
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    // `body.pipeThrough(new DecompressionStream("gzip"))`; web-sys has these types behind an unstable flag.
    let body: Object = response.body().unchecked_into();
    let pipe: js_sys::Function = Reflect::get(&body, &"pipeThrough".into())?.dyn_into()?;
    let text = pipe.call1(&body, &DecompressionStream::new("gzip")?.into())?;
    JsFuture::from(Fetched::new(&text).text()?).await
}
