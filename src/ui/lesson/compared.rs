//! Two runs side by side: why sigmoid is avoided, and what remedies do.

use super::drawings::table;
use super::prose::plain;
use super::trial::{Shown, try_out};
use crate::charts::number::subscript;
use crate::i18n::fill;
use crate::i18n::lesson::ComparedColumns;
use crate::lab::frame::Record;
use crate::lab::history::History;
use crate::lab::lesson::zigzag::{Centre, TARGET, path};
use crate::lab::lesson::{Drawback, LessonRemedy, Section, Trial};
use crate::nn::activation::Activation;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::{ViewContext, use_shown};
use yew::prelude::*;

/// Four reasons against sigmoid, each measured: with sigmoid at the same step, and now.
#[component]
pub fn FourReasons(context: &ViewContext) -> Html {
    let locale = use_locale();
    let drawings = &locale.lesson().drawings;
    let sigmoid = use_mut_ref(History::default);
    let shown = use_shown(context, UpdateRate::Reading);
    let Some(frame) = &shown.frame else { return Html::default() };
    let now = frame.latest();
    let experiment = &context.state.experiment;
    if experiment.activation == Activation::Sigmoid {
        let mut sigmoid = sigmoid.borrow_mut();
        if sigmoid.latest().is_some_and(|latest| latest.step > now.step) {
            sigmoid.clear();
        }
        sigmoid.push(now.clone());
    }
    let sigmoid = sigmoid.borrow();
    let before = sigmoid.at(now.step);
    let heading = |name: &str, record: Option<&Record>| match record {
        Some(record) => format!("{name} ({} {})", locale.text().steps, record.step),
        None => name.to_string(),
    };
    let ComparedColumns { reason, sigmoid: with_sigmoid, now: with_this } = drawings.compared;
    let columns = [reason.to_string(), heading(with_sigmoid, before), heading(with_this, Some(now))];
    let rows = Drawback::ALL.iter().map(|drawback| {
        let cell = |record: Option<&Record>| record.map_or_else(|| "–".into(), |record| measured(*drawback, record, locale));
        let (reason, row) = ((drawings.reasons)(*drawback), (drawings.rows)(*drawback));
        html! {
            <tr><th scope="row"><strong>{ plain(reason, locale) }</strong><br />{ plain(row, locale) }</th><td>{ cell(before) }</td><td>{ cell(Some(now)) }</td></tr>
        }
    });
    html! {
        <>
            { table("", [&columns[0], &columns[1], &columns[2]], rows.collect(), locale) }
            { zigzag(locale) }
        </>
    }
}

/// The number that shows a drawback.
fn measured(drawback: Drawback, record: &Record, locale: Locale) -> String {
    match drawback {
        Drawback::NotZeroCentred => {
            let hidden = record.layers.split_last().map_or(&[][..], |(_, hidden)| hidden);
            let sum = hidden.iter().map(|layer| layer.act_mean).sum::<f64>();
            locale.number(sum / hidden.len().max(1) as f64)
        }
        Drawback::Vanishing => locale.number(share(record)),
        Drawback::Slow => locale.number(record.loss),
        Drawback::Deep => locale.percent(record.accuracy),
    }
}

/// The gradient of layer 1 over that of the last hidden layer, as the headline tells it.
fn share(record: &Record) -> f64 {
    match &record.layers[..] {
        [first, .., last, _] => first.delta_rms / last.delta_rms,
        _ => 1.0,
    }
}

fn zigzag(locale: Locale) -> Html {
    let drawings = &locale.lesson().drawings;
    let place = |[x, y]: [f64; 2]| (20.0 + 160.0 * (x + 0.3) / 1.6, 110.0 - 100.0 * (y + 1.4) / 1.8);
    let line = |centre: Centre| {
        let points = path(centre).into_iter().map(place).enumerate();
        points
            .map(|(index, (x, y))| format!("{}{x:.1} {y:.1}", if index == 0 { "M" } else { "L" }))
            .collect::<String>()
    };
    let (x, y) = place(TARGET);
    html! {
        <figure class="drawing">
            <svg viewBox="0 0 240 120" role="img" aria-label={drawings.zigzag}>
                <path class="zero-centred" d={line(Centre::Zero)} />
                <path class="zigzag" d={line(Centre::Half)} />
                <circle class="point" cx={format!("{x:.1}")} cy={format!("{y:.1}")} r="5" />
            </svg>
            <figcaption class="hint">{ plain(drawings.zigzag, locale) }</figcaption>
        </figure>
    }
}

