//! Sums over many numbers: vectorised, in a fixed order, and right for numbers whose squares no float can hold.

use super::scalar::Scalar;

/// Partial sums are kept side by side, so that the compiler can use vector registers.
const LANES: usize = 8;
/// So many numbers are added in their own format; the sums of blocks are added in `f64`.
const BLOCK: usize = 1024;

/// The largest and the smallest magnitude, zeros aside, to at least 20 binary digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Largest |x|; 0 if there is nothing else, NaN or ∞ if the numbers have diverged.
    pub peak: f64,
    /// Smallest |x| > 0; ∞ if there is none.
    pub low: f64,
}

impl Extent {
    /// The extent of no numbers, or of zeros.
    pub const NOTHING: Self = Self { peak: 0.0, low: f64::INFINITY };

    /// The extent of some numbers.
    pub fn of<S: Scalar>(values: &[S]) -> Self {
        // Whole numbers in place of magnitudes: their order is total, and many are compared at once. The greatest of
        // all stands for 0, which is no smallest magnitude.
        let (mut peak, mut low) = (0, i32::MAX);
        for value in values {
            let bits = value.magnitude_bits();
            peak = peak.max(bits);
            low = low.min(bits.wrapping_sub(1) & i32::MAX);
        }
        if peak == 0 {
            return Self::NOTHING;
        }
        Self { peak: S::of_magnitude_bits(peak).f64(), low: S::of_magnitude_bits(low + 1).f64() }
    }

    /// The power of two by which the numbers are multiplied to bring the largest near 1.
    pub fn scale_log2(self) -> i32 {
        if self.peak > 0.0 && self.peak.is_finite() { -exponent(self.peak) } else { 0 }
    }
}

/// Sums of some numbers x.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    /// Mean of x.
    pub mean: f64,
    /// Mean of |x|.
    pub mean_abs: f64,
    /// Population standard deviation of x.
    pub std: f64,
    /// √(mean of x²).
    pub rms: f64,
}

/// The extent of some numbers, and the moments of 2^`exponent` times them.
pub fn survey<S: Scalar>(values: &[S], exponent: i32) -> (Extent, Moments) {
    let extent = Extent::of(values);
    if extent.peak == 0.0 {
        return (extent, Moments::default());
    }
    let scale = extent.scale_log2();
    if scale.abs() <= comfortable_log2::<S>() {
        return (extent, moments(values, |value| value, exponent));
    }
    // Squares would be lost, or be too large: the numbers are brought near 1 on the way.
    let near = Power::of(scale);
    (extent, moments(values, |value| near.times(value), exponent - scale))
}

fn moments<S: Scalar>(values: &[S], near: impl Fn(S) -> S + Copy, exponent: i32) -> Moments {
    let count = values.len() as f64;
    let (mut size, mut square, mut mean) = (0.0, 0.0, 0.0);
    for block in values.chunks(BLOCK) {
        // A loop for each sum: together they would not become vector instructions.
        size += sum_of(block, block, |value, _| near(value).abs()) / count;
        square += sum_of(block, block, |value, _| squared(near(value))) / count;
        mean += sum_of(block, block, |value, _| near(value)) / count;
    }
    let mut variance = square - mean * mean;
    if variance < 0.1 * square {
        // The mean is most of the square, and the difference of the two has lost its digits; distances from a number
        // amid the others have them.
        let centre = S::of(mean).flushed();
        let (mut distance, mut distance_square) = (0.0, 0.0);
        for block in values.chunks(BLOCK) {
            distance += sum_of(block, block, |value, _| near(value) - centre) / count;
            distance_square += sum_of(block, block, |value, _| squared(near(value) - centre)) / count;
        }
        mean = centre.f64() + distance;
        variance = (distance_square - distance * distance).max(0.0);
    }
    Moments {
        mean: ldexp(mean, exponent),
        mean_abs: ldexp(size, exponent),
        std: ldexp(variance.sqrt(), exponent),
        rms: ldexp(square.sqrt(), exponent),
    }
}

