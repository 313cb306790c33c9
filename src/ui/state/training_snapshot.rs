//! What training shows: the newest frame, and whether it plays. Replaced at every frame; compared by pointer.

use crate::browser::training_client::Event;
use crate::lab::frame::{Evaluation, Frame, Path, Prediction};
use crate::lab::protocol::Problem;
use crate::nn::check::Checked;
use crate::nn::inspect::UnitView;
use std::rc::Rc;
use yew::Reducible;

/// The newest look inside the network; each part with the step that it belongs to.
#[derive(Clone, Debug, Default)]
pub struct Inside {
    /// What the units of every hidden layer do.
    pub units: Option<(u64, Rc<Vec<UnitView>>)>,
    /// One path of single units.
    pub path: Option<(u64, Rc<Path>)>,
}

/// A check of gradients as far as it has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Checks {
    /// Which weights are looked at.
    pub draw: u32,
    /// The step that is checked.
    pub step: u64,
    /// One entry a weight layer that was checked, layer 1 first.
    pub layers: Vec<Checked>,
}

/// What training shows at the moment.
#[derive(Clone, Debug, Default)]
pub struct TrainingSnapshot {
    /// The newest frame of the present run.
    pub frame: Option<Rc<Frame>>,
    /// The newest look at the test set.
    pub evaluation: Option<Evaluation>,
    /// The same of the second network of a duel.
    pub rivals_evaluation: Option<Evaluation>,
    /// The newest picture of the network's answers.
    pub prediction: Option<Rc<Prediction>>,
    /// The newest look inside.
    pub inside: Inside,
    /// The newest check of gradients.
    pub checks: Option<Rc<Checks>>,
    /// Whether it plays.
    pub playing: bool,
    /// Whether it is on its way to a step.
    pub advancing: bool,
    /// Whether a run was asked for that has no frame yet.
    pub waiting: bool,
    /// Why the run cannot go on.
    pub problem: Option<Problem>,
    /// Whether another trainer had to take over.
    pub worker_replaced: bool,
}

impl TrainingSnapshot {
    /// The run of the newest frame.
    pub fn run(&self) -> Option<u32> {
        self.frame.as_ref().map(|frame| frame.run)
    }
}

impl PartialEq for TrainingSnapshot {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Option<Rc<Frame>>, b: &Option<Rc<Frame>>| match (a, b) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        same(&self.frame, &other.frame)
            && self.checks == other.checks
            && (self.playing, self.advancing) == (other.playing, other.advancing)
            && self.waiting == other.waiting
            && (&self.problem, self.worker_replaced) == (&other.problem, other.worker_replaced)
    }
}

impl Reducible for TrainingSnapshot {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = (*self).clone();
        match event {
            Event::Frame(frame) => {
                if next.frame.as_ref().is_some_and(|before| before.run != frame.run) {
                    next.inside = Inside::default();
                }
                // A frame without a look keeps the last one: the picture does not flicker.
                next.evaluation = frame.evaluation.or(next.evaluation);
                next.rivals_evaluation =
                    frame.rival.as_ref().and_then(|rival| rival.evaluation.or(next.rivals_evaluation));
                if let Some(prediction) = &frame.prediction {
                    next.prediction = Some(Rc::new(prediction.clone()));
                }
                let step = frame.latest().step;
                if let Some(units) = &frame.units {
                    next.inside.units = Some((step, Rc::new(units.clone())));
                }
                if let Some(path) = &frame.path {
                    next.inside.path = Some((step, Rc::new(path.clone())));
                }
                next.frame = Some(frame);
                next.waiting = false;
                next.problem = None;
            }
            Event::Checked { draw, step, checked } => {
                let mut checks = match &next.checks {
                    Some(checks) if (checks.draw, checks.step) == (draw, step) => (**checks).clone(),
                    _ => Checks { draw, step, layers: Vec::new() },
                };
                checks.layers.push(checked);
                next.checks = Some(Rc::new(checks));
            }
            Event::Begun => {
                next.waiting = true;
                next.advancing = false;
                next.checks = None;
                next.problem = None;
                next.worker_replaced = false;
            }
            Event::WorkerReplaced => next.worker_replaced = true,
            Event::Playing(playing) => next.playing = playing,
            Event::Advancing(advancing) => next.advancing = advancing,
            Event::Failed(problem) => {
                next.waiting = false;
                next.advancing = false;
                // What is on the screen belongs to settings that are no longer there.
                next.frame = None;
                next.prediction = None;
                next.evaluation = None;
                next.rivals_evaluation = None;
                next.inside = Inside::default();
                next.checks = None;
                next.problem = Some(problem);
            }
        }
        Rc::new(next)
    }
}
