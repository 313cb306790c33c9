//! A chart with everything that belongs to it: its name, what its marks mean, a larger view, a picture to keep, and the
//! table of the same numbers.

use super::canvas::{Canvas, Picture};
use super::save;
use crate::charts::number::{Digits, in_digits};
use crate::charts::theme::Surface;
use crate::i18n::{Lang, Text};
use std::rc::Rc;
use web_sys::HtmlElement;
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

/// What a figure needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its id on the page, and the name of saved files.
    pub id: &'static str,
    /// Its name.
    pub title: AttrValue,
    /// One sentence that says what each mark measures.
    pub help: AttrValue,
    /// A summary of what it shows, for those who do not see it.
    #[prop_or_default]
    pub summary: AttrValue,
    /// The picture.
    pub picture: Picture,
    /// Its numbers.
    pub numbers: Source,
    /// The settings in a line, for the caption of a saved picture.
    pub caption: AttrValue,
    /// The language.
    pub lang: Lang,
    /// Digits of the table.
    pub digits: Digits,
    /// Light or dark.
    pub surface: Surface,
    /// Called with the place at which the chart was pressed or dragged, and its width, in CSS pixels.
    #[prop_or_default]
    pub on_drag: Option<Callback<(f64, f64)>>,
}

/// The figure.
#[component]
pub fn Figure(props: &Props) -> Html {
    let text = Text::of(props.lang);
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
    let keep = |kind: save::Kind| {
        let (picture, surface, id) = (props.picture.clone(), props.surface, props.id);
        let caption = format!("{} · {}", props.title, props.caption);
        let element = element.clone();
        Callback::from(move |_: MouseEvent| {
            let width =
                element.cast::<HtmlElement>().map_or(800.0, |figure| f64::from(figure.client_width()));
            save::save(kind, id, &picture, surface, &caption, width);
        })
    };
    let dragged = props.on_drag.clone().map(|on_drag| {
        Callback::from(move |event: PointerEvent| {
            let Some(target) =
                event.current_target().and_then(|t| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(t).ok())
            else {
                return;
            };
            if event.buttons() & 1 == 1 {
                let x = f64::from(event.client_x()) - target.get_bounding_client_rect().left();
                on_drag.emit((x, f64::from(target.client_width())));
            }
        })
    });
    let label = format!("{}. {}", props.title, props.summary);
    html! {
        <figure ref={element.clone()} id={props.id} class={classes!("figure", large.then_some("large"))} onkeydown={escape}>
            <figcaption>
                <span class="figure-title">{ props.title.clone() }</span>
                <span class="figure-tools">
                    <button type="button" class="quiet enlarge" aria-pressed={large.to_string()} onclick={toggle(&large)}>
                        { if *large { text.close_large } else { text.enlarge } }
                    </button>
                    <button type="button" class="quiet save-png" aria-label={format!("{} PNG", text.save)} onclick={keep(save::Kind::Png)}>{ "PNG" }</button>
                    <button type="button" class="quiet save-svg" aria-label={format!("{} SVG", text.save)} onclick={keep(save::Kind::Svg)}>{ "SVG" }</button>
                    <button type="button" class="quiet show-table" aria-pressed={table.to_string()} onclick={toggle(&table)}>{ text.as_table }</button>
                </span>
            </figcaption>
            <div class={classes!("chart", props.on_drag.is_some().then_some("dragged"))}
                onpointerdown={dragged.clone()} onpointermove={dragged}>
                <Canvas picture={props.picture.clone()} {label} surface={props.surface} />
            </div>
            <p class="hint">{ props.help.clone() }</p>
            if *table { { numbers_table(&(props.numbers.0)(), &props.title, props.digits) } }
        </figure>
    }
}

/// The numbers as a table that scrolls in itself.
pub fn numbers_table(numbers: &Numbers, name: &str, digits: Digits) -> Html {
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter().map(|cell| in_digits(cell, digits));
        let name = cells.next().unwrap_or_default();
        html! { <tr><th scope="row">{ name }</th>{ for cells.map(|cell| html! { <td>{ cell }</td> }) }</tr> }
    };
    html! {
        <div class="scroll numbers" tabindex="0" role="region" aria-label={name.to_string()}>
            <table>
                <thead><tr>{ for numbers.columns.iter().map(|name| html! { <th scope="col">{ name.clone() }</th> }) }</tr></thead>
                <tbody>{ for numbers.rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
