//! What is requested of the trainer next: exports first, then exact numbers of steps, then playing.

use crate::browser::clock::now_ms;
use crate::browser::step_target::{ExportRequest, Interruption, interrupt};
use crate::browser::timer::AnimationFrame;
use crate::browser::training_client::TrainingClient;
use crate::lab::protocol::{Request, Views};
use crate::lab::state::Speed;
use crate::lab::trainer::RECORDS_PER_FRAME;
use std::rc::Rc;

/// In slow motion a step is shown this long.
const SLOW_MS: f64 = 1000.0;
/// Frames of a fast run should still come this often.
const FRAME_BUDGET_MS: f64 = 14.0;
/// A long exact run shows itself this often.
pub(super) const EXACT_BUDGET_MS: f64 = 60.0;
/// Milliseconds between two inspections while playing: the test set and the boundary cost as much as some steps.
const INSPECT_EVERY_MS: f64 = 160.0;
/// No request asks for more steps than that.
pub(super) const MANY_STEPS: u32 = 100_000;

impl TrainingClient {
    /// Sends the next request, if none is outstanding.
    pub(super) fn poll(&self) {
        let mut state = self.0.borrow_mut();
        if state.failed {
            let (targets, exports) = (std::mem::take(&mut state.targets), std::mem::take(&mut state.exports));
            return interrupt(targets, exports, Interruption::Failed);
        }
        if state.outstanding || state.latest.is_none() {
            return;
        }
        let run = state.run;
        if let Some(ExportRequest { format, state: written, .. }) = state.exports.front() {
            let request = Request::Export { run, format: *format, state: written.clone() };
            state.outstanding = true;
            return state.send(request);
        }
        if let Some(target) = state.targets.front() {
            // No more than a frame can tell one by one: an exact run leaves no gaps in its history.
            let steps = target.left.min(RECORDS_PER_FRAME as u64 - 1) as u32;
            // The inspection comes with the last step.
            let views = if target.left <= 1 { state.views } else { Views::default() };
            state.outstanding = true;
            state.requested_views = views;
            return state.send(Request::Advance { run, steps, budget_ms: Some(EXACT_BUDGET_MS), views });
        }
        if state.playing && !state.hidden && state.animation.is_none() {
            let weak = Rc::downgrade(&self.0);
            state.animation = AnimationFrame::new(move || {
                if let Some(state) = weak.upgrade() {
                    Self(state).animate();
                }
            });
        }
    }

    /// One animation frame while playing.
    fn animate(&self) {
        let mut state = self.0.borrow_mut();
        state.animation = None;
        if !state.playing || state.outstanding || !state.targets.is_empty() || !state.exports.is_empty() {
            drop(state);
            return self.poll();
        }
        let now = now_ms();
        let reached = state.latest.as_ref().map_or(0, |frame| frame.latest().step);
        let limit = state.limit.filter(|_| !state.beyond_limit);
        let left = limit.map_or(u64::from(MANY_STEPS), |limit| limit.saturating_sub(reached));
        if left == 0 {
            drop(state);
            return self.pause();
        }
        let (wanted, budget_ms) = match state.speed {
            Speed::Slow if now - state.stepped_ms < SLOW_MS => (0, None),
            Speed::Slow | Speed::Frame => (1, None),
            Speed::Fast => (10, Some(FRAME_BUDGET_MS)),
            Speed::Max => (MANY_STEPS, Some(FRAME_BUDGET_MS)),
        };
        if wanted == 0 {
            drop(state);
            return self.poll();
        }
        let inspect = now - state.inspected_ms >= INSPECT_EVERY_MS;
        // The test set costs less than a step; the decision boundary and the inspection of units cost more.
        let views = if inspect {
            state.views
        } else {
            Views { evaluation: state.views.evaluation, ..Views::default() }
        };
        if inspect {
            state.inspected_ms = now;
        }
        state.requested_views = views;
        state.stepped_ms = now;
        state.outstanding = true;
        let steps = u64::from(wanted).min(left) as u32;
        let request = Request::Advance { run: state.run, steps, budget_ms, views };
        state.send(request);
    }
}
