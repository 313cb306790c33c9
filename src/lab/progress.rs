//! How far a learner has come through a lesson: what a course's grade book is told (`vg:complete`, SCORM), and a
//! short text by which a later visit goes on. Knows no lesson: whoever has one says what its parts are called.

use crate::choice;

/// From this score on a lesson is passed.
pub const PASS_MARK: f64 = 60.0;

choice! {
    /// How a lesson stands, in the words of SCORM 1.2.
    pub enum Status (default Incomplete) {
        /// Sections are left.
        Incomplete = "incomplete",
        /// All sections were worked through; questions are left.
        Completed = "completed",
        /// All is done, and the score reaches [`PASS_MARK`].
        Passed = "passed",
        /// All is done, and the score does not reach it.
        Failed = "failed",
    }
}

/// The parts of a lesson, by their slugs: ASCII letters, digits and `-`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outline {
    /// Its sections, in order.
    pub sections: &'static [&'static str],
    /// Its questions, in order.
    pub questions: &'static [&'static str],
}

/// How far a learner has come. Parts that the outline does not know are left out of account: they are from
/// another version of the lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    outline: Outline,
    done: Vec<&'static str>,
    right: Vec<&'static str>,
    wrong: Vec<&'static str>,
}

impl Progress {
    /// Nothing done yet.
    pub fn new(outline: Outline) -> Self {
        Self { outline, ..Self::default() }
    }

    /// A section was worked through; whether that is news.
    pub fn finish(&mut self, section: &str) -> bool {
        add(&mut self.done, self.outline.sections, section)
    }

    /// A question was answered; whether that is news. The first answer counts: who predicts after having seen
    /// does not predict.
    pub fn answer(&mut self, question: &str, right: bool) -> bool {
        let answered = self.right.contains(&question) || self.wrong.contains(&question);
        let list = if right { &mut self.right } else { &mut self.wrong };
        !answered && add(list, self.outline.questions, question)
    }

    /// Whether that section was worked through.
    pub fn is_done(&self, section: &str) -> bool {
        self.done.contains(&section)
    }

    /// Sections that were worked through.
    pub fn done(&self) -> usize {
        self.done.len()
    }

    /// Questions that were answered.
    pub fn asked(&self) -> usize {
        self.right.len() + self.wrong.len()
    }

    /// Questions that were answered rightly.
    pub fn right(&self) -> usize {
        self.right.len()
    }

    /// 0 to 100: the share of right answers among all questions; of a lesson without questions, the share of
    /// sections that were worked through.
    pub fn score(&self) -> f64 {
        let Outline { sections, questions } = self.outline;
        let (part, whole) = if questions.is_empty() {
            (self.done.len(), sections.len())
        } else {
            (self.right.len(), questions.len())
        };
        if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
    }

    /// How the lesson stands.
    pub fn status(&self) -> Status {
        let Outline { sections, questions } = self.outline;
        if sections.is_empty() || self.done.len() < sections.len() {
            Status::Incomplete
        } else if self.asked() < questions.len() {
            Status::Completed
        } else if self.score() >= PASS_MARK {
            Status::Passed
        } else {
            Status::Failed
        }
    }

    /// Whether every section was worked through and every question was answered: time for `vg:complete`.
    pub fn is_complete(&self) -> bool {
        matches!(self.status(), Status::Passed | Status::Failed)
    }

    /// Whether the lesson is passed.
    pub fn passed(&self) -> bool {
        self.status() == Status::Passed
    }

    /// `done=a,b&right=c&wrong=d`, shorter than a learning platform's memory as long as the slugs are slugs.
    pub fn write(&self) -> String {
        let list = |name: &str, list: &[&str]| format!("{name}={}", list.join(","));
        [list("done", &self.done), list("right", &self.right), list("wrong", &self.wrong)].join("&")
    }

    /// Reads what [`Progress::write`] wrote; of anything else, what makes sense.
    pub fn read(text: &str, outline: Outline) -> Self {
        let mut progress = Self::new(outline);
        for (name, list) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            for slug in list.split(',') {
                let _ = match name {
                    "done" => progress.finish(slug),
                    "right" => progress.answer(slug, true),
                    "wrong" => progress.answer(slug, false),
                    _ => false,
                };
            }
        }
        progress
    }
}

/// Adds a known slug once.
fn add(list: &mut Vec<&'static str>, known: &[&'static str], slug: &str) -> bool {
    match known.iter().find(|known| **known == slug) {
        Some(known) if !list.contains(known) => {
            list.push(known);
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTLINE: Outline = Outline {
        sections: &["chain-rule", "sigmoid"],
        questions: &["which-vanishes", "which-learns", "why"],
    };

    fn complete(right: usize) -> Progress {
        let mut progress = Progress::new(OUTLINE);
        for section in OUTLINE.sections {
            progress.finish(section);
        }
        for (index, question) in OUTLINE.questions.iter().enumerate() {
            progress.answer(question, index < right);
        }
        progress
    }

    #[test]
    fn the_first_answer_counts() {
        let mut progress = Progress::new(OUTLINE);
        assert!(progress.answer("why", false));
        assert!(!progress.answer("why", true));
        assert_eq!((progress.right(), progress.asked()), (0, 1));
    }

    #[test]
    fn nothing_is_passed_before_it_is_complete() {
        let mut progress = Progress::new(OUTLINE);
        for question in OUTLINE.questions {
            progress.answer(question, true);
        }
        assert_eq!((progress.score(), progress.is_complete(), progress.passed()), (100.0, false, false));
    }

    #[test]
    fn sections_without_their_questions_are_completed_and_no_more() {
        let mut progress = Progress::new(OUTLINE);
        progress.finish("chain-rule");
        assert_eq!(progress.status(), Status::Incomplete);
        progress.finish("sigmoid");
        assert_eq!((progress.status(), progress.is_complete()), (Status::Completed, false));
    }

    #[test]
    fn two_of_three_pass_and_one_of_three_fails() {
        assert!(complete(2).passed());
        assert!(complete(1).is_complete() && !complete(1).passed());
    }

    #[test]
    fn a_lesson_without_questions_is_scored_by_its_sections() {
        let mut progress = Progress::new(Outline { questions: &[], ..OUTLINE });
        progress.finish("sigmoid");
        assert_eq!(progress.score(), 50.0);
        progress.finish("chain-rule");
        assert!(progress.passed());
    }

    #[test]
    fn no_lesson_is_neither_complete_nor_passed() {
        let progress = Progress::default();
        assert_eq!((progress.score(), progress.is_complete(), progress.passed()), (0.0, false, false));
    }

    #[test]
    fn what_is_written_reads_back() {
        for progress in [Progress::new(OUTLINE), complete(0), complete(2), complete(3)] {
            assert_eq!(Progress::read(&progress.write(), OUTLINE), progress);
        }
    }

    #[test]
    fn damaged_texts_and_those_of_other_lessons_leave_what_makes_sense() {
        let progress = Progress::read("done=sigmoid,gone,sigmoid&right=why&wrong=why&x=%%&&=", OUTLINE);
        assert_eq!((progress.done(), progress.right(), progress.asked()), (1, 1, 1));
        assert_eq!(Progress::read("\u{0}{}", OUTLINE), Progress::new(OUTLINE));
    }
}
