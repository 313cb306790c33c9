//! The trust panel.

use super::each_text::texts;
use crate::nn::check::Agreement;

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
        /// Its columns.
        pub columns: CheckColumns,
        /// What a comparison comes to.
        pub verdicts: fn(Agreement) -> &'static str,
        /// Initial weights, as a table: its name.
        pub spreads: &'static str,
        /// Its columns.
        pub spread_columns: SpreadColumns,
        /// What they are.
        pub spreads_help: &'static str,
        /// What the verdicts mean: the largest relative gap.
        pub help: &'static str,
        /// The sentences about marks, as a heading.
        pub marks: &'static str,
    }
}

texts! {
    /// Columns of the table of checked gradients.
    #[derive(Clone, Copy)]
    pub struct CheckColumns {
        /// The layer.
        pub layer: &'static str,
        /// Which weight.
        pub weight: &'static str,
        /// Its value.
        pub value: &'static str,
        /// The gradient by backpropagation.
        pub analytic: &'static str,
        /// The slope of the loss.
        pub difference: &'static str,
        /// What the difference may be off.
        pub resolution: &'static str,
        /// The relative gap.
        pub gap: &'static str,
        /// The verdict.
        pub verdict: &'static str,
    }
}

texts! {
    /// Columns of the table of initial weights.
    #[derive(Clone, Copy)]
    pub struct SpreadColumns {
        /// The layer.
        pub layer: &'static str,
        /// The σ aimed at.
        pub target: &'static str,
        /// The σ drawn.
        pub drawn: &'static str,
    }
}
