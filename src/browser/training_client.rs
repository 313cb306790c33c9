//! The conductor: numbers the runs, pulls one frame at a time, and keeps the history. The queue cannot grow, and
//! pausing is just not asking.

mod replies;
mod requests;

pub use crate::browser::step_target::{AdvanceResult, Event, Interruption};
use crate::browser::step_target::{ExportRequest, StepTarget, interrupt, later};
use crate::browser::timer::AnimationFrame;
use crate::browser::worker_handle::WorkerHandle;
use crate::data::{Dataset, Source};
use crate::lab;
use crate::lab::csv_history::history_csv;
use crate::lab::experiment::Experiment;
use crate::lab::frame::Frame;
use crate::lab::history::History;
use crate::lab::protocol::{ExportForm, Problem, Request, Views};
use crate::lab::speed::Speed;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// The conductor. Cheap to clone: clones share one state.
#[derive(Clone)]
pub struct TrainingClient(Rc<RefCell<State>>);

impl PartialEq for TrainingClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct State {
    handle: Option<WorkerHandle>,
    on_event: Rc<dyn Fn(Event)>,
    provided: Vec<(Source, Rc<Dataset>)>,
    experiment: Option<Experiment>,
    /// The second network of a duel.
    rival: Option<Experiment>,
    run: u32,
    outstanding: bool,
    /// Whether the present run cannot go on: whoever asks for more is told so at once.
    failed: bool,
    /// Whether the present run waits for samples that are on their way.
    awaiting: bool,
    /// The step that was reached, while a new trainer is on its way there again.
    behind: Option<u64>,
    /// How many trainers this run has lost without going on for long in between.
    replacements: u32,
    /// The step that was reached when the last of them was lost.
    lost_at: u64,
    /// Whether the person plays on beyond the limit.
    beyond_limit: bool,
    playing: bool,
    /// Whether it is on its way to a step for longer than a moment.
    advancing: bool,
    /// Whether nobody can see the page: it plays on later.
    resting: bool,
    speed: Speed,
    limit: Option<u64>,
    views: Views,
    /// What the outstanding request looks at.
    asked: Views,
    looked_ms: f64,
    stepped_ms: f64,
    latest: Option<Rc<Frame>>,
    history: Rc<RefCell<History>>,
    targets: VecDeque<StepTarget>,
    exports: VecDeque<ExportRequest>,
    animation: Option<AnimationFrame>,
}

impl TrainingClient {
    /// Starts the trainer; `on_event` is never called from within a call of the page's own.
    pub fn new(on_event: impl Fn(Event) + 'static) -> Self {
        let client = Self(Rc::new(RefCell::new(State {
            handle: None,
            on_event: Rc::new(on_event),
            provided: Vec::new(),
            experiment: None,
            rival: None,
            run: 0,
            outstanding: false,
            failed: false,
            awaiting: false,
            behind: None,
            replacements: 0,
            lost_at: 0,
            beyond_limit: false,
            playing: false,
            advancing: false,
            resting: false,
            speed: Speed::default(),
            limit: None,
            views: Views::default(),
            asked: Views::default(),
            looked_ms: f64::NEG_INFINITY,
            stepped_ms: f64::NEG_INFINITY,
            latest: None,
            history: Rc::default(),
            targets: VecDeque::new(),
            exports: VecDeque::new(),
            animation: None,
        })));
        let weak = Rc::downgrade(&client.0);
        let handle = WorkerHandle::spawn(move |event| {
            if let Some(state) = weak.upgrade() {
                Self(state).hear(event);
            }
        });
        client.0.borrow_mut().handle = Some(handle);
        client
    }

    /// Makes that experiment, and the second one of a duel, the present ones; nothing happens when they are already.
    pub fn set_experiment(&self, experiment: &Experiment, rival: Option<&Experiment>) {
        let mut state = self.0.borrow_mut();
        if (state.experiment.as_ref(), state.rival.as_ref()) == (Some(experiment), rival) {
            return;
        }
        (state.experiment, state.rival) = (Some(experiment.clone()), rival.cloned());
        drop(state);
        self.reset();
    }

