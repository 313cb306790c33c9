//! What a step shows.

use super::each_text::texts;

texts! {
    /// What a step shows.
    pub struct Diagnosis {
        /// What a step shows, in the order of `Kind::ALL`: layer, value, threshold.
        pub kinds: [&'static str; 8],
        /// What the value of a diagnosis measures, in the order of `Measure::ALL`.
        pub measures: [&'static str; 8],
        /// A layer between the first and the last gets far less: its number, its share.
        pub between: &'static str,
        /// A diagnosis with its number: sentence, measure, value, threshold.
        pub sentence: &'static str,
    }
}
