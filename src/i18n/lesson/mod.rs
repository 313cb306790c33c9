//! The words of the lesson. In a text, `**…**` is strong and `[…]` is a word of the glossary.

mod drawings;
pub mod formula;
mod labels;

pub use drawings::{ComparedColumns, Drawings, FactorNames, LadderColumns, SlopeColumns, WeightChoice};
pub use formula::Formula;
pub use labels::Labels;

use super::each_text::{EachText, texts};
use crate::lab::lesson::{Question, Section, Term};

texts! {
    /// Everything that the lesson says in one language.
    pub struct LessonText {
        /// The sections.
        pub sections: fn(Section) -> &'static SectionText,
        /// The questions.
        pub questions: fn(Question) -> &'static QuestionText,
        /// Words around them.
        pub labels: Labels,
        /// Words of the drawings.
        pub drawings: Drawings,
        /// The glossary.
        pub glossary: fn(Term) -> &'static Entry,
    }
}

texts! {
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

texts! {
    /// One question.
    pub struct QuestionText {
        /// What is asked.
        pub ask: &'static str,
        /// What can be answered.
        pub answers: Answers,
        /// Why it is so; {0} is the measured number.
        pub why: &'static str,
    }
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

texts! {
    /// A term of the glossary.
    pub struct Entry {
        /// As the texts write it.
        pub word: &'static str,
        /// What it means.
        pub meaning: &'static str,
    }
}

impl EachText for Block {
    fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str)) {
        match self {
            Self::Text(text) => text.each_text(name, visit),
            Self::Formula(_) => {}
            Self::List(items) => items.each_text(name, visit),
        }
    }
}

impl EachText for Answers {
    fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str)) {
        match self {
            Self::Pick(options) => options.each_text(name, visit),
            Self::Formulas(_) => {}
            Self::Bar(measured) => measured.each_text(name, visit),
        }
    }
}
