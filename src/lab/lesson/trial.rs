//! An experiment of the lesson.

/// Settings in the words of a link, and how long to train with them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trial {
    /// What differs from the section's experiment.
    pub change: &'static [(&'static str, &'static str)],
    /// Training steps.
    pub steps: u64,
}
