//! The page's ear for the host around it, which comes with the rest of the page.

use super::model::Action;
use crate::browser::conductor::Conductor;
use crate::browser::messages::{Ear, Page};
use crate::browser::office;
use crate::lab::state::State;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Filled once the page listens.
pub type Hears = Rc<RefCell<Option<Rc<dyn Ear>>>>;

/// Listens to the host once the page has `begun` to show something, and hears what it has said before.
#[hook]
pub fn use_messages(
    begun: bool,
    conductor: &Conductor,
    present: &Rc<RefCell<State>>,
    dispatch: &Callback<Action>,
) -> Hears {
    let ear: Hears = use_mut_ref(|| None);
    let (conductor, present, dispatch) = (conductor.clone(), present.clone(), dispatch.clone());
    let opened = ear.clone();
    use_effect_with(begun, move |begun| {
        if *begun && opened.borrow().is_none() {
            let read = present.clone();
            let page = Page {
                state: Box::new(move || read.borrow().clone()),
                set_state: Box::new(move |state, notices| {
                    *present.borrow_mut() = state.clone();
                    dispatch.emit(Action::Replace(Box::new(state), notices));
                }),
                conductor,
            };
            spawn_local(async move { *opened.borrow_mut() = (office::get().await.listen)(page) });
        }
    });
    ear
}
