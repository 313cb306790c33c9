//! The deferred parts of the page: views, lesson and dialogs that the first view does without. Their code and words are a
//! second part of the WebAssembly, loaded once the first bars are there, or as soon as something of it is needed. What
//! they are stands in `ui/deferred_module.rs`; nothing else names them, or they would be in the first part.

use super::props::{HostAccess, ImportProps, ImportSetter, LessonProps, PictureFormat, ShareProps};
use crate::browser::host_bridge::HostListener;
use crate::browser::lazy::{self, Lazy, Loader, PATIENCE_MS, Task, pause};
use crate::browser::training_client::TrainingClient;
use crate::data::{CsvError, Dataset};
use crate::lab::state::Chart;
use crate::ui::state::first_visit;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::model::Action;
use crate::ui::state::preferences;
use crate::ui::state::view_context::ViewContext;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

/// The functions of the deferred parts.
#[derive(Clone, Copy)]
pub struct DeferredModule {
    /// Adds their style sheets.
    pub adopt_styles: fn(),
    /// A view by itself.
    pub view: fn(Chart, &ViewContext) -> Html,
    /// The charts beside the main chart.
    pub side: fn(&ViewContext) -> Html,
    /// The views in tabs.
    pub views: fn(&ViewContext) -> Html,
    /// The lesson.
    pub lesson: fn(&LessonProps) -> Html,
    /// The share dialog.
    pub share: fn(&ShareProps) -> Html,
    /// The notice about a file that was opened.
    pub opened: fn(&ImportProps) -> Html,
    /// The tour of the first visit.
    pub tour: fn() -> Html,
    /// The footer.
    pub footer: fn() -> Html,
    /// Opens a step that was exported.
    pub open_file: fn(File, TrainingClient, Callback<Action>, ImportSetter) -> Task<()>,
    /// The samples in a file of the user's own.
    pub read_data: fn(File) -> Task<Result<Dataset, CsvError>>,
    /// What is wrong with such a file.
    pub csv_error: fn(Locale, &CsvError) -> String,
    /// Listens to the host.
    pub listen: fn(HostAccess) -> Option<Rc<dyn HostListener>>,
    /// Saves the chart of that id.
    pub save: fn(PictureFormat, &'static str),
}

/// A part of the page that is deferred.
#[derive(Clone, PartialEq)]
pub enum DeferredPart {
    /// A view by itself.
    View(Chart, ViewContext),
    /// The charts beside the main chart.
    Side(ViewContext),
    /// The views in tabs.
    Views(ViewContext),
    /// The lesson.
    Lesson(LessonProps),
    /// The share dialog.
    Share(ShareProps),
    /// The notice about a file that was opened.
    Opened(ImportProps),
    /// The tour of the first visit.
    Tour,
    /// The footer.
    Footer,
}

thread_local! {
    static REST: Cell<Lazy<DeferredModule>> = const { Cell::new(Lazy::Nowhere) };
    /// Charts that are saved once the rest is there.
    static WANTED: RefCell<Vec<(PictureFormat, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// Says where the rest comes from.
pub fn set_loader(loader: Loader<DeferredModule>) {
    REST.set(Lazy::Away(loader));
}

/// The rest, if it is here.
pub fn here() -> Option<DeferredModule> {
    lazy::here(&REST)
}

/// Gets the rest, unless it is here.
pub async fn load() -> Option<DeferredModule> {
    let rest = lazy::load(&REST).await?;
    (rest.adopt_styles)();
    WANTED.take().into_iter().for_each(|(kind, id)| (rest.save)(kind, id));
    Some(rest)
}

/// Gets the rest, however long it takes. The notice that it is missing, if it is there, says why nothing happens yet.
pub async fn load_with_retry() -> DeferredModule {
    lead_to_notice();
    loop {
        if let Some(rest) = load().await {
            return rest;
        }
        pause(PATIENCE_MS).await;
    }
}

/// Leads to the notice that the rest is missing; says whether there is one.
pub fn lead_to_notice() -> bool {
    here().is_none() && preferences::focus("fetch-again")
}

/// Saves the chart of that id: now, or once the rest is here. The notice that the rest is missing, if it is there, says
/// why nothing happens yet.
pub fn save(kind: PictureFormat, id: &'static str) {
    if let Some(rest) = here() {
        return (rest.save)(kind, id);
    }
    let wanted = (kind, id);
    WANTED.with_borrow_mut(|all| {
        if !all.contains(&wanted) {
            all.push(wanted);
        }
    });
    lead_to_notice();
}

/// How far the rest has come: a context of the page.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum LoadState {
    /// It was not asked for, or is on its way.
    #[default]
    Coming,
    /// It is here.
    Here,
    /// It did not come, and is asked for again from time to time.
    Missing,
}

/// Asks for the rest once it is `wanted`, again and again if it does not come; says how far it has come, and asks at once
/// when it is called.
#[hook]
pub fn use_load_state(wanted: bool) -> (LoadState, Callback<()>) {
    let load_state = use_state_eq(LoadState::default);
    let ask = {
        let load_state = load_state.setter();
        use_callback((), move |(), ()| {
            let load_state = load_state.clone();
            spawn_local(async move {
                load_state.set(if load().await.is_some() { LoadState::Here } else { LoadState::Missing });
            });
        })
    };
    let again = {
        let ask = ask.clone();
        Callback::from(move |()| {
            ask.emit(());
            // The button that had the focus goes; the next thing to do gets it.
            spawn_local(async {
                if load().await.is_some() {
                    preferences::focus("play");
                }
            });
        })
    };
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            spawn_local(async move {
                while here().is_none() {
                    ask.emit(());
                    pause(PATIENCE_MS).await;
                }
                // It may have come to somebody else.
                ask.emit(());
            });
        }
    });
    (*load_state, again)
}

