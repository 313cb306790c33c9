//! Every layer's numbers: the same that the charts draw, and more.

use crate::lab::frame::{LayerStats, Record};
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
    html! {
        <div class="scroll" id="layer-table" tabindex="0" role="region" aria-label={text.table}>
            <table>
                <caption>{ locale.label(text.table) }</caption>
                <thead><tr>{ for text.columns.iter().zip(locale.more().columns).map(|(name, how)| html! { <th scope="col" title={how}>{ locale.label(name) }</th> }) }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}

fn row(locale: Locale, record: &Record, index: usize, layer: &LayerStats, highlighted: bool) -> Html {
    let output = index + 1 == record.layers.len();
    let name: String =
        if output { locale.text().output_layer.into() } else { locale.count(index as u64 + 1) };
    let numbers = [
        layer.delta_rms,
        layer.delta_mean_abs,
        layer.grad_w_norm,
        layer.grad_b_norm,
        layer.update_to_weight,
        layer.distance,
        layer.act_mean,
        layer.act_std,
        layer.act_rms,
    ];
    let shares =
        [layer.saturated, layer.dead].map(|share| if output { "–".into() } else { locale.percent(share) });
    let cells = numbers.iter().map(|number| locale.number(*number)).chain(shares);
    html! {
        <tr key={index} class={classes!(highlighted.then_some("highlighted"))}>
            <th scope="row">{ locale.label(&name) }</th>
            { for cells.map(|cell| html! { <td>{ cell }</td> }) }
        </tr>
    }
}
