//! A JSON document in outline: everything but the numbers of its long arrays, of which a weighted sum is kept. So a file
//! of hundreds of megabytes can be checked, and compared with another, without holding its values.

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
    /// Σ wᵢxᵢ of the finite ones, with weights that no two neighbours share: an entry that changes changes it.
    sum: f64,
    /// Σ |wᵢxᵢ| of the finite ones.
    size: f64,
    /// How many are not finite.
    endless: usize,
}

/// Numbers that differ by less than this share are the same: another version may round otherwise.
const RESOLUTION: f64 = 1e-6;

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
    /// An empty array.
    pub const NONE: Self = Self { count: 0, first: Vec::new(), odd: None, sum: 0.0, size: 0.0, endless: 0 };

    fn push(&mut self, entry: Option<f64>) {
        match entry {
            None => self.odd = self.odd.or(Some(self.count)),
            Some(number) => self.take(number),
        }
        self.count += 1;
    }

    fn take(&mut self, number: f64) {
        if self.first.len() < KEPT {
            self.first.push(number);
        }
        if number.is_finite() {
            // The golden ratio's multiples fill [1, 2) evenly.
            let weighted = number * (1.0 + (self.count as f64 * 0.618_033_988_749_894_9).fract());
            self.sum += weighted;
            self.size += weighted.abs();
        } else {
            self.endless += 1;
        }
    }

    fn agrees(&self, other: &Self) -> bool {
        let size = self.size.max(other.size);
        // Sums beyond all bounds cannot be compared.
        let close = size.is_infinite() || (self.sum - other.sum).abs() <= RESOLUTION * size;
        (self.count, self.odd, self.endless) == (other.count, other.odd, other.endless) && close
    }
}

impl Outline {
    /// Where this is not what `own` says: the path below this value, empty for the value itself. What only this one
    /// has is left out of account.
    pub fn departure(&self, own: &Self) -> Option<String> {
        let same = match (self, own) {
            (Self::Object(this), Self::Object(own)) => {
                return own.iter().find_map(|(key, own)| match this.get(key) {
                    None => Some(format!(".{key}")),
                    Some(value) => value.departure(own).map(|path| format!(".{key}{path}")),
                });
            }
            (Self::List(this), Self::List(own)) if this.len() == own.len() => {
                let pairs = this.iter().zip(own).enumerate();
                return pairs.into_iter().find_map(|(index, (value, own))| {
                    value.departure(own).map(|path| format!("[{index}]{path}"))
                });
            }
            (Self::Numbers(this), Self::Numbers(own)) => this.agrees(own),
            (this, own) => match (this.number(), own.number()) {
                (Some(this), Some(own)) => {
                    let close = (this - own).abs() <= RESOLUTION * this.abs().max(own.abs());
                    this == own || close || (this.is_nan() && own.is_nan())
                }
                _ => this == own,
            },
        };
        (!same).then(String::new)
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
