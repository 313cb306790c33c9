//! The chain rule's ledger: layer by layer, or along one path of single units, from the output back to the input.

use crate::charts::log_plot::{self, Mark, Role, Series, View};
use crate::charts::log_range::LogRange;
use crate::charts::number::readable;
use crate::i18n::chain::{LayerColumns, PathColumns};
use crate::i18n::fill;
use crate::lab::chain_rule::{self, Link};
use crate::lab::experiment::Skip;
use crate::lab::frame::{LayerStats, Path};
use crate::lab::view_choices::Column;
use crate::nn::init::Fan;
use crate::nn::norm::Norm;
use crate::ui::chart::canvas::Picture;
use crate::ui::chart::figure::{Figure, Numbers, Source};
use crate::ui::controls::layer_slider::LayerSlider;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::view_context::{ViewContext, use_caption, use_shown};
use crate::ui::state::visibility::use_update_rate;
use crate::ui::views::inspection::{use_path, use_units};
use crate::ui::views::path_choice::{Followed, PathChooser};
use crate::ui::views::phase_walker::PhaseWalker;
use std::rc::Rc;
use yew::prelude::*;

/// Factors that are written out one by one.
const WRITTEN: usize = 5;

/// The view.
#[component]
pub fn Chain(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().chain;
    let activation = context.state.experiment.activation;
    let followed = use_state(Followed::default);
    let chosen = use_state(|| 0usize);
    use_units(&context.client, activation.facts().z_range);
    let layer = (*chosen).min(context.state.experiment.depth as usize - 1);
    let query = followed.query(layer);
    use_path(&context.client, query);
    let caption = use_caption(context);
    let reached = crate::ui::chart::slow_motion::use_lit_from(context);
    let update_rate = use_update_rate();
    let shown = use_shown(context, update_rate);
    let layers: &[LayerStats] = shown.frame.as_ref().map_or(&[], |frame| &frame.latest().layers);
    let of_layers = Rc::new(chain_rule::of_layers(layers, activation));
    let path = shown.inside.path.as_ref().map(|(_, path)| path.clone());
    let path = path.filter(|_| query.is_some());
    let ledger = Rc::new(match &path {
        Some(path) => {
            Ledger::of_path(path.clone(), chain_rule::of_path(&path.steps, activation), context, locale)
        }
        None => Ledger::of_layers(layers, of_layers.to_vec(), context, locale),
    });
    let range = range(context, path.is_some());
    let last = ledger.links.len().saturating_sub(1);
    let index = context.highlight.filter(|layer| *layer <= last).unwrap_or((*chosen).min(last));
    let picture = use_memo(
        (ledger.clone(), index, locale, range, reached),
        |(ledger, index, locale, range, reached)| {
            let view = ledger.view(*index, *locale, *range, *reached);
            Picture::new(move |pen| log_plot::draw(pen, &view))
        },
    );
    let numbers = use_memo(ledger.clone(), |ledger| {
        let ledger = ledger.clone();
        Source::new(move || ledger.numbers.clone())
    });
    let choose = {
        let chosen = chosen.setter();
        Callback::from(move |layer: usize| chosen.set(layer))
    };
    let follow = {
        let followed = followed.setter();
        Callback::from(move |choice| followed.set(choice))
    };
    let experiment = &context.state.experiment;
    let between = experiment.norm != Norm::None || experiment.skip == Skip::On;
    let samples = path.as_ref().map_or(context.samples(), |path| path.samples);
    html! {
        <>
            <PhaseWalker context={context.clone()} links={of_layers} />
            <h2>{ locale.label(words.table) }</h2>
            <div class="choices">
                <LayerSlider id="chain-layer" layers={last + 1} {index} on_choose={choose} />
                <PathChooser followed={*followed} {samples} {layer} width={experiment.width as usize} on_choose={follow} />
            </div>
            if context.past.is_some() && query.is_some() { <p class="hint">{ locale.label(words.past) }</p> }
            { ledger.worked(index, between, locale) }
            <Figure id="chain-chart" title={words.chart} help={words.help} picture={(*picture).clone()} numbers={(*numbers).clone()} {caption} />
            { ledger.table(index, locale) }
            <p class="hint">{ locale.label(&locale.digits(&fill(words.bound, &[&bound_name(activation.sup_act_grad())]))) }</p>
            if between { <p class="hint">{ if path.is_some() { locale.label(words.between_path) } else { locale.label(words.between) } }</p> }
        </>
    }
}

