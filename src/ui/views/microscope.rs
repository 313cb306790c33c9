//! The saturation microscope: where the z of a layer fall, how flat φ is there, and which units are stuck.

use crate::charts::microscope::{self, View, Words, is_stuck, saturated, stuck};
use crate::charts::multiples::{self, Grid};
use crate::charts::number::{percent, readable};
use crate::i18n::fill;
use crate::i18n::inside::{BinColumns, Inside, LayerColumns};
use crate::lab::state::{State, ZRange};
use crate::nn::activation::Activation;
use crate::nn::inspect::UnitView;
use crate::ui::chart::canvas::Picture;
use crate::ui::chart::figure::{Figure, Numbers, Source};
use crate::ui::chart::pointing::Pointed;
use crate::ui::controls::layer_slider::LayerSlider;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::model::Action;
use crate::ui::state::view_context::{ViewContext, use_caption, use_shown};
use crate::ui::state::visibility::use_update_rate;
use crate::ui::views::inspection::use_units;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Stuck units that are named one by one.
const NAMED: usize = 16;

/// The view.
#[component]
pub fn Microscope(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().inside;
    let activation = context.state.experiment.activation;
    let range = context.state.z_range.end().unwrap_or(activation.facts().z_range);
    use_units(&context.client, range);
    let chosen = use_state(|| 0usize);
    let choose_layer = {
        let chosen = chosen.setter();
        use_callback((), move |layer: usize, ()| chosen.set(layer))
    };
    let caption = use_caption(context);
    let update_rate = use_update_rate();
    let shown = use_shown(context, update_rate);
    let Some((_, layers)) = &shown.inside.units else {
        return html! { <p class="hint">{ locale.label(if context.past.is_some() { words.past } else { locale.text().computing }) }</p> };
    };
    let last = layers.len().saturating_sub(1);
    let index = context.highlight.filter(|layer| *layer <= last).unwrap_or((*chosen).min(last));
    let choose_range = {
        let (state, dispatch) = (context.state.clone(), context.dispatch.clone());
        Callback::from(move |event: Event| {
            let chosen = ZRange::from_id(&event.target_unchecked_into::<HtmlSelectElement>().value());
            if let Some(z_range) = chosen {
                dispatch.emit(Action::View(Box::new(State { z_range, ..(*state).clone() })));
            }
        })
    };
    let option = |choice: &ZRange| {
        let name = match choice.end() {
            Some(end) => locale.digits(&format!("±{end}")),
            None => fill(words.range_auto, &[&locale.digits(&activation.facts().z_range.to_string())]),
        };
        html! { <option value={choice.id()} selected={*choice == context.state.z_range}>{ name }</option> }
    };
    html! {
        <>
            <div class="choices">
                <LayerSlider id="inside-layer" layers={layers.len()} {index} on_choose={choose_layer.clone()} />
                if !context.state.hides("zrange") {
                    <label for="inside-range">{ locale.label(words.range) }</label>
                    <select id="inside-range" onchange={choose_range} disabled={context.state.locks("zrange")}>{ for ZRange::ALL.iter().map(option) }</select>
                }
            </div>
            <Large layers={Layers(layers.clone())} {index} {activation} caption={caption.clone()} />
            <All layers={Layers(layers.clone())} {index} {activation} {caption} on_choose={choose_layer} />
        </>
    }
}

/// What the units of all layers do; two are the same only if they are one.
#[derive(Clone)]
struct Layers(Rc<Vec<UnitView>>);

impl PartialEq for Layers {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, Properties, PartialEq)]
struct LayersProps {
    layers: Layers,
    index: usize,
    activation: Activation,
    caption: Callback<(), String>,
    #[prop_or_default]
    on_choose: Callback<usize>,
}

/// One layer, large.
#[component]
fn Large(props: &LayersProps) -> Html {
    let LayersProps { layers, index, activation, .. } = props.clone();
    let locale = use_locale();
    let words = &locale.more().inside;
    let picture =
        use_memo((layers.clone(), index, activation, locale), |(layers, index, activation, locale)| {
            let (layers, index, activation, words) =
                (layers.clone(), *index, *activation, &locale.more().inside);
            let words = Words { share: words.share, saturated: words.saturated, units: words.units };
            Picture::new(move |pen| match layers.0.get(index) {
                Some(units) => microscope::draw(pen, &View { units, activation, words }),
                None => pen.clear(),
            })
        });
    let numbers = use_memo((layers.clone(), index, locale), |(layers, index, locale)| {
        let (layers, index, words) = (layers.clone(), *index, &locale.more().inside);
        Source::new(move || layers.0.get(index).map(|units| table(units, words)).unwrap_or_default())
    });
    let units = layers.0.get(index);
    let readout = units.map(|units| readout(units, locale)).unwrap_or_default();
    let title = fill(words.chart, &[&locale.count(index as u64 + 1)]);
    html! {
        <>
            <Figure id="microscope" {title} help={words.help} summary={readout.clone()} picture={(*picture).clone()}
                numbers={(*numbers).clone()} caption={props.caption.clone()} />
            <p class="readout" id="inside-readout">{ locale.label(&readout) }</p>
        </>
    }
}

