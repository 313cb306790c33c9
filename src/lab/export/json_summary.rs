//! A JSON document without the numbers of its long arrays, of which a weighted sum is kept. So a file of hundreds of
//! megabytes can be checked, and compared with another, without holding its values.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;

/// A value of the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum JsonSummary {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    Numbers(NumberArray),
    List(Vec<JsonSummary>),
    Object(BTreeMap<String, JsonSummary>),
}

/// An array that begins with a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct NumberArray {
    /// How many entries there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<f64>,
    /// Index of the first entry that is no number.
    pub first_invalid: Option<usize>,
    /// Σ wᵢxᵢ of the finite ones, with weights that no two neighbours share: an entry that changes changes it.
    sum: f64,
    /// Σ |wᵢxᵢ| of the finite ones.
    abs_sum: f64,
    /// How many are not finite.
    non_finite: usize,
}

/// Numbers that differ by less than this share are the same: another version may round otherwise.
const RESOLUTION: f64 = 1e-6;

/// So many numbers of an array are kept: enough for the sizes of all layers.
const KEPT: usize = 256;

impl JsonSummary {
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

impl NumberArray {
    /// An empty array.
    pub const NONE: Self =
        Self { count: 0, first: Vec::new(), first_invalid: None, sum: 0.0, abs_sum: 0.0, non_finite: 0 };

    fn push(&mut self, entry: Option<f64>) {
        match entry {
            None => self.first_invalid = self.first_invalid.or(Some(self.count)),
            Some(number) => self.add(number),
        }
        self.count += 1;
    }

    fn add(&mut self, number: f64) {
        if self.first.len() < KEPT {
            self.first.push(number);
        }
        if number.is_finite() {
            // The golden ratio's multiples fill [1, 2) evenly.
            let weighted = number * (1.0 + (self.count as f64 * 0.618_033_988_749_894_9).fract());
            self.sum += weighted;
            self.abs_sum += weighted.abs();
        } else {
            self.non_finite += 1;
        }
    }

    fn is_close_to(&self, other: &Self) -> bool {
        let abs_sum = self.abs_sum.max(other.abs_sum);
        // Sums beyond all bounds cannot be compared.
        let close = abs_sum.is_infinite() || (self.sum - other.sum).abs() <= RESOLUTION * abs_sum;
        (self.count, self.first_invalid, self.non_finite)
            == (other.count, other.first_invalid, other.non_finite)
            && close
    }
}

impl JsonSummary {
    /// Where this differs from what is expected: the path below this value, empty for the value itself. Keys that only
    /// this one has are ignored.
    pub fn first_difference(&self, expected: &Self) -> Option<String> {
        let same = match (self, expected) {
            (Self::Object(this), Self::Object(expected)) => {
                return expected.iter().find_map(|(key, expected)| match this.get(key) {
                    None => Some(format!(".{key}")),
                    Some(value) => value.first_difference(expected).map(|path| format!(".{key}{path}")),
                });
            }
            (Self::List(this), Self::List(expected)) if this.len() == expected.len() => {
                let pairs = this.iter().zip(expected).enumerate();
                return pairs.into_iter().find_map(|(index, (value, expected))| {
                    value.first_difference(expected).map(|path| format!("[{index}]{path}"))
                });
            }
            (Self::Numbers(this), Self::Numbers(expected)) => this.is_close_to(expected),
            (this, expected) => match (this.number(), expected.number()) {
                (Some(this), Some(expected)) => {
                    let close = (this - expected).abs() <= RESOLUTION * this.abs().max(expected.abs());
                    this == expected || close || (this.is_nan() && expected.is_nan())
                }
                _ => this == expected,
            },
        };
        (!same).then(String::new)
    }
}

impl<'de> Deserialize<'de> for JsonSummary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SummaryVisitor)
    }
}

struct SummaryVisitor;

impl<'de> Visitor<'de> for SummaryVisitor {
    type Value = JsonSummary;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<JsonSummary, E> {
        Ok(JsonSummary::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<JsonSummary, E> {
        Ok(JsonSummary::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<JsonSummary, E> {
        Ok(JsonSummary::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<JsonSummary, E> {
        Ok(JsonSummary::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<JsonSummary, E> {
        Ok(JsonSummary::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<JsonSummary, E> {
        Ok(JsonSummary::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<JsonSummary, A::Error> {
        let Some(first) = entries.next_element::<JsonSummary>()? else {
            return Ok(JsonSummary::List(Vec::new()));
        };
        if let Some(number) = first.number() {
            let mut numbers = NumberArray::default();
            numbers.push(Some(number));
            while let Some(entry) = entries.next_element::<JsonSummary>()? {
                numbers.push(entry.number());
            }
            return Ok(JsonSummary::Numbers(numbers));
        }
        let mut list = vec![first];
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(JsonSummary::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<JsonSummary, A::Error> {
        let mut object = BTreeMap::new();
        while let Some((key, value)) = entries.next_entry()? {
            object.insert(key, value);
        }
        Ok(JsonSummary::Object(object))
    }
}
