//! What the trainer is asked for next: exports first, then exact numbers of steps, then playing.

use crate::browser::clock::now_ms;
use crate::browser::step_target::{ExportRequest, Interruption, interrupt};
use crate::browser::timer::AnimationFrame;
use crate::browser::training_client::TrainingClient;
use crate::lab::protocol::{Request, Views};
use crate::lab::speed::Speed;
use crate::lab::trainer::RECORDS_PER_FRAME;
use std::rc::Rc;

/// In slow motion a step is shown this long.
const SLOW_MS: f64 = 1000.0;
/// Frames of a fast run should still come this often.
const FRAME_BUDGET_MS: f64 = 14.0;
/// A long exact run shows itself this often.
pub(super) const EXACT_BUDGET_MS: f64 = 60.0;
/// Looking at the test set and the boundary costs as much as some steps: it is done this often while playing.
const LOOK_EVERY_MS: f64 = 160.0;
/// No request asks for more steps than that.
pub(super) const MANY_STEPS: u32 = 100_000;

impl TrainingClient {
    /// Asks for the next thing, if nothing is outstanding.
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
        if let Some(ExportRequest { form, state: written, .. }) = state.exports.front() {
            let request = Request::Export { run, form: *form, state: written.clone() };
            state.outstanding = true;
            return state.send(request);
        }
        if let Some(target) = state.targets.front() {
            // No more than a frame can tell one by one: an exact run leaves no gaps in its history.
            let steps = target.left.min(RECORDS_PER_FRAME as u64 - 1) as u32;
            // The look comes with the last step: a journey is not looked at on its way.
            let views = if target.left <= 1 { state.views } else { Views::default() };
            state.outstanding = true;
            state.asked = views;
            return state.send(Request::Advance { run, steps, budget_ms: Some(EXACT_BUDGET_MS), views });
        }
        if state.playing && !state.resting && state.animation.is_none() {
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
        let look = now - state.looked_ms >= LOOK_EVERY_MS;
        // The test set costs less than a step; a picture of the answers, and a look inside, cost more.
        let views =
            if look { state.views } else { Views { evaluation: state.views.evaluation, ..Views::default() } };
        if look {
            state.looked_ms = now;
        }
        state.asked = views;
        state.stepped_ms = now;
        state.outstanding = true;
        let steps = u64::from(wanted).min(left) as u32;
        let request = Request::Advance { run: state.run, steps, budget_ms, views };
        state.send(request);
    }
}
