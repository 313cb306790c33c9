//! The page: one reducer for settings, and the wires between it, training and the browser. No frame renders it.

use super::caption::summary;
use super::controls::Controls;
use super::ear::{Around, use_messages};
use super::header::Header;
use super::import::{self, use_import};
use super::lesson;
use super::look::Look;
use super::material::{use_dataset, use_digits, use_outlook, use_rival};
use super::model::{Action, Model};
use super::notices::notices;
use super::portions::use_after_paint;
use super::preferences;
use super::rest::{Delivery, Later, Part, missing, use_delivery};
use super::scene::Scene;
use super::sides::{Side, controls_of, sides};
use super::stage::Stage;
use super::status::Status;
use super::training::{Pace, Training, use_part};
use super::transport::Transport;
use crate::browser::conductor::Conductor;
use crate::browser::location::{self, AddressBar};
use crate::browser::sight::Sight;
use crate::browser::surveyor::Surveyor;
use crate::charts::number::Digits;
use crate::charts::theme::Surface;
use crate::data::Source;
use crate::i18n::Lang;
use crate::lab::experiment::Experiment;
use crate::lab::message::Cause;
use crate::lab::protocol;
use crate::lab::state::{Chart, Motion, Numerals, State, Theme};
use crate::nn::scalar::Dtype;
use std::rc::Rc;
use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    let model = use_reducer(|| {
        let (state, notices) = location::read();
        Model::new(state, notices)
    });
    let training = use_memo((), |()| Training::default());
    let highlight = use_state(|| None::<usize>);
    let sheet = use_state(|| false);
    // A press on a language, or on the lecture, shows at once: what it leads to takes longer than a press may.
    let lang = use_after_paint(preferences::language(model.state.language));
    let lesson = use_after_paint(model.state.lesson);
    let look = look(&model.state, lang, preferences::use_dark(), preferences::use_printing());
    let text = look.text();
    let dispatch = {
        let dispatcher = model.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    // The newest state, for whoever asks between two renders.
    let present = use_mut_ref(|| model.state.clone());
    let conductor = {
        let training = (*training).clone();
        let state = &model.state;
        let views = protocol::Views { evaluation: true, prediction: true, ..protocol::Views::default() };
        let limit = state.steps;
        use_memo((), move |()| {
            let conductor = Conductor::new(move |event| training.hear(event));
            conductor.set_views(views);
            conductor.set_limit(limit.map(u64::from));
            conductor
        })
    };
    // Something is on the screen, or cannot be: now the rest of the page may come.
    let begun = use_part(&training, Pace::Frames, |live| live.frame.is_some() || live.problem.is_some());
    let messages = use_messages(
        begun,
        Around {
            training: (*training).clone(),
            conductor: (*conductor).clone(),
            present: present.clone(),
            dispatch: dispatch.clone(),
        },
    );
    // The lecture is what a link to it leads to; and some networks do not begin without the rest.
    let late = |network: &Experiment| network.dtype == Dtype::Float32 || network.data == Source::Digits;
    let needed = model.state.lesson.is_some() || model.state.networks().any(late);
    let (delivery, fetch_again) = use_delivery(begun || needed);
    let bar = use_memo((), |()| AddressBar::default());
    let surveyor = use_memo((), |()| Surveyor::default());

    {
        let (conductor, messages, bar, present) =
            (conductor.clone(), messages.clone(), bar.clone(), present.clone());
        let cause = model.cause;
        // What the page starts with is told by `vg:ready`: it is no change.
        let told = use_mut_ref(|| model.state.clone());
        use_effect_with(model.state.clone(), move |state| {
            let changed = told.replace(state.clone()) != *state;
            // What a host set is in force already; an effect that comes late must not bring an older state back.
            if cause == Cause::User {
                *present.borrow_mut() = state.clone();
                conductor.set_experiment(&state.experiment, state.duel.as_ref());
            }
            conductor.set_limit(state.steps.map(u64::from));
            if !state.embed {
                bar.show(state);
            }
            if let Some(messages) = messages.borrow().as_ref().filter(|_| changed) {
                messages.changed(state, cause);
            }
        });
    }
    {
        let (messages, training) = (messages.clone(), (*training).clone());
        use_effect_with((), move |()| {
            let heard = training.clone();
            let listening = training.listen(Pace::Frames, move || {
                if let (Some(messages), Some(frame)) = (messages.borrow().as_ref(), &heard.live().frame) {
                    messages.stepped(frame);
                }
            });
            move || drop(listening)
        });
    }
    use_digits(&conductor, &model.state);
    {
        let conductor = (*conductor).clone();
        use_effect_with((), move |()| {
            let sight = Sight::watch(conductor);
            move || drop(sight)
        });
    }
    {
        let (bar, dispatch) = (bar.clone(), dispatch.clone());
        use_effect_with((), move |()| {
            let visits = bar.hear(move |state, notices| {
                dispatch.emit(Action::Replace(Box::new(state), notices, Cause::User));
            });
            move || drop(visits)
        });
    }
    use_effect_with(look, |look| preferences::show(*look));
    {
        let conductor = conductor.clone();
        let still = preferences::wants_little_motion(model.state.motion == Motion::Reduce);
        let (wanted, limit) = (model.state.play, model.state.steps);
        use_effect_with((), move |()| match (wanted, limit) {
            (true, _) if !still => conductor.play(),
            // A link to a step leads there for everybody; who wants little motion does not see the way.
            (true, Some(steps)) => conductor.advance(u64::from(steps), None),
            _ => {}
        });
    }
    {
        let conductor = conductor.clone();
        let locked = model.state.locks("transport") || model.state.hides("transport");
        let dispatch = dispatch.clone();
        preferences::use_keys(locked, move |event: &KeyboardEvent| {
            if let Some(back) = preferences::travels(event) {
                event.prevent_default();
                return dispatch.emit(if back { Action::Undo } else { Action::Redo });
            }
            if preferences::is_free(event) {
                match event.key().as_str() {
                    " " | "k" => {
                        event.prevent_default();
                        if conductor.is_busy() { conductor.stop() } else { conductor.play() }
                    }
                    "ArrowRight" => conductor.advance(1, None),
                    _ => {}
                }
            }
        });
    }
    // Samples come with the first frame of a run.
    let (playing, waiting, _) =
        use_part(&training, Pace::Frames, |live| (live.playing, live.waiting, live.run()));
    let dataset = use_dataset(&conductor, &model.state.experiment);
    let outlook = use_outlook(&model.state.experiment, &dataset);
    let rival = use_rival(&conductor, &model.state);
    let state = use_memo(model.state.clone(), State::clone);
    let past = use_state(|| None::<u64>);
    let look_back = {
        let (past, conductor) = (past.setter(), conductor.clone());
        use_callback((), move |step: Option<u64>, ()| {
            if step.is_some() {
                conductor.pause();
            }
            past.set(step);
        })
    };
    {
        // Whoever trains on, or begins anew, wants to see what is now.
        let past = past.setter();
        use_effect_with((playing, waiting), move |(playing, waiting)| {
            if *playing || *waiting {
                past.set(None);
            }
        });
    }
    let cursor = use_state_eq(|| None::<usize>);
    let walk = {
        let cursor = cursor.setter();
        use_callback((), move |phase: Option<usize>, ()| cursor.set(phase))
    };
    {
        // Whoever plays, or changes the network, is shown whole steps.
        let cursor = cursor.setter();
        use_effect_with((playing, model.state.experiment.clone()), move |_| cursor.set(None));
    }
    let look_at = {
        let highlight = highlight.setter();
        use_callback((), move |layer: Option<usize>, ()| highlight.set(layer))
    };
    let toggle_sheet = {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| sheet.set(!*sheet))
    };
    let embed = model.state.embed;
    let probe = use_node_ref();
    let large_text = preferences::use_large_text(&probe);
    let fixed = ["controls", "share"].iter().any(|part| model.state.hides(part) || model.state.locks(part));
    let (open_file, opened) = use_import(fixed, &conductor, &dispatch);
    let scene = Scene {
        state: state.clone(),
        training: (*training).clone(),
        dataset,
        outlook,
        rival,
        surveyor: (*surveyor).clone(),
        conductor: (*conductor).clone(),
        dispatch: dispatch.clone(),
        highlight: *highlight,
        on_highlight: look_at,
        past: *past,
        on_past: look_back,
        cursor: *cursor,
        on_cursor: walk,
    };
    let side = use_state(Side::default);
    let controls = {
        let deps = (model.state.clone(), *side);
        use_memo(deps, |(state, side)| controls_of(*side, state, &dispatch))
    };
    let (controls_state, controls_dispatch) = (*controls).clone();
    let choose_side = {
        let side = side.setter();
        use_callback((), move |chosen: Side, ()| side.set(chosen))
    };
    let lesson = lesson.filter(|_| !model.state.hides("lesson"));
    let complete = {
        let messages = messages.clone();
        use_callback((), move |(score, passed): (f64, bool), ()| {
            if let Some(messages) = messages.borrow().as_ref() {
                messages.complete(score, passed);
            }
        })
    };
    // The lecture sets the controls that it needs into its text.
    let settings_hidden = model.state.hides("controls") || lesson.is_some();
    html! {
        <ContextProvider<Look> context={look}>
        <ContextProvider<Delivery> context={delivery}>
        <div class={classes!("lab", embed.then_some("embed"), sheet.then_some("sheet-open"), large_text.then_some("large-text"))}>
            <span class="em" ref={probe}></span>
            if !embed { <Header model={Rc::new((*model).clone())} dispatch={dispatch.clone()} conductor={(*conductor).clone()} on_file={open_file} /> }
            if !embed && lesson.is_none() { <Later part={Part::Tour} /> }
            { missing(look, delivery, &fetch_again) }
            { notices(look, &model, &dispatch) }
            if opened.is_some() { <Later part={Part::Opened(import::Props { outcome: opened })} /> }
            <main class={classes!("columns", (settings_hidden && lesson.is_none()).then_some("without-controls"), lesson.map(|_| "with-lesson"))}>
                if embed { <h1 class="spoken-only">{ look.say(text.title) }</h1> }
                <p class="spoken-only">{ look.say(&summary(text, &model.state, look)) }</p>
                if let Some(section) = lesson {
                    <Later part={Part::Lesson(lesson::Props { scene: scene.clone(), section, on_complete: complete })} />
                }
                if !settings_hidden {
                    <div class="controls" id="controls" role="region" aria-label={text.controls}>
                        <fieldset class="all" disabled={model.state.locks("controls")}>
                            if model.state.duel.is_some() { { sides(look, *side, &choose_side) } }
                            <Controls state={controls_state} dispatch={controls_dispatch} conductor={(*conductor).clone()} />
                        </fieldset>
                    </div>
                }
                <div class="centre">
                    if scene.shows(Chart::Gradients) { <Stage ..scene.clone() /> }
                    <div class="dock">
                        if !model.state.hides("transport") {
                            <Transport ..scene.clone() />
                        }
                        if !settings_hidden {
                            <button type="button" class="open-sheet" aria-expanded={sheet.to_string()} aria-controls="controls" onclick={toggle_sheet}>
                                { if *sheet { look.say(text.close_controls) } else { look.say(text.open_controls) } }
                            </button>
                        }
                    </div>
                </div>
                { charts(&scene) }
            </main>
            <footer>
                if embed && location::page().is_some() {
                    <a href={location::link(&whole_page(&model.state))} target="_blank" rel="noopener">{ look.say(text.full_page) }</a>
                } else if !embed {
                    <Later part={Part::Footer} />
                }
            </footer>
            <Status ..scene.clone() />
        </div>
        </ContextProvider<Delivery>>
        </ContextProvider<Look>>
    }
}

