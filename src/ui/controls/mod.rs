//! The controls of the settings. They see settings only, never frames.

pub mod choices;
pub mod data_controls;
pub mod groups;
pub mod layer_slider;
pub mod number_slider;
pub mod open_file;
pub mod own_data;
pub mod sides;
