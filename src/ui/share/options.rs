//! What a link shows: a list to choose from, and which controls are hidden or fixed.

use crate::ui::share::dialog::Options;
use crate::ui::state::locale::{Locale, use_locale};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What a list sees.
#[derive(Properties, PartialEq)]
pub struct ChoiceProps {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Ids and names.
    pub items: Vec<(&'static str, &'static str)>,
    /// The id of the present one.
    pub value: &'static str,
    /// Chooses an id.
    pub on_choose: Callback<String>,
}

/// A list.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let ChoiceProps { id, label, items, value, on_choose } = props;
    let locale = use_locale();
    let choose = on_choose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <label class="list" for={*id}>
            <span>{ locale.label(label) }</span>
            <select id={*id} onchange={choose}>
                { for items.iter().map(|(item, name)| html! { <option value={*item} selected={item == value}>{ name }</option> }) }
            </select>
        </label>
    }
}

/// What the table of controls sees.
#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    /// The present options.
    pub options: Options,
    /// Changes them.
    pub on_change: Callback<Options>,
}

/// A row for each control: hidden, fixed, or neither.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let ControlsProps { options, on_change } = props;
    let locale = use_locale();
    let words = &locale.more().sharing;
    let tick = |kind: &'static str,
                id: &'static str,
                name: String,
                list: fn(&mut Options) -> &mut Vec<&'static str>| {
        let (now, on_change) = (options.clone(), on_change.clone());
        let toggle = Callback::from(move |event: Event| {
            let mut options = now.clone();
            list(&mut options).retain(|other| *other != id);
            if event.target_unchecked_into::<HtmlInputElement>().checked() {
                list(&mut options).push(id);
            }
            on_change.emit(options);
        });
        let ticked = list(&mut options.clone()).contains(&id);
        html! { <td><input type="checkbox" id={format!("{kind}-{id}")} aria-label={name} checked={ticked} onchange={toggle} /></td> }
    };
    let row = |(id, name): (&'static str, &'static str)| {
        html! {
            <tr>
                <th scope="row">{ locale.label(name) }</th>
                { tick("hide", id, format!("{}: {name}", words.hide), |options| &mut options.hide) }
                { tick("lock", id, format!("{}: {name}", words.lock), |options| &mut options.lock) }
            </tr>
        }
    };
    html! {
        <table class="ticks">
            <thead><tr><td></td><th scope="col">{ locale.label(words.hide) }</th><th scope="col">{ locale.label(words.lock) }</th></tr></thead>
            <tbody>{ for controls(locale).into_iter().map(row) }</tbody>
        </table>
    }
}

/// The ids of the controls with their names on the page.
fn controls(locale: Locale) -> [(&'static str, &'static str); 24] {
    let text = locale.text();
    let parts = &locale.more().sharing.parts;
    [
        ("controls", parts.controls),
        ("transport", parts.transport),
        ("lesson", parts.lesson),
        ("share", parts.share),
        ("depth", text.depth),
        ("width", text.width),
        ("act", text.activation),
        ("norm", text.norm),
        ("skip", text.skip),
        ("init", text.init),
        ("gain", text.gain),
        ("bias", text.bias),
        ("seed", text.seed),
        ("data", text.source),
        ("noise", text.noise),
        ("points", text.points),
        ("opt", text.optimizer),
        ("lr", text.learning_rate),
        ("batch", text.batch),
        ("loss", text.loss),
        ("clip", text.clip),
        ("dtype", text.dtype),
        ("quantity", text.quantity),
        ("speed", text.speed),
    ]
}
