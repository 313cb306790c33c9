//! The lesson: the text takes the left, with only the controls that the section needs set into it; its live experiment
//! is on the stage.

mod compared;
mod drawings;
mod glossary;
pub mod mathml;
mod prose;
mod question;
mod summary;
mod trial;
mod weight;

use crate::browser::lms;
use crate::i18n::fill;
use crate::i18n::lesson::Block;
use crate::lab::frame::Record;
use crate::lab::lesson::{OUTLINE, Question, Section, Trial};
use crate::lab::progress::Progress;
use crate::lab::state::{State, control_ids};
use crate::ui::controls::groups::Controls;
use crate::ui::deferred::props::LessonProps;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::model::Action;
use crate::ui::state::training_store::{UpdateRate, use_part};
use crate::ui::state::view_context::{ViewContext, use_shown};
use compared::{FourReasons, Remedies};
use drawings::{Curve, SixSteps, ladder, slopes};
use glossary::Glossary;
use prose::{Sentence, plain};
use question::Ask;
use std::rc::Rc;
use summary::Summary;
use trial::try_out;
use web_sys::{HtmlElement, HtmlSelectElement};
use weight::OneWeight;
use yew::prelude::*;

/// The lesson.
#[component]
pub fn Lesson(props: &LessonProps) -> Html {
    let LessonProps { context, section, on_complete } = props;
    let locale = use_locale();
    let words = &locale.lesson().labels;
    let progress = use_reducer(Learner::recall);
    {
        // What was found when the page came is no news.
        let kept = use_mut_ref(|| progress.0.clone());
        let on_complete = on_complete.clone();
        use_effect_with(progress.0.clone(), move |progress| {
            let before = kept.replace(progress.clone());
            if before != *progress {
                lms::keep(progress);
            }
            if progress.is_complete() && !before.is_complete() {
                on_complete.emit((progress.score(), progress.passed()));
            }
        });
    }
    let locked = context.state.locks("lesson");
    let go = {
        let (context, dispatcher, from) = (context.clone(), progress.dispatcher(), *section);
        Callback::from(move |to: Section| {
            if to.place() > from.place() {
                dispatcher.dispatch(Change::Finish(from));
            }
            context.dispatch.emit(Action::View(Box::new(to.open(&context.state, &[]))));
        })
    };
    let answered = {
        let (dispatcher, section) = (progress.dispatcher(), *section);
        Callback::from(move |(question, right): (Question, bool)| {
            dispatcher.dispatch(Change::Answer(question, right));
            if section.questions().last() == Some(&question) {
                dispatcher.dispatch(Change::Finish(section));
            }
        })
    };
    let step = |to: Option<Section>, id: &'static str, name: &'static str| {
        let go = go.clone();
        html! {
            <button type="button" {id} disabled={to.is_none() || locked} onclick={Callback::from(move |_: MouseEvent| {
                if let Some(to) = to { go.emit(to) }
            })}>{ locale.label(name) }</button>
        }
    };
    let leave = {
        let (state, dispatch) = (context.state.clone(), context.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::View(Box::new(State { lesson: None, ..(*state).clone() })));
        })
    };
    let forget = {
        let dispatcher = progress.dispatcher();
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(Change::Forget))
    };
    let all = Section::ALL.len().to_string();
    let place = fill(words.place, &[&section.number().to_string(), &all]);
    let done =
        fill(words.worked_through, &[&progress.0.done().to_string(), &OUTLINE.sections.len().to_string()]);
    let score = fill(words.score, &[&progress.0.right().to_string(), &OUTLINE.questions.len().to_string()]);
    html! {
        <div class="lesson" id="lesson" role="region" aria-label={locale.text().lesson}>
            <nav class="lesson-nav" aria-label={words.contents}>
                { contents(*section, &progress.0, locked, locale, &go) }
                <div class="steps">
                    { step(section.previous(), "previous", words.previous) }
                    { step(section.next(), "next", words.next) }
                    if !locked { <button type="button" class="quiet" id="leave" onclick={leave}>{ locale.label(words.leave) }</button> }
                </div>
                <progress aria-label={locale.digits(&done)} max={OUTLINE.sections.len().to_string()} value={progress.0.done().to_string()}></progress>
                <p class="hint">{ plain(&format!("{place} · {score}"), locale) }</p>
                if lms::is_unrecorded() { <p class="refused">{ locale.label(words.unrecorded) }</p> }
                if progress.0.is_complete() {
                    <p class="hint" role="status">{ plain(&fill(words.complete, &[&format!("{:.0}", progress.0.score())]), locale) }</p>
                }
            </nav>
            <OpenSection key={section.id()} context={context.clone()} section={*section} on_answer={answered} />
            <footer class="lesson-foot">
                { step(section.next(), "next-below", words.next) }
                <Glossary />
                <p class="hint">if !context.state.embed { <a href={locale.lang.info().teacher_page} target="_blank" rel="noopener">{ locale.label(words.teacher) }</a> }
                    if progress.0.asked() > 0 { { " · " }<button type="button" class="quiet" id="forget" onclick={forget}>{ locale.label(words.forget) }</button> }</p>
            </footer>
        </div>
    }
}

