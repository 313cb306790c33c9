//! The lesson as data: its sections in the note's order, the experiment that each section shows, and the questions
//! that it asks before the experiment runs. The words are in `i18n::lesson`, keyed by the same choices.

mod choices;
pub mod factors;
mod question;
mod section;
#[cfg(test)]
mod teacher_tests;
#[cfg(test)]
mod tests;
mod trial;
pub mod zigzag;

pub use choices::{Drawback, LessonRemedy, StoryStep, Term};
pub use question::{Answer, Evidence, Question, QuestionKind, Unit, Verdict};
pub use section::Section;
pub use trial::Trial;

use super::progress::Outline;
use super::state::State;

impl Section {
    /// `base` with this section open, its experiment and that change of it.
    pub fn open(self, base: &State, change: &[(&str, &str)]) -> State {
        let given: Vec<_> = [("lesson", self.id())].into_iter().chain(change.iter().copied()).collect();
        base.with(&given)
    }
}

/// What a grade book is told about.
pub const OUTLINE: Outline = Outline { sections: &SECTIONS, questions: &QUESTIONS };

/// Every section with questions; the rest is not graded.
const SECTIONS: [&str; 8] = {
    let mut slugs = [""; 8];
    let mut index = 0;
    while index < slugs.len() {
        slugs[index] = Section::ALL[index].id();
        index += 1;
    }
    slugs
};

const QUESTIONS: [&str; Question::ALL.len()] = {
    let mut slugs = [""; Question::ALL.len()];
    let mut index = 0;
    while index < slugs.len() {
        slugs[index] = Question::ALL[index].id();
        index += 1;
    }
    slugs
};
