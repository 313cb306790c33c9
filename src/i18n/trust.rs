//! The trust panel.

use super::each_text::texts;

texts! {
    /// The trust panel.
    pub struct Trust {
        /// What is done here.
        pub about: &'static str,
        /// Takes other weights.
        pub again: &'static str,
        /// How far a check is: layers checked, layers, step.
        pub progress: &'static str,
        /// The table's name.
        pub table: &'static str,
        /// Its columns: layer, weight, its value, analytic, difference, what the difference may be off, relative gap, verdict.
        pub columns: [&'static str; 8],
        /// In the order of `Verdict::ALL`.
        pub verdicts: [&'static str; 3],
        /// Initial weights, as a table: its name.
        pub spreads: &'static str,
        /// Its columns: layer, σ aimed at, σ drawn.
        pub spread_columns: [&'static str; 3],
        /// What they are.
        pub spreads_help: &'static str,
        /// What the verdicts mean: the largest relative gap.
        pub help: &'static str,
        /// The sentences about marks, as a heading.
        pub marks: &'static str,
    }
}
