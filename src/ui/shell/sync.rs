//! Keeps trainer, address and host in step with the settings.

use super::host_messages::HostListenerSlot;
use super::settings::Settings;
use crate::browser::training_client::TrainingClient;
use crate::browser::url_sync::AddressBar;
use crate::lab::message::Cause;
use crate::ui::state::model::Action;
use crate::ui::state::training_store::{TrainingStore, UpdateRate};
use yew::prelude::*;

/// Hands every new state to the trainer, the address and the host, and every new step to the host.
#[hook]
pub fn use_sync(
    settings: &Settings,
    training: &TrainingStore,
    client: &TrainingClient,
    host: &HostListenerSlot,
) {
    let bar = use_memo((), |()| AddressBar::default());
    {
        let (client, host, bar, present) =
            (client.clone(), host.clone(), bar.clone(), settings.present.clone());
        let cause = settings.model.cause;
        // What the page starts with is told by `vg:ready`: it is no change.
        let told = use_mut_ref(|| settings.state().clone());
        use_effect_with(settings.state().clone(), move |state| {
            let changed = told.replace(state.clone()) != *state;
            // What a host set is in force already; an effect that comes late must not bring an older state back.
            if cause == Cause::User {
                *present.borrow_mut() = state.clone();
                client.set_experiment(&state.experiment, state.duel.as_ref());
            }
            client.set_limit(state.steps.map(u64::from));
            client.set_speed(state.speed);
            if !state.embed {
                bar.show(state);
            }
            if let Some(host) = host.borrow().as_ref().filter(|_| changed) {
                host.changed(state, cause);
            }
        });
    }
    {
        let (host, training) = (host.clone(), training.clone());
        use_effect_with((), move |()| {
            let store = training.clone();
            let listening = training.listen(UpdateRate::Frames, move || {
                if let (Some(host), Some(frame)) = (host.borrow().as_ref(), &store.snapshot().frame) {
                    host.stepped(frame);
                }
            });
            move || drop(listening)
        });
    }
    let dispatch = settings.dispatch.clone();
    use_effect_with((), move |()| {
        let visits = bar.listen(move |state, notices| {
            dispatch.emit(Action::Replace(Box::new(state), notices, Cause::User));
        });
        move || drop(visits)
    });
}
