//! The time machine: every layer at every recorded step, and the way back to one of them.

use super::canvas::{Picture, font_for};
use super::figure::{Figure, Numbers, Source};
use super::live::{Inside, Live};
use super::stage::range;
use crate::browser::conductor::Conductor;
use crate::charts::gradient_bars::Quantity;
use crate::charts::heat_map::{self, COLUMNS, Layout};
use crate::charts::log_range::LogRange;
use crate::charts::number::{Digits, count, in_digits, readable};
use crate::charts::theme::Surface;
use crate::i18n::{Lang, Text, fill};
use crate::lab::diagnosis::diagnose;
use crate::lab::experiment::Experiment;
use crate::lab::frame::{Frame, Record};
use crate::lab::history::History;
use crate::nn::training::Plan;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Steps that the table of numbers has columns for.
const TABLE_STEPS: usize = 12;

/// What the time machine sees.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// What training shows now.
    pub live: Live,
    /// The settings.
    pub experiment: Experiment,
    /// The decades of the main chart.
    pub decades: (i32, i32),
    /// The language.
    pub lang: Lang,
    /// Digits of the readouts.
    pub digits: Digits,
    /// Light or dark.
    pub surface: Surface,
    /// Keeps the history.
    pub conductor: Conductor,
    /// The layer that is looked at.
    pub highlight: Option<usize>,
    /// The step that the page shows instead of the newest.
    pub at: Option<u64>,
    /// Looks at another step, or at the newest again.
    pub on_at: Callback<Option<u64>>,
}

/// The time machine, which opens: what nobody sees is not drawn.
#[component]
pub fn TimeMachine(props: &Props) -> Html {
    let text = Text::of(props.lang);
    let open = use_state(|| false);
    let toggled = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            open.set(event.target_unchecked_into::<web_sys::Element>().has_attribute("open"));
        })
    };
    html! {
        <details class="table" id="time-machine" ontoggle={toggled}>
            <summary>{ text.over_time }</summary>
            if *open { <Opened ..props.clone() /> }
        </details>
    }
}

#[component]
fn Opened(props: &Props) -> Html {
    let Props { live, experiment, decades, lang, digits, surface, conductor, highlight, at, on_at } = props;
    let text = Text::of(*lang);
    let quantity = use_state(Quantity::default);
    let (low, high) = range(experiment, *decades, *quantity);
    let columns = {
        let (conductor, quantity) = (conductor.clone(), *quantity);
        use_memo((live.clone(), quantity), move |_| columns(&conductor.history().borrow(), quantity, COLUMNS))
    };
    let picture = {
        let columns = columns.clone();
        let deps = (live.clone(), *quantity, *highlight, *at, *lang, (low, high));
        use_memo(deps, move |&(_, _, highlight, at, lang, (low, high))| {
            let text = Text::of(lang);
            Picture::new(move |pen| {
                let range = LogRange::new(low, high);
                let (layer, step) = (text.columns[0], text.steps);
                heat_map::draw(pen, &heat_map::View { columns: &columns, range, at, highlight, layer, step })
            })
        })
    };
    let (first, last) = columns.first().zip(columns.last()).map_or((0, 0), |(a, b)| (a.0, b.0));
    let numbers = {
        let (conductor, quantity, lang) = (conductor.clone(), *quantity, *lang);
        let make = move || table(&conductor.history().borrow(), quantity, Text::of(lang));
        use_memo((quantity, lang), |_| Source::new(make))
    };
    let choose_quantity = {
        let quantity = quantity.clone();
        Callback::from(move |event: Event| {
            let chosen = Quantity::from_id(&event.target_unchecked_into::<HtmlSelectElement>().value());
            quantity.set(chosen.unwrap_or_default());
        })
    };
    let drag = {
        let on_at = on_at.clone();
        use_callback((first, last), move |(x, width): (f64, f64), &(first, last)| {
            let share = Layout::new((width, 0.0), font_for(width)).share_at(x);
            on_at.emit(Some(first + (share * (last - first) as f64).round() as u64));
        })
    };
    let scrub = {
        let on_at = on_at.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_at.emit(Some(input.value_as_number().max(0.0) as u64));
        })
    };
    let now = {
        let on_at = on_at.clone();
        Callback::from(move |_: MouseEvent| on_at.emit(None))
    };
    let resume = {
        let (conductor, on_at, at) = (conductor.clone(), on_at.clone(), *at);
        Callback::from(move |_: MouseEvent| {
            if let Some(step) = at {
                on_at.emit(None);
                conductor.rewind(step);
            }
        })
    };
    let shown = at.unwrap_or(last);
    let number = |step: u64| in_digits(&count(step), *digits);
    let where_ = fill(text.step_of, &[&number(shown), &number(last)]);
    html! {
        <>
            <div class="chart-head">
                <label for="time-quantity">{ text.quantity }</label>
                <select id="time-quantity" onchange={choose_quantity}>
                    { for Quantity::ALL.iter().zip(text.quantities).map(|(choice, name)| html! {
                        <option value={choice.id()} selected={*choice == *quantity}>{ format!("{} – {name}", choice.symbol()) }</option>
                    }) }
                </select>
            </div>
            <Figure id="time-chart" title={text.time_chart} help={text.time_help} summary={where_.clone()} picture={(*picture).clone()}
                numbers={(*numbers).clone()} caption={caption(experiment)} lang={*lang} digits={*digits} surface={*surface} on_drag={drag} />
            <div class="scrubber">
                <label for="scrub">{ &where_ }</label>
                <input id="scrub" type="range" min={first.to_string()} max={last.to_string()} step="1" value={shown.to_string()}
                    aria-valuetext={where_.clone()} oninput={scrub} disabled={first == last} />
                <button type="button" id="scrub-now" onclick={now} disabled={at.is_none()}>{ text.to_newest }</button>
                <button type="button" id="scrub-resume" onclick={resume} disabled={at.is_none()}>{ text.resume_here }</button>
            </div>
        </>
    }
}

