//! What every survey on the page has: a button that begins or stops it, and how far it has come.

use super::caption::caption;
use super::look::{Look, use_look};
use super::scene::Scene;
use super::told::{name, told};
use crate::browser::surveyor::{Purpose, Samples, Surveyor};
use crate::data::Source;
use crate::i18n::fill;
use crate::lab::experiment::Experiment;
use crate::lab::state::{Difference, differences};
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
    let words = &look.more().survey;
    let Props { scene, purpose, trials } = props;
    let (surveyor, purpose) = (scene.surveyor.clone(), *purpose);
    let survey = use_survey(&surveyor, purpose);
    let (running, waiting) = (surveyor.is_running(purpose), surveyor.is_waiting(purpose));
    let place = Purpose::ALL.iter().position(|one| *one == purpose).unwrap_or_default();
    let press = {
        let (surveyor, scene, trials) = (surveyor.clone(), scene.clone(), trials.clone());
        Callback::from(move |_: MouseEvent| {
            if running || waiting {
                surveyor.stop(purpose);
            } else {
                surveyor.start(purpose, trials.emit(()), samples(&scene));
            }
        })
    };
    let share = survey.as_ref().map(|survey| survey.borrow().progress());
    let over = survey.as_ref().is_some_and(|survey| survey.borrow().is_over());
    let sentence = match (waiting, running || over) {
        (true, _) => words.waiting,
        (false, true) => words.progress,
        (false, false) => words.stopped,
    };
    let done = share.map(|share| fill(sentence, &[&look.digits(&format!("{:.0}%", 100.0 * share))]));
    html! {
        <span class="background">
            <button type="button" id={format!("survey-{}", purpose.id())} class={classes!((!running && !waiting).then_some("primary"))} onclick={press}>
                { look.say(if running || waiting { words.stop } else if survey.is_some() { words.again } else { words.starts[place] }) }
            </button>
            <progress aria-label={done.clone()} max="1" value={share.unwrap_or(0.0).to_string()}></progress>
            <span id={format!("progress-{}", purpose.id())} data-running={(running || waiting).to_string()}>{ done.as_deref().map(|done| look.say(done)) }</span>
        </span>
    }
}

/// What tells the present settings from those that a survey was measured with, as far as it makes a difference.
pub fn outdated(survey: Option<&Survey>, purpose: Purpose, present: &Experiment) -> Vec<Difference> {
    let base = survey.and_then(Survey::base);
    let found = base.map_or_else(Vec::new, |base| differences(base, present));
    found.into_iter().filter(|found| !purpose.regardless_of().contains(&found.key)).collect()
}

/// Says that what is shown was measured with other settings, and which.
pub fn outdated_note(look: Look, purpose: Purpose, found: &[Difference]) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    let item = |found: &Difference| {
        let [then, now] =
            [&found.first, &found.second].map(|value| look.digits(&told(look, found.key, value)));
        fill(look.more().survey.outdated_item, &[name(look, found.key), &then, &now])
    };
    let all = found.iter().map(item).collect::<Vec<_>>().join(", ");
    let opens = (purpose == Purpose::Remedies).then_some(look.more().survey.outdated_open);
    html! {
        <p class="outdated-note" id={format!("outdated-{}", purpose.id())} role="status">
            { look.say(&fill(look.more().survey.outdated, &[&all])) }{ " " }{ opens.map(|opens| look.say(opens)) }
        </p>
    }
}

/// The settings that a survey was measured with, or would be, for the caption of its picture.
pub fn measured_with(survey: Option<&Survey>, purpose: Purpose, present: &Experiment) -> String {
    caption(survey.and_then(Survey::base).unwrap_or(present), purpose.regardless_of(), Some(0))
}

/// The samples that a second trainer cannot make itself.
fn samples(scene: &Scene) -> Option<Samples> {
    let source = scene.state.experiment.data;
    let given = matches!(source, Source::Digits | Source::Csv);
    scene.dataset.clone().filter(|_| given).map(|dataset| (source, dataset))
}
