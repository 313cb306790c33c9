//! The duel: a second network beside the first, which differs in one setting.

use super::look::{Look, use_look};
use super::model::Action;
use super::scene::Scene;
use super::told::{name, options, told};
use crate::lab::experiment::Experiment;
use crate::lab::state::{Difference, differences, setting, with_setting};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The settings that two networks on the same data may differ in.
const KEYS: &[&str] = &[
    "act", "init", "norm", "skip", "depth", "width", "gain", "bias", "opt", "lr", "batch", "clip", "loss",
    "dtype",
];

/// The view.
#[component]
pub fn Compare(scene: &Scene) -> Html {
    let look = use_look();
    let words = &look.more().compare;
    let experiment = &scene.state.experiment;
    let duel = scene.state.duel.as_ref();
    let found = duel.map_or_else(Vec::new, |duel| differences(experiment, duel));
    // Begins with what tells the two apart.
    let key = use_state(|| {
        let first = found.first().map(|difference| difference.key);
        KEYS.iter().copied().find(|key| first == Some(*key)).unwrap_or(KEYS[0])
    });
    let value = duel.map_or_else(|| contrast(experiment, *key), |duel| setting(duel, *key));
    let networks = {
        let dispatch = scene.dispatch.clone();
        Callback::from(move |(first, second): (Experiment, Option<Experiment>)| {
            dispatch.emit(Action::Networks("duel", Box::new((first, second))));
        })
    };
    let choose_key = {
        let (key, networks, experiment, on) =
            (key.setter(), networks.clone(), experiment.clone(), duel.is_some());
        Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            let Some(chosen) = KEYS.iter().copied().find(|key| *key == list.value()) else { return };
            key.set(chosen);
            if on {
                let rival = with_setting(&experiment, chosen, &contrast(&experiment, chosen));
                networks.emit((experiment.clone(), Some(rival)));
            }
        })
    };
    let choose_value = {
        let (key, networks, experiment) = (*key, networks.clone(), experiment.clone());
        let rival = duel.unwrap_or(&scene.state.experiment).clone();
        Callback::from(move |text: String| {
            networks.emit((experiment.clone(), Some(with_setting(&rival, key, &text))));
        })
    };
    let start = {
        let (choose_value, value) = (choose_value.clone(), value.clone());
        Callback::from(move |_: MouseEvent| choose_value.emit(value.clone()))
    };
    let with_both = |change: fn(Experiment, Experiment) -> (Experiment, Option<Experiment>)| {
        let (networks, experiment, duel) = (networks.clone(), experiment.clone(), duel.cloned());
        Callback::from(move |_: MouseEvent| {
            if let Some(duel) = duel.clone() {
                networks.emit(change(experiment.clone(), duel));
            }
        })
    };
    html! {
        <div class="compare">
            <p>{ look.say(words.intro) }</p>
            <div class="compare-choice">
                <label for="compare-key">{ look.say(words.differs) }
                    <select id="compare-key" onchange={choose_key}>
                        { for KEYS.iter().map(|id| html! { <option value={*id} selected={*id == *key}>{ name(look, id) }</option> }) }
                    </select>
                </label>
                { value_of_b(look, *key, value, &choose_value) }
                if duel.is_none() {
                    <button type="button" id="duel-start" class="primary" onclick={start}>{ look.say(words.start) }</button>
                } else {
                    <button type="button" id="duel-swap" onclick={with_both(|first, second| (second, Some(first)))}>{ look.say(words.swap) }</button>
                    <button type="button" id="duel-end" onclick={with_both(|first, _| (first, None))}>{ look.say(words.end) }</button>
                }
            </div>
            if let Some(duel) = duel {
                <p class="hint" id="duel-fair">{ look.say(match found.len() { 0 => words.same, 1 => words.fair, _ => words.several }) }</p>
                { table(look, experiment, duel, &found, &networks) }
            }
        </div>
    }
}

/// What the second network has: one of a few, or a number.
fn value_of_b(look: Look, key: &str, value: String, on_value: &Callback<String>) -> Html {
    let words = &look.more().compare;
    let chosen = {
        let on_value = on_value.clone();
        Callback::from(move |event: Event| {
            on_value.emit(event.target_unchecked_into::<HtmlSelectElement>().value())
        })
    };
    let typed = {
        let on_value = on_value.clone();
        Callback::from(move |event: Event| {
            on_value.emit(event.target_unchecked_into::<HtmlInputElement>().value())
        })
    };
    let options = options(key);
    html! {
        <label for="compare-value">{ look.say(words.value_of_b) }
            if options.is_empty() {
                <input id="compare-value" type="text" inputmode="decimal" {value} onchange={typed} />
            } else {
                <select id="compare-value" onchange={chosen}>
                    { for options.iter().map(|id| html! { <option value={*id} selected={*id == value}>{ told(look, key, id) }</option> }) }
                </select>
            }
        </label>
    }
}

/// What tells the two apart, and how to undo it.
fn table(
    look: Look,
    experiment: &Experiment,
    duel: &Experiment,
    found: &[Difference],
    networks: &Callback<(Experiment, Option<Experiment>)>,
) -> Html {
    let words = &look.more().compare;
    let row = |difference: &Difference| {
        let equal = {
            let networks = networks.clone();
            let (first, second) = (experiment.clone(), with_setting(duel, difference.key, &difference.first));
            Callback::from(move |_: MouseEvent| networks.emit((first.clone(), Some(second.clone()))))
        };
        let name = name(look, difference.key);
        html! {
            <tr key={difference.key}>
                <th scope="row">{ look.say(name) }</th>
                <td>{ look.say(&told(look, difference.key, &difference.first)) }</td>
                <td>{ look.say(&told(look, difference.key, &difference.second)) }</td>
                <td><button type="button" class="quiet" aria-label={format!("{}: {name}", words.equal)} onclick={equal}>{ look.say(words.equal) }</button></td>
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.differences}>
            <table id="duel-differences">
                <caption>{ look.say(words.differences) }</caption>
                <thead><tr><th scope="col">{ look.say(words.setting) }</th><th scope="col">{ "A" }</th><th scope="col">{ "B" }</th><td></td></tr></thead>
                <tbody>{ for found.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// A value that makes a difference worth looking at.
fn contrast(experiment: &Experiment, key: &str) -> String {
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
            (choices, Ok(number)) if choices.is_empty() => {
                // Twice as much, or half of it where that is too much.
                let doubled = with_setting(experiment, key, &(2.0 * number).to_string());
                let halved = with_setting(experiment, key, &(number / 2.0).to_string());
                setting(if doubled == *experiment { &halved } else { &doubled }, key)
            }
            (choices, _) => other(&choices),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
