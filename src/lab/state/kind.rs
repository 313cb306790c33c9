//! The kinds of values that keys have: each reads and writes one type, and says which values there are.

use super::choices::Decades;
use super::value::{Reading, Written, decades, flag, list, optional, real, whole, whole_list};
use crate::choice::Choice;
use crate::lab::experiment::{Batch, Range, Skip};
use std::marker::PhantomData;

/// The values of a key, for whoever does not know their type: menus, messages, documentation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Values {
    /// A number.
    Number {
        /// Its range.
        range: Range,
        /// Whether it has to be whole.
        whole: bool,
        /// A word that may stand in its place.
        word: Option<&'static str>,
    },
    /// One of these ids.
    Choice(&'static [&'static str]),
    /// `0` or `1`.
    Flag,
    /// A comma list of these ids.
    Ids(&'static [&'static str]),
    /// A comma list of ids of controls ([`super::control_ids`]).
    Controls,
    /// A comma list of whole numbers.
    Numbers(Range),
    /// Two powers of ten, `low,high`.
    Decades,
    /// A text of at most so many bytes.
    Text(usize),
}

impl Values {
    /// The values of a closed choice; none for everything else.
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Choice(ids) => ids,
            Self::Flag => &["0", "1"],
            Self::Number { .. }
            | Self::Ids(_)
            | Self::Controls
            | Self::Numbers(_)
            | Self::Decades
            | Self::Text(_) => &[],
        }
    }
}

/// How the values of one type are read and written.
pub(super) trait Kind {
    /// The type.
    type Value: Clone;

    /// Whether there may be no value, which the empty text says.
    const OPTIONAL: bool = false;

    /// Which values there are.
    fn values(&self) -> Values;

    /// What a text is taken for.
    fn read(&self, text: &str) -> Reading<Self::Value>;

    /// What a value looks like outside.
    fn write(&self, value: &Self::Value) -> Written;
}

/// A whole number.
pub(super) struct Whole(pub Range);

impl Kind for Whole {
    type Value = u32;

    fn values(&self) -> Values {
        Values::Number { range: self.0, whole: true, word: None }
    }

    fn read(&self, text: &str) -> Reading<u32> {
        whole(text, self.0.min, self.0.max)
    }

    fn write(&self, value: &u32) -> Written {
        Written::Number(f64::from(*value))
    }
}

/// A number.
pub(super) struct Real(pub Range);

impl Kind for Real {
    type Value = f64;

    fn values(&self) -> Values {
        Values::Number { range: self.0, whole: false, word: None }
    }

    fn read(&self, text: &str) -> Reading<f64> {
        real(text, self.0.min, self.0.max)
    }

    fn write(&self, value: &f64) -> Written {
        Written::Number(*value)
    }
}

/// The samples of a step: a whole number, or the word for all of them.
pub(super) struct Samples(pub Range);

const FULL: &str = "full";

impl Kind for Samples {
    type Value = Batch;

    fn values(&self) -> Values {
        Values::Number { range: self.0, whole: true, word: Some(FULL) }
    }

    fn read(&self, text: &str) -> Reading<Batch> {
        if text.trim() == FULL {
            Reading::Exact(Batch::Full)
        } else {
            Whole(self.0).read(text).map(Batch::Mini)
        }
    }

    fn write(&self, value: &Batch) -> Written {
        match value {
            Batch::Full => Written::Word(FULL.into()),
            Batch::Mini(samples) => Whole(self.0).write(samples),
        }
    }
}

/// A closed choice.
pub(super) struct OneOf<C>(PhantomData<C>);

impl<C> OneOf<C> {
    pub const KIND: Self = Self(PhantomData);
}

impl<C: Choice> Kind for OneOf<C> {
    type Value = C;

    fn values(&self) -> Values {
        Values::Choice(C::IDS)
    }

    fn read(&self, text: &str) -> Reading<C> {
        C::from_id(text.trim()).into()
    }

