//! What training shows: the newest frame, and whether it plays. Replaced at every frame; compared by pointer.

use crate::browser::conductor::Event;
use crate::lab::frame::{Evaluation, Frame, Prediction};
use crate::lab::protocol::Problem;
use std::rc::Rc;
use yew::Reducible;

/// What training shows at the moment.
#[derive(Clone, Debug, Default)]
pub struct Live {
    /// The newest frame of the present run.
    pub frame: Option<Rc<Frame>>,
    /// The newest look at the test set.
    pub evaluation: Option<Evaluation>,
    /// The newest picture of the network's answers.
    pub prediction: Option<Rc<Prediction>>,
    /// Whether it plays.
    pub playing: bool,
    /// Whether a run was asked for that has no frame yet.
    pub waiting: bool,
    /// Why the run cannot go on.
    pub problem: Option<Problem>,
}

impl PartialEq for Live {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Option<Rc<Frame>>, b: &Option<Rc<Frame>>| match (a, b) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        same(&self.frame, &other.frame)
            && (self.playing, self.waiting) == (other.playing, other.waiting)
            && self.problem == other.problem
    }
}

impl Reducible for Live {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = (*self).clone();
        match event {
            Event::Frame(frame) => {
                // A frame without a look keeps the last one: the picture does not flicker.
                next.evaluation = frame.evaluation.or(next.evaluation);
                if let Some(prediction) = &frame.prediction {
                    next.prediction = Some(Rc::new(prediction.clone()));
                }
                next.frame = Some(frame);
                next.waiting = false;
                next.problem = None;
            }
            Event::Begun => {
                next.waiting = true;
                next.problem = None;
            }
            Event::Playing(playing) => next.playing = playing,
            Event::Failed(problem) => {
                next.waiting = false;
                // What is on the screen belongs to settings that are no longer there.
                next.frame = None;
                next.prediction = None;
                next.evaluation = None;
                next.problem = Some(problem);
            }
        }
        Rc::new(next)
    }
}
