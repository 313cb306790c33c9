//! The time machine: every layer at every recorded step, and the way back to one of them.

use super::canvas::{Picture, font_for};
use super::figure::{Figure, Numbers, Source};
use super::gradient_chart::layer_name;
use super::live::{Inside, Live};
use super::look::use_look;
use super::pointing::Pointed;
use super::quantity_list::quantity_list;
use super::scene::{Scene, use_caption};
use super::sight::use_pace;
use super::training::{Pace, use_part};
use crate::charts::gradient_bars::Quantity;
use crate::charts::heat_map::{self, COLUMNS, Layout};
use crate::charts::number::{count, readable};
use crate::i18n::{Text, fill};
use crate::lab::diagnosis::diagnose;
use crate::lab::frame::{Frame, Record, Rival};
use crate::lab::history::{History, thinned};
use crate::nn::training::Plan;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Steps that the table of numbers has columns for.
const TABLE_STEPS: usize = 12;

/// The view.
#[component]
pub fn TimeMachine(scene: &Scene) -> Html {
    let look = use_look();
    let Scene { training, conductor, highlight, past: at, on_past: on_at, .. } = scene;
    let quantity = use_state(Quantity::default);
    let range = scene.range(*quantity);
    let picture = {
        let (training, conductor) = (training.clone(), conductor.clone());
        let deps = (*quantity, *highlight, *at, look, range);
        use_memo(deps, move |&(quantity, highlight, at, look, range)| {
            let text = look.text();
            Picture::following(&training, Pace::Reading, move |pen| {
                let columns = columns(&conductor.history().borrow(), quantity, COLUMNS);
                let (layer, output, step) = (text.columns[0], text.output_layer, text.steps);
                heat_map::draw(
                    pen,
                    &heat_map::View { columns: &columns, range, at, highlight, layer, output, step },
                )
            })
        })
    };
    let pace = use_pace();
    let (first, last) = {
        let conductor = conductor.clone();
        use_part(training, pace, move |_| ends(&conductor.history().borrow()))
    };
    let caption = use_caption(scene);
    let numbers = {
        let (conductor, quantity) = (conductor.clone(), *quantity);
        let make = move || table(&conductor.history().borrow(), quantity, look.text());
        use_memo((quantity, look), |_| Source::new(make))
    };
    let choose_quantity = {
        let quantity = quantity.setter();
        Callback::from(move |chosen| quantity.set(chosen))
    };
    let drag = {
        let on_at = on_at.clone();
        use_callback((first, last), move |pointed: Option<Pointed>, &(first, last)| {
            let Some(Pointed { x, size, .. }) = pointed.filter(|pointed| pointed.pressed) else { return };
            let share = Layout::new(size, font_for(size.0)).share_at(x);
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
                conductor.rewind(step, None);
            }
        })
    };
    let shown = at.unwrap_or(last);
    let place = fill(look.more().time.step_of, &[&look.count(shown), &look.count(last)]);
    html! {
        <>
            <Figure id="time-chart" title={look.more().time.chart} help={look.more().time.help} summary={place.clone()} picture={(*picture).clone()}
                numbers={(*numbers).clone()} {caption} class="dragged" on_point={drag}
                choice={quantity_list(look, "time-quantity", *quantity, choose_quantity)} />
            if first == last { <p class="hint" id="time-not-yet">{ look.say(look.more().time.not_yet) }</p> }
            <div class="scrubber">
                <label for="scrub">{ look.say(&place) }</label>
                <input id="scrub" type="range" min={first.to_string()} max={last.to_string()} step="1" value={shown.to_string()}
                    aria-valuetext={place.clone()} oninput={scrub} disabled={first == last} />
                <button type="button" id="scrub-now" onclick={now} disabled={at.is_none()}>{ look.say(look.more().time.to_newest) }</button>
                <button type="button" id="scrub-resume" onclick={resume} disabled={at.is_none()}>{ look.say(look.more().time.resume) }</button>
            </div>
        </>
    }
}

/// The first and the last recorded step.
fn ends(history: &History) -> (u64, u64) {
    let step = |record: Option<&Record>| record.map_or(0, |record| record.step);
    (step(history.records().first()), step(history.latest()))
}

/// At most so many recorded steps, the first and the newest among them.
fn columns(history: &History, quantity: Quantity, most: usize) -> Vec<(u64, Vec<f64>)> {
    let column =
        |record: &Record| (record.step, record.layers.iter().map(|layer| quantity.of(layer)).collect());
    thinned(history.records(), most).map(column).collect()
}

fn table(history: &History, quantity: Quantity, text: &Text) -> Numbers {
    let columns = columns(history, quantity, TABLE_STEPS);
    let layers = columns.first().map_or(0, |(_, values)| values.len());
    let row = |layer: usize| {
        let name = layer_name(text, layer, layers);
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
pub fn looking_back(
    live: &Live,
    history: &History,
    plan: &Plan,
    rivals_plan: Option<&Plan>,
    step: u64,
) -> Option<Live> {
    let record = history.at(step)?.clone();
    let diagnosis = history.records().first().map(|first| diagnose(plan, first, &record));
    let rival = rivals_plan.zip(history.rival_at(step)).map(|(plan, record)| Rival {
        records: vec![record.clone()],
        diagnosis: history.rivals().first().map(|first| diagnose(plan, first, record)),
        evaluation: None,
    });
    let run = live.frame.as_ref().map_or(0, |frame| frame.run);
    let frame = Frame {
        run,
        records: vec![record],
        diagnosis,
        evaluation: None,
        prediction: None,
        units: None,
        path: None,
        rival,
    };
    Some(Live {
        frame: Some(Rc::new(frame)),
        evaluation: None,
        rivals_evaluation: None,
        prediction: None,
        inside: Inside::default(),
        ..live.clone()
    })
}
