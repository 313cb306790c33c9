//! Why a file of the user's own was refused.

use super::each_text::texts;

texts! {
    /// Why a file of the user's own was refused.
    pub struct Csv {
        /// Where in a CSV file: row and column.
        pub cell: &'static str,
        /// Where in a CSV file: row.
        pub row: &'static str,
        /// What stays when a file is refused.
        pub kept: &'static str,
        /// Why a CSV file was refused, in the order of `Reason`'s variants; {0} and {1} are what the variant holds.
        pub reasons: [&'static str; 16],
    }
}
