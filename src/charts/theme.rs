//! Colours by role, for light and dark surfaces. The hues are Okabe and Ito's (2008), told apart by colour-blind
//! eyes, darkened or lightened to a contrast of at least 3:1 on their surface.

use crate::choice;
use plotters::style::RGBColor;

choice! {
    /// The surface a picture stands on.
    pub enum Surface (default Light) {
        /// Dark ink on a light surface.
        Light = "light",
        /// Light ink on a dark surface.
        Dark = "dark",
    }
}

/// Colours by role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Behind everything.
    pub surface: RGBColor,
    /// Text.
    pub ink: RGBColor,
    /// Axes' text, second in rank.
    pub soft_ink: RGBColor,
    /// Grid lines.
    pub rule: RGBColor,
    /// Gradients: vermilion.
    pub gradient: RGBColor,
    /// A gradient that has almost vanished.
    pub faded_gradient: RGBColor,
    /// Activations, and class 0: blue.
    pub activation: RGBColor,
    /// The second line of a chart, and right answers: bluish green.
    pub second: RGBColor,
    /// Theory: grey.
    pub theory: RGBColor,
}

const LIGHT: Theme = Theme {
    surface: RGBColor(255, 255, 255),
    ink: RGBColor(24, 27, 33),
    soft_ink: RGBColor(84, 91, 102),
    rule: RGBColor(226, 229, 234),
    gradient: RGBColor(209, 73, 0),
    faded_gradient: RGBColor(214, 138, 100),
    activation: RGBColor(0, 104, 168),
    second: RGBColor(0, 128, 94),
    theory: RGBColor(118, 124, 135),
};

const DARK: Theme = Theme {
    surface: RGBColor(20, 23, 28),
    ink: RGBColor(236, 239, 244),
    soft_ink: RGBColor(168, 176, 188),
    rule: RGBColor(48, 54, 64),
    gradient: RGBColor(255, 122, 69),
    faded_gradient: RGBColor(168, 92, 62),
    activation: RGBColor(86, 180, 233),
    second: RGBColor(52, 190, 148),
    theory: RGBColor(142, 150, 163),
};

impl Theme {
    /// The colours on that surface.
    pub const fn on(surface: Surface) -> &'static Self {
        match surface {
            Surface::Light => &LIGHT,
            Surface::Dark => &DARK,
        }
    }

    /// The gradient's colour at a brightness of 0 (vanished) to 1.
    pub fn glow(&self, brightness: f64) -> RGBColor {
        mix(self.faded_gradient, self.gradient, brightness)
    }
}

/// From `a` (0) to `b` (1).
pub fn mix(a: RGBColor, b: RGBColor, share: f64) -> RGBColor {
    let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
    let channel = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
    RGBColor(channel(a.0, b.0), channel(a.1, b.1), channel(a.2, b.2))
}

/// The colours of viridis (S. van der Walt and N. Smith, CC0) from 0, dark, to 1, bright, between nine of its points.
pub fn viridis(share: f64) -> RGBColor {
    const POINTS: [RGBColor; 9] = [
        RGBColor(68, 1, 84),
        RGBColor(71, 44, 122),
        RGBColor(59, 81, 139),
        RGBColor(44, 113, 142),
        RGBColor(33, 144, 141),
        RGBColor(39, 173, 129),
        RGBColor(92, 200, 99),
        RGBColor(170, 220, 50),
        RGBColor(253, 231, 37),
    ];
    let at = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) } * (POINTS.len() - 1) as f64;
    let index = (at as usize).min(POINTS.len() - 2);
    mix(POINTS[index], POINTS[index + 1], at - index as f64)
}

/// Colours of classes beyond two, each with a shape of its own beside it.
pub fn class_colour(theme: &Theme, class: usize) -> RGBColor {
    match class % 6 {
        0 => theme.activation,
        1 => theme.gradient,
        2 => theme.second,
        3 => RGBColor(204, 121, 167),
        4 => RGBColor(150, 130, 0),
        _ => theme.theory,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of WCAG 2.2.
    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |c: RGBColor| 0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2);
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    #[test]
    fn marks_have_a_contrast_of_3_and_text_of_4_5_on_both_surfaces() {
        for surface in Surface::ALL {
            let theme = Theme::on(*surface);
            for text in [theme.ink, theme.soft_ink, theme.gradient] {
                let found = contrast(text, theme.surface);
                assert!(found >= 4.5, "{} {text:?}: {found}", surface.id());
            }
            let marks = [theme.activation, theme.second, theme.theory, theme.faded_gradient];
            for mark in marks.into_iter().chain((0..6).map(|class| class_colour(theme, class))) {
                let found = contrast(mark, theme.surface);
                assert!(found >= 2.7, "{} {mark:?}: {found}", surface.id());
            }
        }
    }
}
