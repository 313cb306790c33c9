//! Sums over many numbers: in lanes, in a fixed order, and right for numbers whose squares no float can hold.

use super::float::Float;
use super::scalar::Scalar;
use crate::nn::kernels::{self, numbers};
use crate::nn::simd::Lanes;

/// So many numbers are added in their own format; the sums of blocks are added in `f64`.
const BLOCK: usize = 1024;

/// The largest and the smallest magnitude, zeros aside, to at least 20 binary digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AbsRange {
    /// Largest |x|; 0 if there is nothing else, NaN or ∞ if the numbers have diverged.
    pub max: f64,
    /// Smallest |x| > 0; ∞ if there is none.
    pub min: f64,
}

impl AbsRange {
    /// The range of no numbers, or of zeros.
    pub const NOTHING: Self = Self { max: 0.0, min: f64::INFINITY };

    /// The range of some numbers.
    pub fn of<S: Scalar>(values: &[S]) -> Self {
        sums(values, 0).0
    }

    /// From lanes of the largest and of the smallest magnitudes (one step below), and the sum of all.
    fn from_lanes<L: Lanes>(max: L, min: L, sum: f64) -> Self {
        let max = numbers(max).iter().map(|size| size.magnitude_bits()).fold(0, i32::max);
        let min = numbers(min).iter().map(|size| size.magnitude_bits()).fold(i32::MAX, i32::min);
        // NaN loses every comparison, but no sum forgets it.
        let max = if sum.is_nan() { f64::NAN } else { L::Number::of_magnitude_bits(max).f64() };
        let min = if max == 0.0 { f64::INFINITY } else { L::Number::of_magnitude_bits(min + 1).f64() };
        Self { max, min }
    }

    /// The range of both numbers together.
    fn union(self, other: Self) -> Self {
        let nan = self.max.is_nan() || other.max.is_nan();
        let max = if nan { f64::NAN } else { self.max.max(other.max) };
        Self { max, min: self.min.min(other.min) }
    }

    /// The power of two by which the numbers are multiplied to bring the largest near 1.
    pub fn scale_log2(self) -> i32 {
        if self.max > 0.0 && self.max.is_finite() { -exponent(self.max) } else { 0 }
    }
}

/// How large some numbers x are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AbsMeanRms {
    /// Mean of |x|.
    pub mean_abs: f64,
    /// √(mean of x²).
    pub rms: f64,
}

/// The range of some numbers, and the sizes of 2^`exponent` times them.
pub fn abs_mean_rms<S: Scalar>(values: &[S], exponent: i32) -> (AbsRange, AbsMeanRms) {
    let (range, mut size, mut square) = sums(values, 0);
    let mut scale = range.scale_log2();
    if scale.abs() <= safe_log2::<S>() {
        scale = 0;
    } else {
        // Squares were lost, or too large: once more, brought near 1 on the way.
        (_, size, square) = sums(values, scale);
    }
    let times = |value: f64| ldexp(value, exponent - scale);
    (range, AbsMeanRms { mean_abs: times(size), rms: times(square.sqrt()) })
}

/// The range of some numbers, and the means of |x| and of x² of 2^`scale` times them.
fn sums<S: Scalar>(values: &[S], scale: i32) -> (AbsRange, f64, f64) {
    let count = values.len() as f64;
    let (mut range, mut size, mut square) = (AbsRange::NOTHING, 0.0, 0.0);
    let start = (S::Eight::zero(), S::Eight::of(f64::INFINITY), S::Eight::zero(), S::Eight::zero());
    scaled_blocks(values, scale, |block| {
        let found = kernels::collect::<S, _, _>(block, S::ZERO, start, |(max, min, sum, squares), x| {
            let size = x.abs();
            // One below 0 is NaN, which is no smallest magnitude.
            (max.max(size), min.at_most(size.step_below()), sum + size, squares + x.squared())
        });
        let sum = lane_sum(found.2);
        range = range.union(AbsRange::from_lanes(found.0, found.1, sum));
        size += sum / count;
        square += lane_sum(found.3) / count;
    });
    (range, size, square)
}

/// How some numbers x are spread.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MeanStd {
    /// Mean of x.
    pub mean: f64,
    /// Population standard deviation of x.
    pub std: f64,
    /// √(mean of x²).
    pub rms: f64,
}

