//! Canvases and the figures around them, and the charts of the first view.

pub mod canvas;
pub mod figure;
pub mod gradient_chart;
pub mod loss_chart;
pub mod pointing;
pub mod prediction_chart;
pub mod quantity_list;
pub mod save;
pub mod slow_motion;
pub mod snapshot;
