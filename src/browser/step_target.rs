//! Events of the training client, and what waits for it: exact numbers of steps, exports.

use crate::lab::export::format::ExportFormat;
use crate::lab::frame::{Frame, Record};
use crate::lab::protocol::Problem;
use crate::nn::check::Checked;
use std::collections::VecDeque;
use std::rc::Rc;

/// What the training client reports to the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A new frame of the present run.
    Frame(Rc<Frame>),
    /// One weight of a layer was checked.
    Checked {
        /// Which weights are looked at.
        draw: u32,
        /// The step that is checked.
        step: u64,
        /// What came of it.
        checked: Checked,
    },
    /// A new run was asked for; its first frame is not there yet.
    Begun,
    /// Playing began or ended: by the user, at the step limit, or because the run diverged.
    Playing(bool),
    /// Training up to a given step began, or ended there or earlier.
    Advancing(bool),
    /// The worker was lost; a new one trains up to the step that was reached.
    WorkerReplaced,
    /// The run cannot start or go on.
    Failed(Problem),
}

/// Why an exact number of steps was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// Another run began.
    NewRun,
    /// The run cannot go on.
    Failed,
    /// The person stopped it.
    Stopped,
}

/// The step that was reached.
pub type AdvanceResult = Result<Record, Interruption>;

/// Receives an export.
pub type OnText = Box<dyn FnOnce(Result<String, Interruption>)>;

/// An export that was asked for.
pub struct ExportRequest {
    /// What it is written as.
    pub format: ExportFormat,
    /// The page's state, as a link says it.
    pub state: String,
    /// Receives it.
    pub on_text: OnText,
}

/// An exact number of steps, done in several frames.
pub struct StepTarget {
    /// How many are still to do.
    pub left: u64,
    /// Whether the step reached was inspected for the page.
    pub inspected: bool,
    /// Called at the end.
    pub on_done: Option<Box<dyn FnOnce(AdvanceResult)>>,
}

/// Runs a call once the present one has returned.
pub fn later(call: impl FnOnce() + 'static) {
    wasm_bindgen_futures::spawn_local(async move { call() });
}

/// Reports to all that wait why nothing will come.
pub fn interrupt(targets: VecDeque<StepTarget>, requests: VecDeque<ExportRequest>, why: Interruption) {
    later(move || {
        for on_done in targets.into_iter().filter_map(|target| target.on_done) {
            on_done(Err(why));
        }
        for request in requests {
            (request.on_text)(Err(why));
        }
    });
}
