//! A series of trials: many runs, one after the other, as requests to a trainer, and the result of each. Whoever sends
//! no further request has cancelled it; the results so far are kept.

use crate::choice;
use crate::lab::diagnosis::Diagnosis;
use crate::lab::experiment::Experiment;
use crate::lab::frame::{Frame, Record};
use crate::lab::protocol::{Problem, Reply, Request, Views};
use crate::lab::trainer::RECORDS_PER_FRAME;

choice! {
    /// What a series is for.
    pub enum TrialKind (default Remedies) {
        /// The ladder of remedies.
        Remedies = "remedies",
        /// The gradient against depth.
        Depth = "depth",
        /// The gradient against gain and biases.
        Map = "map",
    }
}

impl TrialKind {
    /// The settings that make no difference to what it finds: it goes through them itself, or they only act on updates
    /// that it does not do.
    pub fn regardless_of(self) -> &'static [&'static str] {
        match self {
            Self::Remedies => &["act", "init", "norm", "skip", "gain", "bias", "freeze"],
            Self::Depth => &["depth", "act", "init", "opt", "lr", "clip", "freeze"],
            Self::Map => &["gain", "bias", "opt", "lr", "clip", "freeze"],
        }
    }
}

/// A trainer answers at least this often, so that cancelling and progress do not wait for it.
const BUDGET_MS: f64 = 60.0;

/// One run of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// What to train.
    pub experiment: Experiment,
    /// At most so many steps; with none, only the initial step is measured.
    pub steps: u32,
    /// No further than to that loss.
    pub target: Option<f64>,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialResult {
    /// Step 0, before any update.
    pub first: Record,
    /// The last step that was done.
    pub last: Record,
    /// The first step whose loss was at most the target.
    pub reached: Option<u64>,
    /// What the last step shows.
    pub diagnosis: Option<Diagnosis>,
}

/// Some trials and what came of those that are over.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialSeries {
    trials: Vec<Trial>,
    results: Vec<Result<TrialResult, Problem>>,
    /// What has come of the present trial so far.
    present: Option<TrialResult>,
    /// Number of the first trial's run; the others follow.
    first_run: u32,
}

impl TrialSeries {
    /// A series whose runs have numbers from `first_run` on.
    pub fn new(trials: Vec<Trial>, first_run: u32) -> Self {
        Self { trials, results: Vec::new(), present: None, first_run }
    }

    /// What is to be asked next; `None` when all trials are over.
    pub fn next_request(&self) -> Option<Request> {
        let trial = self.trials.get(self.results.len())?;
        let (run, views) = (self.run(), Views::default());
        Some(match &self.present {
            None => {
                let experiment = Box::new(trial.experiment.clone());
                Request::Begin { run, experiment, rival: None, views }
            }
            Some(present) => {
                let left = u64::from(trial.steps).saturating_sub(present.last.step);
                // No more than a frame can tell one by one: the step at which the target is reached is exact.
                let steps = left.min(RECORDS_PER_FRAME as u64 - 1) as u32;
                Request::Advance { run, steps, budget_ms: Some(BUDGET_MS), views }
            }
        })
    }

    /// Takes an answer; false if it was none to the last question.
    pub fn handle_reply(&mut self, reply: Reply) -> bool {
        match reply {
            Reply::Frame(frame) if frame.run == self.run() => self.take(*frame),
            // A trainer that panicked no longer knows the number of its run.
            Reply::Failed { run, problem } if run == self.run() || run == u32::MAX => {
                self.present = None;
                self.results.push(Err(problem));
            }
            _ => return false,
        }
        true
    }

    /// The present trial begins anew, because its trainer is gone.
    pub fn repeat(&mut self) {
        self.present = None;
    }

    /// The number of its first run tells it from other series.
    pub fn id(&self) -> u32 {
        self.first_run
    }

    /// The settings that it started from, but for those that its trials go through.
    pub fn base(&self) -> Option<&Experiment> {
        self.trials.first().map(|trial| &trial.experiment)
    }

    /// The trials.
    pub fn trials(&self) -> &[Trial] {
        &self.trials
    }

    /// What came of the trials that are over, in their order.
    pub fn results(&self) -> &[Result<TrialResult, Problem>] {
        &self.results
    }

    /// Whether all trials are over.
    pub fn is_over(&self) -> bool {
        self.results.len() == self.trials.len()
    }

    /// The share of all steps that are done, 0 to 1.
    pub fn progress(&self) -> f64 {
        // The initial step counts as one.
        let done = self.present.as_ref().map_or(0, |present| present.last.step + 1);
        let trial = self.trials.get(self.results.len());
        let part = trial.map_or(0.0, |trial| done as f64 / (f64::from(trial.steps) + 1.0));
        (self.results.len() as f64 + part) / self.trials.len().max(1) as f64
    }

    fn run(&self) -> u32 {
        self.first_run.wrapping_add(self.results.len() as u32)
    }

