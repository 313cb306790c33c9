//! The duel: a second network beside the first, which differs in one setting.

use crate::lab::experiment::Experiment;
use crate::lab::state::{Difference, differences, setting, with_setting};
use crate::page::contrast::{KEYS, contrast};
use crate::page::setting_text::{name, options, told};
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::model::Action;
use crate::ui::state::view_context::ViewContext;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The view.
#[component]
pub fn Compare(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().compare;
    let experiment = &context.state.experiment;
    let duel = context.state.duel.as_ref();
    let found = duel.map_or_else(Vec::new, |duel| differences(experiment, duel));
    // Begins with what tells the two apart.
    let key = use_state(|| {
        let first = found.first().map(|difference| difference.key);
        KEYS.iter().copied().find(|key| first == Some(*key)).unwrap_or(KEYS[0])
    });
    let value = duel.map_or_else(|| contrast(experiment, *key), |duel| setting(duel, *key));
    let networks = {
        let dispatch = context.dispatch.clone();
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
        let rival = duel.unwrap_or(&context.state.experiment).clone();
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
            <p>{ locale.label(words.intro) }</p>
            <div class="compare-choice">
                <label for="compare-key">{ locale.label(words.differs) }
                    <select id="compare-key" onchange={choose_key}>
                        { for KEYS.iter().map(|id| html! { <option value={*id} selected={*id == *key}>{ name(locale, id) }</option> }) }
                    </select>
                </label>
                { value_of_b(locale, *key, value, &choose_value) }
                if duel.is_none() {
                    <button type="button" id="duel-start" class="primary" onclick={start}>{ locale.label(words.start) }</button>
                } else {
                    <button type="button" id="duel-swap" onclick={with_both(|first, second| (second, Some(first)))}>{ locale.label(words.swap) }</button>
                    <button type="button" id="duel-end" onclick={with_both(|first, _| (first, None))}>{ locale.label(words.end) }</button>
                }
            </div>
            if let Some(duel) = duel {
                <p class="hint" id="duel-fair">{ locale.label(match found.len() { 0 => words.same, 1 => words.fair, _ => words.several }) }</p>
                { table(locale, experiment, duel, &found, &networks) }
            }
        </div>
    }
}

/// What the second network has: one of a few, or a number.
fn value_of_b(locale: Locale, key: &str, value: String, on_value: &Callback<String>) -> Html {
    let words = &locale.more().compare;
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
        <label for="compare-value">{ locale.label(words.value_of_b) }
            if options.is_empty() {
                <input id="compare-value" type="text" inputmode="decimal" {value} onchange={typed} />
            } else {
                <select id="compare-value" onchange={chosen}>
                    { for options.iter().map(|id| html! { <option value={*id} selected={*id == value}>{ told(locale, key, id) }</option> }) }
                </select>
            }
        </label>
    }
}

/// What tells the two apart, and how to undo it.
fn table(
    locale: Locale,
    experiment: &Experiment,
    duel: &Experiment,
    found: &[Difference],
    networks: &Callback<(Experiment, Option<Experiment>)>,
) -> Html {
    let words = &locale.more().compare;
    let row = |difference: &Difference| {
        let equal = {
            let networks = networks.clone();
            let (first, second) = (experiment.clone(), with_setting(duel, difference.key, &difference.first));
            Callback::from(move |_: MouseEvent| networks.emit((first.clone(), Some(second.clone()))))
        };
        let name = name(locale, difference.key);
        html! {
            <tr key={difference.key}>
                <th scope="row">{ locale.label(name) }</th>
                <td>{ locale.label(&told(locale, difference.key, &difference.first)) }</td>
                <td>{ locale.label(&told(locale, difference.key, &difference.second)) }</td>
                <td><button type="button" class="quiet" aria-label={format!("{}: {name}", words.equal)} onclick={equal}>{ locale.label(words.equal) }</button></td>
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.differences}>
            <table id="duel-differences">
                <caption>{ locale.label(words.differences) }</caption>
                <thead><tr><th scope="col">{ locale.label(words.setting) }</th><th scope="col">{ "A" }</th><th scope="col">{ "B" }</th><td></td></tr></thead>
                <tbody>{ for found.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
