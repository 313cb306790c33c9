//! Listens to the host and lets it reach the page: a deferred part.

use crate::browser::host_bridge::{HostBridge, Page};
use crate::browser::host_listener::HostListener;
use crate::lab::message::Cause;
use crate::ui::chart::save;
use crate::ui::deferred::props::HostAccess;
use crate::ui::state::model::Action;
use std::rc::Rc;

/// Listens from now on.
pub fn listen(
    HostAccess { training, client, present, dispatch }: HostAccess,
) -> Option<Rc<dyn HostListener>> {
    let read = present.clone();
    let page = Page {
        state: Box::new(move || read.borrow().clone()),
        set_state: Box::new(move |state, notices| {
            *present.borrow_mut() = state.clone();
            dispatch.emit(Action::Replace(Box::new(state), notices, Cause::Api));
        }),
        catch_up: Box::new(move || training.catch_up()),
        picture: Box::new(save::main_chart),
        client,
    };
    HostBridge::listen(page).map(|ear| Rc::new(ear) as Rc<dyn HostListener>)
}
