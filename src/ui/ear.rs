//! The page's ear for the host around it, which comes with the rest of the page.

use super::model::Action;
use super::training::Training;
use super::{rest, save};
use crate::browser::conductor::Conductor;
use crate::browser::messages::{Ear, Messages, Page};
use crate::browser::office;
use crate::lab::message::Cause;
use crate::lab::state::State;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Filled once the page listens.
pub type Hears = Rc<RefCell<Option<Rc<dyn Ear>>>>;

/// What the host can reach.
#[derive(Clone)]
pub struct Around {
    /// What training shows.
    pub training: Training,
    /// The trainer's conductor.
    pub conductor: Conductor,
    /// The newest state.
    pub present: Rc<RefCell<State>>,
    /// Changes it.
    pub dispatch: Callback<Action>,
}

/// Listens to the host once the page has `begun` to show something, and hears what it has said before.
#[hook]
pub fn use_messages(begun: bool, around: Around) -> Hears {
    let ear: Hears = use_mut_ref(|| None);
    let opened = ear.clone();
    use_effect_with(begun, move |begun| {
        if *begun && opened.borrow().is_none() {
            spawn_local(async move {
                // Both come with the second part, which is asked for however often it takes.
                office::get().await;
                if let Some(rest) = rest::arrive().await {
                    *opened.borrow_mut() = (rest.listen)(around);
                }
            });
        }
    });
    ear
}

/// Listens from now on.
pub fn listen(Around { training, conductor, present, dispatch }: Around) -> Option<Rc<dyn Ear>> {
    let read = present.clone();
    let page = Page {
        state: Box::new(move || read.borrow().clone()),
        set_state: Box::new(move |state, notices| {
            *present.borrow_mut() = state.clone();
            dispatch.emit(Action::Replace(Box::new(state), notices, Cause::Api));
        }),
        catch_up: Box::new(move || training.catch_up()),
        picture: Box::new(save::main_chart),
        conductor,
    };
    Messages::listen(page).map(|ear| Rc::new(ear) as Rc<dyn Ear>)
}
