//! What tells the two networks of a duel apart, setting by setting.

use super::fields::State;
use super::keys::EXPERIMENT;
use crate::lab::experiment::Experiment;

/// A setting in which two networks differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its key.
    pub key: &'static str,
    /// What it is in the first network, as a link says it.
    pub first: String,
    /// What it is in the second one.
    pub second: String,
}

/// The settings in which two networks differ.
pub fn differences(first: &Experiment, second: &Experiment) -> Vec<Difference> {
    let keys = EXPERIMENT.iter();
    let texts = keys.map(|key| (key.name(), (key.write)(first).text(), (key.write)(second).text()));
    let different = texts.filter(|(_, first, second)| first != second);
    different.map(|(key, first, second)| Difference { key, first, second }).collect()
}

/// What a setting is, as a link says it; empty where there is no such setting.
pub fn setting(experiment: &Experiment, key: &str) -> String {
    let key = EXPERIMENT.iter().find(|known| known.name() == key);
    key.map_or_else(String::new, |key| (key.write)(experiment).text())
}

/// The experiment with that setting as a link would say it; the nearest value, or the old one, is taken for what cannot
/// be.
pub fn with_setting(experiment: &Experiment, key: &str, text: &str) -> Experiment {
    let mut changed = experiment.clone();
    if let Some(key) = EXPERIMENT.iter().find(|known| known.name() == key) {
        (key.read)(text, &mut changed, experiment);
    }
    changed
}

/// `into` with every setting that tells `after` from `before`: a control that sets both networks keeps what else
/// tells them apart.
pub fn carried(before: &Experiment, after: &Experiment, into: &Experiment) -> Experiment {
    let changes = differences(before, after).into_iter();
    changes.fold(into.clone(), |into, change| with_setting(&into, change.key, &change.second))
}

impl State {
    /// The state as the controls of the second network see it: that network as the only one, and of the hidden and
    /// locked controls its own (`b.` in front) and the page's.
    pub fn of_rival(&self) -> Option<Self> {
        let own = |ids: &[&'static str]| {
            let page = |id: &&'static str| EXPERIMENT.iter().all(|key| key.name() != *id);
            ids.iter().filter(|id| page(id)).map(|id| id.strip_prefix("b.").unwrap_or(id)).collect()
        };
        let experiment = self.duel.clone()?;
        Some(Self { experiment, duel: None, hide: own(&self.hide), lock: own(&self.lock), ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::experiment::Batch;
    use crate::nn::activation::Activation;
    use crate::nn::init::Init;

    fn first() -> Experiment {
        Experiment { gain: 1.37, frozen: vec![1, 3], ..Experiment::default() }
    }

    #[test]
    fn every_difference_is_named_and_can_be_put_back() {
        let first = first();
        let second = Experiment {
            depth: 7,
            activation: Activation::Selu,
            bias: Some(0.3),
            batch: Batch::Mini(16),
            frozen: Vec::new(),
            ..first.clone()
        };
        let found = differences(&first, &second);
        let keys: Vec<_> = found.iter().map(|difference| difference.key).collect();
        assert_eq!(keys, ["depth", "act", "bias", "batch", "freeze"]);
        let back = found.iter().fold(second, |into, found| with_setting(&into, found.key, &found.first));
        assert_eq!(back, first);
        assert_eq!(differences(&first, &first), []);
    }

    #[test]
    fn what_is_set_for_both_networks_leaves_their_difference_as_it_is() {
        let before = first();
        let second = Experiment { activation: Activation::Relu, init: Init::HeNormal, ..before.clone() };
        let after = Experiment { depth: 25, learning_rate: 0.031, ..before.clone() };
        let carried = carried(&before, &after, &second);
        assert_eq!(carried, Experiment { depth: 25, learning_rate: 0.031, ..second });
    }

    #[test]
    fn a_value_that_cannot_be_leaves_the_old_one() {
        assert_eq!(with_setting(&first(), "act", "nonsense"), first());
        assert_eq!(with_setting(&first(), "nonsense", "1"), first());
        assert_eq!(with_setting(&first(), "depth", "1000").depth, 100);
        assert_eq!(setting(&first(), "gain"), "1.37");
    }

    #[test]
    fn controls_of_the_second_network_are_hidden_by_their_own_names() {
        let (state, _) = super::super::read("b.act=relu&hide=depth,b.gain,share&lock=b.act", "");
        let rival = state.of_rival().expect("there is a duel");
        assert_eq!(rival.experiment.activation, Activation::Relu);
        assert!(!rival.hides("depth") && rival.hides("gain") && rival.hides("share") && rival.locks("act"));
        assert_eq!(State::default().of_rival(), None);
    }
}