/// All layers, small.
#[component]
fn All(props: &LayersProps) -> Html {
    let LayersProps { layers, index, activation, on_choose, .. } = props.clone();
    let locale = use_locale();
    let words = &locale.more().inside;
    let count = layers.0.len();
    let picture = use_memo((layers.clone(), index, activation), |(layers, index, activation)| {
        let (layers, highlight, activation) = (layers.clone(), Some(*index), *activation);
        Picture::new(move |pen| {
            multiples::draw(pen, &multiples::View { layers: &layers.0, activation, highlight })
        })
    });
    let numbers = use_memo((layers, locale), |(layers, locale)| {
        let (layers, words) = (layers.clone(), &locale.more().inside);
        Source::new(move || all_table(&layers.0, words))
    });
    let point = Callback::from(move |pointed: Option<Pointed>| {
        let pressed = pointed.filter(|pointed| pointed.pressed);
        if let Some(layer) = pressed.and_then(|at| Grid::new(at.size, count).layer_at((at.x, at.y))) {
            on_choose.emit(layer);
        }
    });
    let rows = |columns: usize| count.div_ceil(columns);
    html! {
        <div style={format!("--rows-4: {}; --rows-10: {}", rows(4), rows(10))}>
            <Figure id="multiples" title={words.all} help={words.all_help} picture={(*picture).clone()} class="pressed"
                numbers={(*numbers).clone()} caption={props.caption.clone()} on_point={point} />
        </div>
    }
}

/// A layer in a line.
fn readout(units: &UnitView, locale: Locale) -> String {
    let (stuck, all) = (stuck(units), units.saturated.len());
    let line = fill(
        locale.more().inside.readout,
        &[
            &locale.number(units.mean),
            &locale.number(units.std),
            &locale.percent(saturated(units)),
            &locale.count(stuck as u64),
            &locale.count(all as u64),
        ],
    );
    if stuck == 0 || stuck == all {
        return line;
    }
    let numbers = (1u64..).zip(&units.saturated).filter(|(_, share)| is_stuck(**share));
    let names: Vec<_> = numbers.take(NAMED).map(|(unit, _)| locale.count(unit)).collect();
    format!("{line} ({}{})", names.join(", "), if stuck > NAMED { ", …" } else { "" })
}

/// The bins, then the units.
fn table(units: &UnitView, words: &Inside) -> Numbers {
    let bins = units.counts.len();
    let all = f64::from(units.counts.iter().chain(&units.beyond).sum::<u32>()).max(1.0);
    let edge = |bin: usize| readable(units.range * (2.0 * bin as f64 / bins as f64 - 1.0));
    let cells = |from: String, to: String, count: u32| {
        vec![from, to, count.to_string(), percent(f64::from(count) / all)]
    };
    let inside = units.counts.iter().enumerate();
    let mut rows: Vec<_> = inside.map(|(bin, count)| cells(edge(bin), edge(bin + 1), *count)).collect();
    rows.insert(0, cells(words.below.into(), edge(0), units.beyond[0]));
    rows.push(cells(words.above.into(), String::new(), units.beyond[1]));
    rows.extend((1..).zip(&units.saturated).map(|(unit, share): (usize, &f32)| {
        let name = fill(words.unit, &[&unit.to_string()]);
        vec![name, String::new(), String::new(), percent(f64::from(*share))]
    }));
    let BinColumns { from, to, count, share } = words.columns;
    Numbers { columns: [from, to, count, share].map(String::from).to_vec(), rows }
}

fn all_table(layers: &[UnitView], words: &Inside) -> Numbers {
    let row = |(layer, units): (usize, &UnitView)| {
        vec![
            layer.to_string(),
            readable(units.mean),
            readable(units.std),
            percent(saturated(units)),
            stuck(units).to_string(),
        ]
    };
    let LayerColumns { layer, mean, std, saturated, stuck } = words.all_columns;
    Numbers {
        columns: [layer, mean, std, saturated, stuck].map(String::from).to_vec(),
        rows: (1..).zip(layers).map(row).collect(),
    }
}
