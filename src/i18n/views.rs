//! The views below the stage.

use super::each_text::texts;
use crate::lab::state::Chart;

texts! {
    /// The views below the stage.
    pub struct Views {
        /// What they are together.
        pub title: &'static str,
        /// The name of every chart, on its tab where it has one.
        pub charts: fn(Chart) -> &'static str,
        /// The figures of every chart.
        pub figures: fn(Chart) -> &'static [FigureText],
    }
}

texts! {
    /// A figure.
    pub struct FigureText {
        /// Its title.
        pub title: &'static str,
        /// What its marks measure.
        pub help: &'static str,
    }
}
