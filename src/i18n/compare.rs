//! The duel.

use super::each_text::texts;
use crate::lab::experiment::Skip;

texts! {
    /// The duel.
    pub struct Compare {
        /// What a duel is.
        pub intro: &'static str,
        /// The setting that differs.
        pub differs: &'static str,
        /// What the second network has.
        pub value_of_b: &'static str,
        /// Starts a duel.
        pub start: &'static str,
        /// Swaps the networks.
        pub swap: &'static str,
        /// Ends the duel.
        pub end: &'static str,
        /// They differ in nothing.
        pub same: &'static str,
        /// They differ in one setting.
        pub fair: &'static str,
        /// They differ in several settings.
        pub several: &'static str,
        /// The table of differences.
        pub differences: &'static str,
        /// A setting.
        pub setting: &'static str,
        /// Gives the second network what the first one has.
        pub equal: &'static str,
        /// Without and with.
        pub skips: fn(Skip) -> &'static str,
    }
}
