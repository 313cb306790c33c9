//! What the person looks at: a layer, a past step, a phase of the step. No setting: a link does not say it.

use crate::browser::training_client::TrainingClient;
use crate::lab::experiment::Experiment;
use crate::ui::state::training_store::{TrainingStore, UpdateRate, use_part};
use yew::prelude::*;

/// What is looked at, and how that changes.
pub struct Selection {
    /// Index of the highlighted layer.
    pub highlight: Option<usize>,
    /// Highlights another layer.
    pub on_highlight: Callback<Option<usize>>,
    /// The past step that is shown.
    pub past: Option<u64>,
    /// Shows a past step, or the newest again.
    pub on_past: Callback<Option<u64>>,
    /// Index of the phase at which a walk through the step is.
    pub cursor: Option<usize>,
    /// Goes to another phase, or shows the whole step again.
    pub on_cursor: Callback<Option<usize>>,
}

/// What is looked at. Training on leaves the past; playing, or another network, leaves the walk through a step.
#[hook]
pub fn use_selection(
    training: &TrainingStore,
    client: &TrainingClient,
    experiment: &Experiment,
) -> Selection {
    let (playing, waiting) =
        use_part(training, UpdateRate::Frames, |snapshot| (snapshot.playing, snapshot.waiting));
    let highlight = use_state(|| None::<usize>);
    let on_highlight = {
        let highlight = highlight.setter();
        use_callback((), move |layer: Option<usize>, ()| highlight.set(layer))
    };
    let past = use_state(|| None::<u64>);
    let on_past = {
        let past = past.setter();
        use_callback(client.clone(), move |step: Option<u64>, client| {
            if step.is_some() {
                client.pause();
            }
            past.set(step);
        })
    };
    {
        let past = past.setter();
        use_effect_with((playing, waiting), move |(playing, waiting)| {
            if *playing || *waiting {
                past.set(None);
            }
        });
    }
    let cursor = use_state_eq(|| None::<usize>);
    let on_cursor = {
        let cursor = cursor.setter();
        use_callback((), move |phase: Option<usize>, ()| cursor.set(phase))
    };
    {
        let cursor = cursor.setter();
        use_effect_with((playing, experiment.clone()), move |_| cursor.set(None));
    }
    Selection { highlight: *highlight, on_highlight, past: *past, on_past, cursor: *cursor, on_cursor }
}
