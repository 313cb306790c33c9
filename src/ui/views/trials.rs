//! What every series on the page has: a button that begins or stops it, and how far it has come.

use crate::browser::trial_runner::{Samples, TrialRunner};
use crate::i18n::fill;
use crate::lab::experiment::Experiment;
use crate::lab::state::{Difference, differences};
use crate::lab::trials::{Trial, TrialKind, TrialSeries};
use crate::page::caption::caption;
use crate::page::setting_text::{name, told};
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::view_context::ViewContext;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The newest series of that purpose; the component is drawn anew whenever something has come of one.
#[hook]
pub fn use_trials(trial_runner: &TrialRunner, kind: TrialKind) -> Option<Rc<RefCell<TrialSeries>>> {
    let update = use_force_update();
    let listening = trial_runner.clone();
    use_effect_with((), move |()| {
        let listening = listening.listen(move || update.force_update());
        move || drop(listening)
    });
    trial_runner.series(kind)
}

/// What the button needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the page shows.
    pub context: ViewContext,
    /// What the series is for.
    pub kind: TrialKind,
    /// Makes the trials.
    pub trials: Callback<(), Vec<Trial>>,
}

/// The button and the progress.
#[component]
pub fn Background(props: &Props) -> Html {
    let locale = use_locale();
    let words = &locale.more().trials;
    let Props { context, kind, trials } = props;
    let (trial_runner, kind) = (context.trial_runner.clone(), *kind);
    let series = use_trials(&trial_runner, kind);
    let (running, waiting) = (trial_runner.is_running(kind), trial_runner.is_waiting(kind));
    let press = {
        let (trial_runner, context, trials) = (trial_runner.clone(), context.clone(), trials.clone());
        Callback::from(move |_: MouseEvent| {
            if running || waiting {
                trial_runner.stop(kind);
            } else {
                trial_runner.start(kind, trials.emit(()), samples(&context));
            }
        })
    };
    let share = series.as_ref().map(|series| series.borrow().progress());
    let over = series.as_ref().is_some_and(|series| series.borrow().is_over());
    let sentence = match (waiting, running || over) {
        (true, _) => words.waiting,
        (false, true) => words.progress,
        (false, false) => words.stopped,
    };
    let done = share.map(|share| fill(sentence, &[&locale.digits(&format!("{:.0}%", 100.0 * share))]));
    html! {
        <span class="background">
            <button type="button" id={format!("trials-{}", kind.id())} class={classes!((!running && !waiting).then_some("primary"))} onclick={press}>
                { locale.label(if running || waiting { words.stop } else if series.is_some() { words.again } else { (words.starts)(kind) }) }
            </button>
            <progress aria-label={done.clone()} max="1" value={share.unwrap_or(0.0).to_string()}></progress>
            <span id={format!("progress-{}", kind.id())} data-running={(running || waiting).to_string()}>{ done.as_deref().map(|done| locale.label(done)) }</span>
        </span>
    }
}

/// What tells the present settings from those that a series was measured with, as far as it makes a difference.
pub fn outdated(series: Option<&TrialSeries>, kind: TrialKind, present: &Experiment) -> Vec<Difference> {
    let base = series.and_then(TrialSeries::base);
    let found = base.map_or_else(Vec::new, |base| differences(base, present));
    found.into_iter().filter(|found| !kind.regardless_of().contains(&found.key)).collect()
}

/// Says that what is shown was measured with other settings, and which.
pub fn outdated_note(locale: Locale, kind: TrialKind, found: &[Difference]) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    let item = |found: &Difference| {
        let [then, now] =
            [&found.first, &found.second].map(|value| locale.digits(&told(locale, found.key, value)));
        fill(locale.more().trials.outdated_item, &[name(locale, found.key), &then, &now])
    };
    let all = found.iter().map(item).collect::<Vec<_>>().join(", ");
    let opens = (kind == TrialKind::Remedies).then_some(locale.more().trials.outdated_open);
    html! {
        <p class="outdated-note" id={format!("outdated-{}", kind.id())} role="status">
            { locale.label(&fill(locale.more().trials.outdated, &[&all])) }{ " " }{ opens.map(|opens| locale.label(opens)) }
        </p>
    }
}

/// The settings that a series was measured with, or would be, for the caption of its picture.
pub fn measured_with(series: Option<&TrialSeries>, kind: TrialKind, present: &Experiment) -> String {
    caption(series.and_then(TrialSeries::base).unwrap_or(present), kind.regardless_of(), Some(0))
}

/// The samples that a second trainer cannot make itself.
fn samples(context: &ViewContext) -> Option<Samples> {
    let source = context.state.experiment.data;
    let dataset = context.dataset.clone().filter(|_| source.point_set().is_none());
    dataset.map(|dataset| (source, dataset))
}
