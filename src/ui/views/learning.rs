//! Did the early layers learn? How far each layer has moved, how large its next update is, and what happens when it is
//! not allowed to move at all.

use crate::charts::log_plot::{self, Mark, Role, Series, View};
use crate::charts::log_range::LogRange;
use crate::charts::number::readable;
use crate::i18n::fill;
use crate::lab::frame::{Frame, LayerStats, Record};
use crate::lab::quantity::Quantity;
use crate::lab::view_choices::Column;
use crate::ui::chart::canvas::Picture;
use crate::ui::chart::figure::{Figure, Numbers, Source};
use crate::ui::chart::gradient_chart::layer_name;
use crate::ui::state::after_paint::use_rows;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::model::Action;
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::{ViewContext, use_caption};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Updates of about this size, relative to the weights, are what training that goes well shows.
const USUAL_UPDATE: f64 = 1e-3;
/// The power of ten at the upper end: weights ten times as far from their start as they were long.
const HIGHEST: i32 = 1;

/// The view.
#[component]
pub fn Learning(context: &ViewContext) -> Html {
    let locale = use_locale();
    let state = &context.state;
    let low = context.range(Quantity::Update).exponents().0;
    let picture = use_memo((context.clone(), locale), |(context, locale)| {
        let (context, locale) = (context.clone(), *locale);
        Picture::following(&context.training.clone(), UpdateRate::Reading, move |pen| {
            let Some(frame) = context.shown().frame else { return Ok(()) };
            log_plot::draw(pen, &view(frame.latest(), locale, low, context.highlight))
        })
    });
    let numbers = use_memo((context.clone(), locale), |(context, locale)| {
        let (context, locale) = (context.clone(), *locale);
        let table = move |frame: &Rc<Frame>| table(frame.latest(), locale);
        Source::new(move || context.shown().frame.as_ref().map(table).unwrap_or_default())
    });
    let caption = use_caption(context);
    html! {
        <>
            <Figure id="learning-chart" title={locale.more().learning.chart} help={locale.more().learning.help} picture={(*picture).clone()}
                numbers={(*numbers).clone()} {caption} />
            if !state.hides("freeze") { <Freezers ..context.clone() /> }
        </>
    }
}

/// A switch a weight layer.
#[component]
fn Freezers(context: &ViewContext) -> Html {
    let locale = use_locale();
    let text = locale.text();
    let ViewContext { state, dispatch, .. } = context;
    let layers = state.experiment.depth as u8 + 1;
    let made = use_rows(usize::from(layers)) as u8;
    let switch = |layer: u8| {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        let frozen = state.experiment.frozen.contains(&layer);
        let toggle = Callback::from(move |event: Event| {
            let mut experiment = state.experiment.clone();
            experiment.frozen.retain(|kept| *kept != layer);
            if event.target_unchecked_into::<HtmlInputElement>().checked() {
                experiment.frozen.push(layer);
                experiment.frozen.sort_unstable();
            }
            dispatch.emit(Action::Adjust("freeze", Box::new(experiment)));
        });
        let number = locale.count(u64::from(layer));
        let name = if layer == layers { text.output_layer.to_string() } else { number.clone() };
        let id = format!("freeze-{layer}");
        html! {
            <label class="chip" for={id.clone()} key={layer}>
                <input type="checkbox" {id} checked={frozen} onchange={toggle} aria-label={fill(locale.more().learning.freeze_layer, &[&number])} />
                <span>{ locale.label(&name) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choice" id="freeze" disabled={state.locks("freeze")}>
            <legend>{ locale.label(locale.more().learning.freeze) }</legend>
            <div class="chips">{ for (1..=layers).take(usize::from(made)).map(switch) }</div>
        </fieldset>
    }
}

fn view(record: &Record, locale: Locale, low: i32, highlight: Option<usize>) -> View {
    let (text, words) = (locale.text(), &locale.more().learning);
    let layers = record.layers.len();
    let series = |name: &str, role: Role, mark: Mark, of: fn(&LayerStats) -> f64| Series {
        name: name.into(),
        role,
        mark,
        points: record
            .layers
            .iter()
            .enumerate()
            .map(|(index, layer)| ((index + 1) as f64, of(layer)))
            .collect(),
    };
    View {
        series: vec![
            series(words.moved, Role::Activation, Mark::Bars, |layer| layer.distance),
            series(words.update_size, Role::Gradient, Mark::Diamonds, |layer| layer.update_to_weight),
        ],
        range: LogRange::new(low.min(-4), HIGHEST),
        domain: (0.5, layers as f64 + 0.5),
        x_name: (text.columns)(Column::Layer).into(),
        last_name: Some(text.output_layer.into()),
        negative: "",
        guides: vec![(USUAL_UPDATE, words.usual_update.into())],
        highlight: highlight.map(|index| (index + 1) as f64),
    }
}

fn table(record: &Record, locale: Locale) -> Numbers {
    let (text, words) = (locale.text(), &locale.more().learning);
    let row = |(index, layer): (usize, &LayerStats)| {
        let name = layer_name(text, index, record.layers.len());
        vec![name, readable(layer.distance), readable(layer.update_to_weight)]
    };
    Numbers {
        columns: vec![(text.columns)(Column::Layer).into(), words.moved.into(), words.update_size.into()],
        rows: record.layers.iter().enumerate().map(row).collect(),
    }
}
