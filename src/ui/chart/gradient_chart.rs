//! The main chart: a bar a layer, with the theory beside it.

use crate::charts::gradient_bars::{self, Expected, Layout, Side, View, Words};
use crate::charts::number::readable;
use crate::i18n::text::Text;
use crate::lab::experiment::{Experiment, Skip};
use crate::lab::frame::{Frame, LayerStats, Record};
use crate::lab::init_prediction::InitPrediction;
use crate::lab::quantity::Quantity;
use crate::lab::state::{Decades, State};
use crate::lab::view_choices::Column;
use crate::nn::norm::Norm;
use crate::nn::scalar::Dtype;
use crate::page::phrases;
use crate::ui::chart::canvas::{Picture, font_for};
use crate::ui::chart::figure::{Figure, Numbers, Source};
use crate::ui::chart::pointing::Pointed;
use crate::ui::chart::quantity_list::{quantity_list, quantity_name};
use crate::ui::chart::slow_motion::use_lit_from;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::model::Action;
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::{ViewContext, use_caption, use_shown};
use yew::prelude::*;

/// The chart.
#[component]
pub fn GradientChart(context: &ViewContext) -> Html {
    let locale = use_locale();
    let text = locale.text();
    let lit_from = use_lit_from(context);
    let picture = use_memo((context.clone(), locale, lit_from), |(context, locale, lit_from)| {
        let (context, locale, lit_from) = (context.clone(), *locale, *lit_from);
        Picture::following(&context.training.clone(), UpdateRate::Frames, move |pen| {
            Bars { lit_from, ..Bars::new(&context) }.draw(pen, locale.text())
        })
    });
    let numbers = use_memo((context.clone(), locale), |(context, locale)| {
        let (context, locale) = (context.clone(), *locale);
        Source::new(move || Bars::new(&context).table(locale.text()))
    });
    let caption = use_caption(context);
    let shown = use_shown(context, UpdateRate::Reading);
    let record = shown.frame.as_ref().map(|frame| frame.latest());
    let rivals = shown.frame.as_ref().and_then(|frame| frame.rivals_latest());
    let layers = record.into_iter().chain(rivals).map(|record| record.layers.len()).max().unwrap_or(0);
    let point = {
        let on_highlight = context.on_highlight.clone();
        Callback::from(move |pointed: Option<Pointed>| {
            let layer = |p: Pointed| Layout::new(p.size, font_for(p.size.0), layers).layer_at(p.x);
            on_highlight.emit(pointed.and_then(layer));
        })
    };
    let key = {
        let (on_highlight, highlight) = (context.on_highlight.clone(), context.highlight);
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
    let summary = record.map_or_else(String::new, |record| {
        format!(
            "{} {}",
            phrases::summary(text, record, locale.digits),
            phrases::headline(text, record, locale.digits)
        )
    });
    let summary = format!("{}{} {summary}", quantity_name(locale, context.state.quantity), text.full_stop);
    let normalised = context.state.quantity.is_of_delta()
        && context.state.networks().any(|experiment| experiment.norm == Norm::Batch);
    html! {
        <>
        <Figure id="main-chart" title={text.gradient_chart} help={text.gradient_help} {summary}
            choice={html! { <>{ quantity_list(context, locale, "quantity") }{ pin(context, locale) }</> }}
            class={classes!("main-chart", shown.waiting.then_some("waiting"))} always=true
            picture={(*picture).clone()} numbers={(*numbers).clone()} {caption} on_point={point} on_key={key}>
            if shown.waiting { <span class="computing">{ locale.label(text.computing) }</span> }
        </Figure>
        if normalised { <p class="hint" id="beside-batchnorm">{ text.figure.beside_batchnorm }</p> }
        </>
    }
}

/// Keeps the axis while settings change, so that networks can be compared by eye.
fn pin(context: &ViewContext, locale: Locale) -> Html {
    let words = &locale.text().figure;
    let pinned = context.state.axis.is_some();
    let toggle = {
        let (state, dispatch) = (context.state.clone(), context.dispatch.clone());
        let (low, high) = match context.state.quantity {
            Quantity::Share => context.range(Quantity::Share).exponents(),
            Quantity::Delta | Quantity::GradW | Quantity::GradB | Quantity::Update => {
                context.init_prediction.decades
            }
        };
        Callback::from(move |_: MouseEvent| {
            let axis = (!pinned).then_some(Decades { low, high });
            dispatch.emit(Action::View(Box::new(State { axis, ..(*state).clone() })));
        })
    };
    html! {
        <button type="button" class="quiet" id="pin-axis" title={words.pin_help} aria-pressed={pinned.to_string()} onclick={toggle}>{ locale.label(words.pin) }</button>
    }
}

/// What the chart draws, and its table tells.
struct Bars {
    context: ViewContext,
    lit_from: usize,
    sides: Vec<Network>,
    bound: Vec<f64>,
}

/// What is known of one network.
struct Network {
    layers: Vec<LayerStats>,
    skips: bool,
    theory: Vec<Expected>,
}

impl Network {
    fn new(
        record: Option<&Record>,
        init_prediction: &InitPrediction,
        quantity: Quantity,
        experiment: &Experiment,
    ) -> Self {
        let layers = record.map_or_else(Vec::new, |record| record.layers.clone());
        let skips = experiment.skip == Skip::On;
        let last = layers.len().checked_sub(2).map_or(f64::NAN, |last| layers[last].delta_rms);
        let expected = |[low, median, high]: [f64; 3]| match experiment.norm {
            // What the theory says of the spread over seeds does not hold beside BatchNorm.
            Norm::Batch => Expected { low: median, median, high: median },
            Norm::None | Norm::Layer => Expected { low, median, high },
        };
        // The theory speaks of δ, and of the gradient of the stream.
        let theory = match quantity {
            Quantity::Share if skips => {
                let exact = |median| Expected { low: median, median, high: median };
                init_prediction.streams().into_iter().map(exact).collect()
            }
            Quantity::Share => init_prediction.deltas(1.0).into_iter().map(expected).collect(),
            Quantity::Delta => init_prediction.deltas(last).into_iter().map(expected).collect(),
            Quantity::GradW | Quantity::GradB | Quantity::Update => Vec::new(),
        };
        Self { layers, skips, theory }
    }
}

impl Bars {
    fn new(context: &ViewContext) -> Self {
        let (experiment, quantity) = (&context.state.experiment, context.state.quantity);
        let activation = experiment.activation;
        let shown = context.shown();
        let frame = shown.frame.as_ref();
        let first =
            Network::new(frame.map(|frame| frame.latest()), &context.init_prediction, quantity, experiment);
        let second = frame.and_then(|frame| frame.rivals_latest()).zip(context.rival.as_ref());
        let second = second.map(|(record, rival)| {
            Network::new(Some(record), &rival.init_prediction, quantity, &rival.experiment)
        });
        // The bound speaks of δ alone: as it is, or as a share of that of layer H. A factor of 1 bounds nothing worth a line, a normalisation or a skip adds factors
        // of its own, and beside two networks it would be one line too many.
        let last = match quantity {
            Quantity::Share => Some(1.0),
            Quantity::Delta => first.layers.len().checked_sub(2).map(|last| first.layers[last].delta_rms),
            Quantity::GradW | Quantity::GradB | Quantity::Update => None,
        };
        let last = last.filter(|_| {
            second.is_none()
                && activation.sup_act_grad() != 1.0
                && experiment.norm == Norm::None
                && experiment.skip == Skip::Off
        });
        Self {
            context: context.clone(),
            lit_from: 0,
            bound: last.map_or_else(Vec::new, |last| context.init_prediction.bound(activation, last)),
            sides: std::iter::once(first).chain(second).collect(),
        }
    }

    fn draw(&self, pen: &mut crate::charts::pen::Pen<'_>, text: &Text) -> crate::charts::pen::DrawResult {
        let words = Words {
            backward_pass: text.backward_pass,
            input: text.input,
            output: text.output,
            theory: text.theory,
            bound: text.bound,
            floor: text.floor,
        };
        let sides: Vec<_> = self
            .sides
            .iter()
            .map(|network| Side { layers: &network.layers, skips: network.skips, theory: &network.theory })
            .collect();
        gradient_bars::draw(
            pen,
            &View {
                sides: &sides,
                quantity: self.context.state.quantity,
                range: self.context.range(self.context.state.quantity),
                bound: &self.bound,
                bound_base: self.context.state.experiment.activation.sup_act_grad(),
                flushes: self.context.state.networks().any(|network| network.dtype == Dtype::Float32),
                lit_from: self.lit_from,
                highlight: self.context.highlight,
                words,
            },
        )
    }

    /// A row a layer; for both networks of a duel their columns stand beside each other.
    fn table(&self, text: &Text) -> Numbers {
        let named = |name: &str, side: usize| match (self.sides.len(), side) {
            (1, _) => name.to_string(),
            (_, 0) => format!("A: {name}"),
            _ => format!("B: {name}"),
        };
        let slots = self.sides.iter().map(|network| network.layers.len()).max().unwrap_or(0);
        let mut columns = vec![(text.columns)(Column::Layer).to_string()];
        let mut rows: Vec<Vec<String>> = (0..slots).map(|slot| vec![layer_name(text, slot, slots)]).collect();
        let mut add = |name: String, value: &dyn Fn(usize) -> Option<f64>| {
            columns.push(name);
            for (slot, row) in rows.iter_mut().enumerate() {
                row.push(value(slot).map_or_else(|| "–".into(), readable));
            }
        };
        let quantity = self.context.state.quantity;
        for (side, Network { layers, skips, theory }) in self.sides.iter().enumerate() {
            // The output layers of both stand in the last row.
            let hidden = layers.len().saturating_sub(1);
            let index = |slot: usize| match slot {
                slot if slot + 1 == slots => Some(hidden),
                slot => (slot < hidden).then_some(slot),
            };
            add(named(quantity.symbol(*skips), side), &|slot| {
                index(slot)
                    .filter(|index| *index < layers.len())
                    .map(|index| quantity.of(layers, index, *skips))
            });
            if !theory.is_empty() {
                add(named(text.theory, side), &|slot| theory.get(slot).map(|expected| expected.median));
            }
        }
        if !self.bound.is_empty() {
            add(text.bound.into(), &|slot| self.bound.get(slot).copied());
        }
        Numbers { columns, rows }
    }
}

/// The name of a weight layer in tables: its number, or "output".
pub fn layer_name(text: &Text, index: usize, layers: usize) -> String {
    if index + 1 == layers { text.output_layer.into() } else { (index + 1).to_string() }
}

/// The numbers of the layer that is looked at: a line, or two in a duel.
pub fn readout(frame: Option<&Frame>, highlight: Option<usize>, locale: Locale) -> Vec<String> {
    let text = locale.text();
    let records =
        frame.into_iter().flat_map(|frame| std::iter::once(frame.latest()).chain(frame.rivals_latest()));
    let records: Vec<_> = records.collect();
    let slots = records.iter().map(|record| record.layers.len()).max().unwrap_or(0);
    let line = |(side, record): (usize, &&Record)| {
        let slot = highlight?;
        let layers = record.layers.len();
        let output = slot + 1 == slots;
        let index = if output { layers.checked_sub(1)? } else { slot };
        let layer = record.layers.get(index).filter(|_| output || index + 1 < layers)?;
        let name = if output {
            text.output_layer.to_string()
        } else {
            crate::i18n::fill(text.layer, &[&locale.count(index as u64 + 1)])
        };
        let side = match (records.len(), side) {
            (1, _) => "",
            (_, 0) => "A · ",
            _ => "B · ",
        };
        Some(format!(
            "{side}{name}: rms δ {} · ‖∂L/∂W‖ {} · ‖∂L/∂b‖ {} · ‖ΔW‖/‖W‖ {} · {} {}",
            locale.number(layer.delta_rms),
            locale.number(layer.grad_w_norm),
            locale.number(layer.grad_b_norm),
            locale.number(layer.update_to_weight),
            (text.columns)(Column::Saturated),
            locale.percent(layer.saturated),
        ))
    };
    let lines: Vec<_> = records.iter().enumerate().filter_map(line).collect();
    if lines.is_empty() { vec![text.chart_help.into()] } else { lines }
}
