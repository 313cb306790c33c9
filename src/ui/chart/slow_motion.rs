//! In slow motion, the bars of a step light up from right to left, as its backward pass goes.

use crate::lab::phases;
use crate::lab::speed::Speed;
use crate::lab::state::Motion;
use crate::ui::state::preferences;
use crate::ui::state::training_store::{UpdateRate, use_part};
use crate::ui::state::view_context::ViewContext;
use std::cell::Cell;
use yew::prelude::*;

/// The whole pass takes about so long.
const PASS_MS: usize = 640;
/// A layer lights up no faster than that: more could not be seen.
const LEAST_MS: usize = 32;

/// Index of the first layer that the backward pass has reached: in the walk through a step, or in slow motion; 0 where
/// the whole step is shown.
#[hook]
pub fn use_lit_from(context: &ViewContext) -> usize {
    let swept = use_state_eq(|| 0usize);
    let client = context.client.clone();
    let (layers, step) = use_part(&context.training, UpdateRate::Frames, move |snapshot| {
        let record = snapshot.frame.as_ref().map(|frame| frame.latest());
        let slow = snapshot.playing && client.speed() == Speed::Slow;
        (record.map_or(0, |record| record.layers.len()), record.map(|record| record.step).filter(|_| slow))
    });
    let moves = step.is_some() && !preferences::wants_little_motion(context.state.motion == Motion::Reduce);
    {
        let swept = swept.setter();
        use_effect_with((moves, step, layers), move |&(moves, _, layers)| {
            let timer = moves.then(|| {
                swept.set(layers);
                let at_once = (LEAST_MS * layers).div_ceil(PASS_MS).max(1);
                let every = (PASS_MS * at_once / layers.max(1)).max(LEAST_MS);
                let reached = Cell::new(layers);
                let swept = swept.clone();
                preferences::every(every as i32, move || {
                    reached.set(reached.get().saturating_sub(at_once));
                    swept.set(reached.get());
                })
            });
            move || {
                drop(timer);
                swept.set(0);
            }
        });
    }
    match context.cursor {
        Some(index) => phases::known_from(layers, phases::phase(layers, index)) - 1,
        None => *swept,
    }
}
