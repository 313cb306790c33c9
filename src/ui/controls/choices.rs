//! One of several: chips with drawings, or a list.

use crate::ui::state::locale::Locale;
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
pub struct Choice {
    /// The state key.
    pub id: &'static str,
    /// What is chosen.
    pub label: &'static str,
    /// The choices.
    pub items: Vec<Item>,
    /// The id of the chosen one.
    pub value: &'static str,
    /// Called with the id of a chosen one.
    pub on_choose: Callback<&'static str>,
}

/// A group of radio buttons, shown as chips.
pub fn chips(locale: Locale, choice: &Choice) -> Html {
    let chip = |item: &Item| {
        let id = format!("{}-{}", choice.id, item.id);
        let choose = {
            let (on_choose, chosen) = (choice.on_choose.clone(), item.id);
            Callback::from(move |_: Event| on_choose.emit(chosen))
        };
        html! {
            <label class="chip" for={id.clone()} key={item.id}>
                <input type="radio" id={id} name={choice.id} value={item.id}
                    checked={item.id == choice.value} onchange={choose} />
                { item.drawing.clone().unwrap_or_default() }
                <span>{ locale.label(&item.name) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choice" id={choice.id}>
            <legend>{ locale.label(choice.label) }</legend>
            <div class="chips">{ for choice.items.iter().map(chip) }</div>
        </fieldset>
    }
}

/// A list that opens.
pub fn list(locale: Locale, choice: &Choice) -> Html {
    let choose = {
        let on_choose = choice.on_choose.clone();
        let ids: Vec<&'static str> = choice.items.iter().map(|item| item.id).collect();
        Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            if let Some(id) = ids.iter().find(|id| **id == list.value()) {
                on_choose.emit(id);
            }
        })
    };
    let option = |item: &Item| {
        html! { <option value={item.id} selected={item.id == choice.value}>{ item.name.clone() }</option> }
    };
    html! {
        <div class="list">
            <label for={choice.id}>{ locale.label(choice.label) }</label>
            <select id={choice.id} onchange={choose}>{ for choice.items.iter().map(option) }</select>
        </div>
    }
}
