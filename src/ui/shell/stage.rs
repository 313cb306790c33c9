//! The stage: the headline, what the step shows, the main chart and what to try next; in a duel, of both networks.

use crate::lab::diagnosis::Diagnosis;
use crate::lab::frame::Record;
use crate::page::phrases;
use crate::ui::chart::gradient_chart::{GradientChart, readout};
use crate::ui::shell::suggestions::Suggestions;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::{ViewContext, use_shown};
use yew::prelude::*;

/// The stage.
#[component]
pub fn Stage(context: &ViewContext) -> Html {
    let locale = use_locale();
    let text = locale.text();
    let snapshot = use_shown(context, UpdateRate::Reading);
    let problem = snapshot.problem.as_ref().map(|problem| phrases::problem(text, problem));
    let sides = snapshot.frame.as_ref().map_or_else(Vec::new, |frame| {
        let first = (frame.latest(), frame.diagnosis);
        let second = frame.rivals_latest().zip(frame.rival.as_ref());
        let second = second.map(|(record, rival)| (record, rival.diagnosis));
        std::iter::once(first).chain(second).collect()
    });
    let duel = sides.len() > 1;
    let network = |(index, side): (usize, &(&Record, Option<Diagnosis>))| {
        let (name, id) = if index == 0 { ("A", "") } else { ("B", "-b") };
        verdict(side, locale, duel.then_some(name), id)
    };
    html! {
        <section class="stage" aria-labelledby="headline">
            if let Some(problem) = problem {
                <p class="problem" role="alert">{ locale.label(&problem) }</p>
            } else if snapshot.worker_replaced {
                <p class="rescued" role="status">{ locale.label(text.rescued) }</p>
            }
            if sides.is_empty() {
                <p id="headline" class="headline">{ snapshot.problem.is_none().then(|| locale.label(text.computing)) }</p>
                <p class="diagnosis" id="diagnosis"></p>
            } else {
                { for sides.iter().enumerate().map(network) }
            }
            <GradientChart ..context.clone() />
            <div id="layer-readout">{ for readout(snapshot.frame.as_deref(), context.highlight, locale).into_iter().map(|line| html! { <p class="readout">{ locale.label(&line) }</p> }) }</div>
            if context.state.lesson.is_none() { <Suggestions ..context.clone() /> }
        </section>
    }
}

/// What a network's step shows, in words.
fn verdict(
    (record, found): &(&Record, Option<Diagnosis>),
    locale: Locale,
    name: Option<&'static str>,
    id: &str,
) -> Html {
    let text = locale.text();
    let diverged = record.diverged();
    let headline = (!diverged).then(|| locale.label(&phrases::headline(text, record, locale.digits)));
    let diagnosis = found.map(|found| locale.label(&phrases::diagnosis(text, &found, locale.digits)));
    let name = name.map(|name| html! { <b class="side-name">{ name }</b> });
    html! {
        <>
            <p id={format!("headline{id}")} class={classes!("headline", name.is_some().then_some("one-of-two"))}>
                { name.clone().filter(|_| !diverged) }{ headline }
            </p>
            if diverged {
                <p class="problem" role="alert">{ name }{ locale.label(if record.step == 0 { text.diverged_at_start } else { text.diverged }) }</p>
            }
            <p class="diagnosis" id={format!("diagnosis{id}")}>{ diagnosis }</p>
        </>
    }
}
