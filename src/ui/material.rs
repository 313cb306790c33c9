//! What the page is about: the samples, what the settings let one expect, and the opponent of a duel.

use super::scene::Opponent;
use crate::browser::conductor::Conductor;
use crate::browser::office;
use crate::browser::second::{PATIENCE_MS, pause};
use crate::data::{self, Dataset, Source};
use crate::lab::experiment::Experiment;
use crate::lab::outlook::Outlook;
use crate::lab::state::State;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Fetches the digits once they are asked for.
#[hook]
pub fn use_digits(conductor: &Conductor, state: &State) {
    let conductor = conductor.clone();
    let asked = state.networks().any(|experiment| experiment.data == Source::Digits);
    use_effect_with(asked, move |asked| {
        if *asked && conductor.provided(Source::Digits).is_none() {
            spawn_local(async move {
                let office = office::get().await;
                while conductor.provided(Source::Digits).is_none() {
                    match (office.digits)().await {
                        Some(dataset) => conductor.provide(Source::Digits, dataset),
                        None => {
                            // The person is told; the line may come back.
                            conductor.give_up(Source::Digits);
                            pause(PATIENCE_MS).await;
                        }
                    }
                }
            });
        }
    });
}

/// The samples that the page shows: the same that the trainer has. Those that arrive later come with the first frame of
/// their run: whoever uses this is rendered anew with that.
#[hook]
pub fn use_dataset(conductor: &Conductor, experiment: &Experiment) -> Option<Rc<Dataset>> {
    let provided = conductor.provided(experiment.data);
    let drawn = use_memo(
        (experiment.data, experiment.noise, experiment.points, experiment.seed),
        |&(source, noise, points, seed)| data::generate(source, noise, points as usize, seed).map(Rc::new),
    );
    (*drawn).clone().or(provided)
}

/// What the settings let one expect; an empty data set until the samples are there.
#[hook]
pub fn use_outlook(experiment: &Experiment, dataset: &Option<Rc<Dataset>>) -> Rc<Outlook> {
    let samples = dataset.as_ref().map_or(0, |dataset| dataset.train.len());
    let dataset = dataset.clone();
    use_memo((experiment.clone(), samples), move |(experiment, _)| {
        let empty = Dataset { inputs: 2, classes: 2, ..Dataset::default() };
        Outlook::new(experiment, dataset.as_deref().unwrap_or(&empty))
    })
}

/// The second network of a duel, once its samples are there.
#[hook]
pub fn use_rival(conductor: &Conductor, state: &State) -> Option<Rc<Opponent>> {
    let experiment = state.duel.as_ref().unwrap_or(&state.experiment);
    let dataset = use_dataset(conductor, experiment);
    let samples = dataset.as_ref().map_or(0, |dataset| dataset.train.len());
    let rival = use_memo((state.duel.clone(), samples), move |(duel, _)| {
        duel.clone().zip(dataset).map(|(duel, dataset)| Rc::new(Opponent::new(duel, &dataset)))
    });
    (*rival).clone()
}
