//! The settings of the page: the reducer, and the newest state for whoever asks between two renders.

use crate::browser::url_sync;
use crate::lab::state::State;
use crate::ui::state::model::{Action, Model};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The settings, how they change, and the newest state.
#[derive(Clone)]
pub struct Settings {
    /// The model as it is rendered.
    pub model: UseReducerHandle<Model>,
    /// Changes it.
    pub dispatch: Callback<Action>,
    /// The newest state: what a host has set is here before it is rendered.
    pub present: Rc<RefCell<State>>,
}

impl Settings {
    /// The state as it is rendered.
    pub fn state(&self) -> &State {
        &self.model.state
    }
}

/// The settings that the address says, and their changes since.
#[hook]
pub fn use_settings() -> Settings {
    let model = use_reducer(|| {
        let (state, notices) = url_sync::read();
        Model::new(state, notices)
    });
    let dispatch = {
        let dispatcher = model.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let present = use_mut_ref(|| model.state.clone());
    Settings { model, dispatch, present }
}
