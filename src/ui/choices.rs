//! One of several: chips with drawings, or a list.

use super::look::use_look;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One of the choices.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// Its id in URLs and messages.
    pub id: &'static str,
    /// What it is called.
    pub name: AttrValue,
    /// A small drawing.
    pub drawing: Option<Html>,
}

impl Item {
    /// A choice without a drawing.
    pub fn plain(id: &'static str, name: &'static str) -> Self {
        Self { id, name: name.into(), drawing: None }
    }
}

/// A closed choice.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The state key.
    pub id: AttrValue,
    /// What is chosen.
    pub label: AttrValue,
    /// The choices.
    pub items: Vec<Item>,
    /// The id of the chosen one.
    pub value: &'static str,
    /// Called with the id of a chosen one.
    pub on_choose: Callback<&'static str>,
}

/// A group of radio buttons, shown as chips.
#[component]
pub fn Chips(props: &Props) -> Html {
    let look = use_look();
    let chip = |item: &Item| {
        let id = format!("{}-{}", props.id, item.id);
        let choose = {
            let (on_choose, chosen) = (props.on_choose.clone(), item.id);
            Callback::from(move |_: Event| on_choose.emit(chosen))
        };
        html! {
            <label class="chip" for={id.clone()} key={item.id}>
                <input type="radio" id={id} name={props.id.clone()} value={item.id}
                    checked={item.id == props.value} onchange={choose} />
                { item.drawing.clone().unwrap_or_default() }
                <span>{ look.say(&item.name) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choice" id={props.id.clone()}>
            <legend>{ look.say(&props.label) }</legend>
            <div class="chips">{ for props.items.iter().map(chip) }</div>
        </fieldset>
    }
}

/// A list that opens.
#[component]
pub fn List(props: &Props) -> Html {
    let look = use_look();
    let choose = {
        let on_choose = props.on_choose.clone();
        let ids: Vec<&'static str> = props.items.iter().map(|item| item.id).collect();
        Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            if let Some(id) = ids.iter().find(|id| **id == list.value()) {
                on_choose.emit(id);
            }
        })
    };
    let option = |item: &Item| {
        html! { <option value={item.id} selected={item.id == props.value}>{ item.name.clone() }</option> }
    };
    html! {
        <div class="list">
            <label for={props.id.clone()}>{ look.say(&props.label) }</label>
            <select id={props.id.clone()} onchange={choose}>{ for props.items.iter().map(option) }</select>
        </div>
    }
}
