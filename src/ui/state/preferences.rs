//! What the person's system prefers, and the document's language and theme.

use crate::charts::number::Digits;
use crate::charts::theme::Surface;
use crate::i18n::Lang;
use crate::lab::state::{Language, Numerals, State, Theme};
use crate::ui::state::locale::Locale;
use crate::ui::state::model::Action;
use wasm_bindgen::prelude::*;
use web_sys::{
    DragEvent, Element, Event, File, HtmlElement, KeyboardEvent, MediaQueryList, Node, ResizeObserver,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

fn query(text: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(text).ok()?
}

/// The language that was chosen, or that the browser asks for.
pub fn language(chosen: Language) -> Lang {
    let wanted = || web_sys::window().and_then(|window| window.navigator().language());
    let chosen = Lang::from_id(chosen.id());
    chosen.or_else(|| wanted().and_then(|tag| Lang::of_tag(&tag))).unwrap_or_default()
}

/// Whether as little as possible should move by itself.
pub fn wants_little_motion(asked: bool) -> bool {
    asked || query("(prefers-reduced-motion: reduce)").is_some_and(|query| query.matches())
}

/// Whether the system is dark, now and later.
#[hook]
fn use_dark() -> bool {
    let dark = use_state(|| query("(prefers-color-scheme: dark)").is_some_and(|query| query.matches()));
    let setter = dark.setter();
    use_effect_with((), move |()| {
        let query = query("(prefers-color-scheme: dark)");
        let watched = query.clone();
        let on_change = Closure::<dyn Fn()>::new(move || {
            setter.set(watched.as_ref().is_some_and(MediaQueryList::matches));
        });
        if let Some(query) = &query {
            query.set_onchange(Some(on_change.as_ref().unchecked_ref()));
        }
        move || {
            query.inspect(|query| query.set_onchange(None));
            drop(on_change);
        }
    });
    *dark
}

/// Whether the page is being printed: paper is light.
#[hook]
fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    let setter = printing.setter();
    use_effect_with((), move |()| {
        let listener =
            Closure::<dyn Fn(Event)>::new(move |event: Event| setter.set(event.type_() == "beforeprint"));
        let window = web_sys::window();
        if let Some(window) = &window {
            for kind in ["beforeprint", "afterprint"] {
                let _ = window.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
            }
        }
        move || {
            window.inspect(|window| {
                for kind in ["beforeprint", "afterprint"] {
                    let _ =
                        window.remove_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
                }
            });
        }
    });
    *printing
}

/// Whether text is half as large again as usual, or larger: `probe` is an element as wide as the root's text is high.
#[hook]
pub fn use_large_text(probe: &NodeRef) -> bool {
    let large = use_state_eq(|| false);
    let (probe, setter) = (probe.clone(), large.setter());
    use_effect_with((), move |()| {
        let watched = probe.clone();
        let on_resize = Closure::<dyn Fn()>::new(move || {
            let width =
                watched.cast::<Element>().map_or(0.0, |probe| probe.get_bounding_client_rect().width());
            setter.set(width >= 24.0);
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, probe.cast::<Element>()) {
            observer.observe(&element);
        }
        move || {
            observer.inspect(ResizeObserver::disconnect);
            drop(on_resize);
        }
    });
    *large
}

/// Language, digits and colours of the page, which the document is told.
#[hook]
pub fn use_page_locale(state: &State, lang: Lang) -> Locale {
    let (dark, printing) = (use_dark(), use_printing());
    let surface = match state.theme {
        _ if printing => Surface::Light,
        Theme::Light => Surface::Light,
        Theme::Dark => Surface::Dark,
        Theme::Auto if dark => Surface::Dark,
        Theme::Auto => Surface::Light,
    };
    let digits = if state.numerals == Numerals::Bengali { Digits::Bengali } else { Digits::Latin };
    let locale = Locale { lang, digits, surface, paper: printing };
    use_effect_with(locale, |locale| show(*locale));
    locale
}

/// Tells the document which language and which theme it is in.
fn show(locale: Locale) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    document.set_title(locale.text().title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", locale.lang.id());
        let _ = root.set_attribute("data-theme", locale.surface.id());
    }
}

/// Whether a key is free: pressed on nothing that has a use for it itself.
pub fn is_free(event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return false;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let busy = ["INPUT", "SELECT", "TEXTAREA", "BUTTON", "A", "SUMMARY"];
    // An open dialog is in front of what the keys would move.
    let in_front = |target: &Element| target.closest("dialog").is_ok_and(|dialog| dialog.is_some());
    target.is_none_or(|target| !busy.contains(&target.tag_name().as_str()) && !in_front(&target))
}

