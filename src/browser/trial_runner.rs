//! Runs series of trials (remedies, sweeps) on a worker of their own while the page trains on. One series at a time, the
//! others wait; results stay.

use crate::browser::clock::now_ms;
use crate::browser::worker_handle::{WorkerEvent, WorkerHandle};
use crate::data::{Dataset, Source};
use crate::lab::protocol::{Reply, Request};
use crate::lab::trials::{Trial, TrialKind, TrialSeries};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// Milliseconds between two notifications of progress; the end is always notified.
const NOTIFY_EVERY_MS: f64 = 100.0;

/// The runner. Cheap to clone: clones share one state.
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
    worker: Option<WorkerHandle>,
    samples: Option<Samples>,
    /// The newest series of every kind.
    series: Vec<(TrialKind, Rc<RefCell<TrialSeries>>)>,
    active: Option<TrialKind>,
    /// Series that wait, and the samples that they need.
    waiting: VecDeque<(TrialKind, Option<Samples>)>,
    next_run: u32,
    notified_ms: f64,
    listeners: Vec<(u32, Rc<dyn Fn()>)>,
    next_listener: u32,
}

/// Keeps a listener registered until it is dropped.
pub struct TrialSubscription {
    trial_runner: TrialRunner,
    id: u32,
}

impl Drop for TrialSubscription {
    fn drop(&mut self) {
        let id = self.id;
        self.trial_runner.0.borrow_mut().listeners.retain(|(listener, _)| *listener != id);
    }
}

impl TrialRunner {
    /// Starts a series, in place of one of the same kind, once those before it are over.
    pub fn start(&self, kind: TrialKind, trials: Vec<Trial>, samples: Option<Samples>) {
        self.spawn_worker();
        let mut state = self.0.borrow_mut();
        let first_run = state.next_run;
        state.next_run = (first_run + trials.len() as u32) % (u32::MAX / 2);
        state.series.retain(|(kept, _)| *kept != kind);
        state.series.push((kind, Rc::new(RefCell::new(TrialSeries::new(trials, first_run)))));
        state.waiting.push_back((kind, samples));
        drop(state);
        self.start_next();
    }

    /// Stops the series of that kind: nothing more is requested, and its results stay.
    pub fn stop(&self, kind: TrialKind) {
        let mut state = self.0.borrow_mut();
        state.waiting.retain(|(waiting, _)| *waiting != kind);
        state.active = state.active.filter(|active| *active != kind);
        drop(state);
        self.start_next();
    }

    /// Starts the next series if none is running.
    fn start_next(&self) {
        let mut state = self.0.borrow_mut();
        let next = if state.active.is_none() { state.waiting.pop_front() } else { None };
        let begins = next.is_some();
        if let Some((kind, samples)) = next {
            (state.active, state.samples) = (Some(kind), samples);
        }
        drop(state);
        self.notify();
        if begins {
            self.provide();
            self.request_next();
        }
    }

    /// The newest series of that kind.
    pub fn series(&self, kind: TrialKind) -> Option<Rc<RefCell<TrialSeries>>> {
        let state = self.0.borrow();
        state.series.iter().find(|(kept, _)| *kept == kind).map(|(_, trials)| trials.clone())
    }

    /// Whether the series of that kind is running.
    pub fn is_running(&self, kind: TrialKind) -> bool {
        self.0.borrow().active == Some(kind)
    }

    /// Whether the series of that kind waits for others.
    pub fn is_waiting(&self, kind: TrialKind) -> bool {
        self.0.borrow().waiting.iter().any(|(waiting, _)| *waiting == kind)
    }

    /// Calls when there are new results.
    pub fn listen(&self, on_change: impl Fn() + 'static) -> TrialSubscription {
        let mut state = self.0.borrow_mut();
        let id = state.next_listener;
        state.next_listener += 1;
        state.listeners.push((id, Rc::new(on_change)));
        TrialSubscription { trial_runner: self.clone(), id }
    }

    /// Starts the worker, when there is something to do.
    fn spawn_worker(&self) {
        if self.0.borrow().worker.is_some() {
            return;
        }
        let weak = Rc::downgrade(&self.0);
        let worker = WorkerHandle::spawn(move |event| {
            if let Some(state) = weak.upgrade() {
                Self(state).handle(event);
            }
        });
        self.0.borrow_mut().worker = Some(worker);
    }

    fn provide(&self) {
        if let Some((source, dataset)) = self.0.borrow().samples.clone() {
            self.send(Request::Provide { source, dataset: Box::new((*dataset).clone()) });
        }
    }

    fn active(&self) -> Option<Rc<RefCell<TrialSeries>>> {
        let active = self.0.borrow().active;
        active.and_then(|kind| self.series(kind))
    }

    fn request_next(&self) {
        let Some(trials) = self.active() else { return };
        let request = trials.borrow().next_request();
        let now = now_ms();
        match request {
            Some(request) => self.send(request),
            None => {
                self.0.borrow_mut().active = None;
                return self.start_next();
            }
        }
        let due = now - self.0.borrow().notified_ms >= NOTIFY_EVERY_MS;
        if due {
            self.0.borrow_mut().notified_ms = now;
            self.notify();
        }
    }

    fn send(&self, request: Request) {
        let worker = self.0.borrow().worker.clone();
        worker.inspect(|worker| worker.send(request));
    }

    fn handle(&self, event: WorkerEvent) {
        let Some(trials) = self.active() else { return };
        match event {
            WorkerEvent::Reply(reply) => {
                let meant = trials.borrow_mut().handle_reply(reply);
                if meant {
                    self.request_next();
                }
            }
            WorkerEvent::Lost(why) => {
                match why {
                    // A trial that makes the worker panic is not tried again.
                    Some(problem) => {
                        trials.borrow_mut().handle_reply(Reply::Failed { run: u32::MAX, problem });
                    }
                    None => trials.borrow_mut().repeat(),
                }
                self.provide();
                self.request_next();
            }
        }
    }

    fn notify(&self) {
        let listeners: Vec<_> =
            self.0.borrow().listeners.iter().map(|(_, on_change)| on_change.clone()).collect();
        listeners.iter().for_each(|on_change| on_change());
    }
}
