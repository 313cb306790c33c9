//! Remedies and sweeps, which run in the background.

use super::each_text::texts;

texts! {
    /// Remedies and sweeps.
    pub struct Survey {
        /// Begins: the ladder, the sweep over depth, the map.
        pub starts: [&'static str; 3],
        /// Begins anew.
        pub again: &'static str,
        /// Stops.
        pub stop: &'static str,
        /// What is done: per cent.
        pub progress: &'static str,
        /// It waits for another to be over.
        pub waiting: &'static str,
        /// It was stopped: per cent.
        pub stopped: &'static str,
        /// What is shown belongs to other settings: which.
        pub outdated: &'static str,
        /// What opening a rung does then.
        pub outdated_open: &'static str,
        /// One of them: its name, then, now.
        pub outdated_item: &'static str,
        /// It could not be measured.
        pub failed: &'static str,
        /// What the ladder does.
        pub ladder_intro: &'static str,
        /// Most steps of a rung.
        pub most_steps: &'static str,
        /// The target loss: its value.
        pub target: &'static str,
        /// The ladder's table.
        pub ladder: &'static str,
        /// Columns of the ladder's table.
        pub ladder_columns: [&'static str; 7],
        /// The rungs, in their order.
        pub rungs: [&'static str; 7],
        /// The target was not reached: steps.
        pub not_within: &'static str,
        /// Opens a rung as the present experiment.
        pub open: &'static str,
        /// What the small charts show.
        pub spark_help: &'static str,
        /// The small charts together, large.
        pub ladder_chart: &'static str,
        /// The sweep over depth.
        pub depth_title: &'static str,
        /// What its marks measure.
        pub depth_help: &'static str,
        /// What its axes show.
        pub depth_axes: [&'static str; 2],
        /// Columns of its table.
        pub depth_columns: [&'static str; 4],
        /// Which activations.
        pub activations: &'static str,
        /// The phase map.
        pub map_title: &'static str,
        /// What its marks measure.
        pub map_help: &'static str,
        /// "gain", "σ of the biases", "you are here", the edge, where the depths end that train.
        pub map_words: [&'static str; 5],
    }
}
