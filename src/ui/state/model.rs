//! The one reducer of the settings, for Yew.

pub use crate::page::model::{Action, Model};
use std::rc::Rc;
use yew::Reducible;

impl Reducible for Model {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Self::reduce(self, action)
    }
}
