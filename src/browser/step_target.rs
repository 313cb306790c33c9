//! What the conductor is asked for and what it says: speeds, events, exact numbers of steps, exports.

use crate::lab::frame::{Frame, Record};
use crate::lab::protocol::{ExportForm, Problem};
use crate::nn::check::Checked;
use std::collections::VecDeque;
use std::rc::Rc;

/// What the conductor tells the page.
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
    /// Playing went on or off: the user's wish, the step limit, or a run that diverged.
    Playing(bool),
    /// It is on its way to a step, and takes its time; or is there, or was stopped.
    Advancing(bool),
    /// The trainer was lost; another one goes the way again up to the step that was reached.
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

/// Takes an export.
pub type OnText = Box<dyn FnOnce(Result<String, Interruption>)>;

/// An export that was asked for.
pub struct ExportRequest {
    /// What it is written as.
    pub form: ExportForm,
    /// The page's state, as a link says it.
    pub state: String,
    /// Who gets it.
    pub on_text: OnText,
}

/// An exact number of steps, done in several frames.
pub struct StepTarget {
    /// How many are still to do.
    pub left: u64,
    /// Whether the page has been shown where it led.
    pub looked: bool,
    /// Whom to tell.
    pub on_done: Option<Box<dyn FnOnce(AdvanceResult)>>,
}

/// Runs a call once the present one has returned.
pub fn later(call: impl FnOnce() + 'static) {
    wasm_bindgen_futures::spawn_local(async move { call() });
}

/// Tells everybody who waits that it will not come.
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
