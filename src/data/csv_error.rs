//! What is wrong with a file, and where. The sentences that say so are `i18n`'s.

use crate::choice;
use serde::{Deserialize, Serialize};

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CsvError {
    /// The line of the file as an editor numbers it, from 1; `None` where the whole file is meant.
    pub row: Option<usize>,
    /// The column, from 1; `None` where the whole row is meant.
    pub column: Option<usize>,
    /// What is wrong there.
    pub reason: Reason,
}

/// What is wrong. Texts from the file are cut to [`Reason::SHOWN`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The file is larger than [`super::csv::MAX_BYTES`].
    TooLarge {
        /// How large it is.
        bytes: usize,
    },
    /// There is no row in the file, or nothing but a header.
    NoRows,
    /// Fewer data rows than [`super::csv::MIN_ROWS`].
    TooFewRows {
        /// How many there are.
        rows: usize,
    },
    /// The row is one more than the [`super::csv::MAX_ROWS`] data rows that are taken.
    TooManyRows,
    /// Only one column: features and class have to be separated by a comma, a semicolon or a tab.
    OneColumn,
    /// More features than [`super::csv::MAX_FEATURES`].
    TooManyFeatures {
        /// How many there are.
        features: usize,
    },
    /// The row has more or fewer cells than the first one.
    Ragged {
        /// Cells of the first row.
        expected: usize,
        /// Cells of this row.
        found: usize,
    },
    /// Nothing in the cell.
    Empty,
    /// A feature that is no number.
    NotANumber {
        /// What stands there.
        text: String,
    },
    /// A feature that is not a number, infinite, or too large for one.
    NotFinite {
        /// What stands there.
        text: String,
    },
    /// A quotation mark that is never closed.
    OpenQuote,
    /// Text between the end of a quotation and the end of its cell.
    AfterQuote {
        /// What stands there.
        text: String,
    },
    /// A character that no text has: the file is of another kind or another encoding than UTF-8.
    NotText,
    /// A class label of more than [`super::csv::MAX_LABEL`] characters.
    LongLabel,
    /// One class more than [`super::csv::MAX_CLASSES`].
    TooManyClasses,
    /// All rows have the same class.
    OneClass {
        /// Which.
        label: String,
    },
    /// A class with only this row: it could not be both learned and tested.
    LoneClass {
        /// Which.
        label: String,
    },
}

choice! {
    /// The kinds of [`Reason`], by which its sentences are found.
    pub enum ReasonKind (default NotText) {
        /// The file is too large.
        TooLarge = "too-large",
        /// There is no row of data.
        NoRows = "no-rows",
        /// There are too few rows.
        TooFewRows = "too-few-rows",
        /// There are too many rows.
        TooManyRows = "too-many-rows",
        /// There is only one column.
        OneColumn = "one-column",
        /// There are too many features.
        TooManyFeatures = "too-many-features",
        /// The row has more or fewer cells than the first one.
        Ragged = "ragged",
        /// Nothing is in the cell.
        Empty = "empty",
        /// A feature is no number.
        NotANumber = "not-a-number",
        /// A feature is not finite.
        NotFinite = "not-finite",
        /// A quotation mark is never closed.
        OpenQuote = "open-quote",
        /// Text stands after a quotation.
        AfterQuote = "after-quote",
        /// The file is no text.
        NotText = "not-text",
        /// There are too many classes.
        TooManyClasses = "too-many-classes",
        /// All rows have the same class.
        OneClass = "one-class",
        /// A class has only one row.
        LoneClass = "lone-class",
        /// The label of a class is too long.
        LongLabel = "long-label",
    }
}

impl Reason {
    /// How many characters of a text from the file a message shows.
    pub const SHOWN: usize = 40;

    /// Its kind.
    pub const fn kind(&self) -> ReasonKind {
        match self {
            Self::TooLarge { .. } => ReasonKind::TooLarge,
            Self::NoRows => ReasonKind::NoRows,
            Self::TooFewRows { .. } => ReasonKind::TooFewRows,
            Self::TooManyRows => ReasonKind::TooManyRows,
            Self::OneColumn => ReasonKind::OneColumn,
            Self::TooManyFeatures { .. } => ReasonKind::TooManyFeatures,
            Self::Ragged { .. } => ReasonKind::Ragged,
            Self::Empty => ReasonKind::Empty,
            Self::NotANumber { .. } => ReasonKind::NotANumber,
            Self::NotFinite { .. } => ReasonKind::NotFinite,
            Self::OpenQuote => ReasonKind::OpenQuote,
            Self::AfterQuote { .. } => ReasonKind::AfterQuote,
            Self::NotText => ReasonKind::NotText,
            Self::TooManyClasses => ReasonKind::TooManyClasses,
            Self::OneClass { .. } => ReasonKind::OneClass,
            Self::LoneClass { .. } => ReasonKind::LoneClass,
            Self::LongLabel => ReasonKind::LongLabel,
        }
    }
}

/// The beginning of a text, short enough for a message.
pub(super) fn shown(text: &str) -> String {
    let mut rest = text.chars();
    let mut start: String = rest.by_ref().take(Reason::SHOWN).collect();
    if rest.next().is_some() {
        start.push('…');
    }
    start
}
