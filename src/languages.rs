//! The languages of the page, one line each. A language is its line here and its folder in `i18n`, which `cargo fmt`
//! does not reach: `rustfmt --edition 2024 src/i18n/*/mod.rs`.

/// Hands every language to the macro of that name: its variant, its id (as links, browsers and the document know it)
/// and its folder in `i18n`.
#[macro_export]
macro_rules! languages {
    ($declare:ident) => {
        $declare! {
            /// English, which the page falls back on.
            En = "en", en;
            /// Bengali.
            Bn = "bn", bn;
        }
    };
}
