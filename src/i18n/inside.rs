//! The saturation microscope.

use super::each_text::texts;

texts! {
    /// The saturation microscope.
    pub struct Inside {
        /// Which layer: its number, how many there are.
        pub layer: &'static str,
        /// Chooses the ends of the axis.
        pub range: &'static str,
        /// The chart's name: the layer's number.
        pub chart: &'static str,
        /// What its marks measure.
        pub help: &'static str,
        /// The name of the small pictures.
        pub all: &'static str,
        /// What their marks measure.
        pub all_help: &'static str,
        /// On the chart: what the bars are.
        pub share: &'static str,
        /// On the chart: what the zones are.
        pub saturated: &'static str,
        /// On the chart: what the strip is.
        pub units: &'static str,
        /// The layer in a line: mean, standard deviation, saturated share, stuck units, units.
        pub readout: &'static str,
        /// Columns of the chart's table: from, to, count, share.
        pub columns: [&'static str; 4],
        /// Rows of that table: below and above the axis.
        pub beyond: [&'static str; 2],
        /// Rows of that table: a unit's number.
        pub unit: &'static str,
        /// Columns of the small pictures' table: layer, mean, standard deviation, saturated, stuck.
        pub all_columns: [&'static str; 5],
        /// A past step was not recorded in such detail.
        pub past: &'static str,
    }
}
