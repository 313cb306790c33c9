//! The main chart: a bar a layer, with the theory beside it.

use super::canvas::{Picture, font_for};
use super::figure::{Figure, Numbers, Source};
use super::look::{Look, use_look};
use super::model::Action;
use super::phrases;
use super::pointing::Pointed;
use super::quantity_list::QuantityList;
use super::scene::Scene;
use super::sweep::use_lit_from;
use crate::charts::gradient_bars::{self, Expected, Layout, Quantity, View, Words};
use crate::charts::number::readable;
use crate::i18n::Text;
use crate::lab::experiment::Skip;
use crate::lab::frame::LayerStats;
use crate::lab::state::{Decades, State};
use crate::nn::norm::Norm;
use yew::prelude::*;

/// The chart.
#[component]
pub fn GradientChart(scene: &Scene) -> Html {
    let look = use_look();
    let text = look.text();
    let quantity = use_state(Quantity::default);
    let lit_from = use_lit_from(scene);
    let picture =
        use_memo((scene.clone(), *quantity, look, lit_from), |(scene, quantity, look, lit_from)| {
            let bars = Bars { lit_from: *lit_from, ..Bars::new(scene, *quantity) };
            let look = *look;
            Picture::new(move |pen| bars.draw(pen, look.text()))
        });
    let numbers = use_memo((scene.clone(), *quantity, look), |(scene, quantity, look)| {
        let bars = Bars::new(scene, *quantity);
        let look = *look;
        Source::new(move || bars.table(look.text()))
    });
    let record = scene.shown.frame.as_ref().map(|frame| frame.latest());
    let layers = record.map_or(0, |record| record.layers.len());
    let point = {
        let on_highlight = scene.on_highlight.clone();
        Callback::from(move |pointed: Option<Pointed>| {
            let layer = |p: Pointed| Layout::new(p.size, font_for(p.size.0), layers).layer_at(p.x);
            on_highlight.emit(pointed.and_then(layer));
        })
    };
    let key = {
        let (on_highlight, highlight) = (scene.on_highlight.clone(), scene.highlight);
        Callback::from(move |event: KeyboardEvent| {
            let last = layers.saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowRight" => highlight.map_or(0, |layer| (layer + 1).min(last)),
                "ArrowLeft" => highlight.map_or(last, |layer| layer.saturating_sub(1)),
                "Home" => 0,
                "End" => last,
                "Escape" if highlight.is_some() => {
                    event.stop_propagation();
                    return on_highlight.emit(None);
                }
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            on_highlight.emit(Some(next));
        })
    };
    let summary = record.map(|record| {
        format!(
            "{} {}",
            phrases::summary(text, record, look.digits),
            phrases::headline(text, record, look.digits)
        )
    });
    let choose = {
        let quantity = quantity.setter();
        Callback::from(move |chosen| quantity.set(chosen))
    };
    html! {
        <Figure id="main-chart" title={text.gradient_chart} help={text.gradient_help} summary={summary.unwrap_or_default()}
            choice={html! { <><QuantityList id="quantity" chosen={*quantity} on_choose={choose} />{ pin(scene, look) }</> }}
            class={classes!("main-chart", scene.shown.waiting.then_some("waiting"))} always=true
            picture={(*picture).clone()} numbers={(*numbers).clone()} caption={scene.caption()} on_point={point} on_key={key}>
            if scene.shown.waiting { <span class="computing">{ text.computing }</span> }
        </Figure>
    }
}

/// Keeps the axis while settings change, so that networks can be compared by eye.
fn pin(scene: &Scene, look: Look) -> Html {
    let words = &look.text().figure;
    let pinned = scene.state.axis.is_some();
    let toggle = {
        let (state, dispatch) = (scene.state.clone(), scene.dispatch.clone());
        let (low, high) = scene.outlook.decades;
        Callback::from(move |_: MouseEvent| {
            let axis = (!pinned).then_some(Decades { low, high });
            dispatch.emit(Action::View(Box::new(State { axis, ..(*state).clone() })));
        })
    };
    html! {
        <button type="button" class="quiet" id="pin-axis" title={words.pin_help} aria-pressed={pinned.to_string()} onclick={toggle}>{ words.pin }</button>
    }
}

/// What the chart draws, and its table tells.
struct Bars {
    scene: Scene,
    quantity: Quantity,
    lit_from: usize,
    theory: Vec<Expected>,
    bound: Vec<f64>,
}

