//! English and Bengali. Every text on the page is a field of [`Text`], so a missing string does not compile.
//! A leaf: only `charts` and `ui` use it.

use crate::choice;

choice! {
    /// A language of the page.
    pub enum Lang (default En) {
        /// English.
        En = "en",
        /// Bengali, as a classroom speaks it: technical terms stay English.
        Bn = "bn",
    }
}
