//! What the network says: its decision boundary, or samples with the class it takes them for.

use crate::charts::number::percent;
use crate::charts::{boundary, digits_grid};
use crate::data::Dataset;
use crate::i18n::answers::SampleColumns;
use crate::lab::frame::{Prediction, Record};
use crate::ui::chart::canvas::Picture;
use crate::ui::chart::figure::{Figure, Numbers, Source};
use crate::ui::state::locale::use_locale;
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::{ViewContext, use_caption, use_shown};
use std::rc::Rc;
use yew::prelude::*;

/// Points along an edge of the boundary's table.
const TABLE_SIDE: usize = 9;

/// The chart.
#[component]
pub fn PredictionChart(context: &ViewContext) -> Html {
    let locale = use_locale();
    let text = locale.text();
    let dataset = &context.dataset;
    let shown = use_shown(context, UpdateRate::Reading);
    let caption = use_caption(context);
    // A network that has diverged says nothing, whatever colour its NaN would be given.
    let lost = shown.frame.as_ref().is_some_and(|frame| Record::diverged(frame.latest()));
    let seen = Seen(shown.prediction.clone().filter(|_| !lost), dataset.clone());
    let picture = use_memo(seen.clone(), |Seen(prediction, dataset)| {
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
    });
    let numbers = use_memo((seen, locale), |(Seen(prediction, _), locale)| {
        let (prediction, locale) = (prediction.clone(), *locale);
        Source::new(move || {
            let words = &locale.more().answers;
            prediction.as_deref().map(|prediction| table(prediction, &words.columns)).unwrap_or_default()
        })
    });
    let flat = dataset.as_ref().is_none_or(|dataset| dataset.inputs == 2);
    let words = &locale.more().answers;
    let (title, help) = if flat {
        (words.boundary_chart, words.boundary_help)
    } else {
        (words.samples_chart, words.samples_help)
    };
    let summary = shown
        .evaluation
        .map(|seen| format!("{}: {}", text.unseen, locale.percent(seen.accuracy)))
        .unwrap_or_default();
    let duel = context.state.duel.is_some();
    let title = if duel { format!("A: {title}") } else { title.to_string() };
    html! {
        <Figure id="boundary-chart" class="square" {title} {help} {summary} picture={(*picture).clone()} numbers={(*numbers).clone()}
            {caption}>
            if context.past.is_some() { <p class="not-recorded" id="boundary-past">{ words.past }</p> }
        </Figure>
    }
}

/// Two shared things are the same if they are one.
#[derive(Clone)]
struct Seen(Option<Rc<Prediction>>, Option<Rc<Dataset>>);

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        fn same<T>(a: &Option<Rc<T>>, b: &Option<Rc<T>>) -> bool {
            match (a, b) {
                (Some(a), Some(b)) => Rc::ptr_eq(a, b),
                (a, b) => a.is_none() && b.is_none(),
            }
        }
        same(&self.0, &other.0) && same(&self.1, &other.1)
    }
}

/// Samples one by one; a boundary on a coarse grid, what a row means in its first cell: x₂, then the answer at each x₁.
fn table(prediction: &Prediction, columns: &SampleColumns) -> Numbers {
    match prediction {
        Prediction::Samples { rows } => Numbers {
            columns: [columns.sample, columns.class, columns.said, columns.certainty]
                .map(String::from)
                .to_vec(),
            rows: rows
                .iter()
                .map(|row| {
                    let [index, truth, said] =
                        [row.index + 1, row.truth.into(), row.predicted.into()].map(|n: usize| n.to_string());
                    vec![index, truth, said, percent(row.probability)]
                })
                .collect(),
        },
        Prediction::Boundary { side, extent, classes, values } => {
            let places: Vec<usize> = (0..TABLE_SIDE).map(|i| i * (side - 1) / (TABLE_SIDE - 1)).collect();
            let coordinate = |place: usize| extent * (2.0 * (place as f64 + 0.5) / *side as f64 - 1.0);
            let answer = |value: u8| {
                if *classes > 2 { value.to_string() } else { percent(f64::from(value) / 255.0) }
            };
            let row = |&y: &usize| {
                let cells =
                    places.iter().map(|x| values.get(y * side + x).map_or_else(String::new, |v| answer(*v)));
                std::iter::once(format!("x₂ = {:.1}", -coordinate(y))).chain(cells).collect()
            };
            let names = places.iter().map(|x| format!("x₁ = {:.1}", coordinate(*x)));
            Numbers {
                columns: std::iter::once(String::new()).chain(names).collect(),
                rows: places.iter().map(row).collect(),
            }
        }
    }
}
