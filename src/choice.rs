//! Closed choices. A choice is an enum whose variants carry the one `id` that the URL, the menus, the
//! messages and the tests share (the names of `EMBED.md`).

/// A closed choice, for what works with any of them.
pub trait Choice: Copy + 'static {
    /// Every variant, in the order of the menus.
    fn all() -> &'static [Self];
    /// The name in URLs, messages, exports and tests.
    fn name(self) -> &'static str;
}

/// Declares an enum with `ALL`, `id()` and `from_id()`; the first variant listed in `default` is the default.
#[macro_export]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident (default $default:ident) {
            $( $(#[$variant_meta:meta])* $variant:ident = $id:literal ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $( $(#[$variant_meta])* $variant ),+ }

        impl $name {
            /// Every variant, in the order of the menus.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// The name in URLs, messages, exports and tests.
            pub const fn id(self) -> &'static str {
                match self { $( Self::$variant => $id ),+ }
            }

            /// The variant of that name, if there is one.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.id() == id)
            }
        }

        impl Default for $name {
            fn default() -> Self { Self::$default }
        }

        impl $crate::choice::Choice for $name {
            fn all() -> &'static [Self] { Self::ALL }
            fn name(self) -> &'static str { self.id() }
        }
    };
}