    /// Begins the present experiment again: the very same initial weights.
    pub fn reset(&self) {
        let mut state = self.0.borrow_mut();
        if state.experiment.is_none() {
            return;
        }
        state.run = state.run.wrapping_add(1) % u32::MAX;
        state.history.borrow_mut().clear();
        state.latest = None;
        state.failed = false;
        state.outstanding = true;
        state.animation = None;
        state.beyond_limit = false;
        state.advancing = false;
        (state.behind, state.replacements) = (None, 0);
        // The digits are fetched when they are first asked for; one's own file may never come.
        state.awaiting = state.uses(Source::Digits) && !state.has(Source::Digits);
        if !state.awaiting {
            state.begin();
        }
        let dropped = std::mem::take(&mut state.targets);
        let exports = std::mem::take(&mut state.exports);
        let on_event = state.on_event.clone();
        drop(state);
        interrupt(dropped, exports, Interruption::NewRun);
        later(move || on_event(Event::Begun));
    }

    /// Goes back to a step of the present run: equal experiments give equal numbers, so the way there is done again.
    pub fn rewind(&self, step: u64, on_done: Option<Box<dyn FnOnce(AdvanceResult)>>) {
        self.pause();
        self.reset();
        self.advance(step, on_done);
    }

    /// The present experiment and its rival, and the step that was reached.
    pub fn present(&self) -> Option<(Experiment, Option<Experiment>, u64)> {
        let state = self.0.borrow();
        let reached = state.latest.as_ref().map_or(0, |frame| frame.latest().step);
        state.experiment.clone().map(|experiment| (experiment, state.rival.clone(), reached))
    }

    /// Hands the trainer samples that only the page can get at: the digits, or the user's own file.
    pub fn provide(&self, source: Source, dataset: Dataset) {
        let mut state = self.0.borrow_mut();
        state.provided.retain(|(kept, _)| *kept != source);
        state.provided.push((source, Rc::new(dataset.clone())));
        state.send(Request::Provide { source, dataset: Box::new(dataset) });
        if !state.uses(source) {
            return;
        }
        if std::mem::take(&mut state.awaiting) {
            // Whatever was asked for meanwhile goes on.
            state.begin();
        } else {
            drop(state);
            self.reset();
        }
    }

    /// Says that samples which were on their way will not come.
    pub fn give_up(&self, source: Source) {
        let state = self.0.borrow();
        let (run, awaiting) = (state.run, state.awaiting);
        drop(state);
        if awaiting {
            self.fail(run, Problem::NoData(source));
        }
    }

    /// The samples that were handed over for that source.
    pub fn provided(&self, source: Source) -> Option<Rc<Dataset>> {
        let state = self.0.borrow();
        state.provided.iter().find(|(kept, _)| *kept == source).map(|(_, dataset)| dataset.clone())
    }

    /// Plays.
    pub fn play(&self) {
        self.set_playing(true);
    }

    /// Pauses, and has a last look at what the network says.
    pub fn pause(&self) {
        self.set_playing(false);
    }

    /// Pauses for the person, who is not kept waiting: the way to a step ends where it is.
    pub fn stop(&self) {
        let mut state = self.0.borrow_mut();
        let (stopped, kept) =
            std::mem::take(&mut state.targets).into_iter().partition(|target| target.left > 0);
        state.targets = kept;
        // A last look, as after any pause.
        state.targets.push_back(StepTarget { left: 0, looked: false, on_done: None });
        drop(state);
        interrupt(stopped, VecDeque::new(), Interruption::Stopped);
        self.notify_advancing();
        self.pause();
        self.poll();
    }

    /// Tells whether it is on its way to a step, when that has changed.
    fn notify_advancing(&self) {
        let mut state = self.0.borrow_mut();
        let advancing = state.targets.front().is_some_and(|target| target.left > 0);
        if std::mem::replace(&mut state.advancing, advancing) != advancing {
            let on_event = state.on_event.clone();
            later(move || on_event(Event::Advancing(advancing)));
        }
    }

    /// Rests, or goes on with what it was playing; exact numbers of steps are done all the same.
    pub fn rest(&self, resting: bool) {
        let mut state = self.0.borrow_mut();
        state.resting = resting;
        if resting {
            state.animation = None;
        }
        drop(state);
        self.poll();
    }

    /// Whether it plays, or is on its way to a step.
    pub fn is_busy(&self) -> bool {
        let state = self.0.borrow();
        state.playing || state.advancing
    }

