//! The remedies of the lecture's section 8, one on top of the other.

use super::experiment::{Experiment, Skip};
use crate::choice;
use crate::lab::trials::Trial;
use crate::nn::activation::Activation;
use crate::nn::init::Init;
use crate::nn::norm::Norm;

choice! {
    /// A row of the ladder of remedies. Each keeps the changes of those before it.
    pub enum Remedy (default Sigmoid) {
        /// The problem: sigmoid, with weights as PyTorch's nn.Linear draws them.
        Sigmoid = "sigmoid",
        /// tanh instead.
        Tanh = "tanh",
        /// Initial weights that fit the activation: Xavier, for rectifiers He.
        Init = "init",
        /// ReLU.
        Relu = "relu",
        /// Leaky ReLU.
        LeakyRelu = "leaky-relu",
        /// BatchNorm.
        BatchNorm = "batchnorm",
        /// Identity skips.
        Skips = "skips",
    }
}

impl Remedy {
    /// Changes what its name says, and nothing else; initial weights that fit go on fitting.
    pub fn apply(self, experiment: &mut Experiment) {
        match self {
            Self::Sigmoid => {
                (experiment.activation, experiment.init) = (Activation::Sigmoid, Init::TorchDefault);
                (experiment.norm, experiment.skip) = (Norm::None, Skip::Off);
                (experiment.gain, experiment.bias) = (1.0, None);
                experiment.frozen.clear();
            }
            Self::Tanh => experiment.activation = Activation::Tanh,
            Self::Init => experiment.init = experiment.activation.facts().init,
            Self::Relu => rectify(experiment, Activation::Relu),
            Self::LeakyRelu => rectify(experiment, Activation::LeakyRelu),
            Self::BatchNorm => experiment.norm = Norm::Batch,
            Self::Skips => experiment.skip = Skip::On,
        }
    }
}

fn rectify(experiment: &mut Experiment, activation: Activation) {
    experiment.activation = activation;
    experiment.init = activation.facts().init;
}

/// The remedies on that depth, width, data, seed and training, each trained until the target or for `steps` steps.
pub fn ladder(base: &Experiment, steps: u32, target: f64) -> Vec<Trial> {
    let mut experiment = base.clone();
    let trial = |remedy: &Remedy| {
        remedy.apply(&mut experiment);
        Trial { experiment: experiment.clone(), steps, target: Some(target) }
    };
    Remedy::ALL.iter().map(trial).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::state::differences;

    #[test]
    fn every_remedy_changes_what_it_says_and_keeps_the_rest() {
        let base = Experiment { depth: 7, gain: 2.0, seed: 9, skip: Skip::On, ..Experiment::default() };
        let remedies: Vec<_> = ladder(&base, 10, 0.1).into_iter().map(|trial| trial.experiment).collect();
        let changes = remedies.windows(2).map(|pair| differences(&pair[0], &pair[1]));
        let keys: Vec<Vec<_>> = changes.map(|all| all.iter().map(|found| found.key).collect()).collect();
        let expected: [&[&str]; 6] = [&["act"], &["init"], &["act", "init"], &["act"], &["norm"], &["skip"]];
        assert_eq!(keys, expected);
        assert!(remedies.iter().all(|remedy| (remedy.depth, remedy.seed, remedy.gain) == (7, 9, 1.0)));
    }
}