/// The settings in a line, for captions.
pub fn caption(experiment: &Experiment) -> String {
    let Experiment { depth, width, activation, init, gain, seed, norm, .. } = experiment;
    format!(
        "{depth}×{width}, {}, {}, gain {gain}, norm {}, seed {seed}",
        activation.id(),
        init.id(),
        norm.id()
    )
}

/// At most so many recorded steps, the first and the newest among them.
fn columns(history: &History, quantity: Quantity, most: usize) -> Vec<(u64, Vec<f64>)> {
    let records = history.records();
    let stride = records.len().div_ceil(most).max(1);
    let column =
        |record: &Record| (record.step, record.layers.iter().map(|layer| quantity.of(layer)).collect());
    let mut columns: Vec<(u64, Vec<f64>)> = records.iter().step_by(stride).map(column).collect();
    if let Some(newest) =
        records.last().filter(|newest| columns.last().is_none_or(|last| last.0 != newest.step))
    {
        columns.push(column(newest));
    }
    columns
}

fn table(history: &History, quantity: Quantity, text: &Text) -> Numbers {
    let columns = columns(history, quantity, TABLE_STEPS);
    let layers = columns.first().map_or(0, |(_, values)| values.len());
    let row = |layer: usize| {
        let name = if layer + 1 == layers { text.output_layer.into() } else { (layer + 1).to_string() };
        let values =
            columns.iter().map(|(_, values)| values.get(layer).map_or_else(String::new, |v| readable(*v)));
        std::iter::once(name).chain(values).collect()
    };
    let steps = columns.iter().map(|(step, _)| format!("{} {}", text.steps, count(*step)));
    Numbers {
        columns: std::iter::once(text.columns[0].into()).chain(steps).collect(),
        rows: (0..layers).map(row).collect(),
    }
}

/// What training showed at a recorded step: every chart shows it. Pictures of the network's answers are not recorded.
pub fn looking_back(live: &Live, history: &History, plan: &Plan, step: u64) -> Option<Live> {
    let record = history.at(step)?.clone();
    let diagnosis = history.records().first().map(|first| diagnose(plan, first, &record));
    let run = live.frame.as_ref().map_or(0, |frame| frame.run);
    let frame = Frame {
        run,
        records: vec![record],
        diagnosis,
        evaluation: None,
        prediction: None,
        units: None,
        path: None,
    };
    Some(Live {
        frame: Some(Rc::new(frame)),
        evaluation: None,
        prediction: None,
        inside: Inside::default(),
        ..live.clone()
    })
}
