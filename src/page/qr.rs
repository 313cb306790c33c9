//! A QR code as the path of an SVG.

use qrcode::{Color, EcLevel, QrCode};

/// Light modules around the code; readers need four.
pub const MARGIN: usize = 4;

/// The dark modules as one path of unit squares, and the width of the code; `None` for a text that is too long.
pub fn path(text: &str) -> Option<(String, usize)> {
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
