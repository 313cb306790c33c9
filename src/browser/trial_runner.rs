//! The surveyor: works through surveys with a trainer of its own, in a worker or in slices of the page's time, while
//! the page goes on. One survey at a time, the others wait for their turn; what was found stays.

use crate::browser::clock::now_ms;
use crate::browser::worker_handle::{WorkerEvent, WorkerHandle};
use crate::data::{Dataset, Source};
use crate::lab::protocol::{Reply, Request};
use crate::lab::trials::{Trial, TrialKind, TrialSeries};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// Who listens is told at most this often, and at the end.
const TELL_EVERY_MS: f64 = 100.0;

/// The surveyor. Cheap to clone: clones share one state.
#[derive(Clone, Default)]
pub struct TrialRunner(Rc<RefCell<State>>);

impl PartialEq for TrialRunner {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Samples that only the page can get at.
pub type Samples = (Source, Rc<Dataset>);

#[derive(Default)]
struct State {
    handle: Option<WorkerHandle>,
    samples: Option<Samples>,
    /// The newest survey of every purpose.
    surveys: Vec<(TrialKind, Rc<RefCell<TrialSeries>>)>,
    active: Option<TrialKind>,
    /// Those that wait for their turn, and the samples that they need.
    waiting: VecDeque<(TrialKind, Option<Samples>)>,
    next_run: u32,
    told_ms: f64,
    listeners: Vec<(u32, Rc<dyn Fn()>)>,
    next_listener: u32,
}

/// Listens until it is dropped.
pub struct Listening {
    trial_runner: TrialRunner,
    id: u32,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let id = self.id;
        self.trial_runner.0.borrow_mut().listeners.retain(|(listener, _)| *listener != id);
    }
}

impl TrialRunner {
    /// Begins a survey, in place of one of the same purpose, once those before it are over.
    pub fn start(&self, kind: TrialKind, trials: Vec<Trial>, samples: Option<Samples>) {
        self.spawn();
        let mut state = self.0.borrow_mut();
        let first_run = state.next_run;
        state.next_run = (first_run + trials.len() as u32) % (u32::MAX / 2);
        state.surveys.retain(|(kept, _)| *kept != kind);
        state.surveys.push((kind, Rc::new(RefCell::new(TrialSeries::new(trials, first_run)))));
        state.waiting.push_back((kind, samples));
        drop(state);
        self.take_turns();
    }

    /// Stops the survey of that purpose: nothing more is asked, and what was found stays.
    pub fn stop(&self, kind: TrialKind) {
        let mut state = self.0.borrow_mut();
        state.waiting.retain(|(waiting, _)| *waiting != kind);
        state.active = state.active.filter(|active| *active != kind);
        drop(state);
        self.take_turns();
    }

    /// The next survey begins if none is going on.
    fn take_turns(&self) {
        let mut state = self.0.borrow_mut();
        let next = if state.active.is_none() { state.waiting.pop_front() } else { None };
        let begins = next.is_some();
        if let Some((kind, samples)) = next {
            (state.active, state.samples) = (Some(kind), samples);
        }
        drop(state);
        self.tell();
        if begins {
            self.provide();
            self.ask();
        }
    }

    /// The newest survey of that purpose.
    pub fn survey(&self, kind: TrialKind) -> Option<Rc<RefCell<TrialSeries>>> {
        let state = self.0.borrow();
        state.surveys.iter().find(|(kept, _)| *kept == kind).map(|(_, survey)| survey.clone())
    }

    /// Whether a survey of that purpose is going on.
    pub fn is_running(&self, kind: TrialKind) -> bool {
        self.0.borrow().active == Some(kind)
    }

    /// Whether a survey of that purpose waits for its turn.
    pub fn is_waiting(&self, kind: TrialKind) -> bool {
        self.0.borrow().waiting.iter().any(|(waiting, _)| *waiting == kind)
    }

    /// Calls when something has come of a survey.
    pub fn listen(&self, on_change: impl Fn() + 'static) -> Listening {
        let mut state = self.0.borrow_mut();
        let id = state.next_listener;
        state.next_listener += 1;
        state.listeners.push((id, Rc::new(on_change)));
        Listening { trial_runner: self.clone(), id }
    }

    /// The worker starts when there is something to do.
    fn spawn(&self) {
        if self.0.borrow().handle.is_some() {
            return;
        }
        let weak = Rc::downgrade(&self.0);
        let handle = WorkerHandle::spawn(move |event| {
            if let Some(state) = weak.upgrade() {
                Self(state).hear(event);
            }
        });
        self.0.borrow_mut().handle = Some(handle);
    }

    fn provide(&self) {
        if let Some((source, dataset)) = self.0.borrow().samples.clone() {
            self.send(Request::Provide { source, dataset: Box::new((*dataset).clone()) });
        }
    }

    fn present(&self) -> Option<Rc<RefCell<TrialSeries>>> {
        let active = self.0.borrow().active;
        active.and_then(|kind| self.survey(kind))
    }

    fn ask(&self) {
        let Some(survey) = self.present() else { return };
        let request = survey.borrow().ask();
        let now = now_ms();
        match request {
            Some(request) => self.send(request),
            None => {
                self.0.borrow_mut().active = None;
                return self.take_turns();
            }
        }
        let due = now - self.0.borrow().told_ms >= TELL_EVERY_MS;
        if due {
            self.0.borrow_mut().told_ms = now;
            self.tell();
        }
    }

    fn send(&self, request: Request) {
        let handle = self.0.borrow().handle.clone();
        handle.inspect(|handle| handle.send(request));
    }

    fn hear(&self, event: WorkerEvent) {
        let Some(survey) = self.present() else { return };
        match event {
            WorkerEvent::Reply(reply) => {
                let meant = survey.borrow_mut().hear(reply);
                if meant {
                    self.ask();
                }
            }
            WorkerEvent::Lost(why) => {
                match why {
                    // What a trainer breaks down over is not tried again.
                    Some(problem) => {
                        survey.borrow_mut().hear(Reply::Failed { run: u32::MAX, problem });
                    }
                    None => survey.borrow_mut().repeat(),
                }
                self.provide();
                self.ask();
            }
        }
    }

    fn tell(&self) {
        let listeners: Vec<_> =
            self.0.borrow().listeners.iter().map(|(_, on_change)| on_change.clone()).collect();
        listeners.iter().for_each(|on_change| on_change());
    }
}
