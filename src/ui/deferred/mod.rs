//! The parts of the page that the first view does without: loaded when they are needed.

pub mod parts;
pub mod props;
pub mod styles;
