//! The first visit, and what the page is to those who do not see it.

use super::each_text::texts;

texts! {
    /// The first visit, and what the page is to those who do not see it.
    pub struct Tour {
        /// The tour as a region.
        pub title: &'static str,
        /// What the tour says, one thing at a time.
        pub steps: &'static [&'static str],
        /// To the next of them.
        pub next: &'static str,
        /// No more of it.
        pub skip: &'static str,
        /// It is over.
        pub done: &'static str,
    }
}

texts! {
    /// Its first step, which is there before the rest of the page.
    pub struct FirstStep {
        /// What it says.
        pub says: &'static str,
        /// To the next step.
        pub next: &'static str,
        /// No more of it.
        pub skip: &'static str,
    }
}
