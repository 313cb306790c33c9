//! `Trainer`: answers requests, in slices of time, so that whoever drives it stays able to listen. The worker
//! and the page drive the very same one.

use super::experiment::Experiment;
use super::export::{Diagnosis, Theory, export_session};
use super::frame::{Frame, Record};
use super::outlook::setting;
use super::protocol::{Problem, Reply, Request, Views};
use super::session::{Look, Seen, Session};
use super::state;
use crate::data::{self, Dataset, Source};
use crate::nn::check::Check;
use crate::nn::training::Phase;
use crate::theory::predict;
use std::collections::VecDeque;
use std::rc::Rc;

/// A frame holds at most about so many records; of more steps, evenly spaced ones are kept.
pub const RECORDS_PER_FRAME: usize = 64;

/// Answers requests.
#[derive(Default)]
pub struct Trainer {
    provided: Vec<(Source, Rc<Dataset>)>,
    run: u32,
    session: Option<Session>,
    jobs: VecDeque<Job>,
    /// What is done while there are no jobs.
    checking: Option<Checking>,
}

/// A check of gradients, which goes on beside the run.
struct Checking {
    draw: u32,
    step: u64,
    check: Check,
}

enum Job {
    Begin { experiment: Box<Experiment>, views: Views },
    Steps(Steps),
    Look { records: Vec<Record>, look: Look },
    Export { state: String },
    Check { draw: u32 },
}

/// Some training steps that will make one frame.
struct Steps {
    left: u32,
    until_ms: Option<f64>,
    views: Views,
    trail: Trail,
    started: bool,
}

impl Trainer {
    /// Takes a request. A new run drops whatever was going on.
    pub fn receive(&mut self, request: Request, now_ms: f64) {
        match request {
            Request::Provide { source, dataset } => {
                self.provided.retain(|(kept, _)| *kept != source);
                self.provided.push((source, Rc::new(*dataset)));
            }
            Request::Begin { run, experiment, views } => {
                self.jobs.clear();
                self.checking = None;
                self.run = run;
                self.jobs.push_back(Job::Begin { experiment, views });
            }
            Request::Advance { run, steps, budget_ms, views } if run == self.run => {
                self.jobs.push_back(Job::Steps(Steps {
                    left: steps,
                    until_ms: budget_ms.map(|budget| now_ms + budget),
                    views,
                    trail: Trail::default(),
                    started: false,
                }));
            }
            Request::Export { run, state } if run == self.run => self.jobs.push_back(Job::Export { state }),
            Request::Check { run, draw } if run == self.run => self.jobs.push_back(Job::Check { draw }),
            Request::Advance { .. } | Request::Export { .. } | Request::Check { .. } => {}
        }
    }

    /// Whether there is anything to do.
    pub fn is_idle(&self) -> bool {
        self.jobs.is_empty() && self.checking.is_none()
    }

    /// Works until something is to be said, nothing is left to do, or the clock has passed `until_ms`.
    pub fn work(&mut self, clock: &dyn Fn() -> f64, until_ms: f64) -> Option<Reply> {
        while !self.is_idle() {
            let reply = match self.jobs.pop_front() {
                Some(job) => match self.portion(job, clock) {
                    Outcome::Continue(job) => {
                        self.jobs.push_front(job);
                        None
                    }
                    Outcome::Answer(reply) => Some(reply),
                    Outcome::Done => None,
                },
                None => self.check(),
            };
            if reply.is_some() || clock() >= until_ms {
                return reply;
            }
        }
        None
    }

    /// A portion of the check.
    fn check(&mut self) -> Option<Reply> {
        let Checking { draw, step, check } = self.checking.as_mut()?;
        let (run, draw, step) = (self.run, *draw, *step);
        let checked = check.work().map(Box::new);
        if check.is_done() {
            self.checking = None;
        }
        checked.map(|checked| Reply::Checked { run, draw, step, checked })
    }