/// What a run of the remedies came to.
#[derive(Clone, Copy)]
struct Outcome {
    /// Hidden layers.
    depth: usize,
    /// The gradient of layer 1 over that of the last hidden layer before any update: once a network has learned, all
    /// gradients are small, and their ratio tells nothing.
    share: f64,
    /// The loss at the end.
    loss: f64,
}

impl Outcome {
    fn of(shown: &Shown) -> Self {
        let first = shown.evidence().first;
        Self { depth: first.layers.len().saturating_sub(1), share: share(first), loss: shown.now().loss }
    }

    /// "δ₁/δ₁₀".
    fn name(self) -> String {
        format!("δ₁/δ{}", subscript(self.depth))
    }
}

/// First the gradient dies, then remedies are switched on.
#[component]
pub fn Remedies(context: &ViewContext) -> Html {
    let locale = use_locale();
    let drawings = &locale.lesson().drawings;
    let dead = use_state(|| None::<Outcome>);
    // Outcomes of runs that end after this was drawn.
    let outcomes = use_mut_ref(|| [None::<Outcome>; LessonRemedy::ALL.len()]);
    let redraw = use_force_update();
    let is_on = |trial: Trial| {
        Section::Remedies.open(&context.state, trial.change).experiment == context.state.experiment
    };
    let die = {
        let (context, dead) = (context.clone(), dead.setter());
        Callback::from(move |_: MouseEvent| {
            let dead = dead.clone();
            try_out(&context, Section::Remedies, Trial { change: &[], steps: 300 }, move |shown| {
                dead.set(shown.as_ref().map(Outcome::of));
            });
        })
    };
    let item = |(index, remedy): (usize, &LessonRemedy)| {
        let (trial, name) = (remedy.trial(), (drawings.remedies)(*remedy));
        let try_it = {
            let (context, outcomes, redraw) = (context.clone(), outcomes.clone(), redraw.clone());
            Callback::from(move |_: MouseEvent| {
                let (outcomes, redraw) = (outcomes.clone(), redraw.clone());
                try_out(&context, Section::Remedies, trial, move |shown| {
                    if let Some(shown) = shown {
                        outcomes.borrow_mut()[index] = Some(Outcome::of(&shown));
                        redraw.force_update();
                    }
                });
            })
        };
        let seen = outcomes.borrow()[index];
        html! {
            <li><button type="button" id={format!("remedy-{index}")} class="toggle" aria-pressed={is_on(trial).to_string()} onclick={try_it} disabled={dead.is_none()}>{ plain(name, locale) }</button>
                <span role="status">{ says(seen, *dead, locale) }</span></li>
        }
    };
    html! {
        <div class="remedies">
            <button type="button" id="let-it-die" onclick={die}>{ plain(drawings.let_it_die, locale) }</button>
            if let Some(dead) = *dead {
                <p class="numbers-line" role="status">{ plain(&fill(drawings.dead_says, &[&dead.name(), &locale.number(dead.share), &locale.number(dead.loss)]), locale) }</p>
            }
            <ul>{ for LessonRemedy::ALL.iter().enumerate().map(item) }</ul>
        </div>
    }
}

fn says(seen: Option<Outcome>, dead: Option<Outcome>, locale: Locale) -> Html {
    let drawings = &locale.lesson().drawings;
    let Some((seen, dead)) = seen.zip(dead) else { return Html::default() };
    let mark = if seen.loss < 0.7 * dead.loss { "✓ " } else { "✗ " };
    let numbers = [seen.share, dead.loss, seen.loss].map(|number| locale.number(number));
    let says = fill(drawings.remedy_says, &[&seen.name(), &numbers[0], &numbers[1], &numbers[2]]);
    html! { <><span aria-hidden="true">{ mark }</span>{ plain(&says, locale) }</> }
}
