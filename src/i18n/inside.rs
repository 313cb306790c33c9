//! The saturation microscope.

use super::each_text::texts;

texts! {
    /// The saturation microscope.
    pub struct Inside {
        /// Which layer: its number, how many there are.
        pub layer: &'static str,
        /// Chooses the ends of the axis.
        pub range: &'static str,
        /// The ends that suit the activation: which.
        pub range_auto: &'static str,
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
        /// Columns of the chart's table.
        pub columns: BinColumns,
        /// A row of that table: below the axis.
        pub below: &'static str,
        /// A row of that table: above the axis.
        pub above: &'static str,
        /// Rows of that table: a unit's number.
        pub unit: &'static str,
        /// Columns of the small pictures' table.
        pub all_columns: LayerColumns,
        /// A past step was not recorded in such detail.
        pub past: &'static str,
    }
}

texts! {
    /// Columns of the chart's table.
    #[derive(Clone, Copy)]
    pub struct BinColumns {
        /// Lower end of a bin.
        pub from: &'static str,
        /// Upper end.
        pub to: &'static str,
        /// How many z are in it.
        pub count: &'static str,
        /// Their share.
        pub share: &'static str,
    }
}

texts! {
    /// Columns of the small pictures' table.
    #[derive(Clone, Copy)]
    pub struct LayerColumns {
        /// The layer.
        pub layer: &'static str,
        /// Mean of z.
        pub mean: &'static str,
        /// Standard deviation of z.
        pub std: &'static str,
        /// Saturated share.
        pub saturated: &'static str,
        /// Units that are saturated on every sample.
        pub stuck: &'static str,
    }
}
