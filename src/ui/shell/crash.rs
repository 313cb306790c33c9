//! When the page itself breaks: what happened, a report that can be copied, and a way back. Made of plain elements,
//! because nothing of the page can be relied on any more; the settings are in the address, so nothing of them is lost.

use crate::i18n::{Lang, words};
use std::panic::PanicHookInfo;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, ErrorEvent, HtmlElement, Window};

/// From now on a panic, or a trap that is none, ends in the page of this module.
pub fn watch() {
    // Yew would put a hook of its own in the place of another one.
    yew::set_custom_panic_hook(Box::new(|panic: &PanicHookInfo| {
        web_sys::console::error_1(&panic.to_string().into());
        let _ = show(&panic.to_string());
    }));
    let on_error = Closure::<dyn Fn(ErrorEvent)>::new(|event: ErrorEvent| {
        // Memory that ran out, or a stack: WebAssembly stops without a panic. Errors of other scripts are not ours.
        let error = event.error();
        if error.dyn_ref::<js_sys::Error>().is_some_and(|error| error.name() == "RuntimeError") {
            let _ = show(&event.message());
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("error", on_error.as_ref().unchecked_ref());
    }
    // It listens as long as there is a page.
    on_error.forget();
}

/// Puts the page aside. The first report is the one that counts.
fn show(what: &str) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    if document.get_element_by_id("crash").is_some() {
        return None;
    }
    let tag = document.document_element()?.get_attribute("lang").unwrap_or_default();
    let words = &words(Lang::of_tag(&tag).unwrap_or_default()).text().crash;
    let page = element(&document, "main", "")?;
    page.set_id("crash");
    page.set_class_name("fallback");
    let (title, help) = (element(&document, "h1", words.title)?, element(&document, "p", words.help)?);
    page.append_child(&title).ok()?;
    page.append_child(&help).ok()?;
    let again = button(&document, "recover", words.recover, |window| drop(window.location().reload()))?;
    page.append_child(&again).ok()?;
    let address = window.location().href().unwrap_or_default();
    let agent = window.navigator().user_agent().unwrap_or_default();
    let report = format!("{what}\n{address}\n{agent}\nvanishing-gradients {}", env!("CARGO_PKG_VERSION"));
    let shown = element(&document, "pre", &report)?;
    shown.set_attribute("tabindex", "0").ok()?;
    let copy = button(&document, "copy-report", words.copy, move |window| {
        let _ = window.navigator().clipboard().write_text(&report);
    })?;
    page.append_child(&copy).ok()?;
    page.append_child(&shown).ok()?;
    if let Some(app) = document.get_element_by_id("app") {
        app.set_attribute("hidden", "").ok()?;
    }
    document.body()?.append_child(&page).ok()?;
    again.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

fn element(document: &Document, name: &str, text: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.set_text_content(Some(text));
    Some(element)
}

fn button(document: &Document, id: &str, text: &str, press: impl Fn(&Window) + 'static) -> Option<Element> {
    let button = element(document, "button", text)?;
    button.set_id(id);
    button.set_attribute("type", "button").ok()?;
    let pressed = Closure::<dyn Fn()>::new(move || web_sys::window().as_ref().map_or((), &press));
    button.add_event_listener_with_callback("click", pressed.as_ref().unchecked_ref()).ok()?;
    pressed.forget();
    Some(button)
}
