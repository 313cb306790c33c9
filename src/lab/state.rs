//! The state of `docs/contract/EMBED.md`: one flat set of keys that the URL, the messages, the custom element, the SCORM
//! package and the exports all speak. Reads anything, refuses nothing, says what it changed. Never touches
//! the browser.
//!
//! - `fields`: the state itself; `choices`: what the keys of the page can be chosen from.
//! - `keys`: the one table of keys; reading, writing and documentation all walk it.
//! - `kind`: the kinds of values that keys have.
//! - `value`: one value as text, both ways.
//! - `merge`: the rules by which named texts become a state (presets, the duel, duplicates, notices).
//! - `duel`: what tells two networks apart.
//! - `url` and `json`: the two notations.

mod choices;
mod duel;
mod fields;
mod json;
mod keys;
mod kind;
mod merge;
mod notice;
mod url;
mod value;

#[cfg(test)]
mod round_trip_tests;
#[cfg(test)]
mod tests;

pub use choices::{Chart, Decades, Language, Motion, Numerals, Speed, Theme, ZRange};
pub use duel::{Difference, carried, differences, setting, with_setting};
pub use fields::State;
pub use json::{StateError, from_json, to_json};
pub use keys::{Descriptor, STEPS, Scope, control_ids, descriptor, descriptors, value_of};
pub use kind::Values;
pub use notice::Notice;
pub(super) use notice::excerpt;
pub use url::{attributes, read, said, write};
