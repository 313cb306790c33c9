//! One value as text, both ways.

use super::choices::Decades;

/// What a text was taken for.
pub(super) enum Reading<V> {
    /// As it was meant.
    Exact(V),
    /// The nearest value of the range.
    Clamped(V, f64, f64),
    /// The nearest whole number.
    Rounded(V),
    /// What could be read of a list.
    Partial(V),
    /// Nothing.
    Unreadable,
}

impl<V> Reading<V> {
    /// The same outcome for a value made of this one.
    pub fn map<W>(self, make: impl FnOnce(V) -> W) -> Reading<W> {
        match self {
            Self::Exact(value) => Reading::Exact(make(value)),
            Self::Clamped(value, min, max) => Reading::Clamped(make(value), min, max),
            Self::Rounded(value) => Reading::Rounded(make(value)),
            Self::Partial(value) => Reading::Partial(make(value)),
            Self::Unreadable => Reading::Unreadable,
        }
    }
}

impl<V> From<Option<V>> for Reading<V> {
    fn from(value: Option<V>) -> Self {
        value.map_or(Self::Unreadable, Self::Exact)
    }
}

/// A decimal number; `1e999` is infinite, the words `inf` and `NaN` are no numbers.
fn decimal(text: &str) -> Option<f64> {
    // A plus sign that was not encoded arrives as a space: `1e+9` is how JavaScript writes it.
    let text = text.trim().replace(' ', "+");
    let of_a_number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E');
    if !text.bytes().all(of_a_number) {
        return None;
    }
    text.parse().ok()
}

/// A number of `min..=max`.
pub(super) fn real(text: &str, min: f64, max: f64) -> Reading<f64> {
    match decimal(text) {
        None => Reading::Unreadable,
        // Adding 0 turns -0 into 0, which would be written differently.
        Some(number) if (min..=max).contains(&number) => Reading::Exact(number + 0.0),
        Some(number) => Reading::Clamped(number.clamp(min, max), min, max),
    }
}

/// A whole number of `min..=max`; `10.0` and `1e1` are whole, `10.4` is rounded to the nearest.
pub(super) fn whole(text: &str, min: f64, max: f64) -> Reading<u32> {
    match real(text, min, max) {
        Reading::Exact(number) if number.fract() != 0.0 => Reading::Rounded(number.round() as u32),
        reading => reading.map(|number| number as u32),
    }
}

/// `0` or `1`; JSON's `false` and `true` are read too.
pub(super) fn flag(text: &str) -> Reading<bool> {
    let of_a_number = |number| if number == 0.0 { Some(false) } else { (number == 1.0).then_some(true) };
    match text.trim() {
        "false" => Reading::Exact(false),
        "true" => Reading::Exact(true),
        text => decimal(text).and_then(of_a_number).into(),
    }
}

/// A value that may be absent: the empty text says so.
pub(super) fn optional<V>(text: &str, read: impl FnOnce(&str) -> Reading<V>) -> Reading<Option<V>> {
    if text.trim().is_empty() { Reading::Exact(None) } else { read(text).map(Some) }
}

/// The known items of a comma list, each once, in order; one that is not known is left out, and told.
pub(super) fn list<V: PartialEq>(text: &str, known: impl Fn(&str) -> Option<V>) -> Reading<Vec<V>> {
    let mut items = Vec::new();
    let mut complete = true;
    for item in text.split(',').map(str::trim).filter(|item| !item.is_empty()) {
        match known(item) {
            Some(item) if items.contains(&item) => {}
            Some(item) => items.push(item),
            None => complete = false,
        }
    }
    if complete { Reading::Exact(items) } else { Reading::Partial(items) }
}

/// The whole numbers of `min..=max` (at most 255) of a comma list, sorted and each once. An item that is none is left
/// out, and told; where nothing is left, the list is unreadable.
pub(super) fn whole_list(text: &str, min: f64, max: f64) -> Reading<Vec<u8>> {
    let mut numbers = Vec::new();
    let mut complete = true;
    for item in text.split(',').map(str::trim).filter(|item| !item.is_empty()) {
        match whole(item, min, max) {
            Reading::Exact(number) => numbers.push(number as u8),
            _ => complete = false,
        }
    }
    let numbers: Vec<u8> = (0..=u8::MAX).filter(|number| numbers.contains(number)).collect();
    match (complete, numbers.is_empty()) {
        (true, _) => Reading::Exact(numbers),
        (false, true) => Reading::Unreadable,
        (false, false) => Reading::Partial(numbers),
    }
}

/// Two powers of ten, `low,high`, that a float can hold, at least three apart.
pub(super) fn decades(text: &str) -> Reading<Decades> {
    let ends: Vec<_> = text.split(',').map(|end| end.trim().parse::<i32>()).collect();
    let [Ok(low), Ok(high)] = ends[..] else { return Reading::Unreadable };
    let fits = low >= -307 && high <= 307 && high.checked_sub(low).is_some_and(|decades| decades >= 3);
    if fits { Reading::Exact(Decades { low, high }) } else { Reading::Unreadable }
}

/// What a value looks like outside.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Written {
    /// There is no value.
    Absent,
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
}

impl Written {
    /// As in a URL, before encoding; reads back to the very same value.
    pub fn text(&self) -> String {
        match self {
            Self::Absent => String::new(),
            Self::Word(word) => word.clone(),
            Self::Number(number) => shortest(*number),
        }
    }
}

/// The shortest decimal text that reads back to the same number; with an exponent where that saves much.
fn shortest(number: f64) -> String {
    let (plain, scientific) = (format!("{number}"), format!("{number:e}"));
    if scientific.len() + 2 < plain.len() { scientific } else { plain }
}
