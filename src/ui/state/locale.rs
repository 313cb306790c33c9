//! The page's [`Locale`] as a context, so that no component has to hand it on.

pub use crate::page::locale::Locale;
use yew::prelude::*;

/// The locale of the page.
#[hook]
pub fn use_locale() -> Locale {
    use_context().unwrap_or_default()
}