    fn write(&self, value: &C) -> Written {
        Written::Word(value.id().into())
    }
}

/// Yes or no.
pub(super) struct Flag;

impl Kind for Flag {
    type Value = bool;

    fn values(&self) -> Values {
        Values::Flag
    }

    fn read(&self, text: &str) -> Reading<bool> {
        flag(text)
    }

    fn write(&self, value: &bool) -> Written {
        Written::Number(f64::from(u8::from(*value)))
    }
}

/// Skips, or none.
pub(super) struct Skips;

impl Kind for Skips {
    type Value = Skip;

    fn values(&self) -> Values {
        Values::Flag
    }

    fn read(&self, text: &str) -> Reading<Skip> {
        flag(text).map(|on| if on { Skip::On } else { Skip::Off })
    }

    fn write(&self, value: &Skip) -> Written {
        Flag.write(&(*value == Skip::On))
    }
}

/// Several variants of a closed choice, each once, in order.
pub(super) struct SomeOf<C>(PhantomData<C>);

impl<C> SomeOf<C> {
    pub const KIND: Self = Self(PhantomData);
}

impl<C: Choice> Kind for SomeOf<C> {
    type Value = Vec<C>;

    fn values(&self) -> Values {
        Values::Ids(C::IDS)
    }

    fn read(&self, text: &str) -> Reading<Vec<C>> {
        list(text, C::from_id)
    }

    fn write(&self, value: &Vec<C>) -> Written {
        joined(&value.iter().map(|choice| choice.id()).collect::<Vec<_>>())
    }
}

/// Ids of controls, found by that function.
pub(super) struct Controls(pub fn(&str) -> Option<&'static str>);

impl Kind for Controls {
    type Value = Vec<&'static str>;

    fn values(&self) -> Values {
        Values::Controls
    }

    fn read(&self, text: &str) -> Reading<Vec<&'static str>> {
        list(text, self.0)
    }

    fn write(&self, value: &Vec<&'static str>) -> Written {
        joined(value)
    }
}

/// Whole numbers of at most 255, sorted, each once.
pub(super) struct Numbers(pub Range);

impl Kind for Numbers {
    type Value = Vec<u8>;

    fn values(&self) -> Values {
        Values::Numbers(self.0)
    }

    fn read(&self, text: &str) -> Reading<Vec<u8>> {
        whole_list(text, self.0.min, self.0.max)
    }

    fn write(&self, value: &Vec<u8>) -> Written {
        Written::Word(value.iter().map(u8::to_string).collect::<Vec<_>>().join(","))
    }
}

/// The two ends of an axis.
pub(super) struct Ends;

impl Kind for Ends {
    type Value = Decades;

    fn values(&self) -> Values {
        Values::Decades
    }

    fn read(&self, text: &str) -> Reading<Decades> {
        decades(text)
    }

    fn write(&self, value: &Decades) -> Written {
        Written::Word(format!("{},{}", value.low, value.high))
    }
}

/// Any text of at most so many bytes.
pub(super) struct Text(pub usize);

impl Kind for Text {
    type Value = String;

    fn values(&self) -> Values {
        Values::Text(self.0)
    }

    fn read(&self, text: &str) -> Reading<String> {
        (text.len() <= self.0).then(|| text.to_owned()).into()
    }

    fn write(&self, value: &String) -> Written {
        Written::Word(value.clone())
    }
}

/// A value that may be absent.
pub(super) struct Optional<K>(pub K);

impl<K: Kind> Kind for Optional<K> {
    type Value = Option<K::Value>;

    const OPTIONAL: bool = true;

    fn values(&self) -> Values {
        self.0.values()
    }

    fn read(&self, text: &str) -> Reading<Option<K::Value>> {
        optional(text, |text| self.0.read(text))
    }

    fn write(&self, value: &Option<K::Value>) -> Written {
        value.as_ref().map_or(Written::Absent, |value| self.0.write(value))
    }
}

fn joined(ids: &[&str]) -> Written {
    Written::Word(ids.join(","))
}
