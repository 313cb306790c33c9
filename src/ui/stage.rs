//! The stage: the headline, the main chart and what to try next.

use super::canvas::{Canvas, Picture, font_for};
use super::live::Live;
use super::model::Action;
use super::phrases;
use crate::charts::gradient_bars::{self, Expected, Layout, Quantity, View, Words};
use crate::charts::log_range::LogRange;
use crate::charts::number::{Digits, in_digits, percent, readable};
use crate::charts::theme::Surface;
use crate::i18n::{Lang, Text, fill};
use crate::lab::experiment::{Experiment, Skip};
use crate::lab::frame::Record;
use crate::lab::outlook::Outlook;
use crate::lab::state::State;
use crate::nn::activation::Activation;
use crate::nn::init::Init;
use crate::nn::norm::Norm;
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

/// What the stage sees.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The present settings.
    pub state: Rc<State>,
    /// What training shows.
    pub live: Live,
    /// The language.
    pub lang: Lang,
    /// Digits of the readouts.
    pub digits: Digits,
    /// Light or dark.
    pub surface: Surface,
    /// What the settings let one expect.
    pub outlook: Rc<Outlook>,
    /// Where changes go.
    pub dispatch: Callback<Action>,
    /// The layer that is looked at, everywhere at once.
    pub highlight: Option<usize>,
    /// Looks at another layer.
    pub on_highlight: Callback<Option<usize>>,
}

/// The stage.
#[component]
pub fn Stage(props: &Props) -> Html {
    let Props { state, live, lang, digits, surface, outlook, dispatch, highlight, on_highlight } = props;
    let text = Text::of(*lang);
    let quantity = use_state(Quantity::default);
    let experiment = &state.experiment;
    let record = live.frame.as_ref().map(|frame| frame.latest());
    let layers = record.map_or(0, |record| record.layers.len());
    let picture = {
        let frame = live.frame.clone();
        let (low, high) = range(experiment, outlook.decades, *quantity);
        let outlook = outlook.clone();
        let activation = experiment.activation;
        // A factor of 1 bounds nothing worth a line, and a normalisation or a skip adds factors of its own.
        let bounded =
            activation.sup_slope() != 1.0 && experiment.norm == Norm::None && experiment.skip == Skip::Off;
        use_memo(
            (frame, *quantity, *highlight, *lang, outlook.clone()),
            move |(frame, quantity, highlight, lang, _)| {
                let (frame, quantity, highlight, text) =
                    (frame.clone(), *quantity, *highlight, Text::of(*lang));
                Picture::new(move |pen| {
                    let layers = frame.as_ref().map_or(&[][..], |frame| &frame.latest().layers);
                    let last = layers.len().checked_sub(2).map_or(f64::NAN, |last| layers[last].delta_rms);
                    // Theory and bound speak of δ alone.
                    let of_delta = quantity == Quantity::Delta;
                    let expected = |[low, median, high]: [f64; 3]| Expected { low, median, high };
                    let theory: Vec<_> = if of_delta {
                        outlook.deltas(last).into_iter().map(expected).collect()
                    } else {
                        Vec::new()
                    };
                    let bound =
                        if of_delta && bounded { outlook.bound(activation, last) } else { Vec::new() };
                    let bound_base = activation.sup_slope();
                    let words = Words {
                        backward_pass: text.backward_pass,
                        input: text.input,
                        output: text.output,
                        theory: text.theory,
                        bound: text.bound,
                        floor: text.floor,
                    };
                    let range = LogRange::new(low, high);
                    gradient_bars::draw(
                        pen,
                        &View {
                            layers,
                            quantity,
                            range,
                            theory: &theory,
                            bound: &bound,
                            bound_base,
                            highlight,
                            words,
                        },
                    )
                })
            },
        )
    };
    let pointed = {
        let on_highlight = on_highlight.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(element) = event
                .current_target()
                .and_then(|target| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(target).ok())
            {
                let (width, height) = (f64::from(element.client_width()), f64::from(element.client_height()));
                let x = f64::from(event.client_x()) - element.get_bounding_client_rect().left();
                on_highlight.emit(Layout::new((width, height), font_for(width), layers).layer_at(x));
            }
        })
    };
    let left = {
        let on_highlight = on_highlight.clone();
        Callback::from(move |_: PointerEvent| on_highlight.emit(None))
    };
    let keyed = {
        let (on_highlight, highlight) = (on_highlight.clone(), *highlight);
        Callback::from(move |event: KeyboardEvent| {
            let last = layers.saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowRight" => highlight.map_or(0, |layer| (layer + 1).min(last)),
                "ArrowLeft" => highlight.map_or(last, |layer| layer.saturating_sub(1)),
                "Home" => 0,
                "End" => last,
                "Escape" => return on_highlight.emit(None),
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            on_highlight.emit(Some(next));
        })
    };
    let choose_quantity = {
        let quantity = quantity.clone();
        Callback::from(move |event: Event| {
            let chosen = Quantity::from_id(&event.target_unchecked_into::<HtmlSelectElement>().value());
            quantity.set(chosen.unwrap_or_default());
        })
    };
    let problem = match (&live.problem, record) {
        (Some(problem), _) => Some(phrases::problem(text, problem)),
        (None, Some(record)) if record.diverged() => Some(text.diverged.into()),
        _ => None,
    };
    let headline = match (&problem, record) {
        (Some(_), _) => String::new(),
        (None, Some(record)) => phrases::headline(text, record, *digits),
        (None, None) => text.computing.into(),
    };
    let found = live.frame.as_ref().and_then(|frame| frame.diagnosis);
    let diagnosis = found.map(|found| phrases::diagnosis(text, &found, *digits));
    let label = record.map_or_else(
        || text.gradient_chart.to_string(),
        |record| format!("{}. {} {}", text.gradient_chart, phrases::summary(text, record, *digits), headline),
    );
    html! {
        <section class="stage" aria-labelledby="headline">
            <p id="headline" class="headline">{ headline }</p>
            if let Some(problem) = problem {
                <p class="problem" role="alert">{ problem }</p>
            }
            <p class="diagnosis" id="diagnosis">{ diagnosis }</p>
            <div class="chart-head">
                <label for="quantity">{ text.quantity }</label>
                <select id="quantity" onchange={choose_quantity}>
                    { for Quantity::ALL.iter().zip(text.quantities).map(|(choice, name)| html! {
                        <option value={choice.id()} selected={*choice == *quantity}>{ format!("{} – {name}", choice.symbol()) }</option>
                    }) }
                </select>
            </div>
            <div id="main-chart" class={classes!("chart", "main-chart", live.waiting.then_some("waiting"))} tabindex="0" role="group"
                aria-label={text.chart_help} onpointermove={pointed.clone()} onpointerdown={pointed} onpointerleave={left} onkeydown={keyed}>
                <Canvas picture={(*picture).clone()} {label} surface={*surface} />
                if live.waiting { <span class="computing">{ text.computing }</span> }
            </div>
            <p class="readout" id="layer-readout">{ layer_readout(text, record, *highlight, *digits) }</p>
            { suggestions(text, state, dispatch) }
            <details class="marks"><summary>{ text.marks }</summary><p class="hint">{ text.gradient_help }</p></details>
        </section>
    }
}

