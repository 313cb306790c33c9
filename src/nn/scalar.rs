//! `f32` and `f64`, with the vectors that the network computes in, behind one small trait.

use super::float::Float;
use super::math::Elementary;
use crate::choice;
use crate::nn::simd::{F32x4, F64x2, Lanes, Pair};

choice! {
    /// The number format that the network computes in.
    pub enum Dtype (default Float64) {
        /// IEEE 754 binary64.
        Float64 = "float64",
        /// IEEE 754 binary32.
        Float32 = "float32",
    }
}

/// A number format of the network.
pub trait Scalar: Float {
    /// As many of them as are computed with at once.
    type Lanes: Elementary<Number = Self>;
    /// Eight of them: sums are kept in eight parts, in every format.
    type Eight: Lanes<Number = Self>;
}

impl Scalar for f64 {
    type Lanes = F64x2;
    type Eight = Pair<Pair<F64x2>>;
}

impl Scalar for f32 {
    type Lanes = F32x4;
    type Eight = Pair<F32x4>;
}
