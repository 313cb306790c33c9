//! Beside the main chart: loss and accuracy over steps, and what the network says.

use super::canvas::{Canvas, Picture};
use super::live::Live;
use super::phrases;
use crate::browser::conductor::Conductor;
use crate::charts::loss_curve::{Point, Words};
use crate::charts::number::{Digits, percent};
use crate::charts::theme::Surface;
use crate::charts::{boundary, digits_grid, loss_curve};
use crate::data::Dataset;
use crate::i18n::{Lang, Text};
use crate::lab::experiment::LossChoice;
use crate::lab::frame::{Prediction, Record};
use std::rc::Rc;
use yew::prelude::*;

/// What the charts see.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What training shows.
    pub live: Live,
    /// The samples of the present data set.
    pub dataset: Option<Rc<Dataset>>,
    /// Which loss.
    pub loss: LossChoice,
    /// The language.
    pub lang: Lang,
    /// Digits of the readouts.
    pub digits: Digits,
    /// Light or dark.
    pub surface: Surface,
    /// Keeps the history.
    pub conductor: Conductor,
}

/// The charts.
#[component]
pub fn SideCharts(props: &Props) -> Html {
    let Props { live, dataset, loss, lang, digits, surface, conductor } = props;
    let text = Text::of(*lang);
    let record = live.frame.as_ref().map(|frame| frame.latest());
    let curve = {
        let (conductor, dataset) = (conductor.clone(), dataset.clone());
        use_memo((live.clone(), *lang, *loss), move |(_, lang, loss)| {
            let text = Text::of(*lang);
            let history = conductor.history();
            let points: Vec<Point> = history
                .borrow()
                .records()
                .iter()
                .map(|record| Point { step: record.step, loss: record.loss, accuracy: record.accuracy })
                .collect();
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
    let answers = {
        // A network that has diverged says nothing, whatever colour its NaN would be given.
        let lost = record.is_some_and(Record::diverged);
        let deps = (live.prediction.clone().filter(|_| !lost), dataset.clone());
        use_memo(PointerEq(deps), |PointerEq((prediction, dataset))| {
            let (prediction, dataset) = (prediction.clone(), dataset.clone());
            Picture::new(move |pen| match (&dataset, prediction.as_deref()) {
                (Some(dataset), Some(Prediction::Samples { rows })) => {
                    digits_grid::draw(pen, &digits_grid::View { rows, dataset })
                }
                (Some(dataset), prediction) if dataset.inputs == 2 => {
                    let extent = dataset.extent();
                    boundary::draw(pen, &boundary::View { prediction, samples: &dataset.train, extent })
                }
                _ => pen.clear(),
            })
        })
    };
    let flat = dataset.as_ref().is_none_or(|dataset| dataset.inputs == 2);
    let title = if flat { text.boundary_chart } else { text.samples_chart };
    let summary = record.map(|record| phrases::summary(text, record, *digits)).unwrap_or_default();
    let unseen = live
        .evaluation
        .map(|seen| format!("{}: {}", text.unseen, percent(seen.accuracy)))
        .unwrap_or_default();
    html! {
        <section class="side">
            <figure id="loss-chart">
                <figcaption>{ text.loss_chart }</figcaption>
                <div class="chart"><Canvas picture={(*curve).clone()} label={format!("{}. {summary}", text.loss_chart)} surface={*surface} /></div>
            </figure>
            <figure id="boundary-chart">
                <figcaption>{ title }</figcaption>
                <div class="chart square"><Canvas picture={(*answers).clone()} label={format!("{title}. {unseen}")} surface={*surface} /></div>
            </figure>
        </section>
    }
}

/// Two shared things are the same if they are one.
struct PointerEq((Option<Rc<Prediction>>, Option<Rc<Dataset>>));

impl PartialEq for PointerEq {
    fn eq(&self, other: &Self) -> bool {
        fn same<T>(a: &Option<Rc<T>>, b: &Option<Rc<T>>) -> bool {
            match (a, b) {
                (Some(a), Some(b)) => Rc::ptr_eq(a, b),
                (a, b) => a.is_none() && b.is_none(),
            }
        }
        same(&self.0.0, &other.0.0) && same(&self.0.1, &other.0.1)
    }
}
