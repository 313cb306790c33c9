//! A JSON document in outline: everything but the numbers of its long arrays, which are only counted. So a file
//! of hundreds of megabytes can be checked without holding its values.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;

/// An outline.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outline {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    Numbers(Numbers),
    List(Vec<Outline>),
    Object(BTreeMap<String, Outline>),
}

/// An array that begins with a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Numbers {
    /// How many entries there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<f64>,
    /// Index of the first entry that is no number.
    pub odd: Option<usize>,
}

/// So many numbers of an array are kept: enough for the sizes of all layers.
const KEPT: usize = 256;

impl Outline {
    /// The number; also one of the three words for what JSON has no number for.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(word) => match word.as_str() {
                "NaN" => Some(f64::NAN),
                "Infinity" => Some(f64::INFINITY),
                "-Infinity" => Some(f64::NEG_INFINITY),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Numbers {
    fn push(&mut self, entry: Option<f64>) {
        match entry {
            None => self.odd = self.odd.or(Some(self.count)),
            Some(number) if self.first.len() < KEPT => self.first.push(number),
            Some(_) => {}
        }
        self.count += 1;
    }
}

impl<'de> Deserialize<'de> for Outline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OutlineVisitor)
    }
}

struct OutlineVisitor;

impl<'de> Visitor<'de> for OutlineVisitor {
    type Value = Outline;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Outline, E> {
        Ok(Outline::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Outline, E> {
        Ok(Outline::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Outline, E> {
        Ok(Outline::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Outline, E> {
        Ok(Outline::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Outline, E> {
        Ok(Outline::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Outline, E> {
        Ok(Outline::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Outline, A::Error> {
        let Some(first) = entries.next_element::<Outline>()? else { return Ok(Outline::List(Vec::new())) };
        if let Some(number) = first.number() {
            let mut numbers = Numbers::default();
            numbers.push(Some(number));
            while let Some(entry) = entries.next_element::<Outline>()? {
                numbers.push(entry.number());
            }
            return Ok(Outline::Numbers(numbers));
        }
        let mut list = vec![first];
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(Outline::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Outline, A::Error> {
        let mut object = BTreeMap::new();
        while let Some((key, value)) = entries.next_entry()? {
            object.insert(key, value);
        }
        Ok(Outline::Object(object))
    }
}