/// The sum of some numbers.
pub fn sum<S: Scalar>(values: &[S]) -> f64 {
    values.chunks(BLOCK).map(|block| sum_of(block, block, |value, _| value)).sum()
}

/// How many of the numbers are such.
pub fn count<S: Scalar>(values: &[S], such: impl Fn(S) -> bool) -> usize {
    // As numbers of that format they are counted as fast as they are added.
    let one = |value, _| S::ONE.when(such(value), S::ZERO);
    values.chunks(BLOCK).map(|block| sum_of(block, block, one)).sum::<f64>() as usize
}

/// ‖x‖ times 2^`exponent`.
pub fn norm<S: Scalar>(values: &[S], exponent: i32) -> f64 {
    norm_of(values, values, |value, _| value, exponent)
}

/// ‖x − y‖.
pub fn distance<S: Scalar>(x: &[S], y: &[S]) -> f64 {
    norm_of(x, y, |x, y| x - y, 0)
}

/// The norm of terms that are computed from the numbers of two slices of the same length.
fn norm_of<S: Scalar>(x: &[S], y: &[S], term: impl Fn(S, S) -> S + Copy, exponent: i32) -> f64 {
    let squares = sum_of_squares(x, y, term);
    if squares.is_finite() && squares > ldexp(1.0, -2 * comfortable_log2::<S>()) {
        return ldexp(squares.sqrt(), exponent);
    }
    // Squares may have been lost, or be too large: once more, near 1.
    let peak = peak(x, y, term);
    if peak == 0.0 || !peak.is_finite() {
        return peak;
    }
    let scale = -self::exponent(peak);
    let near = Power::of(scale);
    ldexp(sum_of_squares(x, y, |x, y| near.times(term(x, y))).sqrt(), exponent - scale)
}

fn sum_of_squares<S: Scalar>(x: &[S], y: &[S], term: impl Fn(S, S) -> S + Copy) -> f64 {
    let blocks = x.chunks(BLOCK).zip(y.chunks(BLOCK));
    blocks.map(|(x, y)| sum_of(x, y, |x, y| squared(term(x, y)))).sum()
}

/// The sum of terms that are computed from the numbers of two slices of the same length, at most [`BLOCK`].
#[inline(always)]
fn sum_of<S: Scalar>(x: &[S], y: &[S], term: impl Fn(S, S) -> S) -> f64 {
    let mut sums = [S::ZERO; LANES];
    in_lanes(x, y, |lane, x, y| sums[lane] += term(x, y));
    sums.iter().map(|sum| sum.f64()).sum()
}

/// The largest magnitude, or NaN if there is one.
fn peak<S: Scalar>(x: &[S], y: &[S], term: impl Fn(S, S) -> S) -> f64 {
    let (mut peaks, mut traces) = ([S::ZERO; LANES], [S::ZERO; LANES]);
    in_lanes(x, y, |lane, x, y| {
        let size = term(x, y).abs();
        peaks[lane] = size.when(size > peaks[lane], peaks[lane]);
        // A NaN loses every comparison, but no sum forgets it.
        traces[lane] += S::ZERO * size;
    });
    let peak = peaks.iter().fold(0.0f64, |max, peak| max.max(peak.f64()));
    if peak.is_finite() && traces.iter().any(|trace| *trace != S::ZERO) { f64::NAN } else { peak }
}

/// Calls with every two values of slices of the same length, and the lane whose turn it is.
#[inline(always)]
fn in_lanes<S: Scalar>(x: &[S], y: &[S], mut take: impl FnMut(usize, S, S)) {
    let ((x, x_rest), (y, y_rest)) = (x.as_chunks::<LANES>(), y.as_chunks::<LANES>());
    for (x, y) in x.iter().zip(y) {
        for lane in 0..LANES {
            take(lane, x[lane], y[lane]);
        }
    }
    for (lane, (&x, &y)) in x_rest.iter().zip(y_rest).enumerate() {
        take(lane, x, y);
    }
}

