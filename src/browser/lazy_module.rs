//! The part of the WebAssembly that page and worker both load: the digits, and what a trainer does without at first.

use super::digits;
use super::lazy::{self, Lazy, Loader, Task};
use crate::data::Dataset;
use crate::lab::deferred_capabilities::CAPABILITIES;
use crate::lab::trainer::Capabilities;
use std::cell::Cell;

/// The functions of the part.
#[derive(Clone, Copy)]
pub struct LazyModule {
    /// Downloads the handwritten digits; `None` where that failed.
    pub digits: fn() -> Task<Option<Dataset>>,
    /// What a trainer needs for exports and for `float32`.
    pub capabilities: Capabilities,
}

/// The part: only the split point of `main.rs` calls this.
pub fn lazy_module() -> LazyModule {
    LazyModule { digits: || Box::pin(digits::fetch()), capabilities: CAPABILITIES }
}

thread_local! {
    static MODULE: Cell<Lazy<LazyModule>> = const { Cell::new(Lazy::Unset) };
}

/// Sets what loads the part.
pub fn set_loader(loader: Loader<LazyModule>) {
    MODULE.set(Lazy::Pending(loader));
}

/// The part, loaded first where it is not there, with as many tries as it takes.
pub async fn load() -> LazyModule {
    lazy::load_with_retry(&MODULE).await
}
