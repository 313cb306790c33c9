//! The thin edge to the browser: whoever trains, the animation, the address, the host's messages. Draws nothing
//! and decides nothing about settings.

pub mod clock;
pub mod conductor;
pub mod course;
mod desk;
pub mod digits;
mod journey;
pub mod location;
pub mod memory;
pub mod messages;
pub mod office;
pub mod portions;
pub mod second;
pub mod sight;
mod staff;
pub mod surveyor;
mod ticker;
pub mod timer;
mod watch;
mod wire;
mod worker;
