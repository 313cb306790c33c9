//! What the page tells its host, by whatever way.

use crate::lab::frame::Frame;
use crate::lab::message::Cause;
use crate::lab::state::State;
use std::rc::Rc;

/// What the page tells its host.
pub trait HostListener {
    /// The state has changed.
    fn changed(&self, state: &State, cause: Cause);
    /// A step, if somebody asked for steps: at once if the last one is long enough ago, else the newest one when its time
    /// has come, so that the step where a run ends is told too.
    fn stepped(&self, frame: &Rc<Frame>);
    /// The lesson is complete: a score of 0 to 100, and whether it is passed.
    fn complete(&self, score: f64, passed: bool);
}
