//! Some numbers side by side, computed with at once.
//!
//! The inner loops of the network are written with lanes, so that they are fast whatever the optimiser makes of loops:
//! the crate is compiled for size. In WebAssembly lanes are vector registers, elsewhere plain arrays; both do the same
//! operations in the same order, and give the same bits.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use plain::{F32x4, F64x2};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use vector::{F32x4, F64x2};

use crate::nn::float::Float;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// Numbers side by side. In memory they are [`Lanes::COUNT`] numbers one after the other, and nothing else.
pub trait Lanes:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    /// One of them.
    type Number: Float;
    /// A condition, lane by lane.
    type Mask: Copy;
    /// As many numbers of double precision.
    type Wide: Lanes<Number = f64>;
    /// How many there are.
    const COUNT: usize;

    /// The same number in every lane.
    fn splat(number: Self::Number) -> Self;
    /// |x|.
    fn abs(self) -> Self;
    /// Square root, correctly rounded.
    fn sqrt(self) -> Self;
    /// x < y; like all comparisons, false for NaN.
    fn lt(self, other: Self) -> Self::Mask;
    /// x ≤ y.
    fn le(self, other: Self) -> Self::Mask;
    /// x = y.
    fn equal(self, other: Self) -> Self::Mask;
    /// `self` where the condition holds, else `other`.
    fn select(self, condition: Self::Mask, other: Self) -> Self;
    /// `self` where the condition holds, else 0.
    fn mask(self, condition: Self::Mask) -> Self;
    /// 0 where the condition holds, else `self`.
    fn mask_not(self, condition: Self::Mask) -> Self;
    /// `least` where x is less than that, else x: NaN stays.
    fn max(self, least: Self) -> Self;
    /// `most` where that is less than x, else x: where `most` is NaN, x stays.
    fn at_most(self, most: Self) -> Self;
    /// The numbers whose exponent bits are the lowest bits of these.
    fn power_of_two(self) -> Self;
    /// Of magnitudes: what one step below has as its [`Float::magnitude_bits`], and NaN below 0.
    fn step_below(self) -> Self;

    /// The same numbers in double precision.
    fn widened(self) -> Self::Wide;
    /// Rounds numbers of double precision.
    fn narrowed(wide: Self::Wide) -> Self;

    /// A number of the program.
    #[inline(always)]
    fn of(value: f64) -> Self {
        Self::splat(Self::Number::of(value))
    }

    /// 0.
    #[inline(always)]
    fn zero() -> Self {
        Self::splat(Self::Number::ZERO)
    }

    /// 1.
    #[inline(always)]
    fn one() -> Self {
        Self::splat(Self::Number::ONE)
    }

    /// 0 in place of what is smaller than the smallest normal number: subnormal numbers would slow everything
    /// that touches them.
    #[inline(always)]
    fn flush_denormals(self) -> Self {
        self.mask_not(self.abs().lt(Self::splat(Self::Number::MIN_POSITIVE)))
    }

    /// x², or 0 where that would be subnormal: it would be lost in a sum anyway, and slow.
    #[inline(always)]
    fn squared(self) -> Self {
        let seen = self.mask_not(self.abs().lt(Self::splat(Self::Number::ROOT_MIN_POSITIVE)));
        seen * seen
    }
}

/// Twice as many lanes.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Pair<L>(pub L, pub L);

/// One implementation of an operator, lane by lane.
macro_rules! paired {
    ($operator:ident, $name:ident) => {
        impl<L: Lanes> $operator for Pair<L> {
            type Output = Self;
            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                Self(self.0.$name(other.0), self.1.$name(other.1))
            }
        }
    };
}

paired!(Add, add);
paired!(Sub, sub);
paired!(Mul, mul);
paired!(Div, div);

impl<L: Lanes> Neg for Pair<L> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0, -self.1)
    }
}

impl<L: Lanes> Lanes for Pair<L> {
    type Number = L::Number;
    type Mask = (L::Mask, L::Mask);
    type Wide = Pair<L::Wide>;
    const COUNT: usize = 2 * L::COUNT;

    #[inline(always)]
    fn splat(number: L::Number) -> Self {
        Self(L::splat(number), L::splat(number))
    }
    #[inline(always)]
    fn abs(self) -> Self {
        Self(self.0.abs(), self.1.abs())
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0.sqrt(), self.1.sqrt())
    }
    #[inline(always)]
    fn lt(self, other: Self) -> Self::Mask {
        (self.0.lt(other.0), self.1.lt(other.1))
    }
    #[inline(always)]
    fn le(self, other: Self) -> Self::Mask {
        (self.0.le(other.0), self.1.le(other.1))
    }
    #[inline(always)]
    fn equal(self, other: Self) -> Self::Mask {
        (self.0.equal(other.0), self.1.equal(other.1))
    }
    #[inline(always)]
    fn select(self, condition: Self::Mask, other: Self) -> Self {
        Self(self.0.select(condition.0, other.0), self.1.select(condition.1, other.1))
    }
    #[inline(always)]
    fn mask(self, condition: Self::Mask) -> Self {
        Self(self.0.mask(condition.0), self.1.mask(condition.1))
    }
    #[inline(always)]
    fn mask_not(self, condition: Self::Mask) -> Self {
        Self(self.0.mask_not(condition.0), self.1.mask_not(condition.1))
    }
    #[inline(always)]
    fn max(self, least: Self) -> Self {
        Self(self.0.max(least.0), self.1.max(least.1))
    }
    #[inline(always)]
    fn at_most(self, most: Self) -> Self {
        Self(self.0.at_most(most.0), self.1.at_most(most.1))
    }
    #[inline(always)]
    fn power_of_two(self) -> Self {
        Self(self.0.power_of_two(), self.1.power_of_two())
    }
    #[inline(always)]
    fn step_below(self) -> Self {
        Self(self.0.step_below(), self.1.step_below())
    }
    #[inline(always)]
    fn widened(self) -> Self::Wide {
        Pair(self.0.widened(), self.1.widened())
    }
    #[inline(always)]
    fn narrowed(wide: Self::Wide) -> Self {
        Self(L::narrowed(wide.0), L::narrowed(wide.1))
    }
}
