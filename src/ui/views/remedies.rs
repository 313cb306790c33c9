//! The ladder of remedies: every rung trained in the background, in a table with a small chart each.

use crate::charts::ladder;
use crate::charts::log_range::{LogRange, Place};
use crate::charts::number::readable;
use crate::data::Dataset;
use crate::i18n::fill;
use crate::i18n::trials::LadderColumns;
use crate::lab::diagnosis::chance_loss;
use crate::lab::experiment::Experiment;
use crate::lab::frame::Record;
use crate::lab::init_prediction::InitPrediction;
use crate::lab::remedies::{Remedy, ladder};
use crate::lab::session::network_config;
use crate::lab::sweep::ratio;
use crate::lab::trials::{Trial, TrialKind, TrialResult, TrialSeries};
use crate::ui::chart::canvas::Picture;
use crate::ui::chart::figure::{Figure, Numbers, Source, use_known_caption};
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::model::Action;
use crate::ui::state::view_context::ViewContext;
use crate::ui::views::trials::{Background, measured_with, outdated, outdated_note, use_trials};
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
pub fn Remedies(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().trials;
    let steps = use_state(|| STEPS);
    let series = use_trials(&context.trial_runner, TrialKind::Remedies);
    let empty = Dataset { inputs: 2, classes: 2, ..Dataset::default() };
    let dataset = context.dataset.as_deref().unwrap_or(&empty);
    let target = TARGET * chance_loss(&network_config(&context.state.experiment, dataset));
    let trials = {
        let (experiment, steps) = (context.state.experiment.clone(), *steps);
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
    let present = &context.state.experiment;
    let kept = series.as_ref().map(|series| series.borrow());
    let others = outdated(kept.as_deref(), TrialKind::Remedies, present);
    let caption = use_known_caption(measured_with(kept.as_deref(), TrialKind::Remedies, present));
    let class = classes!((!others.is_empty()).then_some("outdated"));
    let range = {
        let (series, dataset) = (series.clone(), dataset.clone());
        let id = series.as_ref().map(|series| series.borrow().id());
        use_memo(id, move |_| series.map(|series| axis(series.borrow().trials(), &dataset)))
    };
    let found = kept.as_ref().map_or(0, |series| series.results().len());
    let view = {
        let series = series.clone();
        use_memo((kept.as_ref().map(|series| series.id()), found, locale, *range), |(_, _, locale, range)| {
            series
                .zip(*range)
                .map(|(series, range)| ladder::View { rungs: rungs(&series.borrow(), *locale), range })
        })
    };
    let picture = use_memo(view.clone(), |view| {
        let view = view.clone();
        Picture::new(move |pen| (*view).as_ref().map_or(Ok(()), |view| ladder::draw(pen, view)))
    });
    let numbers = use_memo((view.clone(), locale), |(view, locale)| {
        let (view, locale) = (view.clone(), *locale);
        Source::new(move || (*view).as_ref().map_or_else(Numbers::default, |view| table(view, locale)))
    });
    let rows = kept.as_ref().zip(*range).map(|(series, range)| {
        let rows: Html = series
            .trials()
            .iter()
            .enumerate()
            .map(|(index, trial)| {
                let found = series.results().get(index);
                let remedy = Remedy::ALL[index % Remedy::ALL.len()];
                let name = (words.rungs)(remedy);
                let cells = match found {
                    None => html! { <td colspan="5"></td> },
                    Some(Err(_)) => html! { <td colspan="5">{ locale.label(words.failed) }</td> },
                    Some(Ok(found)) => cells(locale, trial, found, range),
                };
                let id = remedy.id();
                html! {
                    <tr key={id} id={format!("rung-{id}")}>
                        <th scope="row">{ locale.label(name) }</th>{ cells }
                        <td>{ opener(locale, name, &trial.experiment, &context.dispatch) }</td>
                    </tr>
                }
            })
            .collect();
        rows
    });
    let LadderColumns { rung, first_delta, ratio, last_activation, steps: steps_needed, deltas } =
        words.ladder_columns;
    // The last column holds buttons.
    let columns = [rung, first_delta, ratio, last_activation, steps_needed, deltas, ""];
    html! {
        <div class="remedies">
            <p>{ locale.label(words.ladder_intro) }</p>
            <div class="compare-choice">
                <Background context={context.clone()} kind={TrialKind::Remedies} {trials} />
                <label for="ladder-steps">{ locale.label(words.most_steps) }
                    <input id="ladder-steps" type="number" min="1" max="100000" value={steps.to_string()} onchange={typed} />
                </label>
                <span class="hint">{ locale.label(&fill(words.target, &[&locale.number(target)])) }</span>
            </div>
            { outdated_note(locale, TrialKind::Remedies, &others) }
            if let Some(rows) = rows {
                <div class={classes!("scroll", class.clone())} tabindex="0" role="region" aria-label={words.ladder}>
                    <table id="ladder">
                        <thead><tr>{ for columns.iter().map(|name| html! { <th scope="col">{ locale.label(name) }</th> }) }</tr></thead>
                        <tbody>{ rows }</tbody>
                    </table>
                </div>
                <p class="hint">{ locale.label(&locale.digits(words.spark_help)) }</p>
                <Figure id="ladder-chart" title={words.ladder_chart} help={words.spark_help} picture={(*picture).clone()}
                    numbers={(*numbers).clone()} {caption} {class} />
            }
        </div>
    }
}

/// What is known of every rung at step 0.
fn rungs(series: &TrialSeries, locale: Locale) -> Vec<(String, Vec<f64>)> {
    let name = locale.more().trials.rungs;
    let values = |index: usize| {
        let found = series.results().get(index).and_then(|found| found.as_ref().ok());
        let hidden = |found: &TrialResult| {
            let layers = &found.first.layers;
            layers[..layers.len().saturating_sub(1)].iter().map(|layer| layer.delta_rms).collect()
        };
        found.map_or_else(Vec::new, hidden)
    };
    Remedy::ALL.iter().enumerate().map(|(index, remedy)| (name(*remedy).to_string(), values(index))).collect()
}

/// A row a rung, a column a layer.
fn table(view: &ladder::View, locale: Locale) -> Numbers {
    let text = locale.text();
    let layers = view.rungs.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    let columns = (1..=layers).map(|layer| fill(text.layer, &[&layer.to_string()]));
    let row = |(name, values): &(String, Vec<f64>)| {
        let cell = |layer: usize| values.get(layer).map_or_else(|| "–".into(), |value| readable(*value));
        std::iter::once(name.clone()).chain((0..layers).map(cell)).collect()
    };
    Numbers {
        columns: std::iter::once(locale.more().trials.ladder_columns.rung.to_string())
            .chain(columns)
            .collect(),
        rows: view.rungs.iter().map(row).collect(),
    }
}

fn cells(locale: Locale, trial: &Trial, found: &TrialResult, range: LogRange) -> Html {
    let words = &locale.more().trials;
    let layers = &found.first.layers;
    let first = layers.first().map_or(f64::NAN, |layer| layer.delta_rms);
    let last = layers.len().checked_sub(2).map_or(f64::NAN, |last| layers[last].act_rms);
    let reached = found.reached.map_or_else(
        || fill(words.not_within, &[&locale.count(u64::from(trial.steps))]),
        |step| locale.count(step),
    );
    html! {
        <>
            <td>{ locale.number(first) }</td>
            <td>{ locale.number(ratio(&found.first)) }</td>
            <td>{ locale.number(last) }</td>
            <td>{ locale.label(&reached) }</td>
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
    let all = trials.iter().map(|trial| InitPrediction::new(&trial.experiment, dataset).decades);
    let (low, high) = all.fold((0, -6), |(low, high), (a, b)| (low.min(a), high.max(b)));
    LogRange::new(low, high)
}

fn opener(locale: Locale, name: &str, experiment: &Experiment, dispatch: &Callback<Action>) -> Html {
    let open = locale.more().trials.open;
    let (experiment, dispatch) = (experiment.clone(), dispatch.clone());
    let press = Callback::from(move |_: MouseEvent| {
        dispatch.emit(Action::Adjust("remedy", Box::new(experiment.clone())));
    });
    html! { <button type="button" class="quiet open" aria-label={format!("{open}: {name}")} onclick={press}>{ locale.label(open) }</button> }
}
