//! Lanes in the vector registers of WebAssembly.

use super::{Lanes, Pair};
use core::arch::wasm32::*;
use std::ops::{Add, Div, Mul, Neg, Sub};

macro_rules! operator {
    ($lanes:ident, $operator:ident, $name:ident, $instruction:ident) => {
        impl $operator for $lanes {
            type Output = Self;
            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                Self($instruction(self.0, other.0))
            }
        }
    };
}

/// Lanes of a register and their operations.
macro_rules! lanes {
    (
        $(#[$meta:meta])*
        $lanes:ident, $number:ty, $count:literal,
        ($splat:ident, $abs:ident, $neg:ident, $sqrt:ident),
        ($add:ident, $sub:ident, $mul:ident, $div:ident),
        ($lt:ident, $le:ident, $eq:ident, $pmax:ident, $pmin:ident),
        ($whole_splat:ident, $shl:ident, $whole_sub:ident),
        ($mantissa:literal, $step:expr),
        ($wide:ty, $widened:path, $narrowed:path)
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        #[repr(transparent)]
        pub struct $lanes(v128);

        operator!($lanes, Add, add, $add);
        operator!($lanes, Sub, sub, $sub);
        operator!($lanes, Mul, mul, $mul);
        operator!($lanes, Div, div, $div);

        impl Neg for $lanes {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                Self($neg(self.0))
            }
        }

        impl Lanes for $lanes {
            type Number = $number;
            type Mask = v128;
            type Wide = $wide;
            const COUNT: usize = $count;

            #[inline(always)]
            fn splat(number: $number) -> Self {
                Self($splat(number))
            }
            #[inline(always)]
            fn abs(self) -> Self {
                Self($abs(self.0))
            }
            #[inline(always)]
            fn sqrt(self) -> Self {
                Self($sqrt(self.0))
            }
            #[inline(always)]
            fn lt(self, other: Self) -> v128 {
                $lt(self.0, other.0)
            }
            #[inline(always)]
            fn le(self, other: Self) -> v128 {
                $le(self.0, other.0)
            }
            #[inline(always)]
            fn equal(self, other: Self) -> v128 {
                $eq(self.0, other.0)
            }
            #[inline(always)]
            fn select(self, condition: v128, other: Self) -> Self {
                Self(v128_bitselect(self.0, other.0, condition))
            }
            #[inline(always)]
            fn mask(self, condition: v128) -> Self {
                Self(v128_and(self.0, condition))
            }
            #[inline(always)]
            fn mask_not(self, condition: v128) -> Self {
                Self(v128_andnot(self.0, condition))
            }
            #[inline(always)]
            fn max(self, least: Self) -> Self {
                Self($pmax(self.0, least.0))
            }
            #[inline(always)]
            fn at_most(self, most: Self) -> Self {
                Self($pmin(self.0, most.0))
            }
            #[inline(always)]
            fn power_of_two(self) -> Self {
                Self($shl(self.0, $mantissa))
            }
            #[inline(always)]
            fn widened(self) -> $wide {
                $widened(self)
            }
            #[inline(always)]
            fn narrowed(wide: $wide) -> Self {
                $narrowed(wide)
            }
            #[inline(always)]
            fn step_below(self) -> Self {
                Self($whole_sub(self.0, $whole_splat($step)))
            }
        }
    };
}

lanes!(
    /// Four numbers of single precision.
    F32x4, f32, 4,
    (f32x4_splat, f32x4_abs, f32x4_neg, f32x4_sqrt),
    (f32x4_add, f32x4_sub, f32x4_mul, f32x4_div),
    (f32x4_lt, f32x4_le, f32x4_eq, f32x4_pmax, f32x4_pmin),
    (i32x4_splat, i32x4_shl, i32x4_sub),
    (23, 1),
    (Pair<F64x2>, widened, narrowed)
);

lanes!(
    /// Two numbers of double precision.
    F64x2, f64, 2,
    (f64x2_splat, f64x2_abs, f64x2_neg, f64x2_sqrt),
    (f64x2_add, f64x2_sub, f64x2_mul, f64x2_div),
    (f64x2_lt, f64x2_le, f64x2_eq, f64x2_pmax, f64x2_pmin),
    (i64x2_splat, i64x2_shl, i64x2_sub),
    (52, 1 << 32),
    (Self, std::convert::identity, std::convert::identity)
);

#[inline(always)]
fn widened(lanes: F32x4) -> Pair<F64x2> {
    let last = i32x4_shuffle::<2, 3, 2, 3>(lanes.0, lanes.0);
    Pair(F64x2(f64x2_promote_low_f32x4(lanes.0)), F64x2(f64x2_promote_low_f32x4(last)))
}

#[inline(always)]
fn narrowed(Pair(first, last): Pair<F64x2>) -> F32x4 {
    let (first, last) = (f32x4_demote_f64x2_zero(first.0), f32x4_demote_f64x2_zero(last.0));
    F32x4(i32x4_shuffle::<0, 1, 4, 5>(first, last))
}

impl F64x2 {
    /// Without the lower half of the digits: the square of what is left is exact.
    #[inline(always)]
    pub fn leading_digits(self) -> Self {
        Self(v128_and(self.0, u64x2_splat(0xffff_ffff_f800_0000)))
    }
}
