//! Sweeps: the gradient against depth, and against gain and biases.

use crate::charts::log_range::LogRange;
use crate::charts::number::readable;
use crate::charts::phase_map::{self, Contour};
use crate::charts::sweep_plot;
use crate::data::Dataset;
use crate::i18n::trials::{DepthColumns, MapWords};
use crate::lab::experiment::{BIAS, Experiment};
use crate::lab::init_prediction::InitPrediction;
use crate::lab::sweep::{DEPTHS, MAP, biases, contour, curves, depth_trials, gains, map_trials, ratio};
use crate::lab::trials::{TrialKind, TrialSeries};
use crate::nn::activation::Activation;
use crate::theory::phase::trainable_chi;
use crate::ui::chart::canvas::Picture;
use crate::ui::chart::figure::{Figure, Numbers, Source, use_known_caption};
use crate::ui::state::after_paint::use_portions;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::view_context::ViewContext;
use crate::ui::views::trials::{Background, measured_with, outdated, outdated_note, use_trials};
use yew::prelude::*;

/// Both sweeps.
#[component]
pub fn Sweeps(context: &ViewContext) -> Html {
    html! { <div class="sweeps"><DepthSweep ..context.clone() /><PhaseMap ..context.clone() /></div> }
}

#[component]
fn DepthSweep(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().trials;
    let chosen = use_state(|| {
        let mut chosen = vec![Activation::Sigmoid, Activation::Tanh, Activation::Relu];
        if !chosen.contains(&context.state.experiment.activation) {
            chosen.push(context.state.experiment.activation);
        }
        chosen
    });
    let series = use_trials(&context.trial_runner, TrialKind::Depth);
    let found = series.as_ref().map_or(0, |series| series.borrow().results().len());
    let first_run = series.as_ref().map(|series| series.borrow().id());
    let theory = {
        let series = series.clone();
        let dataset = context.dataset.clone();
        use_memo(first_run, move |_| series.map(|series| theory(&series.borrow(), dataset.as_deref())))
    };
    let view = {
        let series = series.clone();
        let theory = (*theory).clone().unwrap_or_default();
        use_memo((first_run, found, locale), move |&(_, _, locale)| {
            plot(series.as_ref().map(|s| s.borrow()).as_deref(), &theory, locale)
        })
    };
    let picture = use_memo(view.clone(), |view| {
        let view = view.clone();
        Picture::new(move |pen| sweep_plot::draw(pen, &view))
    });
    let numbers = use_memo(view.clone(), |view| {
        let view = view.clone();
        Source::new(move || table(&view, locale))
    });
    let trials = {
        let (experiment, chosen) = (context.state.experiment.clone(), (*chosen).clone());
        Callback::from(move |()| depth_trials(&experiment, &chosen))
    };
    let toggle = |activation: Activation| {
        let on = chosen.contains(&activation);
        let change = {
            let chosen = chosen.clone();
            Callback::from(move |_: Event| {
                let mut next = (*chosen).clone();
                if on {
                    next.retain(|kept| *kept != activation)
                } else {
                    next.push(activation)
                }
                if !next.is_empty() {
                    chosen.set(next);
                }
            })
        };
        let id = format!("sweep-{}", activation.id());
        html! {
            <label class="chip" for={id.clone()} key={activation.id()}>
                <input type="checkbox" {id} checked={on} onchange={change} /><span>{ locale.label(activation.facts().name) }</span>
            </label>
        }
    };
    let kept = series.as_ref().map(|series| series.borrow());
    let present = &context.state.experiment;
    let others = outdated(kept.as_deref(), TrialKind::Depth, present);
    let caption = use_known_caption(measured_with(kept.as_deref(), TrialKind::Depth, present));
    html! {
        <div>
            <h2>{ locale.label(words.depth_title) }</h2>
            <fieldset class="choice"><legend>{ locale.label(words.activations) }</legend><div class="chips">{ for Activation::ALL.iter().copied().map(toggle) }</div></fieldset>
            <Background context={context.clone()} kind={TrialKind::Depth} {trials} />
            { outdated_note(locale, TrialKind::Depth, &others) }
            <Figure id="depth-sweep" title={words.depth_title} help={words.depth_help} picture={(*picture).clone()} numbers={(*numbers).clone()}
                {caption} class={classes!((!others.is_empty()).then_some("outdated"))} />
        </div>
    }
}

