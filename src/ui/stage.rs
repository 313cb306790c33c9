//! The stage: the headline, what the step shows, the main chart and what to try next.

use super::gradient_chart::{GradientChart, readout};
use super::look::use_look;
use super::phrases;
use super::scene::Scene;
use super::suggestions::Suggestions;
use yew::prelude::*;

/// The stage.
#[component]
pub fn Stage(scene: &Scene) -> Html {
    let look = use_look();
    let text = look.text();
    let live = &scene.shown;
    let record = live.frame.as_ref().map(|frame| frame.latest());
    let problem = match (&live.problem, record) {
        (Some(problem), _) => Some(phrases::problem(text, problem)),
        (None, Some(record)) if record.diverged() => Some(text.diverged.into()),
        _ => None,
    };
    let headline = match (&problem, record) {
        (Some(_), _) => String::new(),
        (None, Some(record)) => phrases::headline(text, record, look.digits),
        (None, None) => text.computing.into(),
    };
    let found = live.frame.as_ref().and_then(|frame| frame.diagnosis);
    let diagnosis = found.map(|found| phrases::diagnosis(text, &found, look.digits));
    html! {
        <section class="stage" aria-labelledby="headline">
            <p id="headline" class="headline">{ headline }</p>
            if let Some(problem) = problem {
                <p class="problem" role="alert">{ problem }</p>
            }
            <p class="diagnosis" id="diagnosis">{ diagnosis }</p>
            <GradientChart ..scene.clone() />
            <p class="readout" id="layer-readout">{ readout(scene, look) }</p>
            <Suggestions ..scene.clone() />
        </section>
    }
}
