//! `f32` and `f64` behind one small trait.

use super::math::Elementary;
use crate::choice;
use crate::nn::simd::{F32x4, F64x2, Lanes, Pair};
use std::fmt::Debug;
use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub, SubAssign};

choice! {
    /// The number format that the network computes in.
    pub enum Dtype (default Float64) {
        /// IEEE 754 binary64.
        Float64 = "float64",
        /// IEEE 754 binary32.
        Float32 = "float32",
    }
}

/// What the network asks of a number. All operations are plain IEEE 754 ones, so that equal inputs give equal
/// bits on every machine.
pub trait Scalar:
    Copy
    + Debug
    + Default
    + PartialOrd
    + Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + SubAssign
    + Mul<Output = Self>
    + MulAssign
    + Div<Output = Self>
    + Neg<Output = Self>
    + 'static
{
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// Smallest normal number.
    const MIN_POSITIVE: Self;
    /// The square of what is smaller than that is subnormal.
    const ROOT_MIN_POSITIVE: Self;
    /// Entries that many binary orders below the largest one cannot change a sum of products.
    const NEGLIGIBLE_LOG2: i32;
    /// As many of them as are computed with at once.
    type Lanes: Elementary<Number = Self>;
    /// Eight of them: sums are kept in eight parts, in every format.
    type Eight: Lanes<Number = Self>;

    /// Rounds to this format.
    fn of(value: f64) -> Self;
    /// Exact.
    fn f64(self) -> f64;
    /// The upper 32 bits of |x|: greater for greater magnitudes, greatest for NaN.
    fn magnitude_bits(self) -> i32;
    /// The smallest number with those upper bits.
    fn of_magnitude_bits(bits: i32) -> Self;
    /// Square root, correctly rounded.
    fn sqrt(self) -> Self;
    /// |x|.
    fn abs(self) -> Self;

    /// `self` where the condition holds, else `other`; compiles to a selection, not to a branch.
    #[inline(always)]
    fn select(self, condition: bool, other: Self) -> Self {
        if condition { self } else { other }
    }

    /// 0 in place of what is smaller than the smallest normal number: subnormal numbers would slow everything
    /// that touches them.
    #[inline(always)]
    fn flush_denormals(self) -> Self {
        Self::ZERO.select(self.abs() < Self::MIN_POSITIVE, self)
    }
}

impl Scalar for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const MIN_POSITIVE: Self = f64::MIN_POSITIVE;
    // 2⁻⁵¹¹.
    const ROOT_MIN_POSITIVE: Self = f64::from_bits((1023 - 511) << 52);
    const NEGLIGIBLE_LOG2: i32 = 480;
    type Lanes = F64x2;
    type Eight = Pair<Pair<F64x2>>;

    #[inline(always)]
    fn of(value: f64) -> Self {
        value
    }
    #[inline(always)]
    fn f64(self) -> f64 {
        self
    }
    #[inline(always)]
    fn magnitude_bits(self) -> i32 {
        (self.abs().to_bits() >> 32) as i32
    }
    #[inline(always)]
    fn of_magnitude_bits(bits: i32) -> Self {
        Self::from_bits((bits as u64) << 32)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        self.sqrt()
    }
    #[inline(always)]
    fn abs(self) -> Self {
        self.abs()
    }
}

impl Scalar for f32 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const MIN_POSITIVE: Self = f32::MIN_POSITIVE;
    // 2⁻⁶³.
    const ROOT_MIN_POSITIVE: Self = f32::from_bits((127 - 63) << 23);
    const NEGLIGIBLE_LOG2: i32 = 56;
    type Lanes = F32x4;
    type Eight = Pair<F32x4>;

    #[inline(always)]
    fn of(value: f64) -> Self {
        value as f32
    }
    #[inline(always)]
    fn f64(self) -> f64 {
        f64::from(self)
    }
    #[inline(always)]
    fn magnitude_bits(self) -> i32 {
        self.abs().to_bits() as i32
    }
    #[inline(always)]
    fn of_magnitude_bits(bits: i32) -> Self {
        Self::from_bits(bits as u32)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        self.sqrt()
    }
    #[inline(always)]
    fn abs(self) -> Self {
        self.abs()
    }
}