/// What is expected of every curve at every depth.
fn theory(series: &TrialSeries, dataset: Option<&Dataset>) -> Vec<Vec<(f64, f64)>> {
    let empty = Dataset { inputs: 2, classes: 2, ..Dataset::default() };
    let dataset = dataset.unwrap_or(&empty);
    let first = |activation: Activation, depth: u32| {
        let trial = series
            .trials()
            .iter()
            .find(|trial| (trial.experiment.activation, trial.experiment.depth) == (activation, depth))?;
        let prediction = InitPrediction::new(&trial.experiment, dataset).prediction?;
        Some((f64::from(depth), prediction.median_ratio().first().copied()?))
    };
    let curves = curves(series.trials(), &[]);
    let curve = |curve: &crate::lab::sweep::Curve| {
        DEPTHS.iter().filter_map(|&depth| first(curve.activation, depth)).collect()
    };
    curves.iter().map(curve).collect()
}

fn plot(series: Option<&TrialSeries>, theory: &[Vec<(f64, f64)>], locale: Locale) -> sweep_plot::View {
    let words = &locale.more().trials;
    let found = series.map_or_else(Vec::new, |series| curves(series.trials(), series.results()));
    let curve = |(index, curve): (usize, crate::lab::sweep::Curve)| sweep_plot::Curve {
        name: curve.activation.facts().name.into(),
        points: curve.points.into_iter().map(|(depth, spread)| (f64::from(depth), spread)).collect(),
        theory: theory.get(index).cloned().unwrap_or_default(),
    };
    // The axis is that of the theory, so that it never follows the data.
    let levels = theory.iter().flatten().map(|(_, ratio)| ratio.max(1e-300).log10());
    let (low, high) = levels.fold((-3.0f64, 0.0f64), |(low, high), level| (low.min(level), high.max(level)));
    sweep_plot::View {
        curves: found.into_iter().enumerate().map(curve).collect(),
        range: LogRange::new(low.floor() as i32 - 2, high.ceil() as i32 + 2),
        deepest: f64::from(DEPTHS[DEPTHS.len() - 1]),
        x_name: words.depth_axis,
        y_name: words.ratio_axis,
    }
}

fn table(view: &sweep_plot::View, locale: Locale) -> Numbers {
    let words = &locale.more().trials;
    let DepthColumns { median, lower, upper, theory } = words.depth_columns;
    let mut columns = vec![words.depth_axis.to_string()];
    for curve in &view.curves {
        columns.extend([median, lower, upper, theory].map(|name| format!("{}: {name}", curve.name)));
    }
    let row = |&depth: &u32| {
        let depth = f64::from(depth);
        let mut cells = vec![depth.to_string()];
        for curve in &view.curves {
            let spread = curve.points.iter().find(|point| point.0 == depth).map(|point| point.1);
            let theory = curve.theory.iter().find(|point| point.0 == depth).map(|point| point.1);
            let values = [spread.map(|s| s[1]), spread.map(|s| s[0]), spread.map(|s| s[2]), theory];
            cells.extend(values.map(|value| value.map_or_else(|| "–".into(), readable)));
        }
        cells
    };
    Numbers { columns, rows: DEPTHS.iter().map(row).collect() }
}

