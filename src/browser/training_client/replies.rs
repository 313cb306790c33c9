//! What comes back from the trainer: frames, exports, failures, and the loss of the trainer itself.

use crate::browser::step_target::{Event, Interruption, interrupt, later};
use crate::browser::training_client::TrainingClient;
use crate::browser::training_client::requests::{EXACT_BUDGET_MS, MANY_STEPS};
use crate::browser::worker_handle::WorkerEvent;
use crate::lab::frame::Frame;
use crate::lab::protocol::{Problem, Reply, Request, Views};
use std::rc::Rc;

/// A run that loses its trainer more often than that is given up: the run itself may be what ends them.
const MAX_REPLACEMENTS: u32 = 3;
/// A run that has gone on for so many steps since is not what ended its trainer.
const HEALTHY_STEPS: u64 = 50;

impl TrainingClient {
    pub(super) fn hear(&self, event: WorkerEvent) {
        match event {
            WorkerEvent::Reply(Reply::Frame(frame)) => self.receive_frame(*frame),
            WorkerEvent::Reply(Reply::Export { run, text }) => {
                let mut state = self.0.borrow_mut();
                if run != state.run {
                    return;
                }
                state.outstanding = false;
                let request = state.exports.pop_front();
                drop(state);
                if let Some(request) = request {
                    (request.on_text)(Ok(text));
                }
                self.poll();
            }
            WorkerEvent::Reply(Reply::Checked { run, draw, step, checked }) => {
                let state = self.0.borrow();
                let on_event = state.on_event.clone();
                if run == state.run {
                    drop(state);
                    on_event(Event::Checked { draw, step, checked: *checked });
                }
            }
            WorkerEvent::Reply(Reply::Failed { run, problem }) => self.fail(run, problem),
            WorkerEvent::Lost(why) => self.replay_on_new_worker(why),
        }
    }

    fn receive_frame(&self, frame: Frame) {
        let mut state = self.0.borrow_mut();
        if frame.run != state.run {
            return;
        }
        if let Some(reached) = state.behind {
            let left = reached.saturating_sub(frame.latest().step);
            if left > 0 {
                let steps = left.min(u64::from(MANY_STEPS)) as u32;
                let (run, views) = (state.run, Views::default());
                return state.send(Request::Advance { run, steps, budget_ms: Some(EXACT_BUDGET_MS), views });
            }
        }
        state.outstanding = false;
        let before = state.latest.as_ref().map_or(0, |frame| frame.latest().step);
        // What was gone through again is in the history already.
        if state.behind.take().is_none() {
            for (index, record) in frame.records.iter().enumerate() {
                let rival = frame.rival.as_ref().and_then(|rival| rival.records.get(index));
                state.history.borrow_mut().push_both(record.clone(), rival.cloned());
            }
        }
        let latest = frame.latest().clone();
        if latest.step >= state.lost_at + HEALTHY_STEPS {
            state.replacements = 0;
        }
        let frame = Rc::new(frame);
        state.latest = Some(frame.clone());
        let looked = state.asked == state.views;
        let mut arrived = None;
        if let Some(target) = state.targets.front_mut() {
            target.left = target.left.saturating_sub(latest.step.saturating_sub(before));
            target.looked = looked;
            if target.left == 0 && target.looked {
                arrived = state.targets.pop_front();
            }
        }
        let diverged = frame.diverged() && state.playing;
        let on_event = state.on_event.clone();
        drop(state);
        on_event(Event::Frame(frame));
        if let Some(on_done) = arrived.and_then(|target| target.on_done) {
            on_done(Ok(latest.clone()));
        }
        if diverged {
            self.pause();
        }
        self.notify_advancing();
        self.poll();
    }

    pub(super) fn fail(&self, run: u32, problem: Problem) {
        let mut state = self.0.borrow_mut();
        if run != state.run {
            return;
        }
        state.outstanding = false;
        state.awaiting = false;
        state.failed = true;
        state.advancing = false;
        let dropped = std::mem::take(&mut state.targets);
        let exports = std::mem::take(&mut state.exports);
        let on_event = state.on_event.clone();
        drop(state);
        interrupt(dropped, exports, Interruption::Failed);
        on_event(Event::Failed(problem));
        self.pause();
    }

    /// The trainer is gone. Equal experiments give equal numbers, so another one goes the way again up to the step
    /// that was reached; what is on the screen, what is in the history and what was asked for stays.
    fn replay_on_new_worker(&self, why: Option<Problem>) {
        let mut state = self.0.borrow_mut();
        for (source, dataset) in state.provided.clone() {
            state.send(Request::Provide { source, dataset: Box::new((*dataset).clone()) });
        }
        if state.failed || state.experiment.is_none() {
            return;
        }
        state.replacements += 1;
        if state.replacements > MAX_REPLACEMENTS {
            let run = state.run;
            drop(state);
            return self.fail(run, why.unwrap_or_else(|| Problem::Defect("the trainer was lost".into())));
        }
        state.run = state.run.wrapping_add(1) % u32::MAX;
        state.animation = None;
        state.behind = state.latest.as_ref().map(|frame| frame.latest().step);
        state.lost_at = state.behind.unwrap_or(0);
        state.outstanding = true;
        if !state.awaiting {
            state.begin();
        }
        let on_event = state.on_event.clone();
        drop(state);
        later(move || on_event(Event::WorkerReplaced));
    }
}