    fn take(&mut self, frame: Frame) {
        let Some(trial) = self.trials.get(self.results.len()) else { return };
        let within = |record: &&Record| trial.target.is_some_and(|target| record.loss <= target);
        let reached = frame.records.iter().find(within).map(|record| record.step);
        let last = frame.latest().clone();
        let first = self.present.take().map_or_else(|| frame.records[0].clone(), |present| present.first);
        let over = reached.is_some() || last.diverged() || last.step >= u64::from(trial.steps);
        let result = TrialResult { first, last, reached, diagnosis: frame.diagnosis };
        if over {
            self.results.push(Ok(result));
        } else {
            self.present = Some(result);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Source, generate};
    use crate::lab::session::Session;
    use crate::lab::trainer::Trainer;
    use crate::nn::activation::Activation;
    use crate::nn::init::Init;
    use crate::nn::training::Phase;
    use std::rc::Rc;

    fn answer(trainer: &mut Trainer, request: Request) -> Reply {
        trainer.receive(request, 0.0);
        trainer.work(&|| 0.0, 1.0).expect("every question has an answer")
    }

    fn run(series: &mut TrialSeries) {
        let mut trainer = Trainer::default();
        while let Some(request) = series.next_request() {
            assert!(series.handle_reply(answer(&mut trainer, request)));
        }
    }

    fn small(activation: Activation, init: Init) -> Experiment {
        Experiment { depth: 3, width: 12, activation, init, learning_rate: 0.5, ..Experiment::default() }
    }

    /// All records of a session of its own, up to that step.
    fn records(experiment: &Experiment, steps: u64) -> Vec<Record> {
        let Experiment { data, noise, points, seed, .. } = *experiment;
        let dataset = Rc::new(generate(data, noise, points as usize, seed).expect("it is generated"));
        let mut session = Session::new(experiment, dataset).expect("it fits into memory");
        let mut records = Vec::new();
        while records.last().is_none_or(|record: &Record| record.step < steps) {
            if session.work() == Phase::Measured {
                records.push(session.record());
            }
        }
        records
    }

    #[test]
    fn results_are_those_of_sessions_of_their_own() {
        let experiments =
            [small(Activation::Relu, Init::HeNormal), small(Activation::Sigmoid, Init::XavierUniform)];
        let trial =
            |experiment: &Experiment| Trial { experiment: experiment.clone(), steps: 150, target: Some(0.3) };
        let mut series = TrialSeries::new(experiments.iter().map(trial).collect(), 7);
        run(&mut series);
        assert_eq!(series.progress(), 1.0);
        let reached: Vec<_> = experiments
            .iter()
            .zip(series.results())
            .map(|(experiment, result)| {
                let result = result.as_ref().expect("nothing is missing");
                let records = records(experiment, 150);
                let alone = records.iter().find(|record| record.loss <= 0.3).map(|record| record.step);
                assert_eq!(result.reached, alone);
                assert_eq!(result.first, records[0]);
                assert_eq!(result.last, records[result.last.step as usize]);
                alone
            })
            .collect();
        assert!(reached[0].is_some_and(|step| step > 1) && reached[1].is_none(), "{reached:?}");
    }

    #[test]
    fn trials_without_steps_measure_the_initial_network_and_one_that_fails_stops_no_other() {
        let fine = small(Activation::Tanh, Init::XavierNormal);
        let lacking = Experiment { data: Source::Csv, ..fine.clone() };
        let trial = |experiment| Trial { experiment, steps: 0, target: None };
        let mut series = TrialSeries::new([fine.clone(), lacking, fine].map(trial).to_vec(), 0);
        run(&mut series);
        let [Ok(first), Err(Problem::NoData(Source::Csv)), Ok(last)] = series.results() else {
            panic!("{:?}", series.results())
        };
        assert_eq!((first, first.last.step), (last, 0));
    }

    #[test]
    fn progress_grows_with_every_answer_and_stale_answers_change_nothing() {
        let trial =
            Trial { experiment: small(Activation::Tanh, Init::XavierNormal), steps: 100, target: None };
        let mut series = TrialSeries::new(vec![trial; 2], 3);
        let mut trainer = Trainer::default();
        let mut before = -1.0;
        while let Some(request) = series.next_request() {
            assert!(series.progress() > before);
            before = series.progress();
            let stale = Reply::Failed { run: 2, problem: Problem::NoData(Source::Csv) };
            assert!(!series.handle_reply(stale));
            assert_eq!(series.progress(), before);
            series.handle_reply(answer(&mut trainer, request));
        }
        assert!(series.is_over());
    }

    #[test]
    fn a_trial_whose_trainer_is_lost_is_repeated_to_the_same_numbers() {
        let trial = Trial { experiment: small(Activation::Relu, Init::HeNormal), steps: 90, target: None };
        let mut whole = TrialSeries::new(vec![trial], 0);
        let mut broken = whole.clone();
        run(&mut whole);
        let mut lost = Trainer::default();
        for _ in 0..2 {
            let request = broken.next_request().expect("it has begun");
            broken.handle_reply(answer(&mut lost, request));
        }
        broken.repeat();
        run(&mut broken);
        assert_eq!(broken, whole);
    }
}
