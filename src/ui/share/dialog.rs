//! The share dialog: a link, a QR code, what goes into a course, downloads, and a step to open.

use crate::browser::url_sync;
use crate::data::Source;
use crate::i18n::{Lang, fill};
use crate::lab::snippet::{SnippetTarget, snippet};
use crate::lab::state::{Language, State, Theme};
use crate::ui::deferred::props::ShareProps;
use crate::ui::share::copy::Copy;
use crate::ui::share::downloads::Downloads;
use crate::ui::share::options::{Choice, Controls};
use crate::ui::share::qr::Code;
use crate::ui::state::locale::use_locale;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// What a link says beyond the experiment.
#[derive(Clone, PartialEq)]
pub struct Options {
    /// The language that it asks for.
    pub language: Language,
    /// The theme that it asks for.
    pub theme: Theme,
    /// Whether it runs to the present step.
    pub with_step: bool,
    /// Whether it starts by itself.
    pub with_play: bool,
    /// The controls that it does not show.
    pub hide: Vec<&'static str>,
    /// The controls that it fixes.
    pub lock: Vec<&'static str>,
}

impl Options {
    fn of(state: &State) -> Self {
        Self {
            language: state.language,
            theme: state.theme,
            with_step: false,
            with_play: false,
            hide: state.hide.clone(),
            lock: state.lock.clone(),
        }
    }

    fn apply(&self, state: &State, step: u32) -> State {
        State {
            language: self.language,
            theme: self.theme,
            play: self.with_play || self.with_step,
            steps: self.with_step.then_some(step),
            hide: self.hide.clone(),
            lock: self.lock.clone(),
            id: None,
            ..state.clone()
        }
    }
}

/// The dialog, open as long as it is there.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let ShareProps { state, client, on_close, on_file } = props;
    let locale = use_locale();
    let (text, words) = (locale.text(), &locale.more().sharing);
    let options = use_state(|| Options::of(state));
    let place = use_state(SnippetTarget::default);
    let previewed = use_state(|| false);
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            // A browser without modal dialogs shows it in the page.
            if dialog.show_modal().is_err() {
                dialog.set_open(true);
            }
        }
    });
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            dialog.cast::<HtmlDialogElement>().inspect(HtmlDialogElement::close);
        })
    };
    let closed = on_close.reform(|_: Event| ());
    let change = {
        let options = options.clone();
        Callback::from(move |changed: Options| options.set(changed))
    };
    let ticked = |set: fn(&mut Options, bool)| {
        let (options, change) = ((*options).clone(), change.clone());
        Callback::from(move |event: Event| {
            let mut options = options.clone();
            set(&mut options, event.target_unchecked_into::<HtmlInputElement>().checked());
            change.emit(options);
        })
    };
    let chosen = |set: fn(&mut Options, &str)| {
        let (options, change) = ((*options).clone(), change.clone());
        Callback::from(move |id: String| {
            let mut options = options.clone();
            set(&mut options, &id);
            change.emit(options);
        })
    };
    let choose_place = {
        let place = place.clone();
        Callback::from(move |id: String| place.set(SnippetTarget::from_id(&id).unwrap_or_default()))
    };
    let open_preview = {
        let previewed = previewed.setter();
        Callback::from(move |event: Event| {
            previewed.set(event.target_unchecked_into::<web_sys::Element>().has_attribute("open"));
        })
    };
    let file_chosen = {
        let (on_file, dialog) = (on_file.clone(), dialog.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                on_file.emit(file);
                // What becomes of it is told on the page.
                dialog.cast::<HtmlDialogElement>().inspect(HtmlDialogElement::close);
            }
        })
    };
    let reached = client.latest().map_or(0, |frame| frame.latest().step);
    let shared = options.apply(state, u32::try_from(reached).unwrap_or(u32::MAX));
    let link = url_sync::link(&State { embed: false, ..shared.clone() });
    let page = url_sync::page();
    let own_data = state.networks().any(|network| network.data == Source::Csv);
    let own_names = Lang::ALL.iter().map(|lang| (lang.id(), lang.info().name));
    let languages = std::iter::once((Language::Auto.id(), words.readers_own)).chain(own_names);
    let theme_name = |theme: &Theme| match theme {
        Theme::Auto => words.readers_own,
        Theme::Light | Theme::Dark => (text.themes)(*theme),
    };
    let themes = Theme::ALL.iter().map(|theme| (theme.id(), theme_name(theme)));
    let places = SnippetTarget::ALL.iter().map(|place| (place.id(), (words.places)(*place)));
    html! {
        <dialog ref={dialog} class="share" id="share-dialog" aria-labelledby="share-title" onclose={closed}>
            <div class="head">
                <h2 id="share-title">{ locale.label(text.share) }</h2>
                <button type="button" id="share-close" onclick={close}>{ locale.label(words.close) }</button>
            </div>
            <section class="group">
                <h3>{ locale.label(words.link) }</h3>
                <div class="options">
                    <Choice id="share-lang" label={text.language} items={languages.collect::<Vec<_>>()} value={options.language.id()}
                        on_choose={chosen(|options, id| options.language = Language::from_id(id).unwrap_or_default())} />
                    <Choice id="share-theme" label={text.theme} items={themes.collect::<Vec<_>>()} value={options.theme.id()}
                        on_choose={chosen(|options, id| options.theme = Theme::from_id(id).unwrap_or_default())} />
                    <label class="switch"><input type="checkbox" id="share-play" checked={options.with_play} onchange={ticked(|options, on| options.with_play = on)} />{ locale.label(words.with_play) }</label>
                    <label class="switch"><input type="checkbox" id="share-step" checked={options.with_step} onchange={ticked(|options, on| options.with_step = on)} />{ fill(words.with_step, &[&locale.count(reached)]) }</label>
                </div>
                if page.is_some() {
                    <Copy id="share-link" label={words.link} text={link.clone()} />
                    <Code text={link.clone()} label={words.code} too_long={words.no_code} />
                    if link.starts_with("file:") { <p class="hint">{ words.link_to_device }</p> }
                    if own_data { <p class="hint">{ words.link_without_data }</p> }
                } else {
                    <p class="hint">{ locale.label(words.no_address) }</p>
                }
            </section>
            if let Some(page) = &page {
                <section class="group">
                    <h3>{ locale.label(words.course) }</h3>
                    <Choice id="share-place" label={words.place} items={places.collect::<Vec<_>>()} value={place.id()} on_choose={choose_place} />
                    <Copy id="share-snippet" label={words.course} text={snippet(*place, page, &shared, text.title)} />
                    <details id="share-controls">
                        <summary>{ locale.label(words.controls) }</summary>
                        <Controls options={(*options).clone()} on_change={change} />
                    </details>
                    <details id="share-preview" ontoggle={open_preview}>
                        <summary>{ locale.label(words.preview) }</summary>
                        if *previewed {
                            <iframe title={words.preview} src={url_sync::link(&State { embed: true, ..shared })} width="100%" height="480"></iframe>
                        }
                    </details>
                </section>
            }
            <section class="group">
                <h3>{ locale.label(words.downloads) }</h3>
                <Downloads state={state.clone()} client={client.clone()} />
            </section>
            <section class="group">
                <h3><label for="share-file">{ locale.label(words.open) }</label></h3>
                <input id="share-file" type="file" reply_ok=".json,application/json" onchange={file_chosen} />
                <p class="hint">{ locale.label(words.open_help) }</p>
            </section>
        </dialog>
    }
}
