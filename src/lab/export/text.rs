//! JSON, written value by value into one text.

use serde_json::Value;
use std::fmt::Write;

/// A JSON text that grows. Commas are put where they belong; that every bracket is closed is up to the caller.
pub(super) struct JsonText {
    text: String,
    /// Whether a value would follow another one.
    follows: bool,
}

impl JsonText {
    pub fn with_capacity(characters: usize) -> Self {
        Self { text: String::with_capacity(characters), follows: false }
    }

    pub fn finish(self) -> String {
        self.text
    }

    /// `{` or `[`.
    pub fn open(&mut self, bracket: char) -> &mut Self {
        self.separate();
        self.text.push(bracket);
        self.follows = false;
        self
    }

    /// `}` or `]`.
    pub fn close(&mut self, bracket: char) -> &mut Self {
        self.text.push(bracket);
        self.follows = true;
        self
    }

    /// A key; its value comes next.
    pub fn key(&mut self, name: &str) -> &mut Self {
        self.word(name);
        self.text.push(':');
        self.follows = false;
        self
    }

    pub fn null(&mut self) -> &mut Self {
        self.raw(format_args!("null"))
    }

    pub fn flag(&mut self, flag: bool) -> &mut Self {
        self.raw(format_args!("{flag}"))
    }

    pub fn whole(&mut self, number: u64) -> &mut Self {
        self.raw(format_args!("{number}"))
    }

    /// The shortest text that reads back exactly, or the word for what JSON has no number for.
    pub fn number(&mut self, number: f64) -> &mut Self {
        if number.is_nan() {
            self.word("NaN")
        } else if number.is_infinite() {
            self.word(if number > 0.0 { "Infinity" } else { "-Infinity" })
        } else {
            self.raw(format_args!("{number:?}"))
        }
    }

    pub fn word(&mut self, word: &str) -> &mut Self {
        self.value(&word.into())
    }

    pub fn value(&mut self, value: &Value) -> &mut Self {
        self.raw(format_args!("{value}"))
    }

    pub fn numbers(&mut self, numbers: &[f64]) -> &mut Self {
        self.open('[');
        for number in numbers {
            self.number(*number);
        }
        self.close(']')
    }

    pub fn wholes(&mut self, numbers: impl IntoIterator<Item = usize>) -> &mut Self {
        self.open('[');
        for number in numbers {
            self.whole(number as u64);
        }
        self.close(']')
    }

    /// `{"shape": […], "data": […]}`, row-major.
    pub fn array(&mut self, shape: &[usize], data: &[f64]) -> &mut Self {
        self.open('{');
        self.key("shape").wholes(shape.iter().copied());
        self.key("data").numbers(data);
        self.close('}')
    }

    fn raw(&mut self, value: std::fmt::Arguments) -> &mut Self {
        self.separate();
        // Writing into a String cannot fail.
        let _ = self.text.write_fmt(value);
        self.follows = true;
        self
    }

    fn separate(&mut self) {
        if self.follows {
            self.text.push(',');
        }
    }
}
