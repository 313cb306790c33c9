//! Small drawings of the lesson: the sigmoid with a point that can be dragged, the ladder of quarters, the slopes of
//! this network, and six live pictures. All from the real function and the newest record.

use super::prose::plain;
use crate::charts::glyph::activation_paths;
use crate::i18n::fill;
use crate::i18n::lesson::{LadderColumns, SlopeColumns};
use crate::lab::frame::{LayerStats, Record};
use crate::lab::lesson::StoryStep;
use crate::nn::activation::Activation;
use crate::theory::bounds::product_of_slopes;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::{ViewContext, use_shown};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 120.0;
/// The most layers that a table shows: in a deeper network it leaves out some in the middle, and says so.
const ROWS: usize = 12;
/// Of those, the ones after the gap.
const LAST_ROWS: usize = 4;

/// How far the curve goes to either side.
#[derive(Properties, PartialEq)]
pub struct CurveProps {
    /// Largest |x|.
    pub reach: f64,
}

/// The sigmoid and its slope.
#[component]
pub fn Curve(props: &CurveProps) -> Html {
    let locale = use_locale();
    let drawings = &locale.lesson().drawings;
    let reach = props.reach;
    let x = use_state(|| 0.0f64);
    let pad = use_node_ref();
    let (value, slope) = (Activation::Sigmoid.apply(*x), Activation::Sigmoid.derivative(*x));
    let across = |x: f64| WIDTH * (x / reach + 1.0) / 2.0;
    let up = |y: f64| HEIGHT - 8.0 - (HEIGHT - 16.0) * y;
    let path = |function: &dyn Fn(f64) -> f64| {
        let point = |index: usize| {
            let x = reach * (index as f64 / 40.0 - 1.0);
            format!("{}{:.1} {:.1}", if index == 0 { "M" } else { "L" }, across(x), up(function(x)))
        };
        (0..=80).map(point).collect::<String>()
    };
    let drag = {
        let (x, pad) = (x.setter(), pad.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(pad) = pad.cast::<Element>().filter(|_| event.buttons() & 1 == 1) {
                let place = pad.get_bounding_client_rect();
                let share = (f64::from(event.client_x()) - place.left()) / place.width();
                x.set(reach * (2.0 * share.clamp(0.0, 1.0) - 1.0));
            }
        })
    };
    let slide = {
        let x = x.setter();
        Callback::from(move |event: InputEvent| {
            x.set(event.target_unchecked_into::<HtmlInputElement>().value_as_number());
        })
    };
    // The tangent: one to the right, so much up.
    let (left, right) = ((*x - 1.2).max(-reach), (*x + 1.2).min(reach));
    let says = fill(
        drawings.curve_says,
        &[&locale.digits(&format!("{:.1}", *x)), &locale.number(value), &locale.number(slope)],
    );
    let share = fill(drawings.curve_share, &[&locale.percent(slope / Activation::Sigmoid.sup_act_grad())]);
    let says = format!("{says}; {share}");
    html! {
        <div class="drawing" id="curve">
            <p class="hint" id="curve-name">{ plain(drawings.curve, locale) }</p>
            <div class="drag" ref={pad} onpointerdown={drag.clone()} onpointermove={drag}>
                <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={says.clone()}>
                    <path class="axis" d={format!("M0 {0:.1}H{WIDTH}M{1:.1} 0V{HEIGHT}", up(0.0), across(0.0))} />
                    <path class="slope" d={path(&|x| Activation::Sigmoid.derivative(x))} />
                    <path class="value" d={path(&|x| Activation::Sigmoid.apply(x))} />
                    <path class="tangent" d={format!("M{:.1} {:.1}L{:.1} {:.1}", across(left), up(value + slope * (left - *x)), across(right), up(value + slope * (right - *x)))} />
                    <path class="drop" d={format!("M{0:.1} {1:.1}V{2:.1}", across(*x), up(0.0), up(slope))} />
                    <circle class="point" cx={format!("{:.1}", across(*x))} cy={format!("{:.1}", up(value))} r="7" />
                </svg>
            </div>
            <input type="range" id="curve-x" aria-labelledby="curve-name" min={(-reach).to_string()} max={reach.to_string()} step="0.1"
                value={format!("{:.1}", *x)} aria-valuetext={says.clone()} oninput={slide} />
            <p class="numbers-line" id="curve-says">{ plain(&says, locale) }</p>
        </div>
    }
}

