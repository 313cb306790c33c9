//! Values that make a difference worth looking at, for the second network of a duel.

use crate::lab::experiment::Experiment;
use crate::lab::state::{setting, with_setting};
use crate::page::setting_text::options;

/// The settings that two networks on the same data may differ in.
pub const KEYS: &[&str] = &[
    "act", "init", "norm", "skip", "depth", "width", "gain", "bias", "opt", "lr", "batch", "clip", "loss",
    "dtype",
];

/// A value that makes a difference worth looking at.
pub fn contrast(experiment: &Experiment, key: &str) -> String {
    let own = setting(experiment, key);
    let other = |wanted: &[&str]| {
        wanted.iter().find(|id| **id != own).map_or_else(|| own.clone(), |id| (*id).to_string())
    };
    match key {
        "act" => other(&["relu", "sigmoid"]),
        "init" => other(&["he-normal", "xavier-uniform"]),
        "norm" => other(&["batch", "none"]),
        "bias" => other(&["0.5", ""]),
        "batch" => other(&["32", "full"]),
        "clip" => other(&["1", "0"]),
        "opt" => other(&["adam", "sgd"]),
        _ => match (options(key), own.parse::<f64>()) {
            ([], Ok(number)) => {
                // Twice as much, or half of it where that is too much.
                let doubled = with_setting(experiment, key, &(2.0 * number).to_string());
                let halved = with_setting(experiment, key, &(number / 2.0).to_string());
                setting(if doubled == *experiment { &halved } else { &doubled }, key)
            }
            (choices, _) => other(choices),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::state::{Scope, descriptor, differences};

    #[test]
    fn two_networks_differ_in_settings_of_a_network() {
        for key in KEYS {
            let scope = descriptor(key).map(|descriptor| descriptor.scope);
            assert_eq!(scope, Some(Scope::Network), "{key}");
        }
    }

    #[test]
    fn every_setting_has_a_contrast_that_is_one_difference() {
        let experiments = [
            Experiment::default(),
            Experiment { depth: 100, gain: 10.0, width: 256, ..Experiment::default() },
        ];
        for experiment in &experiments {
            for key in KEYS {
                let rival = with_setting(experiment, key, &contrast(experiment, key));
                let found = differences(experiment, &rival);
                assert_eq!(found.iter().map(|found| found.key).collect::<Vec<_>>(), [*key]);
            }
        }
    }
}
