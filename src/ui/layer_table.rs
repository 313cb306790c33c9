//! Every layer's numbers: the same that the charts draw, and more.

use super::live::Live;
use crate::charts::number::{Digits, in_digits, percent, readable};
use crate::i18n::{Lang, Text};
use crate::lab::frame::{LayerStats, Record};
use yew::prelude::*;

/// What the table sees.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What training shows.
    pub live: Live,
    /// The language.
    pub lang: Lang,
    /// Digits of the numbers.
    pub digits: Digits,
    /// The layer that is looked at.
    pub highlight: Option<usize>,
}

/// The table, which opens: rows that nobody sees are not made.
#[component]
pub fn LayerTable(props: &Props) -> Html {
    let Props { live, lang, digits, highlight } = props;
    let text = Text::of(*lang);
    let open = use_state(|| false);
    let toggled = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            open.set(event.target_unchecked_into::<web_sys::Element>().has_attribute("open"));
        })
    };
    let record = live.frame.as_ref().filter(|_| *open).map(|frame| frame.latest());
    html! {
        <details class="table" id="layer-table" ontoggle={toggled}>
            <summary>{ text.table }</summary>
            if let Some(record) = record {
                <div class="scroll" tabindex="0" role="region" aria-label={text.table}>
                    <table>
                        <thead><tr>{ for text.columns.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }</tr></thead>
                        <tbody>{ for record.layers.iter().enumerate().map(|(index, layer)| row(text, record, index, layer, *digits, *highlight == Some(index))) }</tbody>
                    </table>
                </div>
            }
        </details>
    }
}

fn row(
    text: &Text,
    record: &Record,
    index: usize,
    layer: &LayerStats,
    digits: Digits,
    highlighted: bool,
) -> Html {
    let output = index + 1 == record.layers.len();
    let name =
        if output { text.output_layer.to_string() } else { in_digits(&(index + 1).to_string(), digits) };
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
    let shares = [layer.saturated, layer.dead].map(|share| if output { "–".into() } else { percent(share) });
    let cells = numbers.iter().map(|number| readable(*number)).chain(shares);
    html! {
        <tr key={index} class={classes!(highlighted.then_some("highlighted"))}>
            <th scope="row">{ name }</th>
            { for cells.map(|cell| html! { <td>{ in_digits(&cell, digits) }</td> }) }
        </tr>
    }
}
