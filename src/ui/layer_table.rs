//! Every layer's numbers: the same that the charts draw, and more.

use super::look::{Look, use_look};
use super::portions::use_rows;
use super::scene::Scene;
use super::sight::use_pace;
use super::training::{Pace, use_shown};
use crate::lab::frame::{LayerStats, Record};
use yew::prelude::*;

/// The table.
#[component]
pub fn LayerTable(scene: &Scene) -> Html {
    let look = use_look();
    let text = look.text();
    let pace = if use_pace() == Pace::Reading { Pace::Studying } else { Pace::Resting };
    let shown = use_shown(scene, pace);
    let made = use_rows(shown.frame.as_ref().map_or(0, |frame| frame.latest().layers.len()));
    let record = shown.frame.as_ref().map(|frame| frame.latest());
    let rows = record.map(|record| {
        let row = |(index, layer)| row(look, record, index, layer, scene.highlight == Some(index));
        record.layers.iter().enumerate().take(made).map(row).collect::<Html>()
    });
    html! {
        <div class="scroll" id="layer-table" tabindex="0" role="region" aria-label={text.table}>
            <table>
                <caption>{ look.say(text.table) }</caption>
                <thead><tr>{ for text.columns.iter().zip(look.more().columns).map(|(name, how)| html! { <th scope="col" title={how}>{ look.say(name) }</th> }) }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}

fn row(look: Look, record: &Record, index: usize, layer: &LayerStats, highlighted: bool) -> Html {
    let output = index + 1 == record.layers.len();
    let name: String = if output { look.text().output_layer.into() } else { look.count(index as u64 + 1) };
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
        [layer.saturated, layer.dead].map(|share| if output { "–".into() } else { look.percent(share) });
    let cells = numbers.iter().map(|number| look.number(*number)).chain(shares);
    html! {
        <tr key={index} class={classes!(highlighted.then_some("highlighted"))}>
            <th scope="row">{ look.say(&name) }</th>
            { for cells.map(|cell| html! { <td>{ cell }</td> }) }
        </tr>
    }
}
