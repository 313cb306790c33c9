//! One training step, phase by phase: forward layer by layer, the loss, backward layer by layer, the update.
//!
//! All numbers of a measured step are known, so that walking through it computes nothing.

use crate::nn::run::Phase;

/// How many phases a step of a network of that many weight layers has.
pub fn count(layers: usize) -> usize {
    2 * layers + 2
}

/// The phase of that index, from 0; the last one for any index beyond.
pub fn phase(layers: usize, index: usize) -> Phase {
    match index {
        index if index < layers => Phase::Forward(index + 1),
        index if index == layers => Phase::Loss,
        index if index <= 2 * layers => Phase::Backward(2 * layers + 1 - index),
        _ => Phase::Update,
    }
}

/// The first weight layer, 1 the first, whose δ is known at that phase; layers + 1 while none is.
pub fn known_from(layers: usize, phase: Phase) -> usize {
    match phase {
        Phase::Initialise(_) | Phase::Forward(_) | Phase::Loss => layers + 1,
        Phase::Backward(layer) => layer,
        Phase::Measured | Phase::Update => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::experiment::Experiment;
    use crate::lab::session::Session;

    #[test]
    fn the_phases_are_those_that_training_goes_through() {
        let experiment = Experiment { depth: 4, ..Experiment::default() };
        let dataset = crate::data::generate(experiment.data, 0.1, 200, 3).expect("a generated source");
        let mut session = Session::new(&experiment, std::rc::Rc::new(dataset)).expect("it fits");
        while session.work() != Phase::Update {}
        let mut gone_through = Vec::new();
        loop {
            let phase = session.work();
            if phase != Phase::Measured {
                gone_through.push(phase);
            }
            if phase == Phase::Update {
                break;
            }
        }
        let phases: Vec<_> = (0..count(5)).map(|index| phase(5, index)).collect();
        assert_eq!(phases, gone_through);
        assert_eq!(phase(5, 99), Phase::Update);
    }

    #[test]
    fn deltas_become_known_from_the_output_back_to_the_input() {
        let known: Vec<_> = (0..count(3)).map(|index| known_from(3, phase(3, index))).collect();
        assert_eq!(known, [4, 4, 4, 4, 3, 2, 1, 1]);
    }
}
