//! `Trainer`: answers requests, in slices of time, so that whoever drives it stays able to listen. The worker
//! and the page drive the very same one.

use super::experiment::Experiment;
use super::export::format::ExportFormat;
use super::frame::{Frame, Record, Rival};
use super::protocol::{Problem, Reply, Request, Views};
use super::session::{Look, Seen, Session};
use crate::data::{self, Dataset, Source};
use crate::nn::check::Check;
use crate::nn::scalar::Dtype;
use crate::nn::training::{self, Phase, Start};
use std::collections::VecDeque;
use std::rc::Rc;

/// A frame holds at most about so many records; of more steps, evenly spaced ones are kept.
pub const RECORDS_PER_FRAME: usize = 64;

/// Writes the present step in that format; the text is the state of the page, as a URL says it.
pub type Write = fn(ExportFormat, &Session, &str) -> Result<String, Problem>;

/// What a trainer has to learn before it can do it: in the browser this comes with the second part of the WebAssembly.
#[derive(Clone, Copy)]
pub struct Capabilities {
    /// Starts a run in `float32`.
    pub float32: Start,
    /// Writes a step.
    pub write: Write,
}

impl Capabilities {
    /// Whether that request asks for any.
    pub fn are_needed(request: &Request) -> bool {
        match request {
            Request::Export { .. } => true,
            Request::Begin { experiment, rival, .. } => {
                let single = |experiment: &Experiment| experiment.dtype == Dtype::Float32;
                single(experiment) || rival.as_deref().is_some_and(single)
            }
            _ => false,
        }
    }
}

/// Answers requests.
#[derive(Default)]
pub struct Trainer {
    capabilities: Option<Capabilities>,
    provided: Vec<(Source, Rc<Dataset>)>,
    run: u32,
    training: Option<Training>,
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
    Begin { experiment: Box<Experiment>, rival: Option<Box<Experiment>>, views: Views },
    Steps(Steps),
    Look { moments: Vec<Moment>, look: Box<Look>, rival: Option<Box<Look>> },
    Export { format: ExportFormat, state: String },
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
    /// Learns what it could not do before.
    pub fn install(&mut self, capabilities: Capabilities) {
        self.capabilities = Some(capabilities);
    }

