//! The conductor: owns the trainer, the number of the run, the animation loop and the history. Frames are
//! pulled, one at a time; pausing is not asking.

use crate::choice;
use crate::data::{Dataset, Source};
use crate::lab::experiment::Experiment;
use crate::lab::frame::Frame;
use crate::lab::protocol::{Problem, Views};
use std::rc::Rc;

choice! {
    /// How fast training runs when it plays.
    pub enum Speed (default Frame) {
        /// One step a second.
        Slow = "slow",
        /// One step an animation frame.
        Frame = "frame",
        /// Up to ten steps an animation frame.
        Fast = "fast",
        /// As many steps as fit.
        Max = "max",
    }
}

/// What the conductor tells the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A new frame of the present run.
    Frame(Rc<Frame>),
    /// A new run was asked for; its first frame is not there yet.
    Begun,
    /// Playing went on or off: the user's wish, the step limit, or a run that diverged.
    Playing(bool),
    /// The run cannot start or go on.
    Failed(Problem),
}

/// The conductor. Cheap to clone: clones share one state.
#[derive(Clone, PartialEq)]
pub struct Conductor;

impl Conductor {
    /// Starts the trainer; `on_event` is called outside of any Yew render.
    pub fn new(on_event: impl Fn(Event) + 'static) -> Self {
        let _ = on_event;
        Self
    }
    /// Begins a new run (also "Reset": the same experiment gives the same initial weights).
    pub fn begin(&self, experiment: &Experiment) {
        let _ = experiment;
    }
    /// Hands the trainer samples that only the page can get at: the digits, or the user's own file.
    pub fn provide(&self, source: Source, dataset: Dataset) {
        let _ = (source, dataset);
    }
    /// Plays.
    pub fn play(&self) {}
    /// Pauses.
    pub fn pause(&self) {}
    /// Does exactly so many steps.
    pub fn advance(&self, steps: u32) {
        let _ = steps;
    }
    /// Chooses how fast it plays.
    pub fn set_speed(&self, speed: Speed) {
        let _ = speed;
    }
    /// Stops playing after that many steps of a run.
    pub fn set_limit(&self, steps: Option<u64>) {
        let _ = steps;
    }
    /// Says what is visible, so that nothing else is computed.
    pub fn set_views(&self, views: Views) {
        let _ = views;
    }
}
