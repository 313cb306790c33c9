//! What is kept of a learner between two visits: by the course that the page is part of (a SCORM package), else by
//! the browser, where it keeps anything. `boot.js` knows which.

use crate::lab::progress::{Outline, Progress};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = vg, catch)]
    fn recall() -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(js_namespace = vg, catch, js_name = keep)]
    fn keep_in_course(progress: &str, score: f64, status: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = vg, catch)]
    fn unrecorded() -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = vg, catch)]
    fn receive(message: &JsValue) -> Result<(), JsValue>;
}

/// How far the learner had come in an earlier visit.
pub fn progress(outline: Outline) -> Progress {
    let text = recall().ok().flatten().unwrap_or_default();
    Progress::read(&text, outline)
}

/// Keeps how far the learner has come. Where nothing can be kept, the lesson goes on without.
pub fn keep(progress: &Progress) {
    let _ = keep_in_course(&progress.write(), progress.score(), progress.status().id());
}

/// Whether there is a course that should record the learner's score, and does not.
pub fn is_unrecorded() -> bool {
    unrecorded().unwrap_or(false)
}

/// Sends the course what a host is sent.
pub(super) fn tell(message: &JsValue) {
    let _ = receive(message);
}
