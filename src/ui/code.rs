//! A QR code, for a classroom that reads the link from the wall.

use qrcode::{Color, EcLevel, QrCode};
use yew::prelude::*;

/// Light modules around the code; readers need four.
const MARGIN: usize = 4;

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

/// The dark modules as one path of unit squares, and the width of the code; `None` for a text that is too long.
fn path(text: &str) -> Option<(String, usize)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .or_else(|_| QrCode::with_error_correction_level(text, EcLevel::L))
        .ok()?;
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let square = |(index, _)| {
        let (x, y): (usize, usize) = (index % width + MARGIN, index / width + MARGIN);
        format!("M{x} {y}h1v1h-1z")
    };
    Some((dark.map(square).collect(), width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_code_and_a_novel_does_not() {
        let (drawn, width) = path("https://example.org/lab/?v=1&depth=20").expect("a code");
        assert!(width >= 21 && (width - 17) % 4 == 0, "{width}");
        // The upper left corner of every code is dark.
        assert!(drawn.starts_with("M4 4h1v1h-1z"), "{drawn}");
        assert_eq!(path(&"x".repeat(4000)), None);
    }
}
