//! The styles of the rest of the page: they come with it, in the WebAssembly, where a strict policy allows them.

use js_sys::{Array, Reflect};
use web_sys::CssStyleSheet;

const STYLES: [&str; 3] = [
    include_str!("../../../static/css/deferred/trials.css"),
    include_str!("../../../static/css/deferred/share.css"),
    include_str!("../../../static/css/deferred/lesson.css"),
];

/// Puts them behind those of the first view, once. Where that cannot be done, the page is plain.
pub fn adopt() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let adopted = Reflect::get(&document, &"adoptedStyleSheets".into()).unwrap_or_default();
    let sheets = if adopted.is_object() { Array::from(&adopted) } else { Array::new() };
    if sheets.length() > 0 {
        return;
    }
    for style in STYLES {
        if let Ok(sheet) = CssStyleSheet::new() {
            let _ = sheet.replace_sync(style);
            sheets.push(&sheet);
        }
    }
    let _ = Reflect::set(&document, &"adoptedStyleSheets".into(), &sheets);
}
