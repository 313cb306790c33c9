//! The state itself.

use super::choices::{Chart, Decades, Language, Motion, Numerals, Speed, Theme, ZRange};
use crate::lab::experiment::Experiment;
use crate::lab::lesson::Section;
use crate::lab::preset::Preset;
use crate::lab::quantity::Quantity;

/// Everything that a link can say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The network and its training.
    pub experiment: Experiment,
    /// The second network of a duel; `None` when there is no duel.
    pub duel: Option<Experiment>,
    /// The preset that the settings started from.
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
    /// What the main chart and the time machine measure.
    pub quantity: Quantity,
    /// The range of z in the view inside a layer.
    pub z_range: ZRange,
    /// How fast training runs when it plays.
    pub speed: Speed,
    /// Start running.
    pub play: bool,
    /// Stop after that many steps.
    pub steps: Option<u32>,
    /// The section of the lesson that is open; the settings started from its experiment if there is no preset.
    pub lesson: Option<Section>,
    /// Echoed in every message.
    pub id: Option<String>,
}

impl State {
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
