//! Visits every text of a language, so that tests can compare languages and find what was forgotten.

use crate::choice::Choice;

/// Something that holds texts.
pub trait EachText {
    /// Calls `visit` with every text and its name, which begins with `name`: `chain.columns.weights`, `init(zeros)`.
    fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str));
}

impl EachText for &'static str {
    fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str)) {
        visit(name, self);
    }
}

impl<T: EachText> EachText for Option<T> {
    fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str)) {
        self.iter().for_each(|text| text.each_text(name, visit));
    }
}

impl<T: EachText> EachText for &'static [T] {
    fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str)) {
        for (index, text) in self.iter().enumerate() {
            text.each_text(&format!("{name}[{index}]"), visit);
        }
    }
}

impl<T: EachText, const N: usize> EachText for [T; N] {
    fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str)) {
        for (index, text) in self.iter().enumerate() {
            text.each_text(&format!("{name}[{index}]"), visit);
        }
    }
}

/// The text of every variant.
impl<C: Choice, T: EachText> EachText for fn(C) -> T {
    fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str)) {
        for choice in C::ALL.iter() {
            self(*choice).each_text(&format!("{name}({})", choice.id()), visit);
        }
    }
}

/// Declares a struct of texts. A field is a text, a function from a closed choice to a text, or another such struct.
macro_rules! texts {
    (
        $(#[$meta:meta])*
        pub struct $name:ident { $( $(#[$doc:meta])* pub $field:ident: $kind:ty ),+ $(,)? }
    ) => {
        $(#[$meta])*
        pub struct $name { $( $(#[$doc])* pub $field: $kind ),+ }

        impl $crate::i18n::EachText for $name {
            fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str)) {
                let prefix = if name.is_empty() { String::new() } else { format!("{name}.") };
                $({
                    let name = format!("{prefix}{}", stringify!($field));
                    $crate::i18n::EachText::each_text(&self.$field, &name, visit);
                })+
            }
        }

        impl $crate::i18n::EachText for &'static $name {
            fn each_text(&self, name: &str, visit: &mut dyn FnMut(&str, &'static str)) {
                (**self).each_text(name, visit);
            }
        }
    };
}

pub(super) use texts;