    /// Does exactly so many steps, shown or hidden, and says where that led.
    pub fn advance(&self, steps: u64, on_done: Option<Box<dyn FnOnce(AdvanceResult)>>) {
        self.0.borrow_mut().targets.push_back(StepTarget { left: steps, looked: false, on_done });
        self.poll();
    }

    /// Writes the present step: as `EXPORT.md` says, or as a program that computes it anew.
    pub fn export(
        &self,
        form: ExportForm,
        state: &lab::state::State,
        on_text: impl FnOnce(Result<String, Interruption>) + 'static,
    ) {
        let request = ExportRequest { form, state: lab::state::write(state), on_text: Box::new(on_text) };
        self.0.borrow_mut().exports.push_back(request);
        self.poll();
    }

    /// How fast it plays.
    pub fn speed(&self) -> Speed {
        self.0.borrow().speed
    }

    /// Chooses how fast it plays.
    pub fn set_speed(&self, speed: Speed) {
        self.0.borrow_mut().speed = speed;
    }

    /// Stops playing after that many steps of a run.
    pub fn set_limit(&self, steps: Option<u64>) {
        self.0.borrow_mut().limit = steps;
    }

    /// Says what is visible, so that nothing else is computed; what has become visible is looked at.
    pub fn set_views(&self, views: Views) {
        let mut state = self.0.borrow_mut();
        let before = std::mem::replace(&mut state.views, views);
        let new = (views.evaluation && !before.evaluation)
            || (views.prediction && !before.prediction)
            || (views.units.is_some() && views.units != before.units)
            || (views.path.is_some() && views.path != before.path);
        if !new {
            return;
        }
        state.targets.push_back(StepTarget { left: 0, looked: false, on_done: None });
        drop(state);
        self.poll();
    }

    /// What is visible.
    pub fn views(&self) -> Views {
        self.0.borrow().views
    }

    /// Checks the gradients of the present step, while the run may go on; events tell what came of it.
    pub fn check(&self, draw: u32) {
        let state = self.0.borrow();
        state.send(Request::Check { run: state.run, draw });
    }

    /// The steps of the present run; bounded, first and last exact.
    pub fn history(&self) -> Rc<RefCell<History>> {
        self.0.borrow().history.clone()
    }

    /// The history as CSV.
    pub fn history_csv(&self) -> String {
        let state = self.0.borrow();
        let Some(experiment) = &state.experiment else { return String::new() };
        let provided = state.provided.iter().find(|(source, _)| *source == experiment.data);
        let classes = provided.map_or(2, |(_, dataset)| dataset.classes);
        history_csv(state.history.borrow().records(), experiment.loss_for(classes))
    }

    /// The newest frame of the present run.
    pub fn latest(&self) -> Option<Rc<Frame>> {
        self.0.borrow().latest.clone()
    }

    fn set_playing(&self, playing: bool) {
        let mut state = self.0.borrow_mut();
        if state.playing == playing {
            return;
        }
        state.playing = playing;
        let reached = state.latest.as_ref().map_or(0, |frame| frame.latest().step);
        // Who presses Play at the limit wants to go on.
        state.beyond_limit |= playing && state.limit.is_some_and(|limit| reached >= limit);
        if !playing {
            state.animation = None;
            state.targets.push_back(StepTarget { left: 0, looked: false, on_done: None });
        }
        let on_event = state.on_event.clone();
        drop(state);
        later(move || on_event(Event::Playing(playing)));
        self.poll();
    }
}

impl State {
    fn has(&self, source: Source) -> bool {
        self.provided.iter().any(|(provided, _)| *provided == source)
    }

    /// Whether a network of the present run learns from those samples.
    fn uses(&self, source: Source) -> bool {
        self.experiment.iter().chain(&self.rival).any(|experiment| experiment.data == source)
    }

    fn begin(&mut self) {
        self.asked = self.views;
        if let Some(experiment) = self.experiment.clone().map(Box::new) {
            let rival = self.rival.clone().map(Box::new);
            self.send(Request::Begin { run: self.run, experiment, rival, views: self.views });
        }
    }

    fn send(&self, request: Request) {
        if let Some(handle) = &self.handle {
            handle.send(request);
        }
    }
}
