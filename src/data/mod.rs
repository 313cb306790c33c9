//! Point sets, digits and CSV reading. Knows no browser.

use crate::choice;
use serde::{Deserialize, Serialize};

choice! {
    /// Where the samples come from.
    pub enum Source (default Moons) {
        /// Two interleaved half circles.
        Moons = "moons",
        /// A circle inside a circle.
        Circles = "circles",
        /// Two spirals.
        Spirals = "spirals",
        /// Four quadrants, opposite ones alike.
        Xor = "xor",
        /// Two Gaussian clouds.
        Blobs = "blobs",
        /// The 8x8 handwritten digits (Alpaydin & Kaynak 1998).
        Digits = "digits",
        /// The user's own file.
        Csv = "csv",
    }
}

/// Labelled samples.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Samples {
    /// `[samples, features]`, row-major.
    pub features: Vec<f64>,
    /// One class index a sample.
    pub classes: Vec<u16>,
}

/// What a network is trained on and tested with. All features are standardised or in a range of about ±2.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// Number of features of a sample.
    pub inputs: usize,
    /// Number of classes, at least 2.
    pub classes: usize,
    /// What the network learns from.
    pub train: Samples,
    /// What it never sees in training.
    pub test: Samples,
    /// The names of the classes (`"0"`…`"9"` for the digits, the labels of a CSV file).
    pub class_names: Vec<String>,
}
