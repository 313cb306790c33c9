//! What comes with the second part of the WebAssembly: got once, by whoever asks first. Nothing else may name what it
//! leads to, or that would be in the first part.

use std::cell::Cell;
use std::pin::Pin;
use std::thread::LocalKey;

/// Something that is done later.
pub type Task<T> = Pin<Box<dyn Future<Output = T>>>;

/// Gets it; `None` where it did not come.
pub type Loader<T> = fn() -> Task<Option<T>>;

/// Where it comes from, or it.
#[derive(Clone, Copy)]
pub enum Second<T> {
    /// Nobody has said where it comes from.
    Nowhere,
    /// It can be got.
    Away(Loader<T>),
    /// It is here.
    Here(T),
}

/// Where it is kept.
pub type Place<T> = LocalKey<Cell<Second<T>>>;

/// It, if it is here.
pub fn here<T: Copy>(place: &'static Place<T>) -> Option<T> {
    match place.get() {
        Second::Here(it) => Some(it),
        _ => None,
    }
}

/// Gets it, unless it is here. Whoever asks again after a failure may have more luck.
pub async fn arrive<T: Copy>(place: &'static Place<T>) -> Option<T> {
    if let Second::Away(loader) = place.get()
        && let Some(it) = loader().await
    {
        place.set(Second::Here(it));
    }
    here(place)
}
