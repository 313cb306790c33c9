//! The page: one reducer for settings, and the wires between it, training and the browser. No frame renders it.

use crate::browser::training_client::TrainingClient;
use crate::browser::trial_runner::TrialRunner;
use crate::browser::url_sync::{self, AddressBar};
use crate::browser::visibility::VisibilityObserver;
use crate::charts::number::Digits;
use crate::charts::theme::Surface;
use crate::data::Source;
use crate::i18n::Lang;
use crate::lab::experiment::Experiment;
use crate::lab::message::Cause;
use crate::lab::protocol;
use crate::lab::state::{Chart, Motion, Numerals, State, Theme};
use crate::lab::view_choices::Side;
use crate::nn::scalar::Dtype;
use crate::page::caption::summary;
use crate::ui::controls::controls::Controls;
use crate::ui::controls::open_file::use_import;
use crate::ui::controls::sides::{controls_of, sides};
use crate::ui::deferred::parts::{Deferred, DeferredPart, LoadState, missing, use_load_state};
use crate::ui::deferred::props::{HostAccess, ImportProps, LessonProps};
use crate::ui::shell::header::Header;
use crate::ui::shell::host_messages::use_messages;
use crate::ui::shell::notices::notices;
use crate::ui::shell::stage::Stage;
use crate::ui::shell::status::Status;
use crate::ui::shell::transport::Transport;
use crate::ui::state::after_paint::use_after_paint;
use crate::ui::state::dataset::{use_dataset, use_digits, use_outlook, use_rival};
use crate::ui::state::locale::Locale;
use crate::ui::state::model::{Action, Model};
use crate::ui::state::preferences;
use crate::ui::state::training_store::{TrainingStore, UpdateRate, use_part};
use crate::ui::state::view_context::ViewContext;
use std::rc::Rc;
use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    let model = use_reducer(|| {
        let (state, notices) = url_sync::read();
        Model::new(state, notices)
    });
    let training = use_memo((), |()| TrainingStore::default());
    let highlight = use_state(|| None::<usize>);
    let sheet = use_state(|| false);
    // A press on a language, or on the lecture, shows at once: what it leads to takes longer than a press may.
    let lang = use_after_paint(preferences::language(model.state.language));
    let lesson = use_after_paint(model.state.lesson);
    let locale = locale(&model.state, lang, preferences::use_dark(), preferences::use_printing());
    let text = locale.text();
    let dispatch = {
        let dispatcher = model.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    // The newest state, for whoever asks between two renders.
    let present = use_mut_ref(|| model.state.clone());
    let client = {
        let training = (*training).clone();
        let state = &model.state;
        let views = protocol::Views { evaluation: true, prediction: true, ..protocol::Views::default() };
        let limit = state.steps;
        use_memo((), move |()| {
            let client = TrainingClient::new(move |event| training.hear(event));
            client.set_views(views);
            client.set_limit(limit.map(u64::from));
            client
        })
    };
    // Something is on the screen, or cannot be: now the rest of the page may come.
    let begun = use_part(&training, UpdateRate::Frames, |snapshot| {
        snapshot.frame.is_some() || snapshot.problem.is_some()
    });
    let messages = use_messages(
        begun,
        HostAccess {
            training: (*training).clone(),
            client: (*client).clone(),
            present: present.clone(),
            dispatch: dispatch.clone(),
        },
    );
    // The lecture is what a link to it leads to; and some networks do not begin without the rest.
    let late = |network: &Experiment| network.dtype == Dtype::Float32 || network.data == Source::Digits;
    let needed = model.state.lesson.is_some() || model.state.networks().any(late);
    let (load_state, fetch_again) = use_load_state(begun || needed);
    let bar = use_memo((), |()| AddressBar::default());
    let trial_runner = use_memo((), |()| TrialRunner::default());

    {
        let (client, messages, bar, present) =
            (client.clone(), messages.clone(), bar.clone(), present.clone());
        let cause = model.cause;
        // What the page starts with is told by `vg:ready`: it is no change.
        let told = use_mut_ref(|| model.state.clone());
        use_effect_with(model.state.clone(), move |state| {
            let changed = told.replace(state.clone()) != *state;
            // What a host set is in force already; an effect that comes late must not bring an older state back.
            if cause == Cause::User {
                *present.borrow_mut() = state.clone();
                client.set_experiment(&state.experiment, state.duel.as_ref());
            }
            client.set_limit(state.steps.map(u64::from));
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
            let listening = training.listen(UpdateRate::Frames, move || {
                if let (Some(messages), Some(frame)) = (messages.borrow().as_ref(), &heard.snapshot().frame) {
                    messages.stepped(frame);
                }
            });
            move || drop(listening)
        });
    }
    use_digits(&client, &model.state);
    {
        let client = (*client).clone();
        use_effect_with((), move |()| {
            let sight = VisibilityObserver::watch(client);
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
    use_effect_with(locale, |locale| preferences::show(*locale));
    {
        let client = client.clone();
        let still = preferences::wants_little_motion(model.state.motion == Motion::Reduce);
        let (wanted, limit) = (model.state.play, model.state.steps);
        use_effect_with((), move |()| match (wanted, limit) {
            (true, _) if !still => client.play(),
            // A link to a step leads there for everybody; who wants little motion does not see the way.
            (true, Some(steps)) => client.advance(u64::from(steps), None),
            _ => {}
        });
    }
    {
        let client = client.clone();
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
                        if client.is_busy() { client.stop() } else { client.play() }
                    }
                    "ArrowRight" => client.advance(1, None),
                    _ => {}
                }
            }
        });
    }
    // Samples come with the first frame of a run.
    let (playing, waiting, _) = use_part(&training, UpdateRate::Frames, |snapshot| {
        (snapshot.playing, snapshot.waiting, snapshot.run())
    });
    let dataset = use_dataset(&client, &model.state.experiment);
    let init_prediction = use_outlook(&model.state.experiment, &dataset);
    let rival = use_rival(&client, &model.state);
    let state = use_memo(model.state.clone(), State::clone);
    let past = use_state(|| None::<u64>);
    let look_back = {
        let (past, client) = (past.setter(), client.clone());
        use_callback((), move |step: Option<u64>, ()| {
            if step.is_some() {
                client.pause();
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
    let (open_file, opened) = use_import(fixed, &client, &dispatch);
    let context = ViewContext {
        state: state.clone(),
        training: (*training).clone(),
        dataset,
        init_prediction,
        rival,
        trial_runner: (*trial_runner).clone(),
        client: (*client).clone(),
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
        <ContextProvider<Locale> context={locale}>
        <ContextProvider<LoadState> context={load_state}>
        <div class={classes!("lab", embed.then_some("embed"), sheet.then_some("sheet-open"), large_text.then_some("large-text"))}>
            <span class="em" ref={probe}></span>
            if !embed { <Header model={Rc::new((*model).clone())} dispatch={dispatch.clone()} client={(*client).clone()} on_file={open_file} /> }
            if !embed && lesson.is_none() { <Deferred part={DeferredPart::Tour} /> }
            { missing(locale, load_state, &fetch_again) }
            { notices(locale, &model, &dispatch) }
            if opened.is_some() { <Deferred part={DeferredPart::Opened(ImportProps { outcome: opened })} /> }
            <main class={classes!("columns", (settings_hidden && lesson.is_none()).then_some("without-controls"), lesson.map(|_| "with-lesson"))}>
                if embed { <h1 class="spoken-only">{ locale.label(text.title) }</h1> }
                <p class="spoken-only">{ locale.label(&summary(text, &model.state, locale)) }</p>
                if let Some(section) = lesson {
                    <Deferred part={DeferredPart::Lesson(LessonProps { context: context.clone(), section, on_complete: complete })} />
                }
                if !settings_hidden {
                    <div class="controls" id="controls" role="region" aria-label={text.controls}>
                        <fieldset class="all" disabled={model.state.locks("controls")}>
                            if model.state.duel.is_some() { { sides(locale, *side, &choose_side) } }
                            <Controls state={controls_state} dispatch={controls_dispatch} client={(*client).clone()} />
                        </fieldset>
                    </div>
                }
                <div class="centre">
                    if context.shows(Chart::Gradients) { <Stage ..context.clone() /> }
                    <div class="dock">
                        if !model.state.hides("transport") {
                            <Transport ..context.clone() />
                        }
                        if !settings_hidden {
                            <button type="button" class="open-sheet" aria-expanded={sheet.to_string()} aria-controls="controls" onclick={toggle_sheet}>
                                { if *sheet { locale.label(text.close_controls) } else { locale.label(text.open_controls) } }
                            </button>
                        }
                    </div>
                </div>
                { charts(&context) }
            </main>
            <footer>
                if embed && url_sync::page().is_some() {
                    <a href={url_sync::link(&whole_page(&model.state))} target="_blank" rel="noopener">{ locale.label(text.full_page) }</a>
                } else if !embed {
                    <Deferred part={DeferredPart::Footer} />
                }
            </footer>
            <Status ..context.clone() />
        </div>
        </ContextProvider<LoadState>>
        </ContextProvider<Locale>>
    }
}

/// The same run in the whole page, where nothing is hidden or fixed.
fn whole_page(state: &State) -> State {
    State { embed: false, hide: Vec::new(), lock: Vec::new(), charts: Vec::new(), id: None, ..state.clone() }
}

/// The charts beside and below the main one: those that were asked for, in their order, or those of the whole page.
fn charts(context: &ViewContext) -> Html {
    let asked = &context.state.charts;
    if !asked.is_empty() {
        let others = asked.iter().filter(|chart| **chart != Chart::Gradients);
        return html! { <div class="asked">{ for others.map(|chart| html! { <Deferred part={DeferredPart::View(*chart, context.clone())} /> }) }</div> };
    }
    if context.state.embed {
        return Html::default();
    }
    html! {
        <>
            <Deferred part={DeferredPart::Side(context.clone())} />
            <Deferred part={DeferredPart::Views(context.clone())} />
        </>
    }
}

fn locale(state: &State, lang: Lang, system_dark: bool, printing: bool) -> Locale {
    let surface = match state.theme {
        _ if printing => Surface::Light,
        Theme::Light => Surface::Light,
        Theme::Dark => Surface::Dark,
        Theme::Auto if system_dark => Surface::Dark,
        Theme::Auto => Surface::Light,
    };
    let numerals = if state.numerals == Numerals::Auto { lang.info().numerals } else { state.numerals };
    let digits = if numerals == Numerals::Bengali { Digits::Bengali } else { Digits::Latin };
    Locale { lang, digits, surface, paper: printing }
}
