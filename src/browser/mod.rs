//! The thin edge to the browser.

pub mod conductor;

/// Starts the page or the worker.
pub fn start() {}
