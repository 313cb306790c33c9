//! Loss and accuracy over steps.

use super::canvas::Picture;
use super::figure::{Figure, Numbers, Source};
use super::look::use_look;
use super::phrases;
use super::scene::{Scene, use_caption};
use super::training::{Pace, use_shown};
use crate::charts::loss_curve::{self, Point, Words};
use crate::charts::number::{count, percent, readable};
use crate::i18n::Text;
use crate::lab::experiment::LossChoice;
use crate::lab::frame::Record;
use crate::lab::history::{History, thinned};
use yew::prelude::*;

/// Points of the curves: a screen has no more columns.
const POINTS: usize = 400;
/// Rows of the table of numbers.
const TABLE_STEPS: usize = 24;

/// The chart.
#[component]
pub fn LossChart(scene: &Scene) -> Html {
    let look = use_look();
    let text = look.text();
    let loss = scene.state.experiment.loss;
    let picture = {
        let (conductor, training) = (scene.conductor.clone(), scene.training.clone());
        let classes = scene.dataset.as_ref().map_or(2, |dataset| dataset.classes);
        use_memo((classes, look, loss, scene.past), move |&(classes, look, loss, at)| {
            let text = look.text();
            // A network that knows nothing: ln of the number of classes.
            let chance = (loss == LossChoice::Auto).then(|| (classes as f64).ln());
            Picture::following(&training, Pace::Reading, move |pen| {
                let sides = sides(&conductor.history().borrow(), POINTS);
                let words =
                    Words { loss: text.loss, accuracy: text.accuracy, step: text.steps, chance: text.chance };
                loss_curve::draw(pen, &loss_curve::View { sides: &sides, chance, at, words })
            })
        })
    };
    let numbers = {
        let conductor = scene.conductor.clone();
        use_memo(look, |_| {
            Source::new(move || table(&sides(&conductor.history().borrow(), TABLE_STEPS), look.text()))
        })
    };
    let caption = use_caption(scene);
    let shown = use_shown(scene, Pace::Reading);
    let record = shown.frame.as_ref().map(|frame| frame.latest());
    let summary = record.map(|record| phrases::summary(text, record, look.digits)).unwrap_or_default();
    html! {
        <Figure id="loss-chart" title={look.more().answers.loss_chart} help={look.more().answers.loss_help} {summary} picture={(*picture).clone()}
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
