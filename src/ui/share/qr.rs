//! A QR code, for a classroom that reads the link from the wall.

use crate::page::qr::{MARGIN, path};
use yew::prelude::*;

/// What the code sees.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it says.
    pub text: String,
    /// What a screen reader calls it.
    pub label: &'static str,
    /// What is shown when the text is too long.
    pub too_long: &'static str,
}

/// The code: dark on light in every theme, since not every reader takes the opposite.
#[component]
pub fn Code(props: &Props) -> Html {
    let code = use_memo(props.text.clone(), |text| path(text));
    let Some((path, width)) = &*code else { return html! { <p>{ props.too_long }</p> } };
    let side = width + 2 * MARGIN;
    html! {
        <svg class="code" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={props.label} shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff" />
            <path d={path.clone()} fill="#000" />
        </svg>
    }
}