/// From the last hidden layer back to layer 1: 0.25 for every step, beside what reaches the layer; as the chart draws it.
pub fn ladder(record: &Record, locale: Locale) -> Html {
    let drawings = &locale.lesson().drawings;
    let hidden = hidden(record);
    let from = hidden.last().map_or(f64::NAN, |last| last.delta_rms);
    let row = |steps: usize| {
        let layer = hidden.len() - 1 - steps;
        let bound = product_of_slopes(Activation::Sigmoid, steps);
        let measured = hidden[layer].delta_rms / from;
        html! {
            <tr><th scope="row">{ locale.count(layer as u64 + 1) }</th>
                <td>{ locale.number(bound) }{ bar(bound, "bound-bar") }</td>
                <td>{ locale.number(measured) }{ bar(measured, "gradient-bar") }</td></tr>
        }
    };
    let [last, between] =
        [hidden.len(), hidden.len().saturating_sub(1)].map(|count| locale.count(count as u64));
    let LadderColumns { layer, slopes, measured } = drawings.ladder_columns;
    html! {
        <>
            { table(drawings.ladder, [layer, slopes, measured], rows(hidden.len(), row, locale), locale) }
            <p class="hint" id="ladder-says">{ plain(&fill(drawings.ladder_says, &[&last, &between]), locale) }</p>
        </>
    }
}

/// Mean slopes and saturated shares of this network.
pub fn slopes(record: &Record, locale: Locale) -> Html {
    let drawings = &locale.lesson().drawings;
    let hidden = hidden(record);
    let row = |index: usize| {
        let layer = &hidden[index];
        html! {
            <tr><th scope="row">{ locale.count(index as u64 + 1) }</th>
                <td>{ locale.number(layer.slope_mean) }{ bar(layer.slope_mean / Activation::Sigmoid.sup_act_grad(), "activation-bar") }</td>
                <td>{ locale.percent(layer.saturated) }{ bar(layer.saturated, "gradient-bar") }</td></tr>
        }
    };
    let SlopeColumns { layer, mean_slope, saturated } = drawings.slope_columns;
    table(drawings.slopes, [layer, mean_slope, saturated], rows(hidden.len(), row, locale), locale)
}

/// Rows 0 to `count`, those in the middle left out where they are too many.
fn rows(count: usize, row: impl Fn(usize) -> Html, locale: Locale) -> Html {
    if count <= ROWS {
        return (0..count).map(row).collect();
    }
    let first = ROWS - LAST_ROWS;
    let left_out = locale.count((count - ROWS) as u64);
    let says = fill(locale.lesson().drawings.left_out, &[&left_out]);
    html! {
        <>
            { for (0..first).map(&row) }
            <tr class="left-out"><td colspan="3">{ plain(&says, locale) }</td></tr>
            { for (count - LAST_ROWS..count).map(&row) }
        </>
    }
}

/// A table that says what it is.
pub fn table(name: &str, columns: [&str; 3], rows: Html, locale: Locale) -> Html {
    html! {
        <table class="drawing lesson-table">
            <caption>{ plain(name, locale) }</caption>
            <thead><tr>{ for columns.iter().map(|column| html! { <th scope="col">{ plain(column, locale) }</th> }) }</tr></thead>
            <tbody>{ rows }</tbody>
        </table>
    }
}

fn bar(share: f64, class: &'static str) -> Html {
    let width = if share.is_finite() { 60.0 * share.clamp(0.0, 1.0) } else { 0.0 };
    html! {
        <svg class="small-bar" viewBox="0 0 60 6" aria-hidden="true"><rect {class} width={format!("{width:.2}")} height="6" /></svg>
    }
}

/// The six steps, each with its picture.
#[component]
pub fn SixSteps(context: &ViewContext) -> Html {
    let locale = use_locale();
    let drawings = &locale.lesson().drawings;
    let shown = use_shown(context, UpdateRate::Reading);
    let Some(frame) = &shown.frame else { return Html::default() };
    let record = frame.latest();
    let activation = context.state.experiment.activation;
    let moved = record.step > 0;
    let item = |step: &StoryStep| {
        let step = *step;
        let says = if step == StoryStep::Learning && !moved {
            drawings.not_yet.to_string()
        } else {
            fill((drawings.step_says)(step), &[&measured(step, hidden(record), activation, locale)])
        };
        html! {
            <li><p><strong>{ plain((drawings.steps)(step), locale) }</strong></p>
                <svg viewBox="0 0 240 40" aria-hidden="true">{ picture(step, hidden(record), activation) }</svg>
                <p class="numbers-line">{ plain(&says, locale) }</p></li>
        }
    };
    html! { <ol class="six drawing">{ for StoryStep::ALL.iter().map(item) }</ol> }
}

