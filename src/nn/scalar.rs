//! `f32` and `f64` behind one small trait.

use crate::choice;
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
    /// Entries that many binary orders below the largest one cannot change a sum of products.
    const NEGLIGIBLE_LOG2: i32;
    /// What elementary functions are computed from; see [`super::math`].
    type Elementary: Copy;
    /// As it says.
    const ELEMENTARY: Self::Elementary;

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
    /// eˣ and eˣ − 1 for x ≤ 0; see [`super::math`].
    fn exp_and_exp_m1(self, with: &Self::Elementary) -> (Self, Self);
    /// ln(1 + x) for 0 ≤ x ≤ 1; see [`super::math`].
    fn ln_1p_unit(self, with: &Self::Elementary) -> Self;
    /// Φ(x) and its derivative; see [`super::math`].
    fn normal_cdf_and_pdf(self, with: &Self::Elementary) -> (Self, Self);

    /// `self` where the condition holds, else `other`; compiles to a selection, not to a branch.
    #[inline(always)]
    fn when(self, condition: bool, other: Self) -> Self {
        if condition { self } else { other }
    }

    /// 0 in place of what is smaller than the smallest normal number: subnormal numbers would slow everything
    /// that touches them.
    #[inline(always)]
    fn flushed(self) -> Self {
        Self::ZERO.when(self.abs() < Self::MIN_POSITIVE, self)
    }
}

impl Scalar for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const MIN_POSITIVE: Self = f64::MIN_POSITIVE;
    const NEGLIGIBLE_LOG2: i32 = 480;
    type Elementary = super::math::Elementary64;
    const ELEMENTARY: Self::Elementary = super::math::ELEMENTARY_F64;

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
    #[inline(always)]
    fn exp_and_exp_m1(self, with: &Self::Elementary) -> (Self, Self) {
        super::math::exp_and_exp_m1_f64(self, with)
    }
    #[inline(always)]
    fn ln_1p_unit(self, with: &Self::Elementary) -> Self {
        super::math::ln_1p_unit_f64(self, with)
    }
    #[inline(always)]
    fn normal_cdf_and_pdf(self, with: &Self::Elementary) -> (Self, Self) {
        super::math::normal_cdf_and_pdf_f64(self, with)
    }
}

impl Scalar for f32 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const MIN_POSITIVE: Self = f32::MIN_POSITIVE;
    const NEGLIGIBLE_LOG2: i32 = 56;
    type Elementary = super::math::Elementary32;
    const ELEMENTARY: Self::Elementary = super::math::ELEMENTARY_F32;

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
    #[inline(always)]
    fn exp_and_exp_m1(self, with: &Self::Elementary) -> (Self, Self) {
        super::math::exp_and_exp_m1_f32(self, with)
    }
    #[inline(always)]
    fn ln_1p_unit(self, with: &Self::Elementary) -> Self {
        super::math::ln_1p_unit_f32(self, with)
    }
    #[inline(always)]
    fn normal_cdf_and_pdf(self, with: &Self::Elementary) -> (Self, Self) {
        super::math::normal_cdf_and_pdf_f32(self, with)
    }
}
