//! Language, digits and colours: what it takes to say and to draw something.

use crate::charts::number::{self, Digits, in_digits, readable};
use crate::charts::theme::Surface;
use crate::i18n::lesson::LessonText;
use crate::i18n::more::More;
use crate::i18n::text::Text;
use crate::i18n::{Lang, words};

/// Language, digits and surface.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Locale {
    /// The language.
    pub lang: Lang,
    /// Digits of prose, readouts and tables.
    pub digits: Digits,
    /// Light or dark.
    pub surface: Surface,
    /// Whether it is being printed.
    pub paper: bool,
}

impl Locale {
    /// The page's words.
    pub fn text(self) -> &'static Text {
        words(self.lang).text()
    }

    /// The words of the rest of the page.
    pub fn more(self) -> &'static More {
        words(self.lang).more()
    }

    /// The words of the lesson.
    pub fn lesson(self) -> &'static LessonText {
        words(self.lang).lesson()
    }

    /// A measured number.
    pub fn number(self, value: f64) -> String {
        self.digits(&readable(value))
    }

    /// A whole number.
    pub fn count(self, value: u64) -> String {
        self.digits(&number::count(value))
    }

    /// A share of 0 to 1, as per cent.
    pub fn percent(self, share: f64) -> String {
        self.digits(&number::percent(share))
    }

    /// A text, its digits those of the page.
    pub fn digits(self, text: &str) -> String {
        in_digits(text, self.digits)
    }
}
