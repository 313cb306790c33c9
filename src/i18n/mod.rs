//! The words of the page: a folder for each language, the same files in each; nothing here holds two languages.
//!
//! The files beside this one say which words there are. A text that belongs to a variant of a closed choice is a
//! function of it, written as a `match` in the folder of the language: a missing text does not compile, and no order matters.
//! Of other modules only such choices are used here.
//!
//! A language is a line in `languages.rs` and its folder.

pub mod answers;
pub mod chain;
pub mod compare;
pub mod crash;
pub mod csv;
pub mod diagnosis;
mod each_text;
pub mod explain;
pub mod figure;
pub mod inside;
pub mod learning;
pub mod lesson;
pub mod more;
pub mod share;
pub mod text;
pub mod time;
pub mod tour;
pub mod trials;
pub mod trust;
pub mod views;

pub use each_text::EachText;

use crate::choice;
use crate::lab::state::Numerals;
use lesson::LessonText;
use more::More;
use text::Text;

/// What has to be known of a language before its words are needed.
pub struct LangInfo {
    /// What it calls itself.
    pub name: &'static str,
    /// The same, as short as a button.
    pub short_name: &'static str,
    /// The digits of numbers, unless others are asked for.
    pub numerals: Numerals,
    /// Whether its technical terms are English: they are marked as such, so that a screen reader speaks them rightly.
    pub english_terms: bool,
    /// Address of its page for teachers.
    pub teacher_page: &'static str,
}

/// The words of a language. Its parts are functions, so that the first part of the program holds only what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(Lang);

/// The words of that language.
pub const fn words(lang: Lang) -> Words {
    Words(lang)
}

macro_rules! declare {
    ($( $(#[$doc:meta])* $lang:ident = $id:literal, $folder:ident; )+) => {
        $( mod $folder; )+

        choice! {
            /// A language of the page.
            pub enum Lang (default En) { $( $(#[$doc])* $lang = $id ),+ }
        }

        impl Lang {
            /// What has to be known of it before its words are needed.
            pub fn info(self) -> &'static LangInfo {
                match self { $( Self::$lang => &$folder::INFO ),+ }
            }
        }

        impl Words {
            /// Those of the first view.
            pub fn text(self) -> &'static Text {
                match self.0 { $( Lang::$lang => &$folder::text::TEXT ),+ }
            }

            /// Those of what is fetched after the first view.
            pub fn more(self) -> &'static More {
                match self.0 { $( Lang::$lang => &$folder::more::MORE ),+ }
            }

            /// Those of the lecture.
            pub fn lesson(self) -> &'static LessonText {
                match self.0 { $( Lang::$lang => &$folder::lesson::LESSON ),+ }
            }
        }
    };
}

crate::languages!(declare);

impl Lang {
    /// The language of a tag such as "bn-BD", as browsers and documents write it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.iter().copied().find(|lang| lang.id().eq_ignore_ascii_case(primary))
    }
}

/// Puts the arguments into a text's `{0}`, `{1}`, ….
pub fn fill(text: &str, arguments: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        let inside = &rest[start + 1..];
        let end = inside.find('}').unwrap_or(inside.len());
        let argument = inside[..end].parse::<usize>().ok().and_then(|index| arguments.get(index));
        filled.push_str(argument.copied().unwrap_or_default());
        rest = inside.get(end + 1..).unwrap_or_default();
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn arguments_are_put_where_they_belong_and_never_read_as_places() {
        assert_eq!(fill("{1} of {0}, {0}", &["a", "{1}"]), "{1} of a, a");
        assert_eq!(fill("nothing", &[]), "nothing");
        assert_eq!(fill("lost {7} {", &["a"]), "lost  ");
    }

    #[test]
    fn a_tag_names_its_language_whatever_the_country() {
        assert_eq!(
            ["bn", "BN-IN", "en-GB"].map(Lang::of_tag),
            [Some(Lang::Bn), Some(Lang::Bn), Some(Lang::En)]
        );
        assert_eq!(["", "de", "bnx"].map(Lang::of_tag), [None; 3]);
    }

    /// The places for arguments in a text, in order.
    fn places(text: &str) -> Vec<char> {
        let mut places: Vec<char> = text.split('{').skip(1).filter_map(|rest| rest.chars().next()).collect();
        places.sort_unstable();
        places
    }

    fn texts(lang: Lang) -> BTreeMap<String, &'static str> {
        let mut all = BTreeMap::new();
        let mut put = |name: &str, text| assert_eq!(all.insert(name.into(), text), None, "{name}");
        words(lang).text().each_text("", &mut put);
        words(lang).more().each_text("more", &mut put);
        words(lang).lesson().each_text("lesson", &mut put);
        all
    }

    #[test]
    fn all_languages_have_the_same_texts_with_the_same_arguments() {
        let english = texts(Lang::En);
        for lang in Lang::ALL {
            let own = texts(*lang);
            for (name, text) in &own {
                // What the lecture quotes in English is told only where the language is another one.
                let Some(other) = english.get(name) else {
                    assert_eq!(name, "lesson.labels.exam_gloss");
                    continue;
                };
                assert_eq!(places(text), places(other), "{name}: {text}");
            }
            assert!(english.keys().all(|name| own.contains_key(name)), "{lang:?}");
        }
    }
}
