//! The settings and their one pure reducer. Frames live outside of it, so that training redraws no control.

use crate::lab::experiment::Experiment;
use crate::lab::message::Cause;
use crate::lab::state::{Notice, State};
use std::rc::Rc;

/// That many changes can be undone.
const UNDO_STEPS: usize = 100;

/// The network, and the second one of a duel.
pub type Networks = (Experiment, Option<Experiment>);

/// Everything that a person or a host can set.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The present state.
    pub state: State,
    /// What had to be changed while it was read.
    pub notices: Vec<Notice>,
    /// Who changed it last.
    pub cause: Cause,
    past: Vec<Networks>,
    future: Vec<Networks>,
    /// The control that was moved last: moving it on is one change.
    moving: Option<&'static str>,
}

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A control was moved.
    Adjust(&'static str, Box<Experiment>),
    /// A control was moved that sets both networks, or a duel began, ended or changed sides.
    Networks(&'static str, Box<Networks>),
    /// Something beside the experiment was chosen: language, theme.
    View(Box<State>),
    /// A host set the state, or a person went to another address.
    Replace(Box<State>, Vec<Notice>, Cause),
    /// A step that was exported is opened: how the page looks, and what it shows of its controls, stays.
    Open(Box<State>),
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Hide the notice of that index.
    Dismiss(usize),
    /// Hide all notices.
    DismissAll,
}

impl Model {
    /// The model that a page starts with.
    pub fn new(state: State, notices: Vec<Notice>) -> Self {
        Self { state, notices, cause: Cause::User, past: Vec::new(), future: Vec::new(), moving: None }
    }

    /// Whether there is anything to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is anything to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    fn adjust(&mut self, control: &'static str, networks: Networks) {
        if self.moving != Some(control) {
            self.past.push((self.state.experiment.clone(), self.state.duel.clone()));
            if self.past.len() > UNDO_STEPS {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.moving = Some(control);
        self.cause = Cause::User;
        (self.state.experiment, self.state.duel) = networks;
    }

    fn travel(&mut self, back: bool) -> bool {
        let (from, to) =
            if back { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        let Some((experiment, duel)) = from.pop() else { return false };
        let experiment = std::mem::replace(&mut self.state.experiment, experiment);
        to.push((experiment, std::mem::replace(&mut self.state.duel, duel)));
        self.moving = None;
        self.cause = Cause::User;
        true
    }

    /// The model after that change; the very same one where nothing changes.
    pub fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        let changed = match action {
            Action::Adjust(_, experiment) if *experiment == self.state.experiment => false,
            Action::Adjust(control, experiment) => {
                next.adjust(control, (*experiment, self.state.duel.clone()));
                true
            }
            Action::Networks(control, networks) => {
                let changed = *networks != (self.state.experiment.clone(), self.state.duel.clone());
                if changed {
                    next.adjust(control, *networks);
                }
                changed
            }
            Action::View(state) => {
                next.cause = Cause::User;
                next.state = *state;
                next.state != self.state
            }
            Action::Replace(state, notices, cause) => {
                if (&state.experiment, &state.duel) != (&self.state.experiment, &self.state.duel) {
                    next.adjust("replaced", (state.experiment.clone(), state.duel.clone()));
                    next.moving = None;
                }
                next.cause = cause;
                next.state = *state;
                next.notices.extend(notices);
                next != *self
            }
            Action::Open(state) => {
                next.adjust("open", (state.experiment.clone(), state.duel.clone()));
                next.moving = None;
                next.state.preset = state.preset;
                true
            }
            Action::Undo => next.travel(true),
            Action::Redo => next.travel(false),
            Action::Dismiss(index) if index < next.notices.len() => {
                next.notices.remove(index);
                true
            }
            Action::Dismiss(_) => false,
            Action::DismissAll => !std::mem::take(&mut next.notices).is_empty(),
        };
        if changed { Rc::new(next) } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::quantity::Quantity;
    use crate::lab::state::{Language, Speed};

    fn with_depth(depth: u32) -> Box<Experiment> {
        Box::new(Experiment { depth, ..Experiment::default() })
    }

    fn model() -> Rc<Model> {
        Rc::new(Model::new(State::default(), Vec::new()))
    }

    #[test]
    fn a_change_that_changes_nothing_is_no_change() {
        let model = model();
        assert!(Rc::ptr_eq(&model, &model.clone().reduce(Action::Adjust("depth", with_depth(10)))));
        assert!(Rc::ptr_eq(&model, &model.clone().reduce(Action::Undo)));
        assert!(Rc::ptr_eq(&model, &model.clone().reduce(Action::Dismiss(3))));
    }

    #[test]
    fn dragging_a_slider_is_undone_at_once_and_redone_at_once() {
        let moved = [11, 12, 13]
            .into_iter()
            .fold(model(), |model, depth| model.reduce(Action::Adjust("depth", with_depth(depth))));
        let undone = moved.clone().reduce(Action::Undo);
        assert_eq!(undone.state.experiment.depth, 10);
        assert!(!undone.can_undo() && undone.can_redo());
        assert_eq!(undone.reduce(Action::Redo).state.experiment, moved.state.experiment);
    }

    #[test]
    fn a_duel_that_began_is_undone_and_redone_like_any_change() {
        let networks = Box::new((Experiment::default(), Some(*with_depth(3))));
        let duel = model().reduce(Action::Networks("duel", networks.clone()));
        assert!(Rc::ptr_eq(&duel, &duel.clone().reduce(Action::Networks("duel", networks))));
        let undone = duel.clone().reduce(Action::Undo);
        assert_eq!(undone.state.duel, None);
        assert_eq!(undone.reduce(Action::Redo).state, duel.state);
    }

    #[test]
    fn a_new_change_after_an_undo_starts_a_new_future() {
        let model = model().reduce(Action::Adjust("depth", with_depth(20))).reduce(Action::Undo);
        let model = model.reduce(Action::Adjust("depth", with_depth(30)));
        assert!(!model.can_redo());
        assert_eq!(model.reduce(Action::Undo).state.experiment.depth, 10);
    }

    #[test]
    fn undo_leaves_what_is_shown_and_how_fast_it_plays_alone() {
        let view = |state: &State| State { quantity: Quantity::GradW, speed: Speed::Max, ..state.clone() };
        let model = model().reduce(Action::Adjust("depth", with_depth(20)));
        let state = Box::new(view(&model.state));
        let model = model.reduce(Action::View(state));
        let undone = model.clone().reduce(Action::Undo);
        assert_eq!(undone.state, view(&State::default()));
        assert_eq!(undone.reduce(Action::Redo).state, model.state);
    }

    #[test]
    fn an_opened_step_can_be_undone_and_leaves_the_language_alone() {
        let state =
            State { experiment: *with_depth(50), language: Language::Bn, embed: true, ..State::default() };
        let model = model().reduce(Action::Open(Box::new(state)));
        assert_eq!((model.state.experiment.depth, model.cause), (50, Cause::User));
        assert_eq!((model.state.language, model.state.embed), (Language::Auto, false));
        assert_eq!(model.reduce(Action::Undo).state.experiment.depth, 10);
    }

    #[test]
    fn what_a_host_sets_can_be_undone_by_the_person() {
        let state = State { experiment: *with_depth(50), ..State::default() };
        let model = model().reduce(Action::Replace(Box::new(state), Vec::new(), Cause::Api));
        assert_eq!((model.cause, model.state.experiment.depth), (Cause::Api, 50));
        assert_eq!(model.reduce(Action::Undo).state.experiment.depth, 10);
    }
}
