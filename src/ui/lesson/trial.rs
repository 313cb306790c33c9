//! Runs an experiment of the lesson and says what came of it.

use crate::lab::experiment::Skip;
use crate::lab::frame::Record;
use crate::lab::lesson::{Evidence, Section, Trial};
use crate::ui::state::model::Action;
use crate::ui::state::view_context::ViewContext;

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
pub fn try_out(
    context: &ViewContext,
    section: Section,
    trial: Trial,
    then: impl FnOnce(Option<Shown>) + 'static,
) {
    let state = section.open(&context.state, trial.change);
    let client = context.client.clone();
    let skips = state.experiment.skip == Skip::On;
    client.pause();
    client.set_experiment(&state.experiment, state.duel.as_ref());
    client.reset();
    context.dispatch.emit(Action::View(Box::new(state)));
    let history = client.history();
    client.advance(
        trial.steps,
        Some(Box::new(move |arrival| {
            let first = history.borrow().records().first().cloned();
            then(arrival.ok().zip(first).map(|(now, first)| Shown { first, now, skips }));
        })),
    );
}
