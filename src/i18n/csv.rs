//! Why a file of the user's own was refused.

use super::each_text::texts;
use crate::data::ReasonKind;

texts! {
    /// Why a file of the user's own was refused.
    pub struct Csv {
        /// Where in a CSV file: row and column.
        pub cell: &'static str,
        /// Where in a CSV file: row.
        pub row: &'static str,
        /// What stays when a file is refused.
        pub kept: &'static str,
        /// Why a CSV file was refused; {0} and {1} are what the reason holds.
        pub reasons: fn(ReasonKind) -> &'static str,
    }
}
