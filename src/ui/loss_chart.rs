//! Loss and accuracy over steps.

use super::canvas::Picture;
use super::figure::{Figure, Numbers, Source};
use super::look::use_look;
use super::phrases;
use super::scene::Scene;
use crate::charts::loss_curve::{self, Point, Words};
use crate::charts::number::{count, percent, readable};
use crate::lab::experiment::LossChoice;
use crate::lab::history::History;
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
        let (conductor, dataset) = (scene.conductor.clone(), scene.dataset.clone());
        use_memo((scene.shown.clone(), look, loss), move |(_, look, loss)| {
            let text = look.text();
            let points = points(&conductor.history().borrow(), POINTS);
            let classes = dataset.map_or(2, |dataset| dataset.classes);
            // A network that knows nothing: ln of the number of classes.
            let chance = (*loss == LossChoice::Auto).then(|| (classes as f64).ln());
            Picture::new(move |pen| {
                let words =
                    Words { loss: text.loss, accuracy: text.accuracy, step: text.steps, chance: text.chance };
                loss_curve::draw(pen, &loss_curve::View { points: &points, chance, words })
            })
        })
    };
    let numbers = {
        let conductor = scene.conductor.clone();
        use_memo(look, |_| {
            Source::new(move || {
                let text = look.text();
                let row =
                    |point: &Point| vec![count(point.step), readable(point.loss), percent(point.accuracy)];
                Numbers {
                    columns: [text.steps, text.loss, text.accuracy].map(String::from).to_vec(),
                    rows: points(&conductor.history().borrow(), TABLE_STEPS).iter().map(row).collect(),
                }
            })
        })
    };
    let record = scene.shown.frame.as_ref().map(|frame| frame.latest());
    let summary = record.map(|record| phrases::summary(text, record, look.digits)).unwrap_or_default();
    html! {
        <Figure id="loss-chart" title={text.loss_chart} help={text.loss_help} {summary} picture={(*picture).clone()}
            numbers={(*numbers).clone()} caption={scene.caption()} />
    }
}

/// At most so many recorded steps, the first and the newest among them.
fn points(history: &History, most: usize) -> Vec<Point> {
    let records = history.thinned(most);
    records.map(|record| Point { step: record.step, loss: record.loss, accuracy: record.accuracy }).collect()
}
