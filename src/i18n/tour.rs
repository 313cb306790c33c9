//! The first visit, and what the page is to those who do not see it.

use super::each_text::texts;

texts! {
    /// The first visit, and what the page is to those who do not see it.
    pub struct Tour {
        /// The tour as a region.
        pub title: &'static str,
        /// What the tour says, one thing at a time.
        pub steps: [&'static str; 4],
        /// To the next of them.
        pub next: &'static str,
        /// No more of it.
        pub skip: &'static str,
        /// It is over.
        pub done: &'static str,
    }
}
