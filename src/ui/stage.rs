//! The stage: the headline, what the step shows, the main chart and what to try next; in a duel, of both networks.

use super::gradient_chart::{GradientChart, readout};
use super::look::{Look, use_look};
use super::phrases;
use super::scene::Scene;
use super::suggestions::Suggestions;
use super::training::{Pace, use_shown};
use crate::lab::diagnosis::Diagnosis;
use crate::lab::frame::Record;
use yew::prelude::*;

/// The stage.
#[component]
pub fn Stage(scene: &Scene) -> Html {
    let look = use_look();
    let text = look.text();
    let live = use_shown(scene, Pace::Reading);
    let problem = live.problem.as_ref().map(|problem| phrases::problem(text, problem));
    let sides = live.frame.as_ref().map_or_else(Vec::new, |frame| {
        let first = (frame.latest(), frame.diagnosis);
        let second = frame.rivals_latest().zip(frame.rival.as_ref());
        let second = second.map(|(record, rival)| (record, rival.diagnosis));
        std::iter::once(first).chain(second).collect()
    });
    let duel = sides.len() > 1;
    let network = |(index, side): (usize, &(&Record, Option<Diagnosis>))| {
        let (name, id) = if index == 0 { ("A", "") } else { ("B", "-b") };
        verdict(side, look, duel.then_some(name), id)
    };
    html! {
        <section class="stage" aria-labelledby="headline">
            if let Some(problem) = problem {
                <p class="problem" role="alert">{ look.say(&problem) }</p>
            } else if live.rescued {
                <p class="rescued" role="status">{ look.say(text.rescued) }</p>
            }
            if sides.is_empty() {
                <p id="headline" class="headline">{ live.problem.is_none().then(|| look.say(text.computing)) }</p>
                <p class="diagnosis" id="diagnosis"></p>
            } else {
                { for sides.iter().enumerate().map(network) }
            }
            <GradientChart ..scene.clone() />
            <div id="layer-readout">{ for readout(live.frame.as_deref(), scene.highlight, look).into_iter().map(|line| html! { <p class="readout">{ look.say(&line) }</p> }) }</div>
            if scene.state.lesson.is_none() { <Suggestions ..scene.clone() /> }
        </section>
    }
}

/// What a network's step shows, in words.
fn verdict(
    (record, found): &(&Record, Option<Diagnosis>),
    look: Look,
    name: Option<&'static str>,
    id: &str,
) -> Html {
    let text = look.text();
    let diverged = record.diverged();
    let headline = (!diverged).then(|| look.say(&phrases::headline(text, record, look.digits)));
    let diagnosis = found.map(|found| look.say(&phrases::diagnosis(text, &found, look.digits)));
    let name = name.map(|name| html! { <b class="side-name">{ name }</b> });
    html! {
        <>
            <p id={format!("headline{id}")} class={classes!("headline", name.is_some().then_some("one-of-two"))}>
                { name.clone().filter(|_| !diverged) }{ headline }
            </p>
            if diverged {
                <p class="problem" role="alert">{ name }{ look.say(if record.step == 0 { text.diverged_at_start } else { text.diverged }) }</p>
            }
            <p class="diagnosis" id={format!("diagnosis{id}")}>{ diagnosis }</p>
        </>
    }
}
