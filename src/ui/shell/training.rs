//! The training of the page: its client, and what starts and pauses it.

use super::settings::Settings;
use crate::browser::training_client::TrainingClient;
use crate::browser::visibility::VisibilityObserver;
use crate::lab::protocol::Views;
use crate::lab::state::{Motion, State};
use crate::ui::state::preferences;
use crate::ui::state::training_store::TrainingStore;
use yew::prelude::*;

/// The client, and the store that it fills.
#[hook]
pub fn use_training(state: &State) -> (TrainingStore, TrainingClient) {
    let store = use_memo((), |()| TrainingStore::default());
    let client = {
        let store = (*store).clone();
        let (limit, speed) = (state.steps, state.speed);
        use_memo((), move |()| {
            let client = TrainingClient::new(move |event| store.handle(event));
            client.set_views(Views { evaluation: true, prediction: true, ..Views::default() });
            client.set_limit(limit.map(u64::from));
            client.set_speed(speed);
            client
        })
    };
    ((*store).clone(), (*client).clone())
}

/// Rests while the page is out of sight, starts where the address says so, and obeys the keys.
#[hook]
pub fn use_playback(settings: &Settings, client: &TrainingClient) {
    {
        let client = client.clone();
        use_effect_with((), move |()| {
            let observer = VisibilityObserver::watch(client);
            move || drop(observer)
        });
    }
    let state = settings.state();
    {
        let client = client.clone();
        let still = preferences::wants_little_motion(state.motion == Motion::Reduce);
        let (wanted, limit) = (state.play, state.steps);
        use_effect_with((), move |()| match (wanted, limit) {
            (true, _) if !still => client.play(),
            // A link to a step leads there for everybody; who wants little motion does not see the steps before it.
            (true, Some(steps)) => client.advance(u64::from(steps), None),
            _ => {}
        });
    }
    let client = client.clone();
    let locked = state.locks("transport") || state.hides("transport");
    let dispatch = settings.dispatch.clone();
    preferences::use_keys(locked, move |event: &KeyboardEvent| {
        if let Some(action) = preferences::history_action(event) {
            event.prevent_default();
            return dispatch.emit(action);
        }
        if preferences::is_free(event) {
            match event.key().as_str() {
                " " | "k" => {
                    event.prevent_default();
                    if client.is_busy() { client.stop() } else { client.play() }
                }
                "ArrowRight" => client.advance(1, None),
                _ => {}
            }
        }
    });
}
