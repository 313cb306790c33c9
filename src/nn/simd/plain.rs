//! Lanes in plain arrays, for native builds: the same operations in the same order as in vector registers.

use super::{Lanes, Pair};
use std::ops::{Add, Div, Mul, Neg, Sub};

macro_rules! operator {
    ($lanes:ident, $operator:ident, $name:ident) => {
        impl $operator for $lanes {
            type Output = Self;
            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                Self(std::array::from_fn(|lane| self.0[lane].$name(other.0[lane])))
            }
        }
    };
}

/// Lanes of an array and their operations.
macro_rules! lanes {
    ($(#[$meta:meta])* $lanes:ident, $number:ty, $count:literal, $mantissa:literal, $step:expr,
     $wide:ty, $widened:path, $narrowed:path) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        #[repr(transparent)]
        pub struct $lanes([$number; $count]);

        operator!($lanes, Add, add);
        operator!($lanes, Sub, sub);
        operator!($lanes, Mul, mul);
        operator!($lanes, Div, div);

        impl Neg for $lanes {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                self.map(|number| -number)
            }
        }

        impl $lanes {
            #[inline(always)]
            fn map(self, function: impl Fn($number) -> $number) -> Self {
                Self(std::array::from_fn(|lane| function(self.0[lane])))
            }

            #[inline(always)]
            fn compare(self, other: Self, function: impl Fn(&$number, &$number) -> bool) -> [bool; $count] {
                std::array::from_fn(|lane| function(&self.0[lane], &other.0[lane]))
            }
        }

        impl Lanes for $lanes {
            type Number = $number;
            type Mask = [bool; $count];
            type Wide = $wide;
            const COUNT: usize = $count;

            #[inline(always)]
            fn splat(number: $number) -> Self {
                Self([number; $count])
            }
            #[inline(always)]
            fn abs(self) -> Self {
                self.map(<$number>::abs)
            }
            #[inline(always)]
            fn sqrt(self) -> Self {
                self.map(<$number>::sqrt)
            }
            #[inline(always)]
            fn lt(self, other: Self) -> Self::Mask {
                self.compare(other, <$number>::lt)
            }
            #[inline(always)]
            fn le(self, other: Self) -> Self::Mask {
                self.compare(other, <$number>::le)
            }
            #[inline(always)]
            fn equal(self, other: Self) -> Self::Mask {
                self.compare(other, <$number>::eq)
            }
            #[inline(always)]
            fn select(self, condition: Self::Mask, other: Self) -> Self {
                let chosen = |lane: usize| if condition[lane] { self.0[lane] } else { other.0[lane] };
                Self(std::array::from_fn(chosen))
            }
            #[inline(always)]
            fn mask(self, condition: Self::Mask) -> Self {
                self.select(condition, Self::splat(0.0))
            }
            #[inline(always)]
            fn mask_not(self, condition: Self::Mask) -> Self {
                Self::splat(0.0).select(condition, self)
            }
            #[inline(always)]
            fn max(self, least: Self) -> Self {
                least.select(self.lt(least), self)
            }
            #[inline(always)]
            fn at_most(self, most: Self) -> Self {
                most.select(most.lt(self), self)
            }
            #[inline(always)]
            fn power_of_two(self) -> Self {
                self.map(|number| <$number>::from_bits(number.to_bits() << $mantissa))
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
                self.map(|number| <$number>::from_bits(number.to_bits().wrapping_sub($step)))
            }
        }
    };
}

lanes!(
    /// Four numbers of single precision.
    F32x4, f32, 4, 23, 1, Pair<F64x2>, widened, narrowed
);

lanes!(
    /// Two numbers of double precision.
    F64x2, f64, 2, 52, 1 << 32, Self, std::convert::identity, std::convert::identity
);

#[inline(always)]
fn widened(lanes: F32x4) -> Pair<F64x2> {
    let [a, b, c, d] = lanes.0.map(f64::from);
    Pair(F64x2([a, b]), F64x2([c, d]))
}

#[inline(always)]
fn narrowed(Pair(first, last): Pair<F64x2>) -> F32x4 {
    F32x4([first.0[0], first.0[1], last.0[0], last.0[1]].map(|number| number as f32))
}

impl F64x2 {
    /// Without the lower half of the digits: the square of what is left is exact.
    #[inline(always)]
    pub fn leading_digits(self) -> Self {
        self.map(|number| f64::from_bits(number.to_bits() & 0xffff_ffff_f800_0000))
    }
}
