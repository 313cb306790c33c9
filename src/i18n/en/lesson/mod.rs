//! The lesson.

mod drawings;
mod glossary;
mod labels;
mod questions;
mod sections;

use crate::i18n::lesson::LessonText;

pub(in crate::i18n) static LESSON: LessonText = LessonText {
    sections: sections::section,
    questions: questions::question,
    labels: labels::LABELS,
    drawings: drawings::DRAWINGS,
    glossary: glossary::entry,
};
