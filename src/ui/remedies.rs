//! The ladder of remedies: every rung trained in the background, in a table with a small chart each.

use super::background::{Background, measured_with, outdated, outdated_note, use_survey};
use super::canvas::Picture;
use super::figure::{Figure, Numbers, Source, use_known_caption};
use super::look::{Look, use_look};
use super::model::Action;
use super::scene::Scene;
use crate::browser::surveyor::Purpose;
use crate::charts::ladder;
use crate::charts::log_range::{LogRange, Place};
use crate::charts::number::readable;
use crate::data::Dataset;
use crate::i18n::fill;
use crate::lab::diagnosis::guessing;
use crate::lab::experiment::Experiment;
use crate::lab::frame::Record;
use crate::lab::outlook::Outlook;
use crate::lab::remedies::{Remedy, ladder};
use crate::lab::session::plan;
use crate::lab::survey::{Finding, Survey, Trial};
use crate::lab::sweep::ratio;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The loss to be reached, as a share of that of guessing.
const TARGET: f64 = 0.2;
/// Most steps of a rung, unless something else is asked for.
const STEPS: u32 = 500;
/// Size of a small chart.
const SPARK: (f64, f64) = (112.0, 36.0);

/// The view.
#[component]
pub fn Remedies(scene: &Scene) -> Html {
    let look = use_look();
    let words = &look.more().survey;
    let steps = use_state(|| STEPS);
    let survey = use_survey(&scene.surveyor, Purpose::Remedies);
    let empty = Dataset { inputs: 2, classes: 2, ..Dataset::default() };
    let dataset = scene.dataset.as_deref().unwrap_or(&empty);
    let target = TARGET * guessing(&plan(&scene.state.experiment, dataset));
    let trials = {
        let (experiment, steps) = (scene.state.experiment.clone(), *steps);
        Callback::from(move |()| ladder(&experiment, steps, target))
    };
    let typed = {
        let steps = steps.setter();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let typed = input.value_as_number();
            let kept = if typed.is_finite() { typed.clamp(1.0, 100_000.0) as u32 } else { STEPS };
            input.set_value(&kept.to_string());
            steps.set(kept);
        })
    };
    let present = &scene.state.experiment;
    let kept = survey.as_ref().map(|survey| survey.borrow());
    let others = outdated(kept.as_deref(), Purpose::Remedies, present);
    let caption = use_known_caption(measured_with(kept.as_deref(), Purpose::Remedies, present));
    let class = classes!((!others.is_empty()).then_some("outdated"));
    let range = {
        let (survey, dataset) = (survey.clone(), dataset.clone());
        let id = survey.as_ref().map(|survey| survey.borrow().id());
        use_memo(id, move |_| survey.map(|survey| axis(survey.borrow().trials(), &dataset)))
    };
    let found = kept.as_ref().map_or(0, |survey| survey.findings().len());
    let view = {
        let survey = survey.clone();
        use_memo((kept.as_ref().map(|survey| survey.id()), found, look, *range), |(_, _, look, range)| {
            survey.zip(*range).map(|(survey, range)| ladder::View {
                rungs: rungs(&survey.borrow(), look.more().survey.rungs),
                range,
            })
        })
    };
    let picture = use_memo(view.clone(), |view| {
        let view = view.clone();
        Picture::new(move |pen| (*view).as_ref().map_or(Ok(()), |view| ladder::draw(pen, view)))
    });
    let numbers = use_memo((view.clone(), look), |(view, look)| {
        let (view, look) = (view.clone(), *look);
        Source::new(move || (*view).as_ref().map_or_else(Numbers::default, |view| table(view, look)))
    });
    let rows = kept.as_ref().zip(*range).map(|(survey, range)| {
        let rows: Html = survey
            .trials()
            .iter()
            .enumerate()
            .map(|(index, trial)| {
                let found = survey.findings().get(index);
                let name = words.rungs[index % words.rungs.len()];
                let cells = match found {
                    None => html! { <td colspan="5"></td> },
                    Some(Err(_)) => html! { <td colspan="5">{ look.say(words.failed) }</td> },
                    Some(Ok(found)) => cells(look, trial, found, range),
                };
                let id = Remedy::ALL[index % Remedy::ALL.len()].id();
                html! {
                    <tr key={id} id={format!("rung-{id}")}>
                        <th scope="row">{ look.say(name) }</th>{ cells }
                        <td>{ opener(look, name, &trial.experiment, &scene.dispatch) }</td>
                    </tr>
                }
            })
            .collect();
        rows
    });
    html! {
        <div class="remedies">
            <p>{ look.say(words.ladder_intro) }</p>
            <div class="compare-choice">
                <Background scene={scene.clone()} purpose={Purpose::Remedies} {trials} />
                <label for="ladder-steps">{ look.say(words.most_steps) }
                    <input id="ladder-steps" type="number" min="1" max="100000" value={steps.to_string()} onchange={typed} />
                </label>
                <span class="hint">{ look.say(&fill(words.target, &[&look.number(target)])) }</span>
            </div>
            { outdated_note(look, Purpose::Remedies, &others) }
            if let Some(rows) = rows {
                <div class={classes!("scroll", class.clone())} tabindex="0" role="region" aria-label={words.ladder}>
                    <table id="ladder">
                        <thead><tr>{ for words.ladder_columns.iter().map(|name| html! { <th scope="col">{ look.say(name) }</th> }) }</tr></thead>
                        <tbody>{ rows }</tbody>
                    </table>
                </div>
                <p class="hint">{ look.say(&look.digits(words.spark_help)) }</p>
                <Figure id="ladder-chart" title={words.ladder_chart} help={words.spark_help} picture={(*picture).clone()}
                    numbers={(*numbers).clone()} {caption} {class} />
            }
        </div>
    }
}

