//! The page, in Yew.

/// Mounts the page.
pub fn mount() {}
