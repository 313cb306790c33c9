//! What the network comes to: loss, accuracy and answers.

use super::each_text::texts;

texts! {
    /// The charts of loss, accuracy and answers.
    pub struct Answers {
        /// The loss chart's name.
        pub loss_chart: &'static str,
        /// What its marks measure.
        pub loss_help: &'static str,
        /// The boundary's name.
        pub boundary_chart: &'static str,
        /// The grid of samples' name.
        pub samples_chart: &'static str,
        /// What the marks of a decision boundary measure.
        pub boundary_help: &'static str,
        /// What the marks of a grid of samples measure.
        pub samples_help: &'static str,
        /// A past step has no picture.
        pub past: &'static str,
        /// Columns of the samples' table.
        pub columns: SampleColumns,
    }
}

texts! {
    /// Columns of the samples' table.
    #[derive(Clone, Copy)]
    pub struct SampleColumns {
        /// Its number.
        pub sample: &'static str,
        /// Its class.
        pub class: &'static str,
        /// What the network says.
        pub said: &'static str,
        /// How sure it is.
        pub certainty: &'static str,
    }
}
