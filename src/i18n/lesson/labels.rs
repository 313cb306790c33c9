//! The words around the lesson.

use super::Block;
use crate::i18n::each_text::texts;
use crate::lab::lesson::Section;

texts! {
    /// Words around the sections.
    pub struct Labels {
        /// Closes it.
        pub leave: &'static str,
        /// To the section before.
        pub previous: &'static str,
        /// To the section after.
        pub next: &'static str,
        /// Where one is: number, how many.
        pub place: &'static str,
        /// All sections, as a list.
        pub contents: &'static str,
        /// A section that was worked through.
        pub done: &'static str,
        /// How many sections were worked through: so many, of all.
        pub worked_through: &'static str,
        /// How many questions were predicted rightly: right, all.
        pub score: &'static str,
        /// The lesson is complete: score of 100.
        pub complete: &'static str,
        /// The course does not record the score.
        pub unrecorded: &'static str,
        /// Forgets the progress.
        pub forget: &'static str,
        /// The experiment, as a heading.
        pub experiment: &'static str,
        /// Questions, as a heading.
        pub predict: &'static str,
        /// Runs the experiment and compares.
        pub run: &'static str,
        /// It runs.
        pub running: &'static str,
        /// The guess was right.
        pub right: &'static str,
        /// It was not far from it.
        pub close_by: &'static str,
        /// It was neither.
        pub wrong: &'static str,
        /// What was guessed, what was measured.
        pub compared: &'static str,
        /// The guess, in a legend.
        pub guess: &'static str,
        /// The measurement, in a legend.
        pub measured: &'static str,
        /// Corrections, as a heading.
        pub exactly: &'static str,
        /// Shows one.
        pub show: &'static str,
        /// Back to the section's own experiment.
        pub restore: &'static str,
        /// Controls, as a heading.
        pub controls: &'static str,
        /// The glossary.
        pub glossary: &'static str,
        /// Closes it.
        pub close: &'static str,
        /// Prints the page.
        pub print: &'static str,
        /// The page for teachers.
        pub teacher: &'static str,
        /// The exam-ready line, as a heading.
        pub exam: &'static str,
        /// That line.
        pub exam_line: &'static str,
        /// What it says in the language of the page, where that is another one.
        pub exam_gloss: Option<&'static str>,
        /// The memory trick, as a heading.
        pub trick: &'static str,
        /// That trick.
        pub trick_line: &'static str,
        /// The page to print, as a heading.
        pub one_page: &'static str,
        /// What a section says on it; nothing where it is not graded.
        pub lines: fn(Section) -> &'static [Block],
    }
}