/// The same run in the whole page, where nothing is hidden or fixed.
fn whole_page(state: &State) -> State {
    State { embed: false, hide: Vec::new(), lock: Vec::new(), charts: Vec::new(), id: None, ..state.clone() }
}

/// The charts beside and below the main one: those that were asked for, in their order, or those of the whole page.
fn charts(scene: &Scene) -> Html {
    let asked = &scene.state.charts;
    if !asked.is_empty() {
        let others = asked.iter().filter(|chart| **chart != Chart::Gradients);
        return html! { <div class="asked">{ for others.map(|chart| html! { <Later part={Part::View(*chart, scene.clone())} /> }) }</div> };
    }
    if scene.state.embed {
        return Html::default();
    }
    html! {
        <>
            <Later part={Part::Side(scene.clone())} />
            <Later part={Part::Views(scene.clone())} />
        </>
    }
}

fn look(state: &State, lang: Lang, system_dark: bool, printing: bool) -> Look {
    let surface = match state.theme {
        _ if printing => Surface::Light,
        Theme::Light => Surface::Light,
        Theme::Dark => Surface::Dark,
        Theme::Auto if system_dark => Surface::Dark,
        Theme::Auto => Surface::Light,
    };
    let digits = if state.numerals == Numerals::Bengali { Digits::Bengali } else { Digits::Latin };
    Look { lang, digits, surface, paper: printing }
}
