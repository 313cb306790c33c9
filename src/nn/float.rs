//! `f32` and `f64` as single numbers. What is computed with several of them at once is in [`crate::nn::scalar`].

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub, SubAssign};

/// What the network asks of one number. All operations are plain IEEE 754 ones, so that equal inputs give equal
/// bits on every machine.
pub trait Float:
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

impl Float for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const MIN_POSITIVE: Self = f64::MIN_POSITIVE;
    // 2⁻⁵¹¹.
    const ROOT_MIN_POSITIVE: Self = f64::from_bits((1023 - 511) << 52);
    const NEGLIGIBLE_LOG2: i32 = 480;

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

impl Float for f32 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const MIN_POSITIVE: Self = f32::MIN_POSITIVE;
    // 2⁻⁶³.
    const ROOT_MIN_POSITIVE: Self = f32::from_bits((127 - 63) << 23);
    const NEGLIGIBLE_LOG2: i32 = 56;

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