/// The axis of a quantity: what the settings say of δ, shifted to where the quantity lives.
pub(super) fn range(experiment: &Experiment, (low, high): (i32, i32), quantity: Quantity) -> (i32, i32) {
    match quantity {
        Quantity::Delta => (low, high),
        // Norms over the whole batch and all weights are larger than the rms of their terms.
        Quantity::GradW | Quantity::GradB => (low + 2, high + 3),
        Quantity::Update => {
            let rate = experiment.learning_rate.log10().floor() as i32;
            (low + 2 + rate, (high + 2 + rate).max(-1))
        }
    }
}

fn layer_readout(text: &Text, record: Option<&Record>, highlight: Option<usize>, digits: Digits) -> String {
    let Some((record, index)) = record.zip(highlight) else { return text.chart_help.into() };
    let Some(layer) = record.layers.get(index) else { return text.chart_help.into() };
    let number = |value: f64| in_digits(&readable(value), digits);
    let name = if index + 1 == record.layers.len() {
        text.output_layer.to_string()
    } else {
        fill(text.layer, &[&in_digits(&(index + 1).to_string(), digits)])
    };
    format!(
        "{name}: rms δ {} · ‖∂L/∂W‖ {} · ‖∂L/∂b‖ {} · ‖ΔW‖/‖W‖ {} · {} {}",
        number(layer.delta_rms),
        number(layer.grad_w_norm),
        number(layer.grad_b_norm),
        number(layer.update_to_weight),
        text.columns[10],
        in_digits(&percent(layer.saturated), digits),
    )
}

/// Three ways out, and the way back.
fn suggestions(text: &'static Text, state: &Rc<State>, dispatch: &Callback<Action>) -> Html {
    let adjust = |id: &'static str, name: &'static str, put: fn(&mut Experiment)| {
        let mut experiment = state.experiment.clone();
        put(&mut experiment);
        let done = experiment == state.experiment;
        let dispatch = dispatch.clone();
        let choose = Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Adjust(id, Box::new(experiment.clone())));
        });
        html! { <button type="button" class="suggestion" {id} onclick={choose} disabled={done}>{ name }</button> }
    };
    if ["act", "init", "norm", "skip"].iter().any(|key| state.locks(key) || state.hides(key)) {
        return Html::default();
    }
    html! {
        <div class="suggestions">
            { adjust("try-relu", text.try_relu, |experiment| {
                experiment.activation = Activation::Relu;
                experiment.init = Init::HeNormal;
            }) }
            { adjust("try-batchnorm", text.try_batchnorm, |experiment| experiment.norm = Norm::Batch) }
            { adjust("try-skips", text.try_skips, |experiment| experiment.skip = Skip::On) }
            { adjust("back", text.back_to_sigmoid, |experiment| {
                let start = Experiment::default();
                experiment.activation = start.activation;
                experiment.init = start.init;
                experiment.norm = start.norm;
                experiment.skip = start.skip;
            }) }
        </div>
    }
}
