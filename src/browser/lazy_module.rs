//! What the browser's side of the page does without at first: the handwritten digits, and what a trainer learns later.
//! It comes with the second part of the WebAssembly, to the page and to the worker.

use crate::browser::digits;
use crate::browser::lazy::{Lazy, Loader, Task, load_with_retry};
use crate::data::Dataset;
use crate::lab::deferred_capabilities::CAPABILITIES;
use crate::lab::trainer::Capabilities;
use std::cell::Cell;

/// What comes.
#[derive(Clone, Copy)]
pub struct LazyModule {
    /// Fetches the handwritten digits; `None` where they cannot be had.
    pub digits: fn() -> Task<Option<Dataset>>,
    /// What a trainer learns.
    pub capabilities: Capabilities,
}

/// Everything that comes.
pub fn lazy_module() -> LazyModule {
    LazyModule { digits: || Box::pin(digits::fetch()), capabilities: CAPABILITIES }
}

thread_local! {
    static OFFICE: Cell<Lazy<LazyModule>> = const { Cell::new(Lazy::Nowhere) };
}

/// Says where it comes from.
pub fn set_loader(loader: Loader<LazyModule>) {
    OFFICE.set(Lazy::Away(loader));
}

/// Gets it, unless it is here, however often it takes.
pub async fn get() -> LazyModule {
    load_with_retry(&OFFICE).await
}
