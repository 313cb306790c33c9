//! The page that is left when the lab breaks.

use super::each_text::texts;

texts! {
    /// The page that is left when the lab breaks.
    pub struct Crash {
        /// What happened.
        pub title: &'static str,
        /// What can be done.
        pub help: &'static str,
        /// Loads the page again.
        pub recover: &'static str,
        /// Copies the report.
        pub copy: &'static str,
    }
}
