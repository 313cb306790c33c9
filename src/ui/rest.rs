//! The rest of the page: views, lecture and dialogs that the first bars do without. Its code and words are a second part
//! of the WebAssembly, all that only [`rest`] leads to, so that nothing else may name what is in it. It is fetched once
//! the first bars are there, or as soon as somebody asks for it.

use super::ear;
use super::footer::Footer;
use super::import::{self, ImportNotice};
use super::lesson::{self, Lesson};
use super::look::{Look, use_look};
use super::model::Action;
use super::save;
use super::scene::Scene;
use super::share::{self, Share};
use super::tour::{self, Tour};
use super::views::{self, Views};
use super::{own_data, preferences, styles};
use crate::browser::conductor::Conductor;
use crate::browser::messages::Ear;
use crate::browser::second::{self, Loader, PATIENCE_MS, Second, Task, pause};
use crate::data::{CsvError, Dataset};
use crate::lab::state::Chart;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

/// What the rest can draw.
#[derive(Clone, Copy)]
pub struct Rest {
    adopt_styles: fn(),
    view: fn(Chart, &Scene) -> Html,
    side: fn(&Scene) -> Html,
    views: fn(&Scene) -> Html,
    lesson: fn(&lesson::Props) -> Html,
    share: fn(&share::Props) -> Html,
    opened: fn(&import::Props) -> Html,
    tour: fn() -> Html,
    footer: fn() -> Html,
    /// Opens a step that was exported.
    pub open_file: fn(File, Conductor, Callback<Action>, import::Tell) -> Task<()>,
    /// The samples in a file of somebody's own.
    pub read_data: fn(File) -> Task<Result<Dataset, CsvError>>,
    /// What is wrong with such a file.
    pub refused: fn(Look, &CsvError) -> String,
    /// Listens to the host.
    pub listen: fn(ear::Around) -> Option<Rc<dyn Ear>>,
    save: fn(save::Kind, &'static str),
}

/// Everything that is in the rest.
pub fn rest() -> Rest {
    Rest {
        adopt_styles: styles::adopt,
        view: views::view,
        side: views::side,
        views: |scene| html! { <Views ..scene.clone() /> },
        lesson: |props| html! { <Lesson ..props.clone() /> },
        share: |props| html! { <Share ..props.clone() /> },
        tour: || html! { <Tour /> },
        footer: || html! { <Footer /> },
        opened: |props| html! { <ImportNotice ..props.clone() /> },
        open_file: |file, conductor, dispatch, outcome| {
            Box::pin(import::open(file, conductor, dispatch, outcome))
        },
        read_data: |file| Box::pin(async move { own_data::read(&file).await }),
        refused: own_data::refused,
        listen: ear::listen,
        save: save::save,
    }
}

/// A part of the page that comes with the rest.
#[derive(Clone, PartialEq)]
pub enum Part {
    /// A view by itself.
    View(Chart, Scene),
    /// The charts beside the stage.
    Side(Scene),
    /// The views in tabs.
    Views(Scene),
    /// The lecture.
    Lesson(lesson::Props),
    /// The share dialog.
    Share(share::Props),
    /// What became of a file that was opened.
    Opened(import::Props),
    /// The tour of the first visit.
    Tour,
    /// The foot of the page.
    Footer,
}

thread_local! {
    static REST: Cell<Second<Rest>> = const { Cell::new(Second::Nowhere) };
    /// Charts that are saved once the rest is there.
    static WANTED: RefCell<Vec<(save::Kind, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// Says where the rest comes from.
pub fn come_by(loader: Loader<Rest>) {
    REST.set(Second::Away(loader));
}

/// The rest, if it is here.
pub fn here() -> Option<Rest> {
    second::here(&REST)
}

/// Gets the rest, unless it is here.
pub async fn arrive() -> Option<Rest> {
    let rest = second::arrive(&REST).await?;
    (rest.adopt_styles)();
    WANTED.take().into_iter().for_each(|(kind, id)| (rest.save)(kind, id));
    Some(rest)
}

/// Gets the rest, however long it takes. The notice that it is missing, if it is there, says why nothing happens yet.
pub async fn arrive_at_last() -> Rest {
    lead_to_notice();
    loop {
        if let Some(rest) = arrive().await {
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
pub fn save(kind: save::Kind, id: &'static str) {
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
pub enum Delivery {
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
pub fn use_delivery(wanted: bool) -> (Delivery, Callback<()>) {
    let delivery = use_state_eq(Delivery::default);
    let ask = {
        let delivery = delivery.setter();
        use_callback((), move |(), ()| {
            let delivery = delivery.clone();
            spawn_local(async move {
                delivery.set(if arrive().await.is_some() { Delivery::Here } else { Delivery::Missing });
            });
        })
    };
    let again = {
        let ask = ask.clone();
        Callback::from(move |()| {
            ask.emit(());
            // The button that had the focus goes; the next thing to do gets it.
            spawn_local(async {
                if arrive().await.is_some() {
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
    (*delivery, again)
}

/// Says that the rest did not come, and offers to ask for it at once.
pub fn missing(look: Look, delivery: Delivery, again: &Callback<()>) -> Html {
    if delivery != Delivery::Missing {
        return Html::default();
    }
    let text = look.text();
    let again = again.reform(|_: MouseEvent| ());
    html! {
        <ul class="notices" id="rest-missing" role="alert">
            <li><span>{ look.say(text.rest_missing) }</span><button type="button" id="fetch-again" onclick={again}>{ look.say(text.try_again) }</button></li>
        </ul>
    }
}

/// What a part is given.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The part.
    pub part: Part,
}

/// A part of the page that comes with the rest, and says so while it is on its way.
#[component]
pub fn Later(props: &Props) -> Html {
    let look = use_look();
    let text = look.text();
    // Rendered anew when it has come.
    let delivery = use_context::<Delivery>().unwrap_or_default();
    if let Some(rest) = here() {
        return match &props.part {
            Part::View(chart, scene) => (rest.view)(*chart, scene),
            Part::Side(scene) => (rest.side)(scene),
            Part::Views(scene) => (rest.views)(scene),
            Part::Lesson(props) => (rest.lesson)(props),
            Part::Share(props) => (rest.share)(props),
            Part::Opened(props) => (rest.opened)(props),
            Part::Tour => (rest.tour)(),
            Part::Footer => (rest.footer)(),
        };
    }
    let place = match &props.part {
        Part::Tour => return waiting_tour(look),
        Part::Share(_) | Part::Opened(_) | Part::Footer => return Html::default(),
        Part::Side(_) => "side",
        Part::Views(_) => "views",
        Part::Lesson(_) => "lesson",
        Part::View(..) => "asked",
    };
    html! {
        <section class={classes!(place, "later")}>
            if delivery == Delivery::Coming { <p>{ look.say(text.rest_coming) }</p> }
        </section>
    }
}

/// Keeps the place of the tour, so that nothing moves when it comes.
fn waiting_tour(look: Look) -> Html {
    if !tour::is_due() {
        return Html::default();
    }
    let [first, next, skip] = look.text().first_of_tour;
    html! {
        <div class="tour waiting" aria-hidden="true">
            <p>{ first }</p>
            <button type="button" disabled=true>{ next }</button>
            <button type="button" class="quiet" disabled=true>{ skip }</button>
        </div>
    }
}
