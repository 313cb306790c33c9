//! Closed choices. A choice is an enum whose variants carry the one `id` that the URL, the menus, the
//! messages and the tests share (the names of `docs/contract/EMBED.md`).

/// A closed choice, for code that does not care which.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every variant, in the order of the menus.
    const ALL: &'static [Self];
    /// The id of every variant, in the same order.
    const IDS: &'static [&'static str];

    /// The name in URLs, messages, exports and tests.
    fn id(self) -> &'static str;

    /// The variant of that name, if there is one.
    fn from_id(id: &str) -> Option<Self>;
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

        impl $crate::choice::Choice for $name {
            const ALL: &'static [Self] = Self::ALL;
            const IDS: &'static [&'static str] = &[ $( $id ),+ ];

            fn id(self) -> &'static str {
                self.id()
            }

            fn from_id(id: &str) -> Option<Self> {
                Self::from_id(id)
            }
        }

        impl Default for $name {
            fn default() -> Self { Self::$default }
        }
    };
}
