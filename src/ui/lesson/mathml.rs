//! Formulas as elements: nothing on the page is made of text that a browser would have to read as markup.

use crate::i18n::lesson::Formula;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// The formula, on lines of its own.
pub fn formula(formula: Formula) -> Html {
    elements(formula, "div", "formula")
}

/// The formula within a line.
pub fn inline(formula: Formula) -> Html {
    elements(formula, "span", "formula-inline")
}

fn elements(formula: Formula, around: &'static str, class: &'static str) -> Html {
    // What is open, from the outside in; the first stands for the page.
    let mut open = vec![VTag::new(around)];
    for part in formula.mathml().split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        if tag.starts_with('/') {
            let closed = open.pop();
            if let (Some(closed), Some(parent)) = (closed, open.last_mut()) {
                parent.add_child(closed.into());
            }
        } else {
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut element = VTag::new(name.to_string());
            if attributes.contains("display") && around == "div" {
                element.add_attribute("display", "block");
            }
            if !text.is_empty() {
                element.add_child(html! { { text.replace("&lt;", "<") } });
            }
            open.push(element);
        }
    }
    let mut whole = open.into_iter().next().unwrap_or_else(|| VTag::new(around));
    whole.add_attribute("class", class);
    whole.into()
}