    /// Takes a request. A new run drops whatever was going on.
    pub fn receive(&mut self, request: Request, now_ms: f64) {
        match request {
            Request::Provide { source, dataset } => {
                self.provided.retain(|(kept, _)| *kept != source);
                self.provided.push((source, Rc::new(*dataset)));
            }
            Request::Begin { run, experiment, rival, views } => {
                self.jobs.clear();
                self.checking = None;
                self.run = run;
                self.jobs.push_back(Job::Begin { experiment, rival, views });
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
            Request::Export { run, format, state } if run == self.run => {
                self.jobs.push_back(Job::Export { format, state });
            }
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
        if let Job::Begin { experiment, rival, views } = job {
            return match self.open(&experiment, rival.as_deref()) {
                Ok(training) => {
                    self.training = Some(training);
                    Outcome::Continue(Job::Steps(Steps::first(views)))
                }
                Err(problem) => Outcome::Answer(Reply::Failed { run: self.run, problem }),
            };
        }
        let Some(training) = self.training.as_mut() else {
            let problem = Problem::Defect("a run was asked for before it began".into());
            return Outcome::Answer(Reply::Failed { run: self.run, problem });
        };
        let session = &mut training.session;
        match job {
            Job::Begin { .. } => Outcome::Continue(job),
            Job::Export { format, state } => {
                let written = self
                    .capabilities
                    .ok_or_else(missing_part)
                    .and_then(|capabilities| (capabilities.write)(format, session, &state));
                let run = self.run;
                Outcome::Answer(match written {
                    Ok(text) => Reply::Export { run, text },
                    Err(problem) => Reply::Failed { run, problem },
                })
            }
            Job::Check { draw } => {
                let snapshot = session.snapshot();
                let step = snapshot.step;
                self.checking =
                    Some(Checking { draw, step, check: Check::new(session.config(), snapshot, draw) });
                Outcome::Done
            }
            Job::Steps(steps) => Outcome::Continue(steps.portion(training, clock)),
            Job::Look { moments, mut look, mut rival } => {
                let looked = look.work(session);
                let rival_looked = match (&mut rival, &mut training.rival) {
                    (Some(look), Some(session)) => look.work(session),
                    _ => true,
                };
                if !looked || !rival_looked {
                    return Outcome::Continue(Job::Look { moments, look, rival });
                }
                let Seen { evaluation, prediction, units, path } = look.finish(session);
                let (records, rival_records): (_, Vec<_>) =
                    moments.into_iter().map(|moment| (moment.record, moment.rival)).unzip();
                let rival = rival.zip(training.rival.as_mut()).map(|(look, session)| Rival {
                    records: rival_records.into_iter().flatten().collect(),
                    diagnosis: session.diagnosis(),
                    evaluation: look.finish(session).evaluation,
                });
                Outcome::Answer(Reply::Frame(Box::new(Frame {
                    run: self.run,
                    diagnosis: session.diagnosis(),
                    records,
                    evaluation,
                    prediction,
                    units,
                    path,
                    rival,
                })))
            }
        }
    }

    fn open(&mut self, experiment: &Experiment, rival: Option<&Experiment>) -> Result<Training, Problem> {
        // The old run's memory is needed for the new one.
        self.training = None;
        let session = self.session(experiment)?;
        let rival = rival.map(|experiment| self.session(experiment)).transpose()?;
        Ok(Training { session, rival, rivals_turn: false })
    }

    fn session(&self, experiment: &Experiment) -> Result<Session, Problem> {
        let source = experiment.data;
        let drawn = data::generate(source, experiment.noise, experiment.points as usize, experiment.seed);
        let provided = || self.provided.iter().find(|(kept, _)| *kept == source);
        let dataset = drawn
            .map(Rc::new)
            .or_else(|| provided().map(|(_, dataset)| dataset.clone()))
            .ok_or(Problem::NoData(source))?;
        let start = match experiment.dtype {
            Dtype::Float64 => training::float64,
            Dtype::Float32 => self.capabilities.ok_or_else(missing_part)?.float32,
        };
        Session::begun_by(start, experiment, dataset)
    }
}

fn missing_part() -> Problem {
    Problem::Defect("a part of the lab did not arrive".into())
}

/// What is trained: one network, or the two of a duel, which do every step one after the other.
struct Training {
    session: Session,
    rival: Option<Session>,
    rivals_turn: bool,
}

impl Training {
    /// Does the next portion of work; true once every network has measured the same step.
    fn work(&mut self) -> bool {
        let rivals_turn = self.rivals_turn;
        match &mut self.rival {
            Some(rival) if rivals_turn => {
                self.rivals_turn = rival.work() != Phase::Measured;
                !self.rivals_turn
            }
            rival => {
                let measured = self.session.work() == Phase::Measured;
                self.rivals_turn = measured && rival.is_some();
                measured && !self.rivals_turn
            }
        }
    }

    fn moment(&self) -> Moment {
        Moment { record: self.session.record(), rival: self.rival.as_ref().map(Session::record) }
    }

    /// Of the second network nothing is looked at but how well it does.
    fn look(&self, moments: Vec<Moment>, views: Views) -> Job {
        let rivals_views = Views { evaluation: views.evaluation, ..Views::default() };
        let rival = self.rival.as_ref().map(|session| Box::new(session.look(rivals_views)));
        Job::Look { moments, look: Box::new(self.session.look(views)), rival }
    }
}

/// One step of every network.
struct Moment {
    record: Record,
    rival: Option<Record>,
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

    fn portion(mut self, training: &mut Training, clock: &dyn Fn() -> f64) -> Job {
        if !self.started && self.left == 0 {
            // Nothing to train, only to look: the step was measured before.
            return training.look(vec![training.moment()], self.views);
        }
        if !self.started {
            self.started = true;
            self.left -= 1;
        }
        if !training.work() {
            return Job::Steps(self);
        }
        let late = self.until_ms.is_some_and(|until| clock() >= until);
        if self.left == 0 || late {
            return training.look(self.trail.finish(training.moment()), self.views);
        }
        self.trail.pass(|| training.moment());
        self.left -= 1;
        Job::Steps(self)
    }
}

/// The steps that a frame remembers: all of them, or evenly spaced ones, and always the last.
#[derive(Default)]
struct Trail {
    moments: Vec<Moment>,
    passed: usize,
    stride_log2: u32,
}

impl Trail {
    fn pass(&mut self, moment: impl Fn() -> Moment) {
        if self.passed.is_multiple_of(1 << self.stride_log2) {
            self.moments.push(moment());
        }
        self.passed += 1;
        if self.moments.len() == RECORDS_PER_FRAME {
            let mut index = 0;
            self.moments.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.stride_log2 += 1;
        }
    }

    fn finish(mut self, last: Moment) -> Vec<Moment> {
        self.moments.push(last);
        self.moments
    }
}
