//! Pictures of frames, generic over a plotters `DrawingBackend`: the canvas in the page, SVG in tests. Knows no
//! browser; every word on a picture is passed in.

pub mod boundary;
pub mod digits_grid;
pub mod glyph;
pub mod gradient_bars;
pub mod heat_map;
pub mod ladder;
pub mod log_plot;
pub mod log_range;
pub mod loss_curve;
pub mod microscope;
pub mod multiples;
pub mod number;
pub mod pen;
pub mod phase_map;
pub mod sweep_plot;
pub mod theme;

#[cfg(test)]
mod picture_tests;
