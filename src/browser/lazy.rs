//! Parts of the WebAssembly that are loaded when they are first needed. Only the loader may name what a part holds, or
//! that would be in the first part.

use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::pin::Pin;
use std::thread::LocalKey;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds between a failed download and the next try.
pub const RETRY_MS: f64 = 3000.0;

/// A computation whose result is awaited.
pub type Task<T> = Pin<Box<dyn Future<Output = T>>>;

/// Downloads a part; `None` where that failed.
pub type Loader<T> = fn() -> Task<Option<T>>;

/// A part, or what loads it. `T` is a table of functions, and cheap to copy.
#[derive(Clone, Copy)]
pub enum Lazy<T> {
    /// No loader was set.
    Unset,
    /// Not loaded yet.
    Pending(Loader<T>),
    /// Loaded.
    Loaded(T),
}

/// Where a part is kept.
pub type Slot<T> = LocalKey<Cell<Lazy<T>>>;

/// The part, if it is loaded.
pub fn get<T: Copy>(slot: &'static Slot<T>) -> Option<T> {
    match slot.get() {
        Lazy::Loaded(part) => Some(part),
        Lazy::Unset | Lazy::Pending(_) => None,
    }
}

/// Loads the part, unless it is loaded already; `None` where the download failed. A later call tries again.
pub async fn load<T: Copy>(slot: &'static Slot<T>) -> Option<T> {
    if let Lazy::Pending(loader) = slot.get()
        && let Some(part) = loader().await
    {
        slot.set(Lazy::Loaded(part));
    }
    get(slot)
}

/// Loads the part and tries until that succeeds: a broken connection may recover.
pub async fn load_with_retry<T: Copy>(slot: &'static Slot<T>) -> T {
    loop {
        if let Some(part) = load(slot).await {
            return part;
        }
        sleep(RETRY_MS).await;
    }
}

/// Waits for so many milliseconds, in the page or in a worker.
pub async fn sleep(milliseconds: f64) {
    let global = js_sys::global();
    let elapsed = Promise::new(&mut |resolve, _| {
        let timer = Reflect::get(&global, &"setTimeout".into()).ok();
        if let Some(timer) = timer.and_then(|timer| timer.dyn_into::<Function>().ok()) {
            let _ = timer.call2(&global, &resolve, &milliseconds.into());
        }
    });
    let _ = JsFuture::from(elapsed).await;
}
