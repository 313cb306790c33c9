//! The page's ear for the host around it, which comes with the rest of the page.

use super::model::Action;
use crate::browser::conductor::Conductor;
use crate::browser::messages::{Ear, Page};
use crate::browser::office;
use crate::browser::timer::Timeout;
use crate::lab::state::State;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Where it did not come, it is asked for again after that time.
const PATIENCE_MS: i32 = 5000;

/// Filled once the page listens.
pub type Hears = Rc<RefCell<Option<Rc<dyn Ear>>>>;

/// Listens to the host once the page has `begun` to show something: what the host says before is answered by
/// `vg:ready`.
#[hook]
pub fn use_messages(
    begun: bool,
    conductor: &Conductor,
    present: &Rc<RefCell<State>>,
    dispatch: &Callback<Action>,
) -> Hears {
    let ear: Hears = use_mut_ref(|| None);
    let waiting: Waiting = use_mut_ref(|| None);
    let (conductor, present, dispatch) = (conductor.clone(), present.clone(), dispatch.clone());
    let opened = ear.clone();
    use_effect_with(begun, move |begun| {
        if *begun && opened.borrow().is_none() {
            listen(opened, waiting, move || {
                let (read, present, dispatch) = (present.clone(), present.clone(), dispatch.clone());
                Page {
                    state: Box::new(move || read.borrow().clone()),
                    set_state: Box::new(move |state, notices| {
                        *present.borrow_mut() = state.clone();
                        dispatch.emit(Action::Replace(Box::new(state), notices));
                    }),
                    conductor: conductor.clone(),
                }
            });
        }
    });
    ear
}

type Waiting = Rc<RefCell<Option<Timeout>>>;

fn listen(ear: Hears, waiting: Waiting, page: impl Fn() -> Page + 'static) {
    spawn_local(async move {
        match office::get().await {
            Some(office) => *ear.borrow_mut() = (office.listen)(page()),
            None => {
                let again = waiting.clone();
                *waiting.borrow_mut() = Timeout::new(PATIENCE_MS, move || listen(ear, again, page));
            }
        }
    });
}
