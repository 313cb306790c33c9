//! English.

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
    name: "English",
    short_name: "EN",
    numerals: Numerals::Latin,
    english_terms: false,
    teacher_page: "teacher.html",
};
