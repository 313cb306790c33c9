//! What takes long is done in portions, so that a press is painted at once and the next one is heard.

use crate::browser::chunked::work_through;
use crate::browser::timer::AfterPaint;
use std::rc::Rc;
use yew::prelude::*;

/// Rows of a table that are made at once: a screen is not higher.
const ROWS: usize = 24;

/// What was chosen, once the page has been painted with the choice.
#[hook]
pub fn use_after_paint<T: Clone + PartialEq + 'static>(chosen: T) -> T {
    let shown = use_state_eq(|| chosen.clone());
    let setter = shown.setter();
    use_effect_with(chosen, move |chosen| {
        let chosen = chosen.clone();
        let later = AfterPaint::new(move || setter.set(chosen));
        move || drop(later)
    });
    (*shown).clone()
}

/// How many of so many rows are there: those that fit on a screen at first, and more with every frame.
#[hook]
pub fn use_rows(all: usize) -> usize {
    let made = use_state(|| ROWS);
    let setter = made.setter();
    use_effect_with((all, *made), move |&(all, made)| {
        let later = (made < all).then(|| AfterPaint::new(move || setter.set(made + ROWS)));
        move || drop(later)
    });
    all.min(*made)
}

/// What an iterator comes to; nothing while it is being worked through.
#[hook]
pub fn use_portions<D, T, I>(deps: D, begin: impl FnOnce(&D) -> I + 'static) -> Option<Rc<Vec<T>>>
where
    D: Clone + PartialEq + 'static,
    T: 'static,
    I: Iterator<Item = T> + 'static,
{
    let found = use_state(|| None::<(D, Rc<Vec<T>>)>);
    let setter = found.setter();
    use_effect_with(deps.clone(), move |deps| {
        let of = deps.clone();
        let work = work_through(begin(deps), move |all| setter.set(Some((of, Rc::new(all)))));
        move || drop(work)
    });
    found.as_ref().filter(|(of, _)| *of == deps).map(|(_, all)| all.clone())
}
