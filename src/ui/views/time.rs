//! The time machine: every layer at every recorded step, and the way back to one of them.

use crate::charts::heat_map::{self, COLUMNS, Layout};
use crate::charts::number::{count, readable};
use crate::i18n::fill;
use crate::i18n::text::Text;
use crate::lab::experiment::Skip;
use crate::lab::frame::Record;
use crate::lab::history::{History, thinned};
use crate::lab::quantity::Quantity;
use crate::lab::view_choices::Column;
use crate::ui::chart::canvas::{Picture, font_for};
use crate::ui::chart::figure::{Figure, Numbers, Source};
use crate::ui::chart::gradient_chart::layer_name;
use crate::ui::chart::pointing::Pointed;
use crate::ui::chart::quantity_list::{quantity_list, quantity_name};
use crate::ui::state::locale::use_locale;
use crate::ui::state::training_store::{UpdateRate, use_part};
use crate::ui::state::view_context::{ViewContext, use_caption};
use crate::ui::state::visibility::use_update_rate;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Steps that the table of numbers has columns for.
const TABLE_STEPS: usize = 12;

/// The view.
#[component]
pub fn TimeMachine(context: &ViewContext) -> Html {
    let locale = use_locale();
    let ViewContext { training, client, highlight, past: at, on_past: on_at, .. } = context;
    let (quantity, skips) = (context.state.quantity, context.state.experiment.skip == Skip::On);
    let range = context.range(quantity);
    let picture = {
        let (training, client) = (training.clone(), client.clone());
        let deps = (quantity, skips, *highlight, *at, locale, range);
        use_memo(deps, move |&(quantity, skips, highlight, at, locale, range)| {
            let text = locale.text();
            Picture::following(&training, UpdateRate::Reading, move |pen| {
                let columns = columns(&client.history().borrow(), (quantity, skips), COLUMNS);
                let (layer, output, step) = ((text.columns)(Column::Layer), text.output_layer, text.steps);
                heat_map::draw(
                    pen,
                    &heat_map::View { columns: &columns, range, at, highlight, layer, output, step },
                )
            })
        })
    };
    let update_rate = use_update_rate();
    let (first, last) = {
        let client = client.clone();
        use_part(training, update_rate, move |_| ends(&client.history().borrow()))
    };
    let caption = use_caption(context);
    let numbers = {
        let client = client.clone();
        let make = move || table(&client.history().borrow(), (quantity, skips), locale.text());
        use_memo((quantity, skips, locale), |_| Source::new(make))
    };
    let drag = {
        let on_at = on_at.clone();
        use_callback((first, last), move |pointed: Option<Pointed>, &(first, last)| {
            let Some(Pointed { x, size, .. }) = pointed.filter(|pointed| pointed.pressed) else { return };
            let share = Layout::new(size, font_for(size.0)).share_at(x);
            on_at.emit(Some(first + (share * (last - first) as f64).round() as u64));
        })
    };
    let scrub = {
        let on_at = on_at.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_at.emit(Some(input.value_as_number().max(0.0) as u64));
        })
    };
    let now = {
        let on_at = on_at.clone();
        Callback::from(move |_: MouseEvent| on_at.emit(None))
    };
    let resume = {
        let (client, on_at, at) = (client.clone(), on_at.clone(), *at);
        Callback::from(move |_: MouseEvent| {
            if let Some(step) = at {
                on_at.emit(None);
                client.rewind(step, None);
            }
        })
    };
    let shown = at.unwrap_or(last);
    let place = fill(locale.more().time.step_of, &[&locale.count(shown), &locale.count(last)]);
    html! {
        <>
            <Figure id="time-chart" title={locale.more().time.chart} help={locale.more().time.help} summary={format!("{}{} {place}", quantity_name(locale, quantity), locale.text().full_stop)} picture={(*picture).clone()}
                numbers={(*numbers).clone()} {caption} class="dragged" on_point={drag}
                choice={quantity_list(context, locale, "time-quantity")} />
            if first == last { <p class="hint" id="time-not-yet">{ locale.label(locale.more().time.not_yet) }</p> }
            <div class="scrubber">
                <label for="scrub">{ locale.label(&place) }</label>
                <input id="scrub" type="range" min={first.to_string()} max={last.to_string()} step="1" value={shown.to_string()}
                    aria-valuetext={place.clone()} oninput={scrub} disabled={first == last} />
                <button type="button" id="scrub-now" onclick={now} disabled={at.is_none()}>{ locale.label(locale.more().time.to_newest) }</button>
                <button type="button" id="scrub-resume" onclick={resume} disabled={at.is_none()}>{ locale.label(locale.more().time.resume) }</button>
            </div>
        </>
    }
}

/// The first and the last recorded step.
fn ends(history: &History) -> (u64, u64) {
    let step = |record: Option<&Record>| record.map_or(0, |record| record.step);
    (step(history.records().first()), step(history.latest()))
}

/// At most so many recorded steps, the first and the newest among them: what is shown of a network, which may have skips.
fn columns(history: &History, (quantity, skips): (Quantity, bool), most: usize) -> Vec<(u64, Vec<f64>)> {
    let column = |record: &Record| (record.step, quantity.of_all(&record.layers, skips));
    thinned(history.records(), most).map(column).collect()
}

fn table(history: &History, shown: (Quantity, bool), text: &Text) -> Numbers {
    let columns = columns(history, shown, TABLE_STEPS);
    let layers = columns.first().map_or(0, |(_, values)| values.len());
    let row = |layer: usize| {
        let name = layer_name(text, layer, layers);
        let values =
            columns.iter().map(|(_, values)| values.get(layer).map_or_else(String::new, |v| readable(*v)));
        std::iter::once(name).chain(values).collect()
    };
    let steps = columns.iter().map(|(step, _)| format!("{} {}", text.steps, count(*step)));
    Numbers {
        columns: std::iter::once((text.columns)(Column::Layer).into()).chain(steps).collect(),
        rows: (0..layers).map(row).collect(),
    }
}
