//! What every survey on the page has: a button that begins or stops it, and how far it has come.

use super::look::use_look;
use super::scene::Scene;
use crate::browser::surveyor::{Purpose, Samples, Surveyor};
use crate::data::Source;
use crate::i18n::fill;
use crate::lab::survey::{Survey, Trial};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The newest survey of that purpose; the component is drawn anew whenever something has come of one.
#[hook]
pub fn use_survey(surveyor: &Surveyor, purpose: Purpose) -> Option<Rc<RefCell<Survey>>> {
    let update = use_force_update();
    let listening = surveyor.clone();
    use_effect_with((), move |()| {
        let listening = listening.listen(move || update.force_update());
        move || drop(listening)
    });
    surveyor.survey(purpose)
}

/// What the button needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the page shows.
    pub scene: Scene,
    /// What the survey is for.
    pub purpose: Purpose,
    /// Makes the trials.
    pub trials: Callback<(), Vec<Trial>>,
}

/// The button and the progress.
#[component]
pub fn Background(props: &Props) -> Html {
    let look = use_look();
    let words = &look.text().survey;
    let Props { scene, purpose, trials } = props;
    let (surveyor, purpose) = (scene.surveyor.clone(), *purpose);
    let survey = use_survey(&surveyor, purpose);
    let running = surveyor.is_running(purpose);
    let press = {
        let (surveyor, scene, trials) = (surveyor.clone(), scene.clone(), trials.clone());
        Callback::from(move |_: MouseEvent| {
            if surveyor.is_running(purpose) {
                surveyor.stop();
            } else {
                surveyor.start(purpose, trials.emit(()), samples(&scene));
            }
        })
    };
    let share = survey.as_ref().map(|survey| survey.borrow().progress());
    let done = share.map(|share| fill(words.progress, &[&look.digits(&format!("{:.0}%", 100.0 * share))]));
    html! {
        <span class="background">
            <button type="button" id={format!("survey-{}", purpose.id())} class={classes!((!running).then_some("primary"))} onclick={press}>
                { if running { look.say(words.stop) } else { look.say(words.start) } }
            </button>
            <progress aria-label={done.clone()} max="1" value={share.unwrap_or(0.0).to_string()}></progress>
            <span id={format!("progress-{}", purpose.id())} data-running={running.to_string()}>{ done.as_deref().map(|done| look.say(done)) }</span>
        </span>
    }
}

/// The samples that a second trainer cannot make itself.
fn samples(scene: &Scene) -> Option<Samples> {
    let source = scene.state.experiment.data;
    let given = matches!(source, Source::Digits | Source::Csv);
    scene.dataset.clone().filter(|_| given).map(|dataset| (source, dataset))
}
