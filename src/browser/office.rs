//! What the browser's side of the page does without at first: the handwritten digits, and what a trainer learns later.
//! It comes with the second part of the WebAssembly, to the page and to the worker.

use super::digits;
use super::second::{Loader, Second, Task, arrive_at_last};
use crate::data::Dataset;
use crate::lab::skills::SKILLS;
use crate::lab::trainer::Skills;
use std::cell::Cell;

/// What comes.
#[derive(Clone, Copy)]
pub struct Office {
    /// Fetches the handwritten digits; `None` where they cannot be had.
    pub digits: fn() -> Task<Option<Dataset>>,
    /// What a trainer learns.
    pub skills: Skills,
}

/// Everything that comes.
pub fn office() -> Office {
    Office { digits: || Box::pin(digits::fetch()), skills: SKILLS }
}

thread_local! {
    static OFFICE: Cell<Second<Office>> = const { Cell::new(Second::Nowhere) };
}

/// Says where it comes from.
pub fn come_by(loader: Loader<Office>) {
    OFFICE.set(Second::Away(loader));
}

/// Gets it, unless it is here, however often it takes.
pub async fn get() -> Office {
    arrive_at_last(&OFFICE).await
}
