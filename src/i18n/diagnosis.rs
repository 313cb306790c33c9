//! What a step shows.

use super::each_text::texts;
use crate::lab::diagnosis::{Kind, Measure};

texts! {
    /// What a step shows.
    pub struct Diagnosis {
        /// What a step shows: layer, value, threshold.
        pub kinds: fn(Kind) -> &'static str,
        /// What the value of a diagnosis measures.
        pub measures: fn(Measure) -> &'static str,
        /// A layer between the first and the last gets far less: its number, its share.
        pub between: &'static str,
        /// A diagnosis with its number: sentence, measure, value, threshold.
        pub sentence: &'static str,
    }
}