/// The change that a key makes to the history of the settings, unless it is meant for a text that is being typed.
pub fn history_action(event: &KeyboardEvent) -> Option<Action> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typing = target.is_some_and(|target| {
        target.tag_name() == "TEXTAREA"
            || target.tag_name() == "INPUT" && target.get_attribute("type").is_none_or(|kind| kind != "range")
    });
    if typing || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Action::Undo),
        ("z", true) | ("y", false) => Some(Action::Redo),
        _ => None,
    }
}

/// Hears keys wherever the focus is, unless `muted`.
#[hook]
pub fn use_keys(muted: bool, on_key: impl Fn(&KeyboardEvent) + 'static) {
    use_effect_with(muted, move |muted| {
        let muted = *muted;
        let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if !muted {
                on_key(&event);
            }
        });
        let window = web_sys::window();
        if let Some(window) = &window {
            let _ = window.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
        }
        move || {
            window.inspect(|window| {
                let _ =
                    window.remove_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
            });
        }
    });
}

/// While something is open inside of an element: Escape, or a press on anything but what matches there, dismisses it.
#[hook]
pub fn use_dismissal(open: bool, within: &NodeRef, but: &'static str, on_dismiss: Callback<()>) {
    let within = within.clone();
    use_effect_with((open, on_dismiss), move |(open, on_dismiss)| {
        let on_dismiss = on_dismiss.clone();
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let dismisses = match event.dyn_ref::<KeyboardEvent>() {
                Some(key) => key.key() == "Escape",
                None => {
                    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                    let kept = pressed.and_then(|pressed| pressed.closest(but).ok().flatten());
                    !within
                        .cast::<Node>()
                        .is_some_and(|within| within.contains(kept.as_deref()) && kept.is_some())
                }
            };
            if dismisses {
                on_dismiss.emit(());
            }
        });
        let window = web_sys::window().filter(|_| *open);
        if let Some(window) = &window {
            for kind in ["keydown", "pointerdown"] {
                let _ = window.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
            }
        }
        move || {
            window.inspect(|window| {
                for kind in ["keydown", "pointerdown"] {
                    let _ =
                        window.remove_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
                }
            });
        }
    });
}

/// Gives the focus to the element of that id, and says whether it could.
pub fn focus(id: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    element
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// Scrolls no further than it must: what is in view stays where it is.
pub fn bring_into_view(element: &Element) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// Takes files that are dropped anywhere on the page and that are `wanted`, unless `muted`.
#[hook]
pub fn use_drops(muted: bool, wanted: fn(&File) -> bool, on_file: Callback<File>) {
    use_effect_with((muted, on_file), move |(muted, on_file)| {
        let (muted, on_file) = (*muted, on_file.clone());
        let listener = Closure::<dyn Fn(DragEvent)>::new(move |event: DragEvent| {
            if muted {
                return;
            }
            // Otherwise the browser would leave the page for the file.
            event.prevent_default();
            let files = event.data_transfer().and_then(|data| data.files());
            let dropped = files.filter(|_| event.type_() == "drop").and_then(|files| files.get(0));
            if let Some(file) = dropped.filter(wanted) {
                on_file.emit(file);
            }
        });
        let window = web_sys::window();
        let call = listener.as_ref().unchecked_ref();
        if let Some(window) = &window {
            for kind in ["dragover", "drop"] {
                let _ = window.add_event_listener_with_callback(kind, call);
            }
        }
        move || {
            window.inspect(|window| {
                for kind in ["dragover", "drop"] {
                    let _ =
                        window.remove_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
                }
            });
        }
    });
}

/// A repeated call that ends when it is dropped.
pub struct Interval {
    id: i32,
    _call: Closure<dyn Fn()>,
}

/// Calls again and again.
pub fn every(milliseconds: i32, call: impl Fn() + 'static) -> Option<Interval> {
    let call = Closure::<dyn Fn()>::new(call);
    let window = web_sys::window()?;
    let id = window
        .set_interval_with_callback_and_timeout_and_arguments_0(call.as_ref().unchecked_ref(), milliseconds)
        .ok()?;
    Some(Interval { id, _call: call })
}

impl Drop for Interval {
    fn drop(&mut self) {
        web_sys::window().inspect(|window| window.clear_interval_with_handle(self.id));
    }
}
