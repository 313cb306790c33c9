//! The deferred parts of the page: views, lesson and dialogs that the first view does without. Their code and words are a
//! second part of the WebAssembly, loaded once the first bars are there, or as soon as something of it is needed. What
//! they are stands in `ui/deferred_module.rs`; nothing else names them, or they would be in the first part.

use super::props::{HostAccess, ImportProps, ImportSetter, LessonProps, PictureFormat, ShareProps};
use crate::browser::host_listener::HostListener;
use crate::browser::lazy::{self, Lazy, Loader, RETRY_MS, Task, sleep};
use crate::browser::training_client::TrainingClient;
use crate::data::{CsvError, Dataset, Source};
use crate::lab::experiment::Experiment;
use crate::lab::state::{Chart, State};
use crate::nn::scalar::Dtype;
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
    static MODULE: Cell<Lazy<DeferredModule>> = const { Cell::new(Lazy::Unset) };
    /// Charts that are saved once the parts are loaded.
    static PENDING_SAVES: RefCell<Vec<(PictureFormat, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// Sets what loads the parts.
pub fn set_loader(loader: Loader<DeferredModule>) {
    MODULE.set(Lazy::Pending(loader));
}

/// The parts, if they are loaded.
pub fn get() -> Option<DeferredModule> {
    lazy::get(&MODULE)
}

/// Loads the parts, unless they are loaded already; `None` where the download failed.
pub async fn load() -> Option<DeferredModule> {
    let module = lazy::load(&MODULE).await?;
    (module.adopt_styles)();
    PENDING_SAVES.take().into_iter().for_each(|(kind, id)| (module.save)(kind, id));
    Some(module)
}

/// Loads the parts and tries until that succeeds. The notice about the failed download, if it is there, gets the focus.
pub async fn load_with_retry() -> DeferredModule {
    focus_notice();
    loop {
        if let Some(module) = load().await {
            return module;
        }
        sleep(RETRY_MS).await;
    }
}

/// Focuses the notice about the failed download; `false` where there is none.
pub fn focus_notice() -> bool {
    get().is_none() && preferences::focus("fetch-again")
}

/// Saves the chart of that id: now, or once the parts are loaded. The notice about the failed download, if it is there,
/// gets the focus.
pub fn save(kind: PictureFormat, id: &'static str) {
    if let Some(module) = get() {
        return (module.save)(kind, id);
    }
    let wanted = (kind, id);
    PENDING_SAVES.with_borrow_mut(|all| {
        if !all.contains(&wanted) {
            all.push(wanted);
        }
    });
    focus_notice();
}

/// Whether the parts are loaded: a context of the page.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum LoadState {
    /// Not requested, or being downloaded.
    #[default]
    Loading,
    /// Loaded.
    Loaded,
    /// The download failed, and is tried again from time to time.
    Failed,
}

/// Loads the parts once they are `needed`, again and again where the download fails. Returns the state, and a callback
/// that tries at once.
#[hook]
pub fn use_load_state(needed: bool) -> (LoadState, Callback<()>) {
    let load_state = use_state_eq(LoadState::default);
    let ask = {
        let load_state = load_state.setter();
        use_callback((), move |(), ()| {
            let load_state = load_state.clone();
            spawn_local(async move {
                load_state.set(if load().await.is_some() { LoadState::Loaded } else { LoadState::Failed });
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
    use_effect_with(needed, move |needed| {
        if *needed {
            spawn_local(async move {
                while get().is_none() {
                    ask.emit(());
                    sleep(RETRY_MS).await;
                }
                // Another caller may have loaded them.
                ask.emit(());
            });
        }
    });
    (*load_state, again)
}

/// Whether that state cannot do without the deferred parts: the lesson is what a link to it leads to, and some networks
/// do not begin without them.
pub fn needs_deferred(state: &State) -> bool {
    let late = |network: &Experiment| network.dtype == Dtype::Float32 || network.data == Source::Digits;
    state.lesson.is_some() || state.networks().any(late)
}

/// A notice about the failed download, with a button that tries again.
pub fn load_failure(locale: Locale, load_state: LoadState, again: &Callback<()>) -> Html {
    if load_state != LoadState::Failed {
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

/// Which part.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The part.
    pub part: DeferredPart,
}

/// A deferred part; says so while it is being loaded.
#[component]
pub fn Deferred(props: &Props) -> Html {
    let locale = use_locale();
    let text = locale.text();
    // Rendered again when this changes.
    let load_state = use_context::<LoadState>().unwrap_or_default();
    if let Some(module) = get() {
        return match &props.part {
            DeferredPart::View(chart, context) => (module.view)(*chart, context),
            DeferredPart::Side(context) => (module.side)(context),
            DeferredPart::Views(context) => (module.views)(context),
            DeferredPart::Lesson(props) => (module.lesson)(props),
            DeferredPart::Share(props) => (module.share)(props),
            DeferredPart::Opened(props) => (module.opened)(props),
            DeferredPart::Tour => (module.tour)(),
            DeferredPart::Footer => (module.footer)(),
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
            if load_state == LoadState::Loading { <p>{ locale.label(text.rest_coming) }</p> }
        </section>
    }
}

/// Keeps the space of the tour, so that nothing moves when it is loaded.
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
