//! Asks for what listens to the host, once the page has something to show.

use crate::browser::host_listener::HostListener;
use crate::browser::lazy_module;
use crate::ui::deferred::parts;
use crate::ui::deferred::props::HostAccess;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Filled once the page listens.
pub type HostListenerSlot = Rc<RefCell<Option<Rc<dyn HostListener>>>>;

/// Listens to the host once the page has `begun` to show something, and hears what it has said before.
#[hook]
pub fn use_messages(begun: bool, around: HostAccess) -> HostListenerSlot {
    let ear: HostListenerSlot = use_mut_ref(|| None);
    let opened = ear.clone();
    use_effect_with(begun, move |begun| {
        if *begun && opened.borrow().is_none() {
            spawn_local(async move {
                // Both come with the second part, which is asked for however often it takes.
                lazy_module::load().await;
                if let Some(module) = parts::load().await {
                    *opened.borrow_mut() = (module.listen)(around);
                }
            });
        }
    });
    ear
}