/// The axis, from the settings: whole layers span what δ spans, a single path the product of typical factors.
fn range(context: &ViewContext, path: bool) -> LogRange {
    let experiment = &context.state.experiment;
    let (low, high) = context.init_prediction.decades;
    let depth = f64::from(experiment.depth);
    let sup = experiment.activation.sup_act_grad();
    // rms δ of an undecided output is about half of 1 / batch.
    let output = (-(2.0 * context.samples() as f64).log10()).floor() as i32;
    let bound = (depth * sup.log10()).floor() as i32;
    if path {
        let fan = Fan { inputs: experiment.width as usize, outputs: experiment.width as usize };
        let weight = experiment.init.std(fan) * experiment.gain;
        // log₁₀ of the size of a normal draw is 0.28 below that of its σ on average, and spreads by 0.48 around that: the
        // axis ends three standard deviations below the mean over paths.
        let factor = (sup * weight.max(1e-9)).log10();
        let lowest = depth * (factor - 0.28) - 3.0 * 0.48 * depth.sqrt();
        let ends = [bound, 0, lowest.floor() as i32, (depth * factor).ceil() as i32];
        let (low, high) = (ends.iter().min().copied().unwrap_or(0), ends.iter().max().copied().unwrap_or(0));
        return LogRange::new(low, high + 1);
    }
    LogRange::new((low - output).min(bound), (high - output).max(1))
}

/// What the view tells: links, and their numbers as text.
#[derive(PartialEq)]
struct Ledger {
    links: Vec<Link>,
    numbers: Numbers,
    path: Option<Rc<Path>>,
    /// rms δ of every layer; empty for a path.
    deltas: Vec<f64>,
    sup: f64,
}

impl Ledger {
    fn of_layers(layers: &[LayerStats], links: Vec<Link>, context: &ViewContext, locale: Locale) -> Self {
        let sup = context.state.experiment.activation.sup_act_grad();
        let row = |(index, (link, layer)): (usize, (&Link, &LayerStats))| {
            let start = vec![index.to_string(), readable(layer.slope_mean)];
            let cells =
                [link.weights, link.slopes, link.factor, link.product, link.slopes_product, link.bound];
            start.into_iter().chain(cells.map(readable)).collect()
        };
        let mut rows: Vec<_> = (1..).zip(links.iter().zip(layers)).map(row).collect();
        rows.reverse();
        let LayerColumns { layer, mean_slope, weights, slopes, factor, product, slopes_product } =
            locale.more().chain.columns;
        let names = [layer, mean_slope, weights, slopes, factor, product, slopes_product];
        let numbers = Numbers { columns: columns(&names, sup), rows };
        Self { links, numbers, path: None, deltas: layers.iter().map(|layer| layer.delta_rms).collect(), sup }
    }

    fn of_path(path: Rc<Path>, links: Vec<Link>, context: &ViewContext, locale: Locale) -> Self {
        let sup = context.state.experiment.activation.sup_act_grad();
        let row = |(index, (link, step)): (usize, (&Link, &crate::nn::inspect::PathStep))| {
            let start = vec![index.to_string(), (step.unit + 1).to_string()];
            let cells =
                [step.z, step.weight, step.slope, link.factor, link.product, link.slopes_product, link.bound];
            start.into_iter().chain(cells.map(readable)).collect()
        };
        let mut rows: Vec<_> = (1..).zip(links.iter().zip(&path.steps)).map(row).collect();
        rows.reverse();
        let PathColumns { layer, unit, z, weight, slope, factor, product, slopes_product } =
            locale.more().chain.path_columns;
        let names = [layer, unit, z, weight, slope, factor, product, slopes_product];
        let numbers = Numbers { columns: columns(&names, sup), rows };
        Self { links, numbers, path: Some(path), deltas: Vec::new(), sup }
    }

