//! What the page asks a trainer, and what it answers. A trainer is a worker, or the page itself.

use super::experiment::Experiment;
use super::export::format::ExportFormat;
use super::frame::Frame;
use crate::data::{Dataset, Source};
use crate::nn::check::Checked;
use crate::nn::inspect::PathChoice;
use serde::{Deserialize, Serialize};

/// From the page to the trainer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Keep samples that only the page can get at: the digits, or the user's own file. No answer.
    Provide {
        /// Which of the sources they are.
        source: Source,
        /// The samples.
        dataset: Box<Dataset>,
    },
    /// Start a run; whatever was going on is dropped. Answered by the frame of step 0.
    Begin {
        /// Number of the run, chosen by the page.
        run: u32,
        /// What to train.
        experiment: Box<Experiment>,
        /// A second network, which does every step with the first one: a duel.
        rival: Option<Box<Experiment>>,
        /// What the frame should hold beside the records.
        views: Views,
    },
    /// Do training steps. Answered by one frame.
    Advance {
        /// The run that is meant.
        run: u32,
        /// At most so many steps, at least one.
        steps: u32,
        /// Stop after the step in which so many milliseconds are over.
        budget_ms: Option<f64>,
        /// What the frame should hold beside the records.
        views: Views,
    },
    /// Write the export of the present step.
    Export {
        /// The run that is meant.
        run: u32,
        /// A format that a trainer writes.
        format: ExportFormat,
        /// The page's state, as a link says it: the export holds it.
        state: String,
    },
    /// Check the gradients of the present step, while the run may go on. Answered layer by layer; another check, or
    /// another run, takes its place.
    Check {
        /// The run that is meant.
        run: u32,
        /// Which weights are looked at.
        draw: u32,
    },
}

/// What a frame should hold beside its records: nothing is computed that nobody looks at. Of a second network only
/// the test set is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Views {
    /// Loss and accuracy on the test set.
    pub evaluation: bool,
    /// Decision boundary, or a grid of samples.
    pub prediction: bool,
    /// What every hidden layer's units do: z is counted in bins over ± so much.
    pub units: Option<u16>,
    /// One path of single units through the network.
    pub path: Option<PathQuery>,
}

/// Which path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathQuery {
    /// Sample of the step's batch, from 0; beyond its end they are counted from its start again.
    pub sample: u32,
    /// Which units.
    pub choice: PathChoice,
}

/// From the trainer to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// What was asked for.
    Frame(Box<Frame>),
    /// An export.
    Export {
        /// The run that is meant.
        run: u32,
        /// Its text.
        text: String,
    },
    /// One weight of a layer was checked.
    Checked {
        /// The run that is meant.
        run: u32,
        /// Which weights are looked at.
        draw: u32,
        /// The step that is checked.
        step: u64,
        /// What came of it.
        checked: Box<Checked>,
    },
    /// The run cannot go on.
    Failed {
        /// The run that is meant.
        run: u32,
        /// Why.
        problem: Problem,
    },
}

/// Why a run cannot start or go on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Problem {
    /// The network and its activations do not fit into memory: so many bytes were asked for.
    Memory(u64),
    /// Samples were asked for that were not provided.
    NoData(Source),
    /// A defect; the text is for the report.
    Defect(String),
}
