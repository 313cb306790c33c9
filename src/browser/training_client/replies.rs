//! What comes back from the trainer: frames, exports, failures, and the loss of its worker.

use crate::browser::step_target::{Event, Interruption, interrupt, later};
use crate::browser::training_client::TrainingClient;
use crate::browser::training_client::requests::{EXACT_BUDGET_MS, MANY_STEPS};
use crate::browser::worker_handle::WorkerEvent;
use crate::lab::frame::Frame;
use crate::lab::protocol::{Problem, Reply, Request, Views};
use std::rc::Rc;

/// A run that loses more workers than that fails: the run itself may be the cause.
const MAX_REPLACEMENTS: u32 = 3;
/// A run that has gone on for so many steps since is not the cause.
const HEALTHY_STEPS: u64 = 50;

impl TrainingClient {
    pub(super) fn handle(&self, event: WorkerEvent) {
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
        if let Some(reached) = state.replaying {
            let left = reached.saturating_sub(frame.latest().step);
            if left > 0 {
                let steps = left.min(u64::from(MANY_STEPS)) as u32;
                let (run, views) = (state.run, Views::default());
                return state.send(Request::Advance { run, steps, budget_ms: Some(EXACT_BUDGET_MS), views });
            }
        }
        state.outstanding = false;
        let before = state.latest.as_ref().map_or(0, |frame| frame.latest().step);
        // Replayed steps are in the history already.
        if state.replaying.take().is_none() {
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
        let inspected = state.requested_views == state.views;
        let mut arrived = None;
        if let Some(target) = state.targets.front_mut() {
            target.left = target.left.saturating_sub(latest.step.saturating_sub(before));
            target.inspected = inspected;
            if target.left == 0 && target.inspected {
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

    /// The worker is lost. Equal experiments give equal numbers, so a new worker trains up to the step that was reached;
    /// the screen, the history and outstanding requests stay as they are.
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
            return self.fail(run, why.unwrap_or_else(|| Problem::Defect("the worker was lost".into())));
        }
        state.run = state.run.wrapping_add(1) % u32::MAX;
        state.animation = None;
        state.replaying = state.latest.as_ref().map(|frame| frame.latest().step);
        state.lost_at = state.replaying.unwrap_or(0);
        state.outstanding = true;
        if !state.awaiting {
            state.begin();
        }
        let on_event = state.on_event.clone();
        drop(state);
        later(move || on_event(Event::WorkerReplaced));
    }
}
