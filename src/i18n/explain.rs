//! How each number on the page is computed: shown where it is pointed at.

use super::each_text::texts;

texts! {
    /// How each number on the page is computed.
    pub struct Explain {
        /// Steps.
        pub step: &'static str,
        /// Loss.
        pub loss: &'static str,
        /// Accuracy.
        pub accuracy: &'static str,
        /// On samples never trained on.
        pub unseen: &'static str,
    }
}
