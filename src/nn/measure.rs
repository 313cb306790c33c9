//! Sums over many numbers: vectorised, in a fixed order, and right for numbers whose squares no float can hold.

use super::scalar::Scalar;

/// Partial sums are kept side by side, so that the compiler can use vector registers.
const LANES: usize = 8;
/// Numbers between these powers of two can be squared and added as they are.
const COMFORTABLE_LOG2: i32 = 40;

/// The largest and the smallest magnitude, zeros aside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Largest |x|; 0 if there is nothing else, NaN or ∞ if the numbers have diverged.
    pub peak: f64,
    /// Smallest |x| > 0; ∞ if there is none.
    pub low: f64,
}

impl Extent {
    /// The extent of some numbers.
    pub fn of<S: Scalar>(values: &[S]) -> Self {
        survey(values, 0).0
    }

    /// The power of two by which the numbers are multiplied to bring the largest near 1.
    pub fn scale_log2(self) -> i32 {
        if self.peak > 0.0 && self.peak.is_finite() { -exponent(self.peak) } else { 0 }
    }

    fn is_comfortable(self) -> bool {
        self.peak == 0.0 || self.scale_log2().abs() <= COMFORTABLE_LOG2
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

/// The extent of some numbers, and the moments of 2^`exponent` times them, in one pass.
pub fn survey<S: Scalar>(values: &[S], exponent: i32) -> (Extent, Moments) {
    let Some(&first) = values.first() else {
        return (Extent { peak: 0.0, low: f64::INFINITY }, Moments::default());
    };
    // Distances from one of the numbers keep their digits where the numbers hardly differ.
    let shift = if first.f64().is_finite() { first } else { S::ZERO };
    let (extent, sums) = sums(values, shift);
    if extent.peak == 0.0 {
        return (extent, Moments::default());
    }
    if extent.is_comfortable() || !extent.peak.is_finite() {
        return (extent, sums.moments(values.len(), shift.f64(), exponent));
    }
    // Squares would be lost, or be too large: once more, near 1.
    let scale = extent.scale_log2();
    let near: Vec<f64> = values.iter().map(|value| ldexp(value.f64(), scale)).collect();
    let shift = near[0];
    let (_, sums) = self::sums(&near, shift);
    (extent, sums.moments(values.len(), shift, exponent - scale))
}

/// Σ(x − shift), Σ|x| and Σ(x − shift)².
struct Sums {
    distance: f64,
    size: f64,
    squares: f64,
}

impl Sums {
    fn moments(&self, count: usize, shift: f64, exponent: i32) -> Moments {
        let count = count as f64;
        let distance = self.distance / count;
        let mean = shift + distance;
        let variance = (self.squares / count - distance * distance).max(0.0);
        // `max` drops a NaN, which must stay seen.
        let variance = if self.squares.is_nan() { self.squares } else { variance };
        Moments {
            mean: ldexp(mean, exponent),
            mean_abs: ldexp(self.size / count, exponent),
            std: ldexp(variance.sqrt(), exponent),
            rms: ldexp((variance + mean * mean).sqrt(), exponent),
        }
    }
}

fn sums<S: Scalar>(values: &[S], shift: S) -> (Extent, Sums) {
    let (tiny, infinity) = (tiny::<S>(), S::of(f64::INFINITY));
    let (mut peaks, mut lows) = ([S::ZERO; LANES], [infinity; LANES]);
    let mut total = Sums { distance: 0.0, size: 0.0, squares: 0.0 };
    for block in values.chunks(1024) {
        let (mut distances, mut sizes, mut squares) = ([S::ZERO; LANES], [S::ZERO; LANES], [S::ZERO; LANES]);
        let mut take = |lane: usize, value: S| {
            let size = value.abs();
            let distance = value - shift;
            peaks[lane] = size.when(size > peaks[lane], peaks[lane]);
            let positive = size.when(size > S::ZERO, infinity);
            lows[lane] = positive.when(positive < lows[lane], lows[lane]);
            distances[lane] += distance;
            sizes[lane] += size;
            squares[lane] += square(distance, tiny);
        };
        let chunks = block.chunks_exact(LANES);
        let rest = chunks.remainder();
        for chunk in chunks {
            for (lane, &value) in chunk.iter().enumerate() {
                take(lane, value);
            }
        }
        for (lane, &value) in rest.iter().enumerate() {
            take(lane, value);
        }
        let all = |lanes: &[S; LANES]| lanes.iter().map(|lane| lane.f64()).sum::<f64>();
        total.distance += all(&distances);
        total.size += all(&sizes);
        total.squares += all(&squares);
    }
    let peak = peaks.iter().fold(0.0f64, |max, peak| max.max(peak.f64()));
    let low = lows.iter().fold(f64::INFINITY, |min, low| min.min(low.f64()));
    // A NaN loses every comparison, but no sum forgets it.
    (Extent { peak: if total.size.is_nan() { f64::NAN } else { peak }, low }, total)
}

/// ‖x‖ times 2^`exponent`.
pub fn norm<S: Scalar>(values: &[S], exponent: i32) -> f64 {
    distance_or_norm(values, exponent, |at| values[at])
}

/// ‖x − y‖.
pub fn distance<S: Scalar>(x: &[S], y: &[S]) -> f64 {
    distance_or_norm(x, 0, |at| x[at] - y[at])
}

fn distance_or_norm<S: Scalar>(values: &[S], exponent: i32, term: impl Fn(usize) -> S) -> f64 {
    let (least, count) = (tiny::<S>(), values.len());
    let mut total = 0.0;
    let mut start = 0;
    while start < count {
        let end = (start + 1024).min(count);
        let mut lanes = [S::ZERO; LANES];
        let mut at = start;
        while at + LANES <= end {
            for (lane, sum) in lanes.iter_mut().enumerate() {
                *sum += square(term(at + lane), least);
            }
            at += LANES;
        }
        for (lane, rest) in (at..end).enumerate() {
            lanes[lane] += square(term(rest), least);
        }
        total += lanes.iter().map(|sum| sum.f64()).sum::<f64>();
        start = end;
    }
    let norm = total.sqrt();
    if norm.is_finite() && norm > 2.0f64.powi(-COMFORTABLE_LOG2 / 2) {
        return ldexp(norm, exponent);
    }
    // Squares may have been lost, or be too large: once more, with care.
    let peak = (0..count).fold(0.0f64, |max, at| {
        let size = term(at).f64().abs();
        if size > max || size.is_nan() { size } else { max }
    });
    if peak == 0.0 || !peak.is_finite() {
        return peak;
    }
    let scale = -self::exponent(peak);
    let squares: f64 = (0..count).map(|at| square(ldexp(term(at).f64(), scale), tiny::<f64>())).sum();
    ldexp(squares.sqrt(), exponent - scale)
}

/// x², or 0 where that would be subnormal: it would be lost in the sum anyway, and slow.
#[inline(always)]
fn square<S: Scalar>(value: S, tiny: S) -> S {
    let value = S::ZERO.when(value.abs() < tiny, value);
    value * value
}

/// The root of the smallest normal number.
#[inline(always)]
fn tiny<S: Scalar>() -> S {
    S::MIN_POSITIVE.sqrt()
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
    // A power of two beyond the format's range is applied in two halves.
    let half = scale_log2 / 2;
    let (first, second) = (S::of(ldexp(1.0, half)), S::of(ldexp(1.0, scale_log2 - half)));
    let least = S::of(least);
    let least = least.when(least > S::MIN_POSITIVE, S::MIN_POSITIVE);
    for value in values {
        let scaled = *value * first * second;
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
    fn means_of_many_numbers_do_not_drift() {
        let values = vec![0.1f32; 100_000];
        assert!((survey(&values, 0).1.mean / f64::from(0.1f32) - 1.0).abs() < 1e-6);
    }
}
