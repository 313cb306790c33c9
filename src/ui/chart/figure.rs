//! A chart with everything that belongs to it: its name, what its marks mean, a larger view, a picture to keep, and the
//! table of the same numbers.

use crate::ui::chart::canvas::{Canvas, Picture};
use crate::ui::chart::pointing::{Pointed, gone, pointed};
use crate::ui::chart::snapshot::{self, ChartSnapshot};
use crate::ui::deferred::parts;
use crate::ui::deferred::props::PictureFormat;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::training_store::UpdateRate;
use std::rc::Rc;
use yew::prelude::*;

/// The numbers of a chart: names of the columns, then rows whose first cell names them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows, as long as the columns.
    pub rows: Vec<Vec<String>>,
}

/// Makes the numbers when somebody opens the table.
#[derive(Clone)]
pub struct Source(Rc<dyn Fn() -> Numbers>);

impl Source {
    /// From what makes them.
    pub fn new(make: impl Fn() -> Numbers + 'static) -> Self {
        Self(Rc::new(make))
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A caption that is known when the figure is.
#[hook]
pub fn use_known_caption(caption: String) -> Callback<(), String> {
    use_callback(caption, |(), caption| caption.clone())
}

/// What a figure needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its id on the page, and the name of saved files.
    pub id: &'static str,
    /// Its name.
    pub title: AttrValue,
    /// What can be chosen about it, beside its name.
    #[prop_or_default]
    pub choice: Html,
    /// One sentence that says what each mark measures.
    pub help: AttrValue,
    /// A summary of what it shows, for those who do not see it.
    #[prop_or_default]
    pub summary: AttrValue,
    /// The picture.
    pub picture: Picture,
    /// Its numbers.
    pub numbers: Source,
    /// The settings in a line, for the caption of a picture when it is saved.
    pub caption: Callback<(), String>,
    /// Whether it is drawn wherever it stands, and not only on the screen.
    #[prop_or_default]
    pub always: bool,
    /// Further classes of the chart.
    #[prop_or_default]
    pub class: Classes,
    /// Called with the place that is pointed at, and with `None` when nothing is any more.
    #[prop_or_default]
    pub on_point: Option<Callback<Option<Pointed>>>,
    /// Called with keys while the chart has the focus, which it can have then.
    #[prop_or_default]
    pub on_key: Option<Callback<KeyboardEvent>>,
    /// What stands over the chart.
    #[prop_or_default]
    pub children: Html,
}

/// The figure.
#[component]
pub fn Figure(props: &Props) -> Html {
    let locale = use_locale();
    let words = &locale.text().figure;
    let large = use_state(|| false);
    let table = use_state(|| false);
    let element = use_node_ref();
    let toggle = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| state.set(!*state))
    };
    let escape = {
        let large = large.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *large {
                event.stop_propagation();
                large.set(false);
            }
        })
    };
    let kept = ChartSnapshot {
        id: props.id,
        title: props.title.clone(),
        picture: props.picture.clone(),
        caption: props.caption.clone(),
        surface: locale.surface,
        place: element.clone(),
    };
    snapshot::keep(kept);
    let keep = |format: PictureFormat| {
        let id = props.id;
        Callback::from(move |_: MouseEvent| parts::save(format, id))
    };
    let on_point = props.on_point.clone();
    let chart = use_node_ref();
    let point = on_point.clone().map(|on_point| {
        let chart = chart.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(pointed) = pointed(&event, &chart) {
                on_point.emit(Some(pointed));
            }
        })
    });
    let leave = on_point.map(|on_point| {
        Callback::from(move |event: PointerEvent| {
            if gone(&event) {
                on_point.emit(None);
            }
        })
    });
    let focusable = props.on_key.is_some();
    let label = format!("{}{} {}", props.title, locale.text().full_stop, props.summary);
    html! {
        <figure ref={element.clone()} id={props.id} class={classes!("figure", large.then_some("large"))} onkeydown={escape}>
            <figcaption>
                <span class="figure-title">{ locale.label(&props.title) }</span>
                { props.choice.clone() }
                <span class="figure-tools">
                    <button type="button" class="quiet enlarge" aria-pressed={large.to_string()} onclick={toggle(&large)}>
                        { if *large { locale.label(words.close) } else { locale.label(words.enlarge) } }
                    </button>
                    <button type="button" class="quiet save-png" aria-label={format!("{} PNG", words.save)} onclick={keep(PictureFormat::Png)}>{ locale.label("PNG") }</button>
                    <button type="button" class="quiet save-svg" aria-label={format!("{} SVG", words.save)} onclick={keep(PictureFormat::Svg)}>{ locale.label("SVG") }</button>
                    <button type="button" class="quiet show-table" aria-pressed={table.to_string()} aria-label={words.as_table} onclick={toggle(&table)}>{ locale.label(words.table) }</button>
                </span>
            </figcaption>
            <div ref={chart} class={classes!("chart", props.class.clone())} onpointerdown={point.clone()} onpointermove={point} onpointerleave={leave}
                onkeydown={props.on_key.clone()} tabindex={focusable.then_some("0")} role={focusable.then_some("group")}
                aria-label={focusable.then(|| props.title.clone())}>
                <Canvas picture={props.picture.clone()} {label} always={props.always} />
                { props.children.clone() }
            </div>
            <details class="marks"><summary>{ locale.label(words.marks) }</summary><p class="hint">{ locale.label(&locale.digits(&props.help)) }</p></details>
            if *table { <Table numbers={props.numbers.clone()} picture={props.picture.clone()} name={props.title.clone()} /> }
        </figure>
    }
}

#[derive(Properties, PartialEq)]
struct TableProps {
    numbers: Source,
    picture: Picture,
    name: AttrValue,
}

/// The numbers of a picture, as long as it is open: they follow it as fast as they can be read.
#[component]
fn Table(props: &TableProps) -> Html {
    let locale = use_locale();
    let update = use_force_update();
    use_effect_with(props.picture.clone(), move |picture| {
        let listening = picture.listen(Some(UpdateRate::Reading), move || update.force_update());
        move || drop(listening)
    });
    numbers_table(&(props.numbers.0)(), &props.name, locale)
}

/// The numbers as a table that scrolls in itself.
pub fn numbers_table(numbers: &Numbers, name: &str, locale: Locale) -> Html {
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter().map(|cell| locale.digits(cell));
        let name = cells.next().unwrap_or_default();
        html! { <tr><th scope="row">{ locale.label(&name) }</th>{ for cells.map(|cell| html! { <td>{ cell }</td> }) }</tr> }
    };
    html! {
        <div class="scroll numbers" tabindex="0" role="region" aria-label={name.to_string()}>
            <table>
                <thead><tr>{ for numbers.columns.iter().map(|name| html! { <th scope="col">{ locale.label(name) }</th> }) }</tr></thead>
                <tbody>{ for numbers.rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