    /// The product of the chosen layer, written out, beside the lecture's.
    fn worked(&self, index: usize, between: bool, locale: Locale) -> Html {
        let words = &locale.more().chain;
        let Some(link) = self.links.get(index) else { return Html::default() };
        let layer = locale.count(index as u64 + 1);
        let back: Vec<f64> = self.links[index..].iter().rev().map(|link| link.factor).collect();
        let (factors, product) = (spelled(&back, locale), locale.number(link.product));
        let sentence = match (&self.path, self.deltas.last(), self.deltas.get(index)) {
            (Some(path), ..) => {
                let unit = path.steps.get(index).map_or(0, |step| u64::from(step.unit) + 1);
                fill(
                    if between { words.worked_between } else { words.worked_path },
                    &[&locale.count(unit), &layer, &factors, &product],
                )
            }
            (None, Some(output), Some(delta)) => {
                let (output, delta) = (locale.number(*output), locale.number(*delta));
                fill(words.worked, &[&layer, &factors, &output, &product, &delta])
            }
            _ => String::new(),
        };
        let slopes = spelled(&vec![self.sup; back.len()], locale);
        html! {
            <>
                <p class="worked" id="chain-worked">{ locale.label(&sentence) }</p>
                <p class="worked" id="chain-lecture">{ locale.label(&fill(words.lecture, &[&slopes, &locale.number(link.bound)])) }</p>
            </>
        }
    }

    /// The ledger itself: a row a layer, the output side first.
    fn table(&self, index: usize, locale: Locale) -> Html {
        let name = locale.more().chain.table;
        let chosen = self.links.len().checked_sub(index + 1);
        let row = |(at, cells): (usize, &Vec<String>)| {
            let mut cells = cells.iter().map(|cell| locale.digits(cell));
            let name = cells.next().unwrap_or_default();
            html! {
                <tr class={classes!((chosen == Some(at)).then_some("highlighted"))}>
                    <th scope="row">{ locale.label(&name) }</th>{ for cells.map(|cell| html! { <td>{ cell }</td> }) }
                </tr>
            }
        };
        html! {
            <div class="scroll" id="chain-table" tabindex="0" role="region" aria-label={name}>
                <table>
                    <thead><tr>{ for self.numbers.columns.iter().map(|name| html! { <th scope="col">{ locale.label(name) }</th> }) }</tr></thead>
                    <tbody>{ for self.numbers.rows.iter().enumerate().map(row) }</tbody>
                </table>
            </div>
        }
    }

    fn view(&self, index: usize, locale: Locale, range: LogRange, reached: usize) -> View {
        let words = &locale.more().chain;
        let points = |of: fn(&Link) -> f64, from: usize| {
            let links = self.links.iter().enumerate().skip(from);
            links.map(|(index, link)| ((index + 1) as f64, of(link))).collect()
        };
        let series = |name: &str, role, mark, of, from| Series {
            name: name.into(),
            role,
            mark,
            points: points(of, from),
        };
        View {
            series: vec![
                series(words.products, Role::Gradient, Mark::Bars, |link: &Link| link.product, reached),
                series(
                    words.slope_products,
                    Role::Activation,
                    Mark::Diamonds,
                    |link: &Link| link.slopes_product,
                    reached,
                ),
                series(&bound_name(self.sup), Role::Theory, Mark::Dots, |link: &Link| link.bound, 0),
            ],
            range,
            domain: (0.5, self.links.len() as f64 + 0.5),
            x_name: (locale.text().columns)(Column::Layer).into(),
            last_name: None,
            negative: words.negative,
            guides: Vec::new(),
            highlight: Some((index + 1) as f64),
        }
    }
}

fn columns(names: &[&str], sup: f64) -> Vec<String> {
    names.iter().map(|name| name.to_string()).chain([bound_name(sup)]).collect()
}

/// 0.25ᵏ.
fn bound_name(sup: f64) -> String {
    format!("{}ᵏ", (sup * 100.0).round() / 100.0)
}

/// Factors one by one: 0.23 × 0.21 × …, all of them or the first and the last.
fn spelled(factors: &[f64], locale: Locale) -> String {
    let number = |factor: &f64| locale.number(*factor);
    let written = if factors.len() <= WRITTEN { factors.len() } else { WRITTEN - 2 };
    let mut parts: Vec<String> = factors[..written].iter().map(number).collect();
    if let Some(last) = factors.last().filter(|_| written < factors.len()) {
        parts.extend(["…".to_string(), number(last)]);
    }
    // Only the first factor can carry its sign without a bracket.
    for part in parts.iter_mut().skip(1).filter(|part| part.starts_with('−')) {
        *part = format!("({part})");
    }
    let all = parts.join(" × ");
    if factors.len() > WRITTEN { format!("{all} ({})", locale.count(factors.len() as u64)) } else { all }
}
