//! Every layer's numbers: the same that the charts draw, and more.

use crate::lab::frame::{LayerStats, Record};
use crate::lab::view_choices::Column;
use crate::ui::state::after_paint::use_rows;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::{ViewContext, use_shown};
use crate::ui::state::visibility::use_update_rate;
use yew::prelude::*;

/// The table.
#[component]
pub fn LayerTable(context: &ViewContext) -> Html {
    let locale = use_locale();
    let text = locale.text();
    let update_rate =
        if use_update_rate() == UpdateRate::Reading { UpdateRate::Studying } else { UpdateRate::Resting };
    let shown = use_shown(context, update_rate);
    let made = use_rows(shown.frame.as_ref().map_or(0, |frame| frame.latest().layers.len()));
    let record = shown.frame.as_ref().map(|frame| frame.latest());
    let rows = record.map(|record| {
        let row = |(index, layer)| row(locale, record, index, layer, context.highlight == Some(index));
        record.layers.iter().enumerate().take(made).map(row).collect::<Html>()
    });
    let heading = |column: &Column| {
        let (name, how) = ((text.columns)(*column), (locale.more().columns)(*column));
        html! { <th scope="col" title={how}>{ locale.label(name) }</th> }
    };
    html! {
        <div class="scroll" id="layer-table" tabindex="0" role="region" aria-label={text.table}>
            <table>
                <caption>{ locale.label(text.table) }</caption>
                <thead><tr>{ for Column::ALL.iter().map(heading) }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}

fn row(locale: Locale, record: &Record, index: usize, layer: &LayerStats, highlighted: bool) -> Html {
    let output = index + 1 == record.layers.len();
    let name: String =
        if output { locale.text().output_layer.into() } else { locale.count(index as u64 + 1) };
    let share = |share: f64| if output { "–".into() } else { locale.percent(share) };
    let cell = |column: &Column| {
        let text = match column {
            Column::Layer => return html! { <th scope="row">{ locale.label(&name) }</th> },
            Column::DeltaRms => locale.number(layer.delta_rms),
            Column::DeltaMeanAbs => locale.number(layer.delta_mean_abs),
            Column::GradW => locale.number(layer.grad_w_norm),
            Column::GradB => locale.number(layer.grad_b_norm),
            Column::Update => locale.number(layer.update_to_weight),
            Column::Moved => locale.number(layer.distance),
            Column::ActMean => locale.number(layer.act_mean),
            Column::ActStd => locale.number(layer.act_std),
            Column::ActRms => locale.number(layer.act_rms),
            Column::Saturated => share(layer.saturated),
            Column::Dead => share(layer.dead),
        };
        html! { <td>{ text }</td> }
    };
    html! {
        <tr key={index} class={classes!(highlighted.then_some("highlighted"))}>{ for Column::ALL.iter().map(cell) }</tr>
    }
}
