//! Every hidden layer under the microscope, side by side, on the scales of [`super::microscope`].

use super::microscope::{Plot, histogram, saturated, shade, stuck};
use super::pen::{Anchor, DrawResult, Pen};
use crate::nn::activation::Activation;
use crate::nn::inspect::UnitView;

/// What the chart shows.
pub struct View<'a> {
    /// What their units do, layer 1 first.
    pub layers: &'a [UnitView],
    /// φ of the layers.
    pub activation: Activation,
    /// Index of the layer that is looked at.
    pub highlight: Option<usize>,
}

/// How the small pictures stand side by side, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    columns: usize,
    cell: (f64, f64),
    layers: usize,
}

/// A small picture looks best about so much wider than high.
const SHAPE: f64 = 1.3;

impl Grid {
    /// The grid in which the small pictures of that many layers are largest.
    pub fn new((width, height): (f64, f64), layers: usize) -> Self {
        let layers = layers.max(1);
        let cell = |columns: usize| (width / columns as f64, height / layers.div_ceil(columns) as f64);
        let size = |columns: &usize| {
            let (width, height) = cell(*columns);
            (width / SHAPE).min(height)
        };
        let columns = (1..=layers).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(1);
        Self { columns, cell: cell(columns), layers }
    }

    /// The layer at that place, from 0.
    pub fn layer_at(&self, (x, y): (f64, f64)) -> Option<usize> {
        let column =
            (x >= 0.0).then_some((x / self.cell.0) as usize).filter(|column| *column < self.columns)?;
        let row = (y >= 0.0).then_some((y / self.cell.1) as usize)?;
        Some(row * self.columns + column).filter(|layer| *layer < self.layers)
    }

    fn corner(&self, layer: usize) -> (f64, f64) {
        ((layer % self.columns) as f64 * self.cell.0, (layer / self.columns) as f64 * self.cell.1)
    }
}

/// Draws all layers: layer, saturated share, and how many units are stuck.
pub fn draw(pen: &mut Pen<'_>, view: &View<'_>) -> DrawResult {
    pen.clear()?;
    let grid = Grid::new(pen.size(), view.layers.len());
    let (font, theme) = (pen.font, pen.theme);
    for (index, units) in view.layers.iter().enumerate() {
        let (x, y) = grid.corner(index);
        let (width, height) = grid.cell;
        let named = height > 3.0 * font;
        let plot = Plot {
            left: x + 4.0,
            right: x + width - 4.0,
            top: y + if named { 1.6 * font } else { 3.0 },
            bottom: y + height - 5.0,
            range: units.range,
        };
        if view.highlight == Some(index) {
            pen.rect((x + 1.0, y + 1.0), (x + width - 1.0, y + height - 1.0), theme.ink, 0.08)?;
            let corners = [
                (x + 1.0, y + 1.0),
                (x + width - 1.0, y + 1.0),
                (x + width - 1.0, y + height - 1.0),
                (x + 1.0, y + height - 1.0),
                (x + 1.0, y + 1.0),
            ];
            pen.line(&corners, theme.ink, 1.5)?;
        }
        shade(pen, &plot, view.activation)?;
        histogram(pen, &plot, units)?;
        beyond(pen, &plot, units)?;
        pen.line(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], theme.soft_ink, 1.0)?;
        if named {
            caption(pen, (x + 4.0, x + width - 4.0, y + 0.8 * font), index, units)?;
        }
    }
    Ok(())
}

/// What lies to either side of the axis: a bar at its edge, on the same scale of shares.
fn beyond(pen: &mut Pen<'_>, plot: &Plot, units: &UnitView) -> DrawResult {
    let all = f64::from(units.counts.iter().chain(&units.beyond).sum::<u32>());
    for (count, edge) in units.beyond.into_iter().zip([plot.left - 3.0, plot.right]) {
        if count > 0 {
            let top = plot.y(f64::from(count) / all);
            pen.rect((edge, top), (edge + 3.0, plot.bottom), pen.theme.ink, 1.0)?;
        }
    }
    Ok(())
}

/// "3", "12%", and a dot with the number of stuck units where there is room.
fn caption(
    pen: &mut Pen<'_>,
    (left, right, y): (f64, f64, f64),
    index: usize,
    units: &UnitView,
) -> DrawResult {
    let (font, theme) = (pen.font, pen.theme);
    pen.text(&(index + 1).to_string(), (left, y), Anchor::Start, theme.ink)?;
    let share = format!("{:.0}%", 100.0 * saturated(units));
    pen.text(&share, (right, y), Anchor::End, theme.soft_ink)?;
    let (stuck, end) = (stuck(units), right - pen.width_of(&share) - 0.8 * font);
    let start = end - pen.width_of(&stuck.to_string());
    let free = left + pen.width_of(&(index + 1).to_string()) + 0.4 * font;
    if stuck > 0 && start - font > free {
        pen.dot((start - 0.5 * font, y), 3.0, theme.ink)?;
        pen.text(&stuck.to_string(), (end, y), Anchor::End, theme.soft_ink)?;
    } else if stuck > 0 && end - 3.0 > free {
        pen.dot((end, y), 3.0, theme.ink)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_pictures_of_any_number_of_layers_fit_and_each_is_found_where_it_stands() {
        for layers in [1, 2, 10, 50, 100] {
            for size in [(288.0, 200.0), (288.0, 1800.0), (1200.0, 300.0)] {
                let grid = Grid::new(size, layers);
                for layer in 0..layers {
                    let (x, y) = grid.corner(layer);
                    assert!(x + grid.cell.0 <= size.0 + 1e-9 && y + grid.cell.1 <= size.1 + 1e-9);
                    assert_eq!(grid.layer_at((x + grid.cell.0 / 2.0, y + grid.cell.1 / 2.0)), Some(layer));
                }
                assert_eq!(grid.layer_at((-1.0, 5.0)), None);
                assert_eq!(grid.layer_at((5.0, size.1 + 1.0)), None);
            }
        }
    }
}