#[component]
fn PhaseMap(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().trials;
    let series = use_trials(&context.trial_runner, TrialKind::Map);
    let found = series.as_ref().map_or(0, |series| series.borrow().results().len());
    let run = series.as_ref().map(|series| series.borrow().id());
    let present = &context.state.experiment;
    // The map is of the network that it was measured on.
    let base = series.as_ref().and_then(|series| series.borrow().base().cloned());
    let base = Experiment { gain: 1.0, bias: None, ..base.unwrap_or_else(|| present.clone()) };
    // The map is there before its lines are.
    let points = use_portions(base.clone(), |base| {
        let base = base.clone();
        let (low, high) = trainable_chi(base.depth as usize);
        [low, 1.0, high]
            .into_iter()
            .enumerate()
            .flat_map(move |(line, chi)| contour(&base, chi).flatten().map(move |point| (line, point)))
    });
    let kept = series.as_ref().map(|series| series.borrow());
    let others = outdated(kept.as_deref(), TrialKind::Map, present);
    let caption = use_known_caption(measured_with(kept.as_deref(), TrialKind::Map, present));
    let reach = {
        let dataset = context.dataset.clone();
        use_memo(base.clone(), move |base| reach(base, dataset.as_deref()))
    };
    let view = {
        // The present network is nowhere on the map of another.
        let here = others.is_empty().then_some((present.gain, present.bias.unwrap_or(0.0)));
        let ratios: Vec<f64> = series.as_ref().map_or_else(Vec::new, |series| {
            let ratio = |found: &Result<crate::lab::trials::TrialResult, _>| {
                found.as_ref().map_or(f64::NAN, |found| ratio(&found.first))
            };
            series.borrow().results().iter().map(ratio).collect()
        });
        let lined = points.is_some();
        let reach = *reach;
        use_memo((run, found, here, base, locale, lined), move |&(_, _, here, _, locale, _)| {
            phase_map::View {
                size: MAP,
                ratios,
                gains: (0.1, 10.0),
                biases: (BIAS.min, BIAS.max),
                reach,
                contours: contours(points.as_deref().map_or(&[], Vec::as_slice)),
                here,
                words: map_words(locale),
            }
        })
    };
    let picture = use_memo(view.clone(), |view| {
        let view = view.clone();
        Picture::new(move |pen| phase_map::draw(pen, &view))
    });
    let numbers = use_memo(view.clone(), |view| {
        let view = view.clone();
        Source::new(move || map_table(&view))
    });
    let trials = {
        let experiment = present.clone();
        Callback::from(move |()| map_trials(&experiment))
    };
    html! {
        <div>
            <h2>{ locale.label(words.map_title) }</h2>
            <Background context={context.clone()} kind={TrialKind::Map} {trials} />
            { outdated_note(locale, TrialKind::Map, &others) }
            <Figure id="phase-map" title={words.map_title} help={words.map_help} picture={(*picture).clone()} numbers={(*numbers).clone()}
                {caption} class={classes!((!others.is_empty()).then_some("outdated"))} />
        </div>
    }
}

/// The critical line between the two within which a network can be trained.
fn contours(points: &[(usize, (f64, f64))]) -> Vec<Contour> {
    let line = |line: usize| {
        let points = points.iter().filter(|(of, _)| *of == line).map(|(_, point)| *point);
        Contour { points: points.collect(), critical: line == 1 }
    };
    [0, 1, 2].map(line).to_vec()
}

/// The powers of ten at which the map's colours are full: what theory expects at the ends of the gain's axis, as far as
/// colours can still be told apart.
fn reach(base: &Experiment, dataset: Option<&Dataset>) -> (i32, i32) {
    let empty = Dataset { inputs: 2, classes: 2, ..Dataset::default() };
    let dataset = dataset.unwrap_or(&empty);
    let usual = (base.depth / 3).clamp(2, 12) as i32;
    let level = |gain: f64| {
        let prediction = InitPrediction::new(&Experiment { gain, ..base.clone() }, dataset).prediction?;
        prediction.median_ratio().first().map(|ratio| ratio.max(1e-300).log10())
    };
    // A few gains of the axis are enough: this follows every slider.
    let levels: Vec<f64> = gains().step_by(5).filter_map(level).collect();
    let end =
        |levels: &mut dyn Iterator<Item = f64>| levels.fold(0.0, f64::max).ceil().clamp(2.0, 24.0) as i32;
    if levels.is_empty() {
        return (-usual, usual);
    }
    (-end(&mut levels.iter().map(|level| -level)), end(&mut levels.iter().copied()))
}

/// A row a standard deviation of the biases, a column a gain.
fn map_table(view: &phase_map::View) -> Numbers {
    let columns = std::iter::once(format!("{} \\ {}", view.words.bias, view.words.gain));
    let row = |(row, bias): (usize, f64)| {
        let cells = (0..MAP.0)
            .map(|column| view.ratios.get(row * MAP.0 + column).map_or_else(|| "–".into(), |r| readable(*r)));
        std::iter::once(readable(bias)).chain(cells).collect()
    };
    Numbers {
        columns: columns.chain(gains().map(readable)).collect(),
        rows: biases().enumerate().map(row).collect(),
    }
}

fn map_words(locale: Locale) -> phase_map::Words {
    let MapWords { gain, bias, here, critical, trainable } = locale.more().trials.map_words;
    phase_map::Words { gain, bias, here, critical, trainable }
}
