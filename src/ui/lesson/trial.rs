//! Runs an experiment of the lecture and says what came of it.

use crate::lab::experiment::Skip;
use crate::lab::frame::Record;
use crate::lab::lesson::{Evidence, Section, Trial};
use crate::ui::model::Action;
use crate::ui::scene::Scene;

/// What a run has shown.
pub struct Shown {
    first: Record,
    now: Record,
    skips: bool,
}

impl Shown {
    /// For the questions.
    pub fn evidence(&self) -> Evidence<'_> {
        Evidence { first: &self.first, now: &self.now, skips: self.skips }
    }

    /// Its newest record.
    pub fn now(&self) -> &Record {
        &self.now
    }
}

/// Opens that section with the trial's change, trains from the start, and tells what came of it; `None` if another run
/// began meanwhile.
pub fn try_out(scene: &Scene, section: Section, trial: Trial, then: impl FnOnce(Option<Shown>) + 'static) {
    let state = section.open(&scene.state, trial.change);
    let conductor = scene.conductor.clone();
    let skips = state.experiment.skip == Skip::On;
    conductor.pause();
    conductor.set_experiment(&state.experiment, state.duel.as_ref());
    conductor.reset();
    scene.dispatch.emit(Action::View(Box::new(state)));
    let history = conductor.history();
    conductor.advance(
        trial.steps,
        Some(Box::new(move |arrival| {
            let first = history.borrow().records().first().cloned();
            then(arrival.ok().zip(first).map(|(now, first)| Shown { first, now, skips }));
        })),
    );
}
