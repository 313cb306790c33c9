//! What is compiled for speed, as a package of its own (`core/Cargo.toml`): the network. All else is compiled for size.

mod choice;

pub mod nn;
