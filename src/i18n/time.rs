//! The time machine.

use super::each_text::texts;

texts! {
    /// The time machine.
    pub struct Time {
        /// The time machine, as a heading.
        pub title: &'static str,
        /// Its chart's name.
        pub chart: &'static str,
        /// What its marks measure.
        pub help: &'static str,
        /// There is but one step yet.
        pub not_yet: &'static str,
        /// Where it is: step, newest step.
        pub step_of: &'static str,
        /// Back to the newest step.
        pub to_newest: &'static str,
        /// Trains on from the step that is looked at.
        pub resume: &'static str,
        /// The page shows a past step: step, newest step.
        pub looking_back: &'static str,
    }
}