impl Bars {
    fn new(scene: &Scene, quantity: Quantity) -> Self {
        let experiment = &scene.state.experiment;
        let activation = experiment.activation;
        let layers = scene.shown.frame.as_ref().map_or(&[][..], |frame| &frame.latest().layers);
        let last = layers.len().checked_sub(2).map_or(f64::NAN, |last| layers[last].delta_rms);
        let outlook = &scene.outlook;
        // Theory and bound speak of δ alone. A factor of 1 bounds nothing worth a line, and a normalisation or a skip
        // adds factors of its own.
        let of_delta = quantity == Quantity::Delta;
        let bounded = of_delta
            && activation.sup_slope() != 1.0
            && experiment.norm == Norm::None
            && experiment.skip == Skip::Off;
        let expected = |[low, median, high]: [f64; 3]| Expected { low, median, high };
        Self {
            scene: scene.clone(),
            quantity,
            lit_from: 0,
            theory: if of_delta {
                outlook.deltas(last).into_iter().map(expected).collect()
            } else {
                Vec::new()
            },
            bound: if bounded { outlook.bound(activation, last) } else { Vec::new() },
        }
    }

    fn layers(&self) -> &[LayerStats] {
        self.scene.shown.frame.as_ref().map_or(&[][..], |frame| &frame.latest().layers)
    }

    fn draw(&self, pen: &mut crate::charts::pen::Pen<'_>, text: &Text) -> crate::charts::pen::Drawn {
        let words = Words {
            backward_pass: text.backward_pass,
            input: text.input,
            output: text.output,
            theory: text.theory,
            bound: text.bound,
            floor: text.floor,
        };
        gradient_bars::draw(
            pen,
            &View {
                layers: self.layers(),
                quantity: self.quantity,
                range: self.scene.range(self.quantity),
                theory: &self.theory,
                bound: &self.bound,
                bound_base: self.scene.state.experiment.activation.sup_slope(),
                lit_from: self.lit_from,
                highlight: self.scene.highlight,
                words,
            },
        )
    }

    fn table(&self, text: &Text) -> Numbers {
        let layers = self.layers();
        let mut columns = vec![text.columns[0].to_string(), self.quantity.symbol().into()];
        if !self.theory.is_empty() {
            columns.push(text.theory.into());
        }
        if !self.bound.is_empty() {
            columns.push(text.bound.into());
        }
        let row = |(index, layer): (usize, &LayerStats)| {
            let mut cells = vec![layer_name(text, index, layers.len()), readable(self.quantity.of(layer))];
            let expected = |values: Option<f64>| values.map_or_else(|| "–".to_string(), readable);
            if !self.theory.is_empty() {
                cells.push(expected(self.theory.get(index).map(|e| e.median)));
            }
            if !self.bound.is_empty() {
                cells.push(expected(self.bound.get(index).copied()));
            }
            cells
        };
        Numbers { columns, rows: layers.iter().enumerate().map(row).collect() }
    }
}

/// The name of a weight layer in tables: its number, or "output".
pub fn layer_name(text: &Text, index: usize, layers: usize) -> String {
    if index + 1 == layers { text.output_layer.into() } else { (index + 1).to_string() }
}

/// The numbers of the layer that is looked at, in a line.
pub fn readout(scene: &Scene, look: Look) -> String {
    let text = look.text();
    let record = scene.shown.frame.as_ref().map(|frame| frame.latest());
    let chosen = record.zip(scene.highlight).and_then(|(record, index)| {
        record.layers.get(index).map(|layer| (layer, index, record.layers.len()))
    });
    let Some((layer, index, layers)) = chosen else { return text.chart_help.into() };
    let name = if index + 1 == layers {
        text.output_layer.to_string()
    } else {
        crate::i18n::fill(text.layer, &[&look.count(index as u64 + 1)])
    };
    format!(
        "{name}: rms δ {} · ‖∂L/∂W‖ {} · ‖∂L/∂b‖ {} · ‖ΔW‖/‖W‖ {} · {} {}",
        look.number(layer.delta_rms),
        look.number(layer.grad_w_norm),
        look.number(layer.grad_b_norm),
        look.number(layer.update_to_weight),
        text.columns[10],
        look.percent(layer.saturated),
    )
}
