//! How fast training runs when it plays.

use crate::choice;

choice! {
    /// How fast training runs when it plays.
    pub enum Speed (default Frame) {
        /// One step a second.
        Slow = "slow",
        /// One step an animation frame.
        Frame = "frame",
        /// Up to ten steps an animation frame.
        Fast = "fast",
        /// As many steps as fit.
        Max = "max",
    }
}
