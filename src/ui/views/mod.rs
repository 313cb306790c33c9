//! The views in tabs, one at a time: what nobody sees is neither computed nor drawn.

pub mod chain;
pub mod compare;
pub mod inspection;
pub mod layer_table;
pub mod learning;
pub mod microscope;
pub mod path_choice;
pub mod phase_walker;
pub mod remedies;
pub mod sweeps;
pub mod tabs;
pub mod time;
pub mod trials;
pub mod trust;
