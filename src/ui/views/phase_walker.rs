//! A walk through the measured step, phase by phase, with the numbers of each. Beyond its ends lie the steps before and
//! after.

use crate::charts::number::subscript;
use crate::i18n::fill;
use crate::lab::chain_rule::Link;
use crate::lab::frame::{LayerStats, Record};
use crate::lab::phases;
use crate::nn::inspect::UnitView;
use crate::nn::norm::Norm;
use crate::nn::run::Phase;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::training_snapshot::TrainingSnapshot;
use crate::ui::state::view_context::{ViewContext, use_shown};
use crate::ui::state::visibility::use_update_rate;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the walk needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// What the page shows.
    pub context: ViewContext,
    /// The factors of the step, layer 1 first.
    pub links: Rc<Vec<Link>>,
}

/// The walk.
#[component]
pub fn PhaseWalker(props: &Props) -> Html {
    let locale = use_locale();
    let words = &locale.more().chain;
    let context = &props.context;
    let update_rate = use_update_rate();
    let shown = use_shown(context, update_rate);
    let Some(record) = shown.frame.as_ref().map(|frame| frame.latest()) else { return Html::default() };
    let layers = record.layers.len();
    let count = phases::count(layers);
    let cursor = context.cursor.map(|index| index.min(count - 1));
    let step = record.step;
    // Steps of the past are shown from memory: from there no step is taken.
    let at_newest = context.past.is_none();
    let back = {
        let (client, on_cursor) = (context.client.clone(), context.on_cursor.clone());
        Callback::from(move |()| match cursor {
            None => on_cursor.emit(Some(count - 1)),
            Some(0) if at_newest && step > 0 => {
                client.rewind(step - 1, None);
                on_cursor.emit(Some(count - 1));
            }
            Some(index) => on_cursor.emit(Some(index.saturating_sub(1))),
        })
    };
    let on = {
        let (client, on_cursor) = (context.client.clone(), context.on_cursor.clone());
        Callback::from(move |()| match cursor {
            None => {
                client.pause();
                on_cursor.emit(Some(0));
            }
            Some(index) if index + 1 < count => on_cursor.emit(Some(index + 1)),
            Some(_) if at_newest => {
                client.advance(1, None);
                on_cursor.emit(Some(0));
            }
            Some(_) => {}
        })
    };
    let slide = {
        let on_cursor = context.on_cursor.clone();
        Callback::from(move |event: InputEvent| {
            let place = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            on_cursor.emit(Some(place.max(1.0) as usize - 1));
        })
    };
    let keyed = {
        let (back, on) = (back.clone(), on.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "," => back.emit(()),
            "." => on.emit(()),
            _ => {}
        })
    };
    let phase = cursor.map(|index| phases::phase(layers, index));
    let place = match (cursor, phase) {
        (Some(index), Some(phase)) => {
            let name = name(phase, layers, locale);
            let numbers = [index as u64 + 1, count as u64, step].map(|number| locale.count(number));
            fill(words.place, &[&name, &numbers[0], &numbers[1], &numbers[2]])
        }
        _ => fill(words.whole, &[&locale.count(step)]),
    };
    let press = |call: &Callback<()>| call.reform(|_: MouseEvent| ());
    html! {
        <section class="walk" id="walk" aria-label={words.walk} onkeydown={keyed}>
            <h2>{ locale.label(words.walk) }</h2>
            <div class="choices">
                <button type="button" id="phase-back" onclick={press(&back)} disabled={cursor == Some(0) && (step == 0 || !at_newest)}>{ locale.label(words.back) }</button>
                <button type="button" id="phase-on" onclick={press(&on)} disabled={cursor == Some(count - 1) && !at_newest}>{ locale.label(words.on) }</button>
                <input id="phase" type="range" min="1" max={count.to_string()} step="1" value={cursor.map_or(count, |index| index + 1).to_string()}
                    aria-label={words.walk} aria-valuetext={place.clone()} oninput={slide} />
            </div>
            <p class="phase-name" id="phase-name" aria-live="polite">{ place }</p>
            <div class="phase">{ phase.map(|phase| card(props, &shown, record, phase, locale)) }</div>
            <p class="hint">{ locale.label(words.keys) }</p>
        </section>
    }
}

fn name(phase: Phase, layers: usize, locale: Locale) -> String {
    let words = &locale.more().chain.phases;
    let of = |text: &str, layer: usize| fill(text, &[&locale.count(layer as u64)]);
    match phase {
        Phase::Forward(layer) if layer == layers => words.forward_output.into(),
        Phase::Backward(layer) if layer == layers => words.backward_output.into(),
        Phase::Initialise(layer) | Phase::Forward(layer) => of(words.forward, layer),
        Phase::Loss => words.loss.into(),
        Phase::Backward(layer) => of(words.backward, layer),
        Phase::Measured | Phase::Update => words.update.into(),
    }
}