/// The range of some numbers, and their moments.
pub fn mean_std<S: Scalar>(values: &[S]) -> (AbsRange, MeanStd) {
    let range = AbsRange::of(values);
    if range.max == 0.0 {
        return (range, MeanStd::default());
    }
    let scale = range.scale_log2();
    // Squares would be lost, or be too large: the numbers are brought near 1 on the way.
    let scale = if scale.abs() <= safe_log2::<S>() { 0 } else { scale };

    // Where the mean is most of the square, the difference of the two loses its digits; distances from a number amid
    // the others keep them. The first block mostly tells.
    let (mean, square) = shifted_moments(&values[..BLOCK.min(values.len())], scale, S::ZERO);
    let guess = if mean * mean > 0.9 * square { S::of(mean).flush_denormals() } else { S::ZERO };
    let from_guess = shifted_moments(values, scale, guess);
    let (mut centre, (mut distance, mut square)) = (guess, from_guess);
    if square - distance * distance < 0.1 * square {
        centre = S::of(centre.f64() + distance).flush_denormals();
        (distance, square) = shifted_moments(values, scale, centre);
    }
    let mean = centre.f64() + distance;
    let variance = square - distance * distance;
    // Rounded below 0; but NaN stays.
    let variance = if variance < 0.0 { 0.0 } else { variance };
    let square = if guess == S::ZERO { from_guess.1 } else { variance + mean * mean };
    let times = |value: f64| ldexp(value, -scale);
    (range, MeanStd { mean: times(mean), std: times(variance.sqrt()), rms: times(square.sqrt()) })
}

/// The mean distance from a centre, and the mean square of the distances, of 2^`scale` times some numbers.
fn shifted_moments<S: Scalar>(values: &[S], scale: i32, centre: S) -> (f64, f64) {
    let (mut mean, mut mean_square) = (0.0, 0.0);
    let count = values.len() as f64;
    let (middle, start) = (S::Eight::splat(centre), (S::Eight::zero(), S::Eight::zero()));
    scaled_blocks(values, scale, |block| {
        // What fills the last lanes is at no distance.
        let (sum, squares) = kernels::collect::<S, _, _>(block, centre, start, |(sum, squares), x| {
            let distance = x - middle;
            (sum + distance, squares + distance.squared())
        });
        mean += lane_sum(sum) / count;
        mean_square += lane_sum(squares) / count;
    });
    (mean, mean_square)
}

/// Gives 2^`scale` times the numbers, block by block.
#[inline(always)]
fn scaled_blocks<S: Scalar>(values: &[S], scale: i32, mut take: impl FnMut(&[S])) {
    let mut room;
    for block in values.chunks(BLOCK) {
        let block = if scale == 0 {
            block
        } else {
            room = [S::ZERO; BLOCK];
            let room = &mut room[..block.len()];
            room.copy_from_slice(block);
            rescale(room, scale, 0.0);
            room
        };
        take(block);
    }
}

/// The sum of some numbers, and how many of them are smaller than `threshold` in magnitude.
pub fn sum_and_small<S: Scalar>(values: &[S], threshold: S) -> (f64, usize) {
    let (mut sum, mut others) = (0.0, 0.0);
    let start = (S::Eight::zero(), S::Eight::zero());
    for block in values.chunks(BLOCK) {
        // As numbers of that format they are counted as fast as they are added.
        let (sums, counts) = kernels::collect::<S, _, _>(block, S::ZERO, start, |(sums, counts), x| {
            (sums + x, counts + S::Eight::one().mask_not(x.abs().lt(S::Eight::splat(threshold))))
        });
        sum += lane_sum(sums);
        others += lane_sum(counts);
    }
    (sum, values.len() - others as usize)
}

/// ‖x‖ times 2^`exponent`.
pub fn norm<S: Scalar>(values: &[S], exponent: i32) -> f64 {
    norm_of(values, values, |value, _| value, exponent)
}

/// ‖x − y‖.
pub fn distance<S: Scalar>(x: &[S], y: &[S]) -> f64 {
    norm_of(x, y, |x, y| x - y, 0)
}

/// The norm of terms that are computed from the numbers of two slices of the same length; the term of zeros is 0.
fn norm_of<S: Scalar>(
    x: &[S],
    y: &[S],
    term: impl Fn(S::Eight, S::Eight) -> S::Eight + Copy,
    exponent: i32,
) -> f64 {
    let squares = sum_of_squares(x, y, term);
    if squares.is_finite() && squares > ldexp(1.0, -2 * safe_log2::<S>()) {
        return ldexp(squares.sqrt(), exponent);
    }
    // Squares may have been lost, or be too large: once more, near 1.
    let max = max_abs(x, y, term);
    if max == 0.0 || !max.is_finite() {
        return max;
    }
    let scale = -self::exponent(max);
    let power = PowerOfTwo::of(scale);
    ldexp(sum_of_squares(x, y, |x, y| power.times(term(x, y))).sqrt(), exponent - scale)
}

