//! Bengali, as a classroom and the lecture note speak it: technical terms stay English.

mod answers;
mod chain;
mod compare;
mod crash;
mod csv;
mod diagnosis;
mod explain;
mod figure;
mod inside;
mod learning;
pub(super) mod lesson;
pub(super) mod more;
mod share;
pub(super) mod text;
mod time;
mod tour;
mod trials;
mod trust;
mod views;

use super::LangInfo;
use crate::lab::state::Numerals;

pub(super) const INFO: LangInfo = LangInfo {
    name: "বাংলা",
    short_name: "বাংলা",
    numerals: Numerals::Latin,
    english_terms: true,
    teacher_page: "teacher.bn.html",
};