/// All sections, those that were worked through marked.
fn contents(
    section: Section,
    progress: &Progress,
    locked: bool,
    locale: Locale,
    go: &Callback<Section>,
) -> Html {
    let text = locale.lesson();
    let choose = go.reform(move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        Section::from_id(&chosen).unwrap_or(section)
    });
    let option = |of: &Section| {
        let said = (text.sections)(*of);
        let mark = if progress.is_done(of.id()) { " ✓" } else { "" };
        let name = format!("{}. {}{mark}", locale.digits(&of.number().to_string()), said.title);
        html! { <option value={of.id()} selected={*of == section}>{ name }</option> }
    };
    html! {
        <select id="lesson-section" aria-label={text.labels.contents} onchange={choose} disabled={locked}>
            { for Section::ALL.iter().map(option) }
        </select>
    }
}

#[derive(Properties, PartialEq)]
struct OpenProps {
    context: ViewContext,
    section: Section,
    on_answer: Callback<(Question, bool)>,
}

/// One section, from its heading to its questions.
#[component]
fn OpenSection(props: &OpenProps) -> Html {
    let OpenProps { context, section, on_answer } = props;
    let locale = use_locale();
    let text = locale.lesson();
    let (said, words) = ((text.sections)(*section), &text.labels);
    let heading = use_node_ref();
    {
        // Whoever goes on to a section reads it from its heading.
        let heading = heading.clone();
        use_effect_with((), move |()| {
            let wanted = document_has_focus_in_lesson();
            heading.cast::<HtmlElement>().filter(|_| wanted).inspect(|heading| {
                let _ = heading.focus();
            });
        });
    }
    let show = |trial: Trial| {
        let (context, section) = (context.clone(), *section);
        Callback::from(move |_: MouseEvent| try_out(&context, section, trial, |_| {}))
    };
    let questions = section.questions();
    // Far below one half: a network of random weights that happens to favour the wrong class.
    let seen = context.clone();
    let misleading = use_part(&context.training, UpdateRate::Reading, move |snapshot| {
        let shown = seen.look_back(snapshot.clone());
        shown.frame.is_some_and(|frame| frame.latest().accuracy < 0.4)
    });
    // It stays for these settings: prose that comes and goes cannot be read.
    let noted = use_mut_ref(|| None);
    if misleading {
        noted.replace(Some(context.state.experiment.clone()));
    }
    let misleads = noted.borrow().as_ref() == Some(&context.state.experiment);
    let controls = limited(&context.state, *section);
    html! {
        <article class="section">
            <h2 ref={heading} tabindex="-1">{ plain(&format!("{}. {}", section.number(), said.title), locale) }</h2>
            { for said.story.iter().map(story) }
            { figure(context, *section) }
            if *section == Section::Summary { <Summary /> }
            <h3>{ locale.label(words.experiment) }</h3>
            <p><Sentence text={said.shows} /></p>
            <div id="accuracy-note" role="status">
                if misleads { <p class="hint" id="accuracy-says">{ plain(text.drawings.accuracy_says, locale) }</p> }
            </div>
            if !questions.is_empty() {
                <h3>{ locale.label(words.predict) }</h3>
                { for questions.iter().map(|question| html! {
                    <Ask key={question.id()} context={context.clone()} section={*section} question={*question}
                        on_answer={on_answer.clone()} />
                }) }
            }
            if let Some(controls) = controls {
                <h3>{ locale.label(words.controls) }</h3>
                <div class="set-in"><Controls state={controls} dispatch={context.dispatch.clone()} client={context.client.clone()} /></div>
                <button type="button" id="restore" onclick={show(Trial { change: &[], steps: 0 })}>{ locale.label(words.restore) }</button>
            }
            if !said.corrections.is_empty() {
                <h3>{ locale.label(words.exactly) }</h3>
                <ul class="corrections">
                    { for said.corrections.iter().zip(section.corrections()).map(|(correction, trial)| html! {
                        <li><p><Sentence text={*correction} /></p>
                            if trial.steps > 0 || !trial.change.is_empty() {
                                <button type="button" class="show" onclick={show(*trial)}>{ locale.label(words.show) }</button>
                            }</li>
                    }) }
                </ul>
            }
        </article>
    }
}