    fn portion(&mut self, job: Job, clock: &dyn Fn() -> f64) -> Outcome {
        if let Job::Begin { experiment, views } = job {
            return match self.open(&experiment) {
                Ok(session) => {
                    self.session = Some(session);
                    Outcome::Continue(Job::Steps(Steps::first(views)))
                }
                Err(problem) => {
                    self.session = None;
                    Outcome::Answer(Reply::Failed { run: self.run, problem })
                }
            };
        }
        let Some(session) = self.session.as_mut() else {
            let problem = Problem::Defect("a run was asked for before it began".into());
            return Outcome::Answer(Reply::Failed { run: self.run, problem });
        };
        match job {
            Job::Begin { .. } => Outcome::Continue(job),
            Job::Export { state } => {
                let (state, _) = state::read(&state, "");
                let prediction = predict(&setting(session.plan(), session.dataset()));
                let theory = prediction.as_ref().map(|prediction| Theory {
                    delta_ratio: &prediction.delta_ratio,
                    q: &prediction.q,
                    chi: &prediction.chi,
                });
                let found = session.diagnosis();
                let diagnosis = found.as_ref().map(|found| Diagnosis {
                    kind: found.kind.id(),
                    layer: found.layer,
                    value: found.value,
                    threshold: found.threshold,
                });
                let json = export_session(session, &state, theory, diagnosis);
                Outcome::Answer(Reply::Export { run: self.run, json })
            }
            Job::Check { draw } => {
                let snapshot = session.snapshot();
                let step = snapshot.step;
                self.checking =
                    Some(Checking { draw, step, check: Check::new(session.plan(), snapshot, draw) });
                Outcome::Done
            }
            Job::Steps(steps) => Outcome::Continue(steps.portion(session, clock)),
            Job::Look { records, mut look } => {
                if !look.work(session) {
                    return Outcome::Continue(Job::Look { records, look });
                }
                let Seen { evaluation, prediction, units, path } = look.finish(session);
                Outcome::Answer(Reply::Frame(Box::new(Frame {
                    run: self.run,
                    diagnosis: session.diagnosis(),
                    records,
                    evaluation,
                    prediction,
                    units,
                    path,
                })))
            }
        }
    }

    fn open(&mut self, experiment: &Experiment) -> Result<Session, Problem> {
        let source = experiment.data;
        let drawn = data::generate(source, experiment.noise, experiment.points as usize, experiment.seed);
        let provided = || self.provided.iter().find(|(kept, _)| *kept == source);
        let dataset = drawn
            .map(Rc::new)
            .or_else(|| provided().map(|(_, dataset)| dataset.clone()))
            .ok_or(Problem::NoData(source))?;
        // The old run's memory is needed for the new one.
        self.session = None;
        Session::new(experiment, dataset)
    }
}

enum Outcome {
    Continue(Job),
    Answer(Reply),
    Done,
}

impl Steps {
    /// The way to the first measured step: no update yet.
    fn first(views: Views) -> Self {
        Self { left: 0, until_ms: None, views, trail: Trail::default(), started: true }
    }

    fn portion(mut self, session: &mut Session, clock: &dyn Fn() -> f64) -> Job {
        if !self.started && self.left == 0 {
            // Nothing to train, only to look: the step was measured before.
            return Job::Look { records: vec![session.record()], look: session.look(self.views) };
        }
        if !self.started {
            self.started = true;
            self.left -= 1;
        }
        if session.work() != Phase::Measured {
            return Job::Steps(self);
        }
        let late = self.until_ms.is_some_and(|until| clock() >= until);
        if self.left == 0 || late {
            return Job::Look { records: self.trail.finish(session), look: session.look(self.views) };
        }
        self.trail.pass(session);
        self.left -= 1;
        Job::Steps(self)
    }
}

/// The steps that a frame remembers: all of them, or evenly spaced ones, and always the last.
#[derive(Default)]
struct Trail {
    records: Vec<Record>,
    passed: usize,
    stride_log2: u32,
}

impl Trail {
    fn pass(&mut self, session: &Session) {
        if self.passed.is_multiple_of(1 << self.stride_log2) {
            self.records.push(session.record());
        }
        self.passed += 1;
        if self.records.len() == RECORDS_PER_FRAME {
            let mut index = 0;
            self.records.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.stride_log2 += 1;
        }
    }

    fn finish(mut self, session: &Session) -> Vec<Record> {
        self.records.push(session.record());
        self.records
    }
}
