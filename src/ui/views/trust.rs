//! The trust panel: backpropagation beside the loss itself, what the initialisation aimed at beside what it drew, and
//! what every mark on the page measures.

use crate::charts::number::{power_of_ten, precise, readable};
use crate::i18n::fill;
use crate::i18n::trust::{CheckColumns, SpreadColumns};
use crate::i18n::views::FigureText;
use crate::lab::state::Chart;
use crate::nn::check::{Agreement, Checked, tolerance};
use crate::nn::scalar::Dtype;
use crate::ui::chart::gradient_chart::layer_name;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::training_snapshot::TrainingSnapshot;
use crate::ui::state::training_store::{UpdateRate, use_part};
use crate::ui::state::view_context::ViewContext;
use yew::prelude::*;

/// The view.
#[component]
pub fn Trust(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().trust;
    html! {
        <>
            <p>{ locale.label(&locale.digits(words.about)) }</p>
            <Checks ..context.clone() />
            <h2>{ locale.label(words.marks) }</h2>
            <dl class="marks-list">{ for figures(locale).map(|text| html! { <div><dt>{ locale.label(text.title) }</dt><dd>{ locale.label(&locale.digits(text.help)) }</dd></div> }) }</dl>
        </>
    }
}

/// The check, as far as it has come. It goes on beside training: a layer's answer renders that layer's rows.
#[component]
fn Checks(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().trust;
    let draw = use_mut_ref(|| 0u32);
    let run = use_part(&context.training, UpdateRate::Frames, TrainingSnapshot::run);
    let checks = use_part(&context.training, UpdateRate::Studying, |snapshot| snapshot.checks.clone());
    {
        // A new run has other weights: the first look at them is not waited for.
        let (client, draw) = (context.client.clone(), draw.clone());
        use_effect_with(run, move |run| {
            if run.is_some() {
                client.check(*draw.borrow());
            }
        });
    }
    let again = {
        let client = context.client.clone();
        Callback::from(move |_: MouseEvent| {
            *draw.borrow_mut() += 1;
            client.check(*draw.borrow());
        })
    };
    let (found, step) = checks.as_ref().map_or((&[][..], 0), |checks| (&checks.layers[..], checks.step));
    let layers = context.state.experiment.depth as usize + 1;
    let numbers = [found.len() as u64, layers as u64, step].map(|number| locale.count(number));
    let dtype = context.state.experiment.dtype;
    let largest_gap = power_of_ten(tolerance(dtype).log10().round() as i32);
    let CheckColumns { layer, weight, value, analytic, difference, resolution, gap, verdict } = words.columns;
    let columns = [layer, weight, value, analytic, difference, resolution, gap, verdict];
    let SpreadColumns { layer, target, drawn } = words.spread_columns;
    let spread_columns = [layer, target, drawn];
    let heading = |name: &&'static str| html! { <th scope="col">{ locale.label(name) }</th> };
    html! {
        <>
            <div class="choices">
                <button type="button" id="check" onclick={again}>{ locale.label(words.again) }</button>
                <span id="check-progress" role="status">{ locale.label(&fill(words.progress, &[&numbers[0], &numbers[1], &numbers[2]])) }</span>
            </div>
            <div class="scroll" id="trust-table" tabindex="0" role="region" aria-label={words.table}>
                <table>
                    <caption>{ locale.label(words.table) }</caption>
                    <thead><tr>{ for columns.iter().map(heading) }</tr></thead>
                    <tbody>{ for found.iter().map(|&checked| html! { <Gradient key={checked.layer} {checked} {layers} {dtype} /> }) }</tbody>
                </table>
            </div>
            <p class="hint">{ locale.label(&locale.digits(&fill(words.help, &[&largest_gap]))) }</p>
            <div class="scroll" id="spread-table" tabindex="0" role="region" aria-label={words.spreads}>
                <table>
                    <caption>{ locale.label(words.spreads) }</caption>
                    <thead><tr>{ for spread_columns.iter().map(heading) }</tr></thead>
                    <tbody>{ for found.iter().map(|&checked| html! { <Spread key={checked.layer} {checked} {layers} {dtype} /> }) }</tbody>
                </table>
            </div>
            <p class="hint">{ locale.label(words.spreads_help) }</p>
        </>
    }
}

/// What a row of the check shows.
#[derive(Properties, PartialEq)]
struct RowProps {
    checked: Checked,
    /// Weight layers of the network.
    layers: usize,
    dtype: Dtype,
}

impl RowProps {
    fn name(&self, locale: Locale) -> Html {
        locale.label(&locale.digits(&layer_name(locale.text(), self.checked.layer - 1, self.layers)))
    }
}

/// A gradient beside the slope of the loss.
#[component]
fn Gradient(props: &RowProps) -> Html {
    let locale = use_locale();
    let RowProps { checked, dtype, .. } = props;
    let verdict = checked.agreement(*dtype);
    let apart = (checked.analytic - checked.difference).abs();
    let gap = if apart == 0.0 { 0.0 } else { apart / checked.analytic.abs() };
    let numbers = [
        format!("W[{}, {}]", checked.row + 1, checked.column + 1),
        readable(checked.weight),
        precise(checked.analytic),
        precise(checked.difference),
        readable(checked.resolution),
        if verdict == Agreement::Unseen { "–".into() } else { readable(gap) },
    ];
    html! {
        <tr>
            <th scope="row">{ props.name(locale) }</th>
            { for numbers.iter().map(|cell| html! { <td>{ locale.digits(cell) }</td> }) }
            <td class={verdict.id()}>{ locale.label((locale.more().trust.verdicts)(verdict)) }</td>
        </tr>
    }
}

/// The spread of the initial weights beside what was aimed at.
#[component]
fn Spread(props: &RowProps) -> Html {
    let locale = use_locale();
    let deviations = [props.checked.target_std, props.checked.measured_std];
    html! {
        <tr>
            <th scope="row">{ props.name(locale) }</th>
            { for deviations.iter().map(|std| html! { <td>{ locale.number(*std) }</td> }) }
        </tr>
    }
}

/// The figures of all charts.
fn figures(locale: Locale) -> impl Iterator<Item = &'static FigureText> {
    Chart::ALL.iter().flat_map(move |chart| (locale.more().views.figures)(*chart))
}
