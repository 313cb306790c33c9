//! The state of `EMBED.md`: one flat set of keys that the URL, the messages, the custom element, the SCORM
//! package and the exports all speak. Reads anything, refuses nothing, says what it changed. Never touches
//! the browser.
//!
//! - `keys`: the one table of keys; reading and writing both walk it.
//! - `value`: one value as text, both ways.
//! - `merge`: the rules by which named texts become a state (presets, the duel, duplicates, notices).
//! - `duel`: what tells two networks apart.
//! - `url` and `json`: the two notations.

mod duel;
mod json;
mod keys;
mod merge;
mod notice;
mod url;
mod value;

#[cfg(test)]
mod round_trip_tests;
#[cfg(test)]
mod tests;

pub use duel::{Difference, carried, differences, setting, with_setting};
pub use json::{from_json, to_json};
pub use keys::value_of;
pub use keys::{STEPS, control_ids};
pub use notice::Notice;
pub(super) use notice::excerpt;
pub use url::{read, said, write};

use super::experiment::Experiment;
use super::lesson::Section;
use super::preset::Preset;
use crate::choice;

macro_rules! declare_language {
    ($( $(#[$doc:meta])* $lang:ident = $id:literal, $folder:ident; )+) => {
        choice! {
            /// The language that was asked for.
            pub enum Language (default Auto) {
                /// The browser's.
                Auto = "auto",
                $( $(#[$doc])* $lang = $id ),+
            }
        }
    };
}

crate::languages!(declare_language);

choice! {
    /// The digits of numbers in prose, readouts and tables.
    pub enum Numerals (default Auto) {
        /// Those of the language.
        Auto = "auto",
        /// 0 1 2 3.
        Latin = "latn",
        /// ০ ১ ২ ৩.
        Bengali = "beng",
    }
}

choice! {
    /// The colours that were asked for.
    pub enum Theme (default Auto) {
        /// The system's.
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

choice! {
    /// How much may move.
    pub enum Motion (default Auto) {
        /// What the system says.
        Auto = "auto",
        /// As little as possible.
        Reduce = "reduce",
    }
}

choice! {
    /// A chart that a page can ask for.
    pub enum Chart (default Time) {
        /// The main chart: a number a layer on a log axis.
        Gradients = "gradients",
        /// Loss and accuracy over steps.
        Loss = "loss",
        /// Decision boundary, or a grid of samples.
        Boundary = "boundary",
        /// Every layer at every recorded step.
        Time = "time",
        /// What the units of a layer do.
        Inside = "inside",
        /// The chain rule's ledger.
        Chain = "chain",
        /// Two networks side by side.
        Compare = "compare",
        /// The remedies, one after the other.
        Remedies = "remedies",
        /// How the decay depends on depth, gain and biases.
        Sweep = "sweep",
        /// How far each layer has moved.
        Learning = "learning",
        /// Gradients beside what the loss itself says.
        Trust = "trust",
        /// Every layer's numbers as a table.
        Numbers = "numbers",
    }
}

/// The powers of ten between which the main chart's δ is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decades {
    /// At the lower end.
    pub low: i32,
    /// At the upper end, at least three above.
    pub high: i32,
}

/// Everything that a link can say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The network and its training.
    pub experiment: Experiment,
    /// The second network of a duel; `None` when there is no duel.
    pub duel: Option<Experiment>,
    /// The named scene that the settings started from.
    pub preset: Option<Preset>,
    /// `lang`.
    pub language: Language,
    /// `num`.
    pub numerals: Numerals,
    /// `theme`.
    pub theme: Theme,
    /// `motion`.
    pub motion: Motion,
    /// No site chrome.
    pub embed: bool,
    /// Ids of the controls that are not shown ([`control_ids`]).
    pub hide: Vec<&'static str>,
    /// Ids of the controls that are shown, but fixed.
    pub lock: Vec<&'static str>,
    /// The charts that are shown, in order; empty leaves it to the page.
    pub charts: Vec<Chart>,
    /// The decades of the main chart, where they are pinned; otherwise the settings choose them.
    pub axis: Option<Decades>,
    /// The view that is open below the stage; one that has no tab leaves it to the page.
    pub view: Chart,
    /// Start running.
    pub play: bool,
    /// Stop after that many steps.
    pub steps: Option<u32>,
    /// The section of the lecture that is open; the settings started from its experiment if there is no preset.
    pub lesson: Option<Section>,
    /// Echoed in every message.
    pub id: Option<String>,
}

impl State {
    /// The defaults, with that scene applied.
    pub fn of(preset: Option<Preset>) -> Self {
        let given: Vec<_> = preset.map(|preset| ("preset", preset.id())).into_iter().collect();
        Self::default().with(&given)
    }

    /// This state with those keys given as a link would give them.
    pub fn with(&self, given: &[(&str, &str)]) -> Self {
        merge::merge(given, self).0
    }

    /// The network, and the second one of a duel.
    pub fn networks(&self) -> impl Iterator<Item = &Experiment> {
        std::iter::once(&self.experiment).chain(&self.duel)
    }

    /// Whether the control of that id is not shown.
    pub fn hides(&self, control: &str) -> bool {
        self.hide.contains(&control)
    }

    /// Whether the control of that id is shown, but fixed.
    pub fn locks(&self, control: &str) -> bool {
        self.lock.contains(&control)
    }
}
