//! What is on the screen: nothing else follows the frames.

use crate::ui::state::training_store::UpdateRate;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};
use yew::prelude::*;

/// The pace of what is around the component: that of reading, unless it is out of sight.
#[hook]
pub fn use_update_rate() -> UpdateRate {
    use_context().unwrap_or(UpdateRate::Reading)
}

/// Whether any of the element is on the screen, or soon will be.
#[hook]
pub fn use_visible(element: &NodeRef) -> bool {
    let visible = use_state(|| false);
    let (element, setter) = (element.clone(), visible.setter());
    use_effect_with((), move |()| {
        let on_change = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let newest = entries.pop().dyn_into::<IntersectionObserverEntry>();
            setter.set(newest.is_ok_and(|entry| entry.is_intersecting()));
        });
        let observer = IntersectionObserver::new(on_change.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, element.cast::<Element>()) {
            observer.observe(&element);
        }
        move || {
            observer.inspect(IntersectionObserver::disconnect);
            drop(on_change);
        }
    });
    *visible
}
