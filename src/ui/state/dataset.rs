//! What the page is about: the samples, what the settings let one expect, and the opponent of a duel.

use crate::browser::lazy::{RETRY_MS, sleep};
use crate::browser::lazy_module;
use crate::browser::training_client::TrainingClient;
use crate::data::{self, Dataset, Source};
use crate::lab::experiment::Experiment;
use crate::lab::init_prediction::InitPrediction;
use crate::lab::state::State;
use crate::ui::state::view_context::Opponent;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Fetches the digits once they are asked for.
#[hook]
pub fn use_digits(client: &TrainingClient, state: &State) {
    let client = client.clone();
    let asked = state.networks().any(|experiment| experiment.data == Source::Digits);
    use_effect_with(asked, move |asked| {
        if *asked && client.provided(Source::Digits).is_none() {
            spawn_local(async move {
                let module = lazy_module::load().await;
                while client.provided(Source::Digits).is_none() {
                    match (module.digits)().await {
                        Some(dataset) => client.provide(Source::Digits, dataset),
                        None => {
                            // The person is told; the line may come back.
                            client.give_up(Source::Digits);
                            sleep(RETRY_MS).await;
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
pub fn use_dataset(client: &TrainingClient, experiment: &Experiment) -> Option<Rc<Dataset>> {
    let provided = client.provided(experiment.data);
    let drawn = use_memo(
        (experiment.data, experiment.noise, experiment.points, experiment.seed),
        |&(source, noise, points, seed)| data::generate(source, noise, points as usize, seed).map(Rc::new),
    );
    (*drawn).clone().or(provided)
}

/// What the settings let one expect; an empty data set until the samples are there.
#[hook]
pub fn use_init_prediction(experiment: &Experiment, dataset: &Option<Rc<Dataset>>) -> Rc<InitPrediction> {
    let samples = dataset.as_ref().map_or(0, |dataset| dataset.train.len());
    let dataset = dataset.clone();
    use_memo((experiment.clone(), samples), move |(experiment, _)| {
        let empty = Dataset { inputs: 2, classes: 2, ..Dataset::default() };
        InitPrediction::new(experiment, dataset.as_deref().unwrap_or(&empty))
    })
}

/// The second network of a duel, once its samples are there.
#[hook]
pub fn use_rival(client: &TrainingClient, state: &State) -> Option<Rc<Opponent>> {
    let experiment = state.duel.as_ref().unwrap_or(&state.experiment);
    let dataset = use_dataset(client, experiment);
    let samples = dataset.as_ref().map_or(0, |dataset| dataset.train.len());
    let rival = use_memo((state.duel.clone(), samples), move |(duel, _)| {
        duel.clone().zip(dataset).map(|(duel, dataset)| Rc::new(Opponent::new(duel, &dataset)))
    });
    (*rival).clone()
}