/// The number of a step.
fn measured(step: StoryStep, hidden: &[LayerStats], activation: Activation, locale: Locale) -> String {
    let of = |number: fn(&LayerStats) -> f64| hidden.first().map_or(f64::NAN, number);
    match step {
        StoryStep::Depth => locale.count(hidden.len() as u64),
        StoryStep::Sigmoid => activation.facts().name.into(),
        StoryStep::Slope => locale.number(of(|layer| layer.slope_mean)),
        StoryStep::Product => locale.number(hidden.iter().map(|layer| layer.slope_mean).product()),
        StoryStep::Gradient => {
            let last = hidden.last().map_or(f64::NAN, |layer| layer.delta_rms);
            locale.number(of(|layer| layer.delta_rms) / last)
        }
        StoryStep::Learning => locale.number(of(|layer| layer.distance)),
    }
}

/// The picture of a step.
fn picture(step: StoryStep, hidden: &[LayerStats], activation: Activation) -> Html {
    let count = hidden.len().max(1);
    let slopes = || hidden.iter().map(|layer| layer.slope_mean).collect::<Vec<_>>();
    match step {
        StoryStep::Depth => {
            let apart = 240.0 / count as f64;
            let dots = (0..count.min(60)).map(|index| {
                let x = apart * (index as f64 + 0.5);
                html! { <circle class="unit" cx={format!("{x:.1}")} cy="20" r={format!("{:.1}", (apart / 3.0).min(9.0))} /> }
            });
            html! { <><path class="axis" d="M0 20H240" />{ for dots }</> }
        }
        StoryStep::Sigmoid => {
            let curves = (0..count.min(6)).map(|index| {
                let (value, slope) = activation_paths(activation, 34.0, 30.0);
                html! {
                    <g transform={format!("translate({} 5)", 40 * index + 3)}>
                        <path class="slope" d={slope} /><path class="value" d={value} />
                    </g>
                }
            });
            html! { { for curves } }
        }
        StoryStep::Slope => bars(&slopes(), "activation-bar", |slope| slope),
        StoryStep::Product => {
            let mut products = slopes();
            for index in (0..products.len().saturating_sub(1)).rev() {
                products[index] *= products[index + 1];
            }
            bars(&products, "bound-bar", |product| on_decades(product, -8))
        }
        StoryStep::Gradient => {
            let last = hidden.last().map_or(f64::NAN, |layer| layer.delta_rms);
            let deltas: Vec<f64> = hidden.iter().map(|layer| layer.delta_rms / last).collect();
            bars(&deltas, "gradient-bar", |delta| on_decades(delta, -8))
        }
        StoryStep::Learning => {
            let moved: Vec<f64> = hidden.iter().map(|layer| layer.distance).collect();
            bars(&moved, "activation-bar", |moved| on_decades(moved, -6))
        }
    }
}

/// 0 at that power of ten and below, 1 at 1 and above: a fixed axis.
fn on_decades(value: f64, low: i32) -> f64 {
    1.0 - value.log10() / f64::from(low)
}

fn bars(values: &[f64], class: &'static str, height: impl Fn(f64) -> f64) -> Html {
    let step = 240.0 / values.len().max(1) as f64;
    let bar = |(index, value): (usize, &f64)| {
        let height = height(*value);
        let height = if height.is_nan() { 0.0 } else { 36.0 * height.clamp(0.0, 1.0) };
        html! {
            <rect {class} x={format!("{:.1}", step * index as f64 + step * 0.15)} y={format!("{:.1}", 38.0 - height)}
                width={format!("{:.1}", step * 0.7)} height={format!("{height:.1}")} />
        }
    };
    html! { <><path class="axis" d="M0 38.5H240" />{ for values.iter().enumerate().map(bar) }</> }
}

fn hidden(record: &Record) -> &[LayerStats] {
    record.layers.split_last().map_or(&[], |(_, hidden)| hidden)
}
