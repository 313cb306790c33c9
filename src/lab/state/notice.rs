//! What was changed while a state was read. Phrased by `i18n`, never here.

/// One value that could not be taken as it was given. Values are cut to a length that fits a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The number was out of its range.
    Clamped {
        /// The key.
        key: &'static str,
        /// What was given.
        value: String,
        /// Smallest value allowed.
        min: f64,
        /// Largest value allowed.
        max: f64,
        /// What was taken instead.
        taken: String,
    },
    /// The number had to be whole.
    Rounded {
        /// The key.
        key: &'static str,
        /// What was given.
        value: String,
        /// What was taken instead.
        taken: String,
    },
    /// The value made no sense.
    Unreadable {
        /// The key.
        key: &'static str,
        /// What was given.
        value: String,
        /// What was taken instead: the default, empty where that is nothing, or of a list what made sense.
        taken: String,
    },
    /// The key was given more than once; the last one counts.
    Duplicate {
        /// The key.
        key: &'static str,
    },
    /// There is no preset of that name.
    UnknownPreset {
        /// What was given.
        value: String,
    },
}

impl Notice {
    /// The key that it is about.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Clamped { key, .. }
            | Self::Rounded { key, .. }
            | Self::Unreadable { key, .. }
            | Self::Duplicate { key } => key,
            Self::UnknownPreset { .. } => "preset",
        }
    }
}

/// At most so many characters of a value are repeated in a notice.
const EXCERPT: usize = 32;

/// The beginning of a value that may be long or hostile, on one line and without characters that would turn
/// the direction of the text around them.
pub(in crate::lab) fn excerpt(value: &str) -> String {
    let harmless = |c: char| {
        let hidden = c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}');
        if hidden || matches!(c, '\u{2066}'..='\u{2069}') { '\u{fffd}' } else { c }
    };
    let mut start: String = value.chars().take(EXCERPT).map(harmless).collect();
    if value.chars().nth(EXCERPT).is_some() {
        start.push('…');
    }
    start
}