fn sum_of_squares<S: Scalar>(x: &[S], y: &[S], term: impl Fn(S::Eight, S::Eight) -> S::Eight) -> f64 {
    let block = |(x, y)| {
        let add = |sum: S::Eight, (x, y)| sum + term(x, y).squared();
        lane_sum(kernels::collect::<S, _, _>((x, y), S::ZERO, S::Eight::zero(), add))
    };
    x.chunks(BLOCK).zip(y.chunks(BLOCK)).map(block).sum()
}

/// The sum of lanes.
#[inline(never)]
fn lane_sum<L: Lanes>(lanes: L) -> f64 {
    numbers(lanes).iter().map(|sum| sum.f64()).sum()
}

/// The largest magnitude of terms, or NaN if there is one; the term of zeros is 0.
fn max_abs<S: Scalar>(x: &[S], y: &[S], term: impl Fn(S::Eight, S::Eight) -> S::Eight) -> f64 {
    let start = (S::Eight::zero(), S::Eight::zero());
    let (max, sum) = kernels::collect::<S, _, _>((x, y), S::ZERO, start, |(max, sum), (x, y)| {
        let size = term(x, y).abs();
        (max.max(size), sum + size)
    });
    // NaN loses every comparison, but no sum forgets it.
    if lane_sum(sum).is_nan() {
        f64::NAN
    } else {
        numbers(max).iter().fold(0.0f64, |all, lane| all.max(lane.f64()))
    }
}

/// Numbers whose largest lies between 2^± this can be squared and added as they are: what is lost of the squares
/// is far below what is kept of them.
fn safe_log2<S: Scalar>() -> i32 {
    -exponent(S::MIN_POSITIVE.f64()) / 3
}

/// A power of two. Beyond the format's range it is applied in two halves.
#[derive(Clone, Copy)]
struct PowerOfTwo<S>(S, S);

impl<S: Scalar> PowerOfTwo<S> {
    fn of(exponent: i32) -> Self {
        let half = exponent / 2;
        Self(S::of(ldexp(1.0, half)), S::of(ldexp(1.0, exponent - half)))
    }

    /// The product, or 0 where it would be subnormal.
    #[inline(always)]
    fn times<L: Lanes<Number = S>>(self, value: L) -> L {
        // What the smaller half makes subnormal is set to 0 before it meets the other.
        ((value * L::splat(self.0)).flush_denormals() * L::splat(self.1)).flush_denormals()
    }
}

/// The power of two just below |x|; x is finite and not 0.
pub fn exponent(x: f64) -> i32 {
    let biased = ((x.to_bits() >> 52) & 0x7ff) as i32;
    if biased == 0 { exponent(x * 2.0f64.powi(100)) - 100 } else { biased - 1023 }
}

/// x times 2^`exponent`, exactly where the result is a normal number.
pub fn ldexp(x: f64, exponent: i32) -> f64 {
    if exponent == 0 { x } else { libm::scalbn(x, exponent) }
}