/// What is known of every rung at step 0.
fn rungs(survey: &Survey, names: [&str; 7]) -> Vec<(String, Vec<f64>)> {
    let values = |index: usize| {
        let found = survey.findings().get(index).and_then(|found| found.as_ref().ok());
        let hidden = |found: &Finding| {
            let layers = &found.first.layers;
            layers[..layers.len().saturating_sub(1)].iter().map(|layer| layer.delta_rms).collect()
        };
        found.map_or_else(Vec::new, hidden)
    };
    names.iter().enumerate().map(|(index, name)| ((*name).to_string(), values(index))).collect()
}

/// A row a rung, a column a layer.
fn table(view: &ladder::View, look: Look) -> Numbers {
    let text = look.text();
    let layers = view.rungs.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    let columns = (1..=layers).map(|layer| fill(text.layer, &[&layer.to_string()]));
    let row = |(name, values): &(String, Vec<f64>)| {
        let cell = |layer: usize| values.get(layer).map_or_else(|| "–".into(), |value| readable(*value));
        std::iter::once(name.clone()).chain((0..layers).map(cell)).collect()
    };
    Numbers {
        columns: std::iter::once(look.more().survey.ladder_columns[0].to_string()).chain(columns).collect(),
        rows: view.rungs.iter().map(row).collect(),
    }
}

fn cells(look: Look, trial: &Trial, found: &Finding, range: LogRange) -> Html {
    let words = &look.more().survey;
    let layers = &found.first.layers;
    let first = layers.first().map_or(f64::NAN, |layer| layer.delta_rms);
    let last = layers.len().checked_sub(2).map_or(f64::NAN, |last| layers[last].act_rms);
    let reached = found.reached.map_or_else(
        || fill(words.not_within, &[&look.count(u64::from(trial.steps))]),
        |step| look.count(step),
    );
    html! {
        <>
            <td>{ look.number(first) }</td>
            <td>{ look.number(ratio(&found.first)) }</td>
            <td>{ look.number(last) }</td>
            <td>{ look.say(&reached) }</td>
            <td>{ spark(&found.first, range) }</td>
        </>
    }
}

/// rms δ of every hidden layer, a bar each.
fn spark(record: &Record, range: LogRange) -> Html {
    let hidden = record.layers.len().saturating_sub(1).max(1);
    let slot = SPARK.0 / hidden as f64;
    let bar = |(index, layer): (usize, &crate::lab::frame::LayerStats)| {
        let share = match range.place(layer.delta_rms) {
            Place::Inside(share) => share,
            Place::Above | Place::Infinite => 1.0,
            Place::Below | Place::Zero | Place::NotANumber => 0.0,
        };
        let high = (share * SPARK.1).max(1.0);
        format!("M{:.2} {}v-{high:.2}h{:.2}v{high:.2}z", (index as f64 + 0.1) * slot, SPARK.1, 0.8 * slot)
    };
    let path: String = record.layers.iter().take(hidden).enumerate().map(bar).collect();
    html! {
        <svg class="spark" viewBox={format!("0 0 {} {}", SPARK.0, SPARK.1)} width={SPARK.0.to_string()} height={SPARK.1.to_string()} aria-hidden="true">
            <path d={path} />
        </svg>
    }
}

/// The axis that all small charts share: what the settings of all rungs let one expect.
fn axis(trials: &[Trial], dataset: &Dataset) -> LogRange {
    let all = trials.iter().map(|trial| Outlook::new(&trial.experiment, dataset).decades);
    let (low, high) = all.fold((0, -6), |(low, high), (a, b)| (low.min(a), high.max(b)));
    LogRange::new(low, high)
}

fn opener(look: Look, name: &str, experiment: &Experiment, dispatch: &Callback<Action>) -> Html {
    let open = look.more().survey.open;
    let (experiment, dispatch) = (experiment.clone(), dispatch.clone());
    let press = Callback::from(move |_: MouseEvent| {
        dispatch.emit(Action::Adjust("remedy", Box::new(experiment.clone())));
    });
    html! { <button type="button" class="quiet open" aria-label={format!("{open}: {name}")} onclick={press}>{ look.say(open) }</button> }
}
