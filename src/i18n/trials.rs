//! Remedies and sweeps, which run in the background.

use super::each_text::texts;
use crate::lab::remedies::Remedy;
use crate::lab::trials::TrialKind;

texts! {
    /// Remedies and sweeps.
    pub struct TrialWords {
        /// Begins.
        pub starts: fn(TrialKind) -> &'static str,
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
        pub ladder_columns: LadderColumns,
        /// The rungs.
        pub rungs: fn(Remedy) -> &'static str,
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
        /// Its axis from left to right.
        pub depth_axis: &'static str,
        /// Its axis upwards.
        pub ratio_axis: &'static str,
        /// Its columns.
        pub depth_columns: DepthColumns,
        /// Which activations.
        pub activations: &'static str,
        /// The phase map.
        pub map_title: &'static str,
        /// What its marks measure.
        pub map_help: &'static str,
        /// On the phase map.
        pub map_words: MapWords,
    }
}

texts! {
    /// Columns of the table of the ladder.
    #[derive(Clone, Copy)]
    pub struct LadderColumns {
        /// The rung.
        pub rung: &'static str,
        /// Root mean square of δ of layer 1.
        pub first_delta: &'static str,
        /// That of layer 1 over that of the last hidden layer.
        pub ratio: &'static str,
        /// Root mean square of h of the last hidden layer.
        pub last_activation: &'static str,
        /// Steps to the target.
        pub steps: &'static str,
        /// Root mean square of δ, layer by layer.
        pub deltas: &'static str,
    }
}

texts! {
    /// Columns of a curve over depth.
    #[derive(Clone, Copy)]
    pub struct DepthColumns {
        /// The median over seeds.
        pub median: &'static str,
        /// The lower quartile.
        pub lower: &'static str,
        /// The upper quartile.
        pub upper: &'static str,
        /// What theory expects.
        pub theory: &'static str,
    }
}

texts! {
    /// Words on the phase map.
    #[derive(Clone, Copy)]
    pub struct MapWords {
        /// Its axis from left to right.
        pub gain: &'static str,
        /// Its axis upwards.
        pub bias: &'static str,
        /// The present network.
        pub here: &'static str,
        /// Theory's edge.
        pub critical: &'static str,
        /// Where the depths end that train.
        pub trainable: &'static str,
    }
}