/// Multiplies by 2^`scale_log2` and sets to 0 what is smaller than `least` after that.
pub fn rescale<S: Scalar>(values: &mut [S], scale_log2: i32, least: f64) {
    let power = PowerOfTwo::of(scale_log2);
    let least = S::Lanes::splat(S::of(least));
    kernels::each::<S, _>(values, |value| {
        let scaled = power.times(value);
        scaled.mask_not(scaled.abs().lt(least))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norms_of_tiny_and_huge_numbers_are_right() {
        for size in [1e-300, 1e-160, 1e-30, 1.0, 1e30, 1e200, 1e300] {
            let values = vec![3.0 * size, 0.0, -4.0 * size];
            assert!((norm(&values, 0) / (5.0 * size) - 1.0).abs() < 1e-15, "{size}");
            let (_, found) = abs_mean_rms(&values, 0);
            assert!((found.rms / (5.0 * size / 3.0f64.sqrt()) - 1.0).abs() < 1e-15, "{size}");
            assert!((found.mean_abs / (7.0 * size / 3.0) - 1.0).abs() < 1e-15, "{size}");
        }
        assert!((norm(&[3e-30f32, 4e-30], 0) / 5e-30 - 1.0).abs() < 1e-6);
        assert!((norm(&[1.0f64], -1000) / 2.0f64.powi(-1000) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn nothing_and_nan_and_infinity_are_told_apart() {
        assert_eq!(norm(&[0.0f64; 20], 0), 0.0);
        assert!(norm(&[0.0, f64::NAN, 1.0], 0).is_nan());
        assert!(AbsRange::of(&[1.0, f64::NAN]).max.is_nan());
        assert_eq!(AbsRange::of(&[1.0, f64::NEG_INFINITY]).max, f64::INFINITY);
        assert_eq!(AbsRange::of::<f64>(&[]).max, 0.0);
        let (_, spread) = mean_std(&[1.0, f64::NAN]);
        let (_, size) = abs_mean_rms(&[1.0, f64::NAN], 0);
        let all = [spread.mean, spread.std, spread.rms, size.mean_abs, size.rms];
        assert!(all.iter().all(|found| found.is_nan()), "{all:?}");
        assert_eq!(AbsRange::of(&[0.0, -2.0, 0.5]), AbsRange { max: 2.0, min: 0.5 });
    }

    #[test]
    fn a_spread_far_below_the_mean_keeps_its_digits() {
        for size in [1.0, 1e-200, 1e200] {
            let values: Vec<f64> = (0..1000).map(|i| size * (1.0 + 1e-9 * f64::from(i % 2))).collect();
            let (_, found) = mean_std(&values);
            assert!((found.std / (0.5e-9 * size) - 1.0).abs() < 1e-6, "{found:?}");
        }
    }

    #[test]
    fn an_outlier_in_first_place_costs_no_digits() {
        for first in [1.0f32, 1e3, 1e6] {
            let small = |i: usize| 1e-3 * ((i * 7919 % 1000) as f32 / 500.0 - 1.0);
            let values: Vec<f32> = (0..256_000).map(|i| if i == 0 { first } else { small(i) }).collect();
            let count = values.len() as f64;
            let mean = values.iter().map(|value| value.f64()).sum::<f64>() / count;
            let square = values.iter().map(|value| value.f64() * value.f64()).sum::<f64>() / count;
            let (_, found) = mean_std(&values);
            assert!((found.rms / square.sqrt() - 1.0).abs() < 1e-6, "{first}: {found:?}");
            assert!((found.std / (square - mean * mean).sqrt() - 1.0).abs() < 1e-6, "{first}: {found:?}");
        }
    }

    #[test]
    fn numbers_far_from_one_are_measured_as_well_as_those_near_it() {
        let near: Vec<f64> = (0..1003).map(|i| f64::from(i * 37 % 101) / 50.0 - 1.0).collect();
        let (_, right) = mean_std(&near);
        for power in [-1000, -600, -300, 300, 600, 1000] {
            let far: Vec<f64> = near.iter().map(|value| ldexp(*value, power)).collect();
            let (_, found) = mean_std(&far);
            let (size, right_size) = (abs_mean_rms(&far, 0).1.mean_abs, abs_mean_rms(&near, 0).1.mean_abs);
            let pairs = [
                (found.mean, right.mean),
                (found.std, right.std),
                (found.rms, right.rms),
                (abs_mean_rms(&far, 0).1.rms, right.rms),
                (size, right_size),
            ];
            assert!(pairs.iter().all(|(f, r)| (ldexp(*f, -power) / r - 1.0).abs() < 1e-12), "{found:?}");
            assert!((ldexp(norm(&far, 0), -power) / norm(&near, 0) - 1.0).abs() < 1e-12);
            assert!((ldexp(distance(&far, &vec![0.0; 1003]), -power) / norm(&near, 0) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn no_subnormal_number_survives_a_change_of_scale() {
        let mut values = [1.0f32, 1e-30, -1e-38, 3e38];
        rescale(&mut values, -20, 0.0);
        assert_eq!(values[1..3], [1e-30 / 1_048_576.0, 0.0]);
        rescale(&mut values, -110, 0.0);
        assert_eq!(values[0..3], [0.0; 3]);
        assert!(values.iter().all(|value| *value == value.flush_denormals()));
    }

    #[test]
    fn means_of_many_numbers_do_not_drift() {
        let values = vec![0.1f32; 100_000];
        assert!((mean_std(&values).1.mean / f64::from(0.1f32) - 1.0).abs() < 1e-6);
    }
}
