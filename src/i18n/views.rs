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
    }
}
