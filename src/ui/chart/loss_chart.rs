//! Loss and accuracy over steps.

use crate::charts::loss_curve::{self, Point, Words};
use crate::charts::number::{count, percent, readable};
use crate::i18n::text::Text;
use crate::lab::experiment::LossChoice;
use crate::lab::frame::Record;
use crate::lab::history::{History, thinned};
use crate::page::phrases;
use crate::ui::chart::canvas::Picture;
use crate::ui::chart::figure::{Figure, Numbers, Source};
use crate::ui::state::locale::use_locale;
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::{ViewContext, use_caption, use_shown};
use yew::prelude::*;

/// Points of the curves: a screen has no more columns.
const POINTS: usize = 400;
/// Rows of the table of numbers.
const TABLE_STEPS: usize = 24;

/// The chart.
#[component]
pub fn LossChart(context: &ViewContext) -> Html {
    let locale = use_locale();
    let text = locale.text();
    let loss = context.state.experiment.loss;
    let picture = {
        let (client, training) = (context.client.clone(), context.training.clone());
        let classes = context.dataset.as_ref().map_or(2, |dataset| dataset.classes);
        use_memo((classes, locale, loss, context.past), move |&(classes, locale, loss, at)| {
            let text = locale.text();
            // A network that knows nothing: ln of the number of classes.
            let chance = (loss == LossChoice::Auto).then(|| (classes as f64).ln());
            Picture::following(&training, UpdateRate::Reading, move |pen| {
                let sides = sides(&client.history().borrow(), POINTS);
                let words =
                    Words { loss: text.loss, accuracy: text.accuracy, step: text.steps, chance: text.chance };
                loss_curve::draw(pen, &loss_curve::View { sides: &sides, chance, at, words })
            })
        })
    };
    let numbers = {
        let client = context.client.clone();
        use_memo(locale, |_| {
            Source::new(move || table(&sides(&client.history().borrow(), TABLE_STEPS), locale.text()))
        })
    };
    let caption = use_caption(context);
    let shown = use_shown(context, UpdateRate::Reading);
    let record = shown.frame.as_ref().map(|frame| frame.latest());
    let summary = record.map(|record| phrases::summary(text, record, locale.digits)).unwrap_or_default();
    html! {
        <Figure id="loss-chart" title={locale.more().answers.loss_chart} help={locale.more().answers.loss_help} {summary} picture={(*picture).clone()}
            numbers={(*numbers).clone()} {caption} />
    }
}

/// At most so many recorded steps of every network, the first and the newest among them.
fn sides(history: &History, most: usize) -> Vec<Vec<Point>> {
    let point = |record: &Record| Point { step: record.step, loss: record.loss, accuracy: record.accuracy };
    let rivals = thinned(history.rivals(), most).map(point).collect::<Vec<_>>();
    let first = thinned(history.records(), most).map(point).collect();
    std::iter::once(first).chain((!rivals.is_empty()).then_some(rivals)).collect()
}

/// A row a step; for both networks of a duel their columns stand beside each other.
fn table(sides: &[Vec<Point>], text: &Text) -> Numbers {
    let names = [text.loss, text.accuracy];
    let mut columns = vec![text.steps.to_string()];
    columns.extend(match sides.len() {
        1 => names.map(String::from).to_vec(),
        _ => ["A", "B"].iter().flat_map(|side| names.map(|name| format!("{side}: {name}"))).collect(),
    });
    let row = |(index, point): (usize, &Point)| {
        let points = sides.iter().filter_map(|points| points.get(index));
        let cells = points.flat_map(|point| [readable(point.loss), percent(point.accuracy)]);
        std::iter::once(count(point.step)).chain(cells).collect()
    };
    let rows = sides.first().map_or_else(Vec::new, |points| points.iter().enumerate().map(row).collect());
    Numbers { columns, rows }
}
