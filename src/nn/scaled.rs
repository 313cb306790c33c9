//! Numbers that carry a power of two: a gradient far below the smallest float is still a gradient, and arithmetic near 1
//! is fast.

use super::measure::{self, AbsMeanRms, AbsRange};
use super::scalar::Scalar;
use crate::nn::kernels;

/// Numbers that are near 1 where they are not yet a factor of 2^± this away from it.
const NEAR_ONE_LOG2: i32 = 40;

/// Numbers that stand for themselves times 2^`exponent`.
#[derive(Default)]
pub struct Scaled<S> {
    /// The numbers.
    pub values: Vec<S>,
    /// The power of two that belongs to them.
    pub exponent: i32,
}

impl<S: Scalar> Scaled<S> {
    /// Room for so many numbers, exponent 0.
    pub fn reset(&mut self, length: usize) -> &mut [S] {
        self.exponent = 0;
        self.values.resize(length, S::ZERO);
        &mut self.values
    }

    /// The range of the numbers without the exponent, and their sizes with it.
    pub fn abs_mean_rms(&self) -> (AbsRange, AbsMeanRms) {
        measure::abs_mean_rms(&self.values, self.exponent)
    }

    /// Brings numbers of that range near 1, and sets to 0 what cannot change a sum of products with the largest of them,
    /// and what the number format itself could not hold. Says whether anything was changed.
    pub fn bring_near_one(&mut self, range: AbsRange) -> bool {
        if !range.max.is_finite() {
            return false;
        }
        let shift = range.scale_log2();
        let spread = measure::ldexp(range.max, -S::NEGLIGIBLE_LOG2);
        if shift.abs() < NEAR_ONE_LOG2 && range.min >= spread && self.exponent == 0 {
            return false;
        }
        let shift = if shift.abs() < NEAR_ONE_LOG2 { 0 } else { shift };
        self.exponent -= shift;
        let negligible = measure::ldexp(spread, shift);
        let underflow = measure::ldexp(S::MIN_POSITIVE.f64(), -self.exponent);
        measure::rescale(&mut self.values, shift, negligible.max(underflow));
        true
    }

    /// `self` = other.
    pub fn copy_from(&mut self, other: &Self) {
        self.exponent = other.exponent;
        self.values.resize(other.values.len(), S::ZERO);
        self.values.copy_from_slice(&other.values);
    }

    /// `self` = other ∘ factors, number by number.
    pub fn set_product(&mut self, other: &Self, factors: &[S]) {
        self.exponent = other.exponent;
        self.values.resize(other.values.len(), S::ZERO);
        let arrays = (&mut self.values[..], &other.values[..], factors);
        kernels::each::<S, _>(arrays, |(_, value, factor)| (value * factor, (), ()));
    }

    /// `self` = `values` times 2^`exponent`; `values` is left with what was here.
    pub fn replace(&mut self, values: &mut Vec<S>, exponent: i32) {
        std::mem::swap(&mut self.values, values);
        self.exponent = exponent;
    }

    /// `self` += `values` times 2^`exponent`, which must not be larger: the exponent here is kept.
    pub fn add(&mut self, values: &mut [S], exponent: i32) {
        let shift = exponent - self.exponent;
        if shift != 0 {
            measure::rescale(values, shift, 0.0);
        }
        kernels::add(&mut self.values, values);
    }
}

/// Replaces a gradient that carries 2^`exponent` by what it stands for; its norm, which may be below the smallest float
/// of the format.
pub fn resolve<S: Scalar>(gradient: &mut [S], exponent: i32) -> f64 {
    let norm = measure::norm(gradient, exponent);
    if exponent != 0 {
        measure::rescale(gradient, exponent, 0.0);
    }
    norm
}

/// The input of a layer: `[batch, in]`, with its range.
#[derive(Clone, Copy)]
pub struct Input<'a, S> {
    /// The values.
    pub values: &'a [S],
    /// The largest and smallest of them.
    pub abs_range: AbsRange,
}

impl<'a, S: Scalar> Input<'a, S> {
    /// Values with their range measured.
    pub fn of(values: &'a [S]) -> Self {
        Self { values, abs_range: AbsRange::of(values) }
    }

    /// A copy near 1, made in `room`; `None` where the values can be used as they are.
    pub fn near_one<'r>(self, room: &'r mut Scaled<S>) -> Option<&'r Scaled<S>> {
        let AbsRange { max, min } = self.abs_range;
        let is_far = self.abs_range.scale_log2().abs() >= NEAR_ONE_LOG2;
        let is_wide = min < measure::ldexp(max, -S::NEGLIGIBLE_LOG2);
        if !max.is_finite() || !(is_far || is_wide) {
            return None;
        }
        room.reset(self.values.len()).copy_from_slice(self.values);
        room.bring_near_one(self.abs_range);
        Some(room)
    }
}