/// Says that the rest did not come, and offers to ask for it at once.
pub fn missing(locale: Locale, load_state: LoadState, again: &Callback<()>) -> Html {
    if load_state != LoadState::Missing {
        return Html::default();
    }
    let text = locale.text();
    let again = again.reform(|_: MouseEvent| ());
    html! {
        <ul class="notices" id="rest-missing" role="alert">
            <li><span>{ locale.label(text.rest_missing) }</span><button type="button" id="fetch-again" onclick={again}>{ locale.label(text.try_again) }</button></li>
        </ul>
    }
}

/// What a part is given.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The part.
    pub part: DeferredPart,
}

/// A part of the page that comes with the rest, and says so while it is on its way.
#[component]
pub fn Deferred(props: &Props) -> Html {
    let locale = use_locale();
    let text = locale.text();
    // Rendered anew when it has come.
    let load_state = use_context::<LoadState>().unwrap_or_default();
    if let Some(rest) = here() {
        return match &props.part {
            DeferredPart::View(chart, context) => (rest.view)(*chart, context),
            DeferredPart::Side(context) => (rest.side)(context),
            DeferredPart::Views(context) => (rest.views)(context),
            DeferredPart::Lesson(props) => (rest.lesson)(props),
            DeferredPart::Share(props) => (rest.share)(props),
            DeferredPart::Opened(props) => (rest.opened)(props),
            DeferredPart::Tour => (rest.tour)(),
            DeferredPart::Footer => (rest.footer)(),
        };
    }
    let place = match &props.part {
        DeferredPart::Tour => return waiting_tour(locale),
        DeferredPart::Share(_) | DeferredPart::Opened(_) | DeferredPart::Footer => return Html::default(),
        DeferredPart::Side(_) => "side",
        DeferredPart::Views(_) => "views",
        DeferredPart::Lesson(_) => "lesson",
        DeferredPart::View(..) => "asked",
    };
    html! {
        <section class={classes!(place, "later")}>
            if load_state == LoadState::Coming { <p>{ locale.label(text.rest_coming) }</p> }
        </section>
    }
}

/// Keeps the place of the tour, so that nothing moves when it comes.
fn waiting_tour(locale: Locale) -> Html {
    if !first_visit::is_tour_due() {
        return Html::default();
    }
    let words = &locale.text().first_of_tour;
    html! {
        <div class="tour waiting" aria-hidden="true">
            <p>{ words.says }</p>
            <button type="button" disabled=true>{ words.next }</button>
            <button type="button" class="quiet" disabled=true>{ words.skip }</button>
        </div>
    }
}
