//! Did the early layers learn? How far each layer has moved, how large its next update is, and what happens when it is
//! not allowed to move at all.

use super::canvas::Picture;
use super::figure::{Figure, Numbers, Source};
use super::live::Live;
use super::model::Action;
use super::stage::range;
use super::time_machine::caption;
use crate::charts::gradient_bars::Quantity;
use crate::charts::log_plot::{self, Mark, Role, Series, View};
use crate::charts::log_range::LogRange;
use crate::charts::number::{Digits, in_digits, readable};
use crate::charts::theme::Surface;
use crate::i18n::{Lang, Text, fill};
use crate::lab::frame::Record;
use crate::lab::state::State;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Updates of about this size, relative to the weights, are what training that goes well shows.
const USUAL_UPDATE: f64 = 1e-3;
/// The power of ten at the upper end: weights ten times as far from their start as they were long.
const HIGHEST: i32 = 1;

/// What the view sees.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// What the page shows.
    pub live: Live,
    /// The settings.
    pub state: Rc<State>,
    /// The decades of the main chart.
    pub decades: (i32, i32),
    /// The language.
    pub lang: Lang,
    /// Digits of the table.
    pub digits: Digits,
    /// Light or dark.
    pub surface: Surface,
    /// The layer that is looked at.
    pub highlight: Option<usize>,
    /// Where changes go.
    pub dispatch: Callback<Action>,
}

/// The view, which opens: what nobody sees is not drawn.
#[component]
pub fn Learning(props: &Props) -> Html {
    let open = use_state(|| false);
    let toggled = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            open.set(event.target_unchecked_into::<web_sys::Element>().has_attribute("open"));
        })
    };
    html! {
        <details class="table" id="learning" ontoggle={toggled}>
            <summary>{ Text::of(props.lang).learning }</summary>
            if *open { <Opened ..props.clone() /> }
        </details>
    }
}

#[component]
fn Opened(props: &Props) -> Html {
    let Props { live, state, decades, lang, digits, surface, highlight, dispatch } = props;
    let text = Text::of(*lang);
    let low = range(&state.experiment, *decades, Quantity::Update).0;
    let picture = use_memo((live.clone(), *lang, low, *highlight), |(live, lang, low, highlight)| {
        let view = live.frame.as_ref().map(|frame| view(frame.latest(), Text::of(*lang), *low, *highlight));
        Picture::new(move |pen| view.as_ref().map_or(Ok(()), |view| log_plot::draw(pen, view)))
    });
    let numbers = use_memo((live.clone(), *lang), |(live, lang)| {
        let (frame, lang) = (live.frame.clone(), *lang);
        Source::new(move || {
            frame.as_ref().map(|frame| table(frame.latest(), Text::of(lang))).unwrap_or_default()
        })
    });
    html! {
        <>
            <Figure id="learning-chart" title={text.learning_chart} help={text.learning_help} picture={(*picture).clone()}
                numbers={(*numbers).clone()} caption={caption(&state.experiment)} lang={*lang} digits={*digits} surface={*surface} />
            if !state.hides("freeze") { { freezers(text, state, dispatch, *digits) } }
        </>
    }
}

/// A switch a weight layer.
fn freezers(text: &'static Text, state: &Rc<State>, dispatch: &Callback<Action>, digits: Digits) -> Html {
    let layers = state.experiment.depth as u8 + 1;
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
        let number = in_digits(&layer.to_string(), digits);
        let name = if layer == layers { text.output_layer.to_string() } else { number.clone() };
        let id = format!("freeze-{layer}");
        html! {
            <label class="chip" for={id.clone()} key={layer}>
                <input type="checkbox" {id} checked={frozen} onchange={toggle} aria-label={fill(text.freeze_layer, &[&number])} />
                <span>{ name }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choice" id="freeze" disabled={state.locks("freeze")}>
            <legend>{ text.freeze }</legend>
            <div class="chips">{ for (1..=layers).map(switch) }</div>
        </fieldset>
    }
}

fn view(record: &Record, text: &Text, low: i32, highlight: Option<usize>) -> View {
    let layers = record.layers.len();
    let series = |name: &str, role: Role, mark: Mark, of: fn(&crate::lab::frame::LayerStats) -> f64| Series {
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
            series(text.moved, Role::Activation, Mark::Bars, |layer| layer.distance),
            series(text.update_size, Role::Gradient, Mark::Diamonds, |layer| layer.update_to_weight),
        ],
        range: LogRange::new(low.min(-4), HIGHEST),
        domain: (0.5, layers as f64 + 0.5),
        x_name: text.columns[0].into(),
        guides: vec![(USUAL_UPDATE, text.usual_update.into())],
        highlight: highlight.map(|index| (index + 1) as f64),
    }
}

fn table(record: &Record, text: &Text) -> Numbers {
    let row = |(index, layer): (usize, &crate::lab::frame::LayerStats)| {
        let output = index + 1 == record.layers.len();
        let name = if output { text.output_layer.into() } else { (index + 1).to_string() };
        vec![name, readable(layer.distance), readable(layer.update_to_weight)]
    };
    Numbers {
        columns: vec![text.columns[0].into(), text.moved.into(), text.update_size.into()],
        rows: record.layers.iter().enumerate().map(row).collect(),
    }
}
