//! The decision boundary: what the network says everywhere, with the training points over it.

use super::pen::{DrawResult, Pen};
use super::theme::{class_colour, mix};
use crate::data::Samples;
use crate::lab::frame::Prediction;
use plotters::style::RGBColor;

/// More points than that would hide what lies under them.
const SHOWN_POINTS: usize = 400;
/// Shades between one class and the other.
const SHADES: u8 = 16;

/// What the picture shows.
pub struct View<'a> {
    /// The field, if it is known; only [`Prediction::Boundary`] is drawn.
    pub prediction: Option<&'a Prediction>,
    /// The training samples, two features each.
    pub samples: &'a Samples,
    /// Half the edge, in feature units.
    pub extent: f64,
}

/// Draws the picture, centred and square.
pub fn draw(pen: &mut Pen<'_>, view: &View<'_>) -> DrawResult {
    pen.clear()?;
    let (width, height) = pen.size();
    let edge = width.min(height);
    let (left, top) = ((width - edge) / 2.0, (height - edge) / 2.0);
    if let Some(Prediction::Boundary { side, classes, values, .. }) = view.prediction {
        let cell = edge / *side as f64;
        let colour = |value: u8| field_colour(pen.theme, *classes, value);
        // Neighbours of one shade are drawn together.
        let mut runs = Vec::new();
        for (row, values) in values.chunks_exact(*side).enumerate() {
            let mut start = 0;
            for column in 1..=*side {
                if column == *side || shade(values[column], *classes) != shade(values[start], *classes) {
                    runs.push((row, start, column, colour(values[start])));
                    start = column;
                }
            }
        }
        for (row, start, end, colour) in runs {
            let (x, y) = (left + start as f64 * cell, top + row as f64 * cell);
            pen.rect((x, y), (left + end as f64 * cell, y + cell), colour, 1.0)?;
        }
    }
    let place = |value: f64| (value / view.extent + 1.0) / 2.0 * edge;
    let radius = (edge / 110.0).clamp(1.5, 4.0);
    let stride = view.samples.len().div_ceil(SHOWN_POINTS).max(1);
    for index in (0..view.samples.len()).step_by(stride) {
        let row = view.samples.row(index, 2);
        let [x, y] = [left + place(row[0]), top + edge - place(row[1])];
        marker(pen, (x, y), radius, usize::from(view.samples.classes[index]))?;
    }
    Ok(())
}

/// Circles, triangles, squares and diamonds: classes are told apart without colour too.
pub fn marker(pen: &mut Pen<'_>, (x, y): (f64, f64), r: f64, class: usize) -> DrawResult {
    let colour = class_colour(pen.theme, class);
    let surface = pen.theme.surface;
    let shape = |r: f64| match class % 4 {
        1 => vec![(x, y - 1.4 * r), (x + 1.25 * r, y + 0.9 * r), (x - 1.25 * r, y + 0.9 * r)],
        2 => vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        _ => vec![(x, y - 1.4 * r), (x + 1.4 * r, y), (x, y + 1.4 * r), (x - 1.4 * r, y)],
    };
    if class.is_multiple_of(4) {
        pen.dot((x, y), r + 1.0, surface)?;
        return pen.dot((x, y), r, colour);
    }
    pen.polygon(&shape(r + 1.0), surface, 1.0)?;
    pen.polygon(&shape(r), colour, 1.0)
}

fn shade(value: u8, classes: usize) -> u8 {
    if classes > 2 { value } else { value / SHADES }
}

/// Two classes: from blue through the surface to vermilion. More: a tint of each class's colour.
fn field_colour(theme: &super::theme::Theme, classes: usize, value: u8) -> RGBColor {
    if classes > 2 {
        return mix(theme.surface, class_colour(theme, usize::from(value)), 0.3);
    }
    let of_one = f64::from(value / SHADES) / f64::from(u8::MAX / SHADES);
    let side = if of_one > 0.5 { theme.gradient } else { theme.activation };
    mix(theme.surface, side, 0.55 * (2.0 * of_one - 1.0).abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::theme::{Surface, Theme};
    use crate::data::{Source, generate};
    use crate::lab::experiment::Experiment;
    use crate::lab::protocol::Views;
    use crate::lab::session::Session;
    use crate::nn::activation::Activation;
    use crate::nn::optimizer::Optimizer;
    use crate::nn::training::Phase;
    use plotters::prelude::SVGBackend;
    use std::rc::Rc;

    /// Trains a small network on a data set; the loss at first and at last, and the picture of its answers.
    fn trained(source: Source) -> (f64, f64, String) {
        let experiment = Experiment {
            data: source,
            depth: 2,
            width: 16,
            activation: Activation::Tanh,
            optimizer: Optimizer::Adam,
            learning_rate: 0.02,
            ..Experiment::default()
        };
        let dataset = Rc::new(generate(source, 0.05, 200, 1).expect("a generated set"));
        let mut session = Session::new(&experiment, dataset.clone()).expect("a small network");
        let mut losses = Vec::new();
        for _ in 0..200 {
            while session.work() != Phase::Measured {}
            losses.push(session.record().loss);
        }
        let mut look = session.look(Views { prediction: true, ..Views::default() });
        while !look.work(&mut session) {}
        let prediction = look.finish(&mut session).prediction;
        let mut svg = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut svg, (400, 400));
            let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
            let view =
                View { prediction: prediction.as_ref(), samples: &dataset.train, extent: dataset.extent() };
            draw(&mut pen, &view).expect("a string takes every picture");
        }
        (losses[0], losses[losses.len() - 1], svg)
    }

    #[test]
    fn every_generated_set_can_be_learned_and_drawn_with_the_colours_of_its_classes() {
        for source in Source::ALL {
            let Some(set) = source.point_set() else { continue };
            let (first, last, svg) = trained(*source);
            assert!(last < 0.9 * first, "{source:?}: {first} to {last}");
            for class in 0..set.class_names.len() {
                let RGBColor(red, green, blue) = class_colour(Theme::on(Surface::Light), class);
                let colour = format!("#{red:02X}{green:02X}{blue:02X}");
                assert!(svg.contains(&colour), "{source:?}: {colour} of class {class}");
            }
        }
    }
}
