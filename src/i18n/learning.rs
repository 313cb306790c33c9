//! Did the early layers learn?

use super::each_text::texts;

texts! {
    /// Did the early layers learn?
    pub struct Learning {
        /// Did the early layers learn? As a heading.
        pub title: &'static str,
        /// Its chart's name.
        pub chart: &'static str,
        /// What its marks measure.
        pub help: &'static str,
        /// How far the weights have moved.
        pub moved: &'static str,
        /// How large the next update is.
        pub update_size: &'static str,
        /// A usual size of updates.
        pub usual_update: &'static str,
        /// Layers that are not to change.
        pub freeze: &'static str,
        /// One of them: its number.
        pub freeze_layer: &'static str,
    }
}
