//! Whatever state there is, what was written of it says the same state.

use super::keys::{EXPERIMENT, Key, PAGE};
use super::tests::{quiet, set};
use super::*;
use crate::lab::preset::Preset;
use crate::nn::init::Init;

#[test]
fn any_state_reads_back_from_what_was_written() {
    let mut dice = Dice(1);
    for _ in 0..3_000 {
        let state = random_state(&mut dice);
        let query = write(&state);
        assert_eq!(quiet(&query), state, "{query}");
        let (fragment, notices) = read("", &format!("#{query}"));
        assert_eq!((fragment, notices.len()), (state.clone(), 0));
        assert_eq!(set(to_json(&state), &State::default()), state, "{query}");
        assert_eq!(set(to_json(&state), &state), state, "{query}");
    }
}

/// xorshift (Marsaglia 2003), so that the test needs nobody's generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

/// Every key is set or left out at random; values are read by the table itself.
fn random_state(dice: &mut Dice) -> State {
    let preset = Preset::ALL[dice.roll(Preset::ALL.len())];
    let mut state = State::of((dice.roll(2) == 0).then_some(preset));
    randomise(EXPERIMENT, &mut state.experiment, dice);
    match dice.roll(4) {
        0 => state.duel = None,
        1 => state.duel = Some(state.experiment.clone()),
        2 => {
            let mut second = state.experiment.clone();
            randomise(EXPERIMENT, &mut second, dice);
            state.duel = Some(second);
        }
        _ => {}
    }
    randomise(PAGE, &mut state, dice);
    // Reading never yields the redundant zero.
    for experiment in [Some(&mut state.experiment), state.duel.as_mut()].into_iter().flatten() {
        if experiment.bias == Some(0.0) && experiment.init != Init::TorchDefault {
            experiment.bias = None;
        }
    }
    state
}

fn randomise<T: Clone>(keys: &[Key<T>], into: &mut T, dice: &mut Dice) {
    const TEXTS: &[&str] = &[
        "0",
        "1",
        "7",
        "100",
        "0.1",
        "0.30000000000000004",
        "1e-6",
        "1.7976931348623157e308",
        "-0",
        "full",
        "",
        "relu",
        "gelu",
        "leaky-relu",
        "he-normal",
        "torch-default",
        "orthogonal",
        "batch",
        "layer",
        "xor",
        "digits",
        "mse",
        "adam",
        "momentum",
        "float32",
        "bn",
        "beng",
        "dark",
        "reduce",
        "lr,act,b.lr,share",
        "101,2,7",
        "loss,boundary",
        "-12,0",
        "inside",
        "share",
        "grad-w",
        "slow",
        "16",
        "a-slug",
        "any text & more = 100% + ü 😀",
        "4294967295",
        "0.0123456789",
    ];
    for key in keys {
        if dice.roll(3) == 0 {
            let unchanged = into.clone();
            (key.read)(dice.pick(TEXTS), into, &unchanged);
        }
    }
}
