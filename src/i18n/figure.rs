//! What every chart has: a larger view, a picture to keep, its numbers.

use super::each_text::texts;

texts! {
    /// What every chart has: a larger view, a picture to keep, its numbers.
    pub struct Figure {
        /// A larger chart.
        pub enlarge: &'static str,
        /// The usual size again.
        pub close: &'static str,
        /// Saves a picture; a format follows.
        pub save: &'static str,
        /// Numbers of a chart as a table.
        pub as_table: &'static str,
        /// Keeps the axis as it is, whatever the settings.
        pub pin: &'static str,
        /// What that does.
        pub pin_help: &'static str,
        /// The same in a word.
        pub table: &'static str,
        /// What the theory says, and does not say, beside BatchNorm.
        pub beside_batchnorm: &'static str,
        /// Opens it.
        pub marks: &'static str,
    }
}
