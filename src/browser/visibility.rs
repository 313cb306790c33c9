//! Whether the page can be seen: a frame that its host has scrolled away stops playing until it comes back. Not
//! every browser stops animation frames there.

use crate::browser::training_client::TrainingClient;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

type OnChange = Closure<dyn Fn(Array)>;

/// Stops a client from playing while the page is out of sight, until this is dropped.
pub struct VisibilityObserver {
    observer: IntersectionObserver,
    _on_change: OnChange,
}

impl VisibilityObserver {
    /// Watches; `None` where that cannot be done.
    pub fn watch(client: TrainingClient) -> Option<Self> {
        let body = web_sys::window()?.document()?.body()?;
        let on_change = OnChange::new(move |entries: Array| {
            if let Ok(newest) = entries.at(-1).dyn_into::<IntersectionObserverEntry>() {
                client.set_hidden(!newest.is_intersecting());
            }
        });
        let observer = IntersectionObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
        observer.observe(&body);
        Some(Self { observer, _on_change: on_change })
    }
}

impl Drop for VisibilityObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