/// x², or 0 where that would be subnormal: it would be lost in the sum anyway, and slow.
#[inline(always)]
fn squared<S: Scalar>(value: S) -> S {
    let value = S::ZERO.when(value.abs() < S::MIN_POSITIVE.sqrt(), value);
    value * value
}

/// Numbers whose largest lies between 2^± this can be squared and added as they are: what is lost of the squares
/// is far below what is kept of them.
fn comfortable_log2<S: Scalar>() -> i32 {
    -exponent(S::MIN_POSITIVE.f64()) / 3
}

/// A power of two. Beyond the format's range it is applied in two halves.
#[derive(Clone, Copy)]
struct Power<S>(S, S);

impl<S: Scalar> Power<S> {
    fn of(exponent: i32) -> Self {
        let half = exponent / 2;
        Self(S::of(ldexp(1.0, half)), S::of(ldexp(1.0, exponent - half)))
    }

    /// The product, or 0 where it would be subnormal.
    #[inline(always)]
    fn times(self, value: S) -> S {
        // What the smaller half makes subnormal is set to 0 before it meets the other.
        ((value * self.0).flushed() * self.1).flushed()
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
    let power = Power::of(scale_log2);
    let least = S::of(least);
    for value in values {
        let scaled = power.times(*value);
        *value = S::ZERO.when(scaled.abs() < least, scaled);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norms_of_tiny_and_huge_numbers_are_right() {
        for size in [1e-300, 1e-160, 1e-30, 1.0, 1e30, 1e200, 1e300] {
            let values = vec![3.0 * size, 0.0, -4.0 * size];
            assert!((norm(&values, 0) / (5.0 * size) - 1.0).abs() < 1e-15, "{size}");
            let (_, found) = survey(&values, 0);
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
        assert!(Extent::of(&[1.0, f64::NAN]).peak.is_nan());
        assert_eq!(Extent::of(&[1.0, f64::NEG_INFINITY]).peak, f64::INFINITY);
        assert_eq!(Extent::of::<f64>(&[]).peak, 0.0);
        assert_eq!(Extent::of(&[0.0, -2.0, 0.5]), Extent { peak: 2.0, low: 0.5 });
    }

    #[test]
    fn a_spread_far_below_the_mean_keeps_its_digits() {
        for size in [1.0, 1e-200, 1e200] {
            let values: Vec<f64> = (0..1000).map(|i| size * (1.0 + 1e-9 * f64::from(i % 2))).collect();
            let (_, found) = survey(&values, 0);
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
            let (_, found) = survey(&values, 0);
            assert!((found.rms / square.sqrt() - 1.0).abs() < 1e-6, "{first}: {found:?}");
            assert!((found.std / (square - mean * mean).sqrt() - 1.0).abs() < 1e-6, "{first}: {found:?}");
        }
    }

    #[test]
    fn numbers_far_from_one_are_measured_as_well_as_those_near_it() {
        let near: Vec<f64> = (0..1003).map(|i| f64::from(i * 37 % 101) / 50.0 - 1.0).collect();
        let (_, right) = survey(&near, 0);
        for power in [-1000, -600, -300, 300, 600, 1000] {
            let far: Vec<f64> = near.iter().map(|value| ldexp(*value, power)).collect();
            let (_, found) = survey(&far, 0);
            let pairs = [(found.mean, right.mean), (found.std, right.std), (found.rms, right.rms)];
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
        assert!(values.iter().all(|value| *value == value.flushed()));
    }

    #[test]
    fn means_of_many_numbers_do_not_drift() {
        let values = vec![0.1f32; 100_000];
        assert!((survey(&values, 0).1.mean / f64::from(0.1f32) - 1.0).abs() < 1e-6);
    }
}
