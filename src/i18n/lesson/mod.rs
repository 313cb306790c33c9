//! The lecture in both languages: one file a language, the same structure. Sections and questions stand in the order
//! of `lab::lesson`. In a text, `**…**` is strong and `[…]` is a word of the glossary.

mod bn;
mod bn_words;
mod en;
mod en_words;
pub mod formula;

pub use formula::Formula;

use super::Lang;

/// Everything that the lecture says in one language.
pub struct LessonText {
    /// In the order of `lab::lesson::Section::ALL`.
    pub sections: [SectionText; 10],
    /// In the order of `lab::lesson::Question::ALL`.
    pub questions: [QuestionText; 14],
    /// Words around them.
    pub words: Words,
    /// Terms, the same ones in both languages.
    pub glossary: [Term; 20],
}

/// One section.
pub struct SectionText {
    /// Its heading, after its number.
    pub title: &'static str,
    /// What is told.
    pub story: &'static [Block],
    /// What the live experiment shows.
    pub shows: &'static str,
    /// Where the note simplifies, in the order of `Section::corrections`.
    pub corrections: &'static [&'static str],
}

/// A piece of a story.
pub enum Block {
    /// A paragraph.
    Text(&'static str),
    /// A formula on a line of its own.
    Formula(Formula),
    /// A list.
    List(&'static [&'static str]),
}

/// One question.
pub struct QuestionText {
    /// What is asked.
    pub ask: &'static str,
    /// What can be answered.
    pub answers: Answers,
    /// Why it is so; {0} is the measured number.
    pub why: &'static str,
}

/// What can be answered.
pub enum Answers {
    /// One of three.
    Pick([&'static str; 3]),
    /// One of three formulas.
    Formulas([Formula; 3]),
    /// A bar that is dragged: what it measures.
    Bar(&'static str),
}

/// A term of the glossary.
pub struct Term {
    /// As the texts write it.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// Words around the sections.
pub struct Words {
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
    /// Its lines, one for each of the eight sections.
    pub lines: [&'static [Block]; 8],
    /// Words of the drawings.
    pub drawings: Drawings,
}

/// Words of the drawings.
pub struct Drawings {
    /// The curve and what can be done with it.
    pub curve: &'static str,
    /// What the curve says: x, σ(x), σ′(x).
    pub curve_says: &'static str,
    /// How many percent of the largest slope that is.
    pub curve_share: &'static str,
    /// The ladder.
    pub ladder: &'static str,
    /// One rung of it: layer, product, measured.
    pub ladder_columns: [&'static str; 3],
    /// What it starts from: last layer, slopes between.
    pub ladder_says: &'static str,
    /// Layers that a table leaves out: how many.
    pub left_out: &'static str,
    /// How much of the slope is left in each layer.
    pub slopes: &'static str,
    /// One layer of it: layer, mean slope, saturated.
    pub slope_columns: [&'static str; 3],
    /// Six steps, each with a live picture.
    pub steps: [&'static str; 6],
    /// What each of the six pictures measures: layers; the curve; mean slope; product; gradient; moved.
    pub step_says: [&'static str; 6],
    /// Nothing has moved before the first update.
    pub not_yet: &'static str,
    /// The equation of one weight.
    pub weight: &'static str,
    /// Layer, unit, input, sample.
    pub weight_choice: [&'static str; 4],
    /// Names of the factors.
    pub factors: [&'static str; 4],
    /// Four reasons.
    pub reasons: [&'static str; 4],
    /// Columns of the comparison: what is compared, sigmoid, now.
    pub compared: [&'static str; 3],
    /// Rows of the comparison: mean h, gradient of layer 1 over layer H, loss, accuracy.
    pub rows: [&'static str; 4],
    /// Why the accuracy says little while the loss is that of guessing: the loss.
    pub accuracy_says: &'static str,
    /// The zigzag of two weights.
    pub zigzag: &'static str,
    /// Remedies, in the order of `Section::REMEDIES`.
    pub remedies: [&'static str; 7],
    /// First let the gradient die.
    pub let_it_die: &'static str,
    /// What the gradient's share was at the start, and the loss at the end: name, share, loss.
    pub dead_says: &'static str,
    /// A remedy's result: name of the share, share at the start, loss before, loss now.
    pub remedy_says: &'static str,
}

impl LessonText {
    /// The lecture in that language.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &en::LESSON,
            Lang::Bn => &bn::LESSON,
        }
    }
}
