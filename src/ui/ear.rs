//! The page's ear for the host around it.

use super::model::Action;
use crate::browser::conductor::Conductor;
use crate::browser::messages::{Messages, Page};
use crate::lab::state::State;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Filled once the page listens.
pub type Ear = Rc<RefCell<Option<Messages>>>;

/// Listens to the host.
#[hook]
pub fn use_messages(conductor: &Conductor, present: &Rc<RefCell<State>>, dispatch: &Callback<Action>) -> Ear {
    let ear: Ear = use_mut_ref(|| None);
    let (conductor, present, dispatch) = (conductor.clone(), present.clone(), dispatch.clone());
    let opened = ear.clone();
    use_effect_with((), move |()| {
        let read = present.clone();
        *opened.borrow_mut() = Messages::listen(Page {
            state: Box::new(move || read.borrow().clone()),
            set_state: Box::new(move |state, notices| {
                *present.borrow_mut() = state.clone();
                dispatch.emit(Action::Replace(Box::new(state), notices));
            }),
            conductor,
        });
        move || drop(opened.borrow_mut().take())
    });
    ear
}