/// A formula and the numbers that belong to it.
fn card(props: &Props, shown: &TrainingSnapshot, record: &Record, phase: Phase, locale: Locale) -> Html {
    let experiment = &props.context.state.experiment;
    let plain = experiment.norm == Norm::None && experiment.skip == crate::lab::experiment::Skip::Off;
    let (formula, numbers) = match phase {
        Phase::Initialise(layer) | Phase::Forward(layer) => {
            let units = shown.inside.units.as_ref().filter(|(step, _)| *step == record.step);
            let units = units.and_then(|(_, units)| units.get(layer - 1));
            (
                forward_formula(layer, record, plain),
                forward(&record.layers[layer - 1], units, layer == record.layers.len(), locale),
            )
        }
        Phase::Loss => (String::new(), loss(props, record, locale)),
        Phase::Backward(layer) => (
            backward_formula(layer, record, plain),
            backward(&record.layers[layer - 1], props.links.get(layer - 1), locale),
        ),
        Phase::Measured | Phase::Update => ("W ← W + ΔW".into(), update(props, record, locale)),
    };
    html! {
        <>
            <p class="formula" lang="en">{ formula }</p>
            <dl class="numbers">
                { for numbers.into_iter().map(|(id, name, value)| html! { <div><dt>{ locale.label(&name) }</dt><dd id={format!("phase-{id}")}>{ value }</dd></div> }) }
            </dl>
        </>
    }
}

/// An id, a name and a value.
type Entry = (&'static str, String, String);

fn forward_formula(layer: usize, record: &Record, plain: bool) -> String {
    let (l, before) = (subscript(layer), subscript(layer - 1));
    let input = if layer == 1 { "x".to_string() } else { format!("h{before}") };
    if layer == record.layers.len() {
        format!("o = W{l} {input} + b{l}")
    } else if plain {
        format!("z{l} = W{l} {input} + b{l},  h{l} = φ(z{l})")
    } else {
        format!("W{l} {input} + b{l} → z{l} → φ(z{l}) → h{l}")
    }
}

fn forward(layer: &LayerStats, units: Option<&UnitView>, output: bool, locale: Locale) -> Vec<Entry> {
    let words = &locale.more().chain;
    let moments = |mean: f64, std: f64| format!("{}, {}", locale.number(mean), locale.number(std));
    let mut entries = Vec::new();
    if let Some(units) = units {
        entries.push(("z", words.moments_of_z.into(), moments(units.mean, units.std)));
    }
    let name = if output { words.moments_of_output } else { words.moments_of_h };
    entries.push(("h", name.into(), moments(layer.act_mean, layer.act_std)));
    if !output {
        entries.push(("slope", words.mean_slope.into(), locale.number(layer.slope_mean)));
        entries.push(("saturated", words.saturated.into(), locale.percent(layer.saturated)));
    }
    entries
}

fn loss(props: &Props, record: &Record, locale: Locale) -> Vec<Entry> {
    let text = locale.text();
    let samples = props.context.samples();
    vec![
        ("loss", text.loss.into(), locale.number(record.loss)),
        ("accuracy", text.accuracy.into(), locale.percent(record.accuracy)),
        ("samples", locale.more().chain.samples.into(), locale.count(samples as u64)),
    ]
}

fn backward_formula(layer: usize, record: &Record, plain: bool) -> String {
    let (l, before, after) = (subscript(layer), subscript(layer - 1), subscript(layer + 1));
    let input = if layer == 1 { "x".to_string() } else { format!("h{before}") };
    if layer == record.layers.len() {
        format!("δ{l} = ∂L/∂o,  ∂L/∂W{l} = δ{l}ᵀ {input}")
    } else if plain {
        format!("∂L/∂h{l} = δ{after} W{after},  δ{l} = φ′(z{l}) ∘ ∂L/∂h{l},  ∂L/∂W{l} = δ{l}ᵀ {input}")
    } else {
        format!("δ{after} → ∂L/∂h{l},  δ{l} = φ′(z{l}) ∘ ∂L/∂h{l}")
    }
}

fn backward(layer: &LayerStats, link: Option<&Link>, locale: Locale) -> Vec<Entry> {
    let columns = &locale.more().chain.columns;
    let number = |value: f64| locale.number(value);
    let mut entries: Vec<Entry> = Vec::new();
    if let Some(link) = link {
        entries.push(("weights", columns.weights.into(), number(link.weights)));
        entries.push(("stream", "rms ∂L/∂h".into(), number(layer.stream_rms)));
        entries.push(("slopes", columns.slopes.into(), number(link.slopes)));
    }
    entries.push(("delta", "rms δ".into(), number(layer.delta_rms)));
    entries.push(("grad-w", "‖∂L/∂W‖".into(), number(layer.grad_w_norm)));
    entries.push(("grad-b", "‖∂L/∂b‖".into(), number(layer.grad_b_norm)));
    entries
}

fn update(props: &Props, record: &Record, locale: Locale) -> Vec<Entry> {
    let text = locale.text();
    let updates = record.layers.iter().map(|layer| layer.update_to_weight).enumerate();
    let largest = updates.reduce(|best, next| if next.1 > best.1 { next } else { best });
    let of = |layer: usize| fill(text.layer, &[&locale.count(layer as u64)]);
    let mut entries = vec![
        ("rate", text.learning_rate.into(), locale.number(props.context.state.experiment.learning_rate)),
        ("gradient", locale.more().chain.gradient.into(), locale.number(record.grad_norm)),
    ];
    if let Some(first) = record.layers.first() {
        let name = format!("{}: ‖ΔW‖ / ‖W‖", of(1));
        entries.push(("update", name, locale.number(first.update_to_weight)));
    }
    if let Some((index, value)) = largest {
        let layer =
            if index + 1 == record.layers.len() { text.output_layer.to_string() } else { of(index + 1) };
        let name = fill(locale.more().chain.largest, &[&layer]);
        entries.push(("largest", name, locale.number(value)));
    }
    entries
}
