//! What comes with the second part of the WebAssembly: got once, by whoever asks first. Nothing else may name what it
//! leads to, or that would be in the first part.

use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::pin::Pin;
use std::thread::LocalKey;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// After a failure it is asked for again this much later.
pub const PATIENCE_MS: f64 = 3000.0;

/// Something that is done later.
pub type Task<T> = Pin<Box<dyn Future<Output = T>>>;

/// Gets it; `None` where it did not come.
pub type Loader<T> = fn() -> Task<Option<T>>;

/// Where it comes from, or it.
#[derive(Clone, Copy)]
pub enum Lazy<T> {
    /// Nobody has said where it comes from.
    Nowhere,
    /// It can be got.
    Away(Loader<T>),
    /// It is here.
    Here(T),
}

/// Where it is kept.
pub type Place<T> = LocalKey<Cell<Lazy<T>>>;

/// It, if it is here.
pub fn here<T: Copy>(place: &'static Place<T>) -> Option<T> {
    match place.get() {
        Lazy::Here(it) => Some(it),
        _ => None,
    }
}

/// Gets it, unless it is here. Whoever asks again after a failure may have more luck.
pub async fn load<T: Copy>(place: &'static Place<T>) -> Option<T> {
    if let Lazy::Away(loader) = place.get()
        && let Some(it) = loader().await
    {
        place.set(Lazy::Here(it));
    }
    here(place)
}

/// Gets it, however often it takes: a line that broke may come back.
pub async fn load_with_retry<T: Copy>(place: &'static Place<T>) -> T {
    loop {
        if let Some(it) = load(place).await {
            return it;
        }
        pause(PATIENCE_MS).await;
    }
}

/// Waits, in the page or in a worker.
pub async fn pause(milliseconds: f64) {
    let global = js_sys::global();
    let waited = Promise::new(&mut |resolve, _| {
        let timer = Reflect::get(&global, &"setTimeout".into()).ok();
        if let Some(timer) = timer.and_then(|timer| timer.dyn_into::<Function>().ok()) {
            let _ = timer.call2(&global, &resolve, &milliseconds.into());
        }
    });
    let _ = JsFuture::from(waited).await;
}