/// A piece of a story.
fn story(block: &Block) -> Html {
    match block {
        Block::Text(text) => html! { <p><Sentence text={*text} /></p> },
        Block::List(items) => {
            html! { <ul class="points">{ for items.iter().map(|item| html! { <li><Sentence text={*item} /></li> }) }</ul> }
        }
        Block::Formula(formula) => mathml::formula(*formula),
    }
}

/// The section's own drawing.
fn figure(context: &ViewContext, section: Section) -> Html {
    match section {
        Section::Sigmoid => html! { <Curve reach=6.0 /> },
        Section::Why => html! { <OfRecord context={context.clone()} draw={ladder as Drawing} /> },
        Section::Saturation => {
            html! { <><Curve reach=10.0 /><OfRecord context={context.clone()} draw={slopes as Drawing} /></> }
        }
        Section::Steps => html! { <SixSteps ..context.clone() /> },
        Section::Equation => html! { <OneWeight ..context.clone() /> },
        Section::Avoided => html! { <FourReasons ..context.clone() /> },
        Section::Remedies => html! { <Remedies ..context.clone() /> },
        Section::Meaning | Section::Summary | Section::FreePlay => Html::default(),
    }
}

type Drawing = fn(&Record, Locale) -> Html;

#[derive(Properties)]
struct RecordProps {
    context: ViewContext,
    draw: Drawing,
}

impl PartialEq for RecordProps {
    fn eq(&self, other: &Self) -> bool {
        // A section has one drawing.
        self.context == other.context
    }
}

/// A drawing of the step that is shown.
#[component]
fn OfRecord(props: &RecordProps) -> Html {
    let locale = use_locale();
    let shown = use_shown(&props.context, UpdateRate::Reading);
    shown.frame.map(|frame| (props.draw)(frame.latest(), locale)).unwrap_or_default()
}

/// The settings with all controls hidden that the section does not need; none where it needs none.
fn limited(state: &Rc<State>, section: Section) -> Option<Rc<State>> {
    if state.hides("controls") {
        return None;
    }
    match section {
        Section::FreePlay => Some(state.clone()),
        Section::Summary => None,
        Section::Meaning
        | Section::Sigmoid
        | Section::Why
        | Section::Saturation
        | Section::Steps
        | Section::Equation
        | Section::Avoided
        | Section::Remedies => {
            let wanted = section.controls();
            let mut hide = state.hide.clone();
            hide.extend(control_ids().filter(|id| !wanted.contains(id)));
            Some(Rc::new(State { hide, ..(**state).clone() }))
        }
    }
}

fn document_has_focus_in_lesson() -> bool {
    let focused =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    // A list is browsed with the arrow keys: it keeps the focus.
    focused.is_some_and(|element| {
        element.tag_name() != "SELECT" && element.closest("#lesson").is_ok_and(|lesson| lesson.is_some())
    })
}

/// The learner's progress, through which changes come one after the other.
#[derive(Clone, PartialEq)]
struct Learner(Progress);

enum Change {
    Finish(Section),
    Answer(Question, bool),
    Forget,
}

impl Learner {
    fn recall() -> Self {
        Self(lms::progress(OUTLINE))
    }
}

impl Reducible for Learner {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut progress = self.0.clone();
        let event = match change {
            Change::Finish(section) => progress.finish(section.id()),
            Change::Answer(question, right) => progress.answer(question.id(), right),
            Change::Forget => {
                progress = Progress::new(OUTLINE);
                true
            }
        };
        if event { Rc::new(Self(progress)) } else { self }
    }
}
