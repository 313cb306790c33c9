//! Whether the page can be seen: a frame that its host has scrolled away rests, and goes on when it comes back. Not
//! every browser stops animation frames there.

use crate::browser::training_client::TrainingClient;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

type OnSight = Closure<dyn Fn(Array)>;

/// Lets a conductor rest while the page is out of sight, until this is dropped.
pub struct VisibilityObserver {
    observer: IntersectionObserver,
    _on_sight: OnSight,
}

impl VisibilityObserver {
    /// Watches; `None` where that cannot be done.
    pub fn watch(client: TrainingClient) -> Option<Self> {
        let body = web_sys::window()?.document()?.body()?;
        let on_sight = OnSight::new(move |entries: Array| {
            if let Ok(newest) = entries.at(-1).dyn_into::<IntersectionObserverEntry>() {
                client.rest(!newest.is_intersecting());
            }
        });
        let observer = IntersectionObserver::new(on_sight.as_ref().unchecked_ref()).ok()?;
        observer.observe(&body);
        Some(Self { observer, _on_sight: on_sight })
    }
}

impl Drop for VisibilityObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
