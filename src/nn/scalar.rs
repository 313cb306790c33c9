//! `f32` and `f64` behind one small trait.

use crate::choice;

choice! {
    /// The number format that the network computes in.
    pub enum Dtype (default Float64) {
        /// IEEE 754 binary64.
        Float64 = "float64",
        /// IEEE 754 binary32.
        Float32 = "float32",
    }
}
