//! Elementary functions without branches, computed in lanes.
//!
//! They use only additions, multiplications, divisions and bit patterns, never a fused multiply-add and never
//! the platform's library: every browser and every native build gets the same bits. Results below the smallest
//! normal number are 0. Tests hold their errors, and those of sigmoid and tanh: 2 units in the last place in `f32`, 1e-14
//! relative in `f64`.
//!
//! The constants come as an argument: a loop that is given them from memory reads them there, where V8 would make
//! each of them anew in every round.

mod coefficients;

use crate::nn::simd::{F32x4, F64x2, Lanes, Pair};
use coefficients::{CONSTANTS_F32, CONSTANTS_F64};

/// What the functions of a number format are computed from: polynomials for eˣ, tanh x, ln(1 + x) and Φ(x).
#[derive(Clone, Copy)]
pub struct Constants<T, const EXP: usize, const TANH: usize, const LN: usize, const ERFCX: usize> {
    exp: Exp<T, EXP>,
    tanh: [T; TANH],
    ln_1p: [T; LN],
    normal_exp: Exp<f64, EXP>,
    erfcx: [f64; ERFCX],
}

/// The constants of `f64`.
pub type Constants64 = Constants<f64, 10, 10, 15, 24>;
/// The constants of `f32`.
pub type Constants32 = Constants<f32, 5, 5, 7, 13>;

/// x = k ln 2 + r with |r| ≤ ln 2 / 2; eʳ − 1 = r (1 + r q(r)); eˣ = 2ᵏ eʳ.
#[derive(Clone, Copy)]
struct Exp<T, const N: usize> {
    /// There and below, eˣ counts as 0.
    least: T,
    /// 1 / ln 2.
    log2_e: T,
    /// Adding and subtracting it rounds to the nearest whole number k, which is left in the low bits of the sum, as
    /// the exponent bits of 2ᵏ.
    round: T,
    /// ln 2, in two parts: the first times k is exact.
    ln2: [T; 2],
    /// q, its highest coefficient first.
    q: [T; N],
}

/// The functions of lanes.
pub trait Elementary: Lanes {
    /// What they are computed from.
    type Constants: Copy;
    /// As it says.
    const CONSTANTS: Self::Constants;

    /// eˣ and eˣ − 1 for x ≤ 0; far below 0 (from −708 down in `f64`, −87 in `f32`) they are 0 and −1. No intermediate
    /// result is subnormal: that would be slow, even where the result is then not used.
    fn exp_and_exp_m1(self, with: &Self::Constants) -> (Self, Self);
    /// tanh x for |x| ≤ 5/8.
    fn tanh_near_0(self, with: &Self::Constants) -> Self;
    /// ln(1 + x) for 0 ≤ x ≤ 1.
    fn ln_1p_unit(self, with: &Self::Constants) -> Self;
    /// Φ(x), the normal distribution function, and its derivative; the relative error of Φ is small in the far left
    /// tail too.
    fn normal_cdf_and_pdf(self, with: &Self::Constants) -> (Self, Self);
}

impl Elementary for F64x2 {
    type Constants = Constants64;
    const CONSTANTS: Constants64 = CONSTANTS_F64;

    #[inline(always)]
    fn exp_and_exp_m1(self, with: &Constants64) -> (Self, Self) {
        exp_and_exp_m1(self, &with.exp)
    }

    #[inline(always)]
    fn tanh_near_0(self, with: &Constants64) -> Self {
        odd(self, Self::one(), &with.tanh)
    }

    #[inline(always)]
    fn ln_1p_unit(self, with: &Constants64) -> Self {
        ln_1p_unit(self, &with.ln_1p)
    }

    #[inline(always)]
    fn normal_cdf_and_pdf(self, with: &Constants64) -> (Self, Self) {
        let size = self.abs().at_most(Self::of(38.0));
        // x² is split: the exponential would magnify its rounding error by x².
        let high = size.leading_digits();
        let half = Self::of(0.5);
        let rest = half * (size - high) * (size + high);
        let (gauss, _) = exp_and_exp_m1(-half * high * high, &with.normal_exp);
        let one = Self::one();
        let grown = one - rest * (one - rest * (half - rest / Self::of(6.0)));
        normal(self, size, gauss * grown, &with.erfcx)
    }
}

impl Elementary for F32x4 {
    type Constants = Constants32;
    const CONSTANTS: Constants32 = CONSTANTS_F32;

    #[inline(always)]
    fn exp_and_exp_m1(self, with: &Constants32) -> (Self, Self) {
        exp_and_exp_m1(self, &with.exp)
    }

    #[inline(always)]
    fn tanh_near_0(self, with: &Constants32) -> Self {
        odd(self, Self::one(), &with.tanh)
    }

    #[inline(always)]
    fn ln_1p_unit(self, with: &Constants32) -> Self {
        ln_1p_unit(self, &with.ln_1p)
    }

    /// Computed in `f64`: there the square of x is exact.
    #[inline(always)]
    fn normal_cdf_and_pdf(self, with: &Constants32) -> (Self, Self) {
        let Pair(first, last) = self.widened();
        let both = |wide: F64x2| {
            let size = wide.abs().at_most(F64x2::of(38.0));
            let (gauss, _) = exp_and_exp_m1(-F64x2::of(0.5) * size * size, &with.normal_exp);
            let (cdf, pdf) = normal(wide, size, gauss, &with.erfcx);
            // Flushed before it is rounded: making a subnormal number is slow.
            let least = F64x2::of(f64::from(f32::MIN_POSITIVE));
            (cdf.mask_not(cdf.lt(least)), pdf.mask_not(pdf.lt(least)))
        };
        let (first, last) = (both(first), both(last));
        (Self::narrowed(Pair(first.0, last.0)), Self::narrowed(Pair(first.1, last.1)))
    }
}

#[inline(always)]
fn exp_and_exp_m1<L: Lanes, const N: usize>(x: L, with: &Exp<L::Number, N>) -> (L, L) {
    let (one, least, round) = (L::one(), L::splat(with.least), L::splat(with.round));
    let bounded = x.max(least);
    let rounded = bounded * L::splat(with.log2_e) + round;
    let k = rounded - round;
    let power = rounded.power_of_two();
    let r = (bounded - k * L::splat(with.ln2[0])) - k * L::splat(with.ln2[1]);
    let less_one = r * (one + r * polynomial(&with.q, r));
    let exp = ((one + less_one) * power).mask_not(bounded.equal(least));
    // Far below 0 only the −1 is left.
    let power = power.mask_not(k.lt(L::of(-60.0)));
    (exp, less_one * power + (power - one))
}

/// x + x s p(s), s = `part` x². The sum comes last: beside x the rounding of its small term is small.
#[inline(always)]
fn odd<L: Lanes, const N: usize>(x: L, part: L, p: &[L::Number; N]) -> L {
    // Smaller squares cannot be seen beside 1, and their cubes may be subnormal.
    let seen = x.mask_not(x.abs().lt(L::of(1e-9)));
    let square = part * (seen * seen);
    x + seen * (square * polynomial(p, square))
}

/// As 2 artanh(w), w = x / (2 + x) ≤ 1/3, which is odd in 2 w.
#[inline(always)]
fn ln_1p_unit<L: Lanes, const N: usize>(x: L, with: &[L::Number; N]) -> L {
    let two = L::of(2.0);
    odd(two * x / (two + x), L::of(0.25), with)
}

/// Φ(x) and its derivative from |x| and e^(−x²/2).
///
/// With z = |x|/√2: erfc(z) = e^(−z²) c(t) / (1 + 2z), t = (z − 4)/(z + 4), c a polynomial.
#[inline(always)]
fn normal<const N: usize>(x: F64x2, size: F64x2, gauss: F64x2, erfcx: &[f64; N]) -> (F64x2, F64x2) {
    let (one, four) = (F64x2::one(), F64x2::of(4.0));
    let z = size * F64x2::of(std::f64::consts::FRAC_1_SQRT_2);
    let t = (z - four) / (z + four);
    let c = polynomial(erfcx, t);
    let tail = (F64x2::of(0.5) * gauss * c / (one + F64x2::of(2.0) * z)).flush_denormals();
    let pdf = (gauss * F64x2::of(0.398_942_280_401_432_7)).flush_denormals();
    (tail.select(x.lt(F64x2::zero()), one - tail), pdf)
}

/// Σ cₖ xᵏ by Horner's rule, the highest coefficient first.
#[inline(always)]
fn polynomial<L: Lanes, const N: usize>(c: &[L::Number; N], x: L) -> L {
    const { assert!(0 < N && N <= 24) };
    let mut sum = L::splat(c[0]);
    // Written out, because a loop would stay a loop where the crate is compiled for size.
    macro_rules! terms {
        ($($k:literal)*) => {
            $(if let Some(coefficient) = c.get($k) {
                sum = sum * x + L::splat(*coefficient);
            })*
        };
    }
    terms!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::kernels::numbers;

    /// A function of lanes, asked for one number.
    fn one<L: Elementary, T>(x: L::Number, function: impl Fn(L, &L::Constants) -> T) -> T {
        function(L::splat(x), &L::CONSTANTS)
    }

    fn first<L: Lanes>(lanes: L) -> L::Number {
        numbers(lanes)[0]
    }

    fn exp<L: Elementary>(x: L::Number) -> (L::Number, L::Number) {
        let (exp, exp_m1) = one(x, L::exp_and_exp_m1);
        (first(exp), first(exp_m1))
    }

    fn ln_1p<L: Elementary>(x: L::Number) -> L::Number {
        first(one(x, L::ln_1p_unit))
    }

    fn cdf<L: Elementary>(x: L::Number) -> L::Number {
        first(one(x, L::normal_cdf_and_pdf).0)
    }

    fn grid(low: f64, high: f64) -> impl Iterator<Item = f64> {
        (0..=200_000).map(move |i| low + (high - low) * f64::from(i) / 200_000.0)
    }

    fn relative(found: f64, right: f64) -> f64 {
        if right == 0.0 { found.abs() } else { ((found - right) / right).abs() }
    }

    /// The error in units of the last place that `right` has as an `f32`.
    fn units(found: f32, right: f64) -> f64 {
        let place = libm::ilogb(right.abs().max(f64::from(f32::MIN_POSITIVE))) - 23;
        (f64::from(found) - right).abs() / libm::scalbn(1.0, place)
    }

    #[test]
    fn exp_is_right_to_1e14_everywhere() {
        for x in grid(-707.9, 0.0).chain(grid(-1.0, 0.0)).chain(grid(-1e-9, 0.0)) {
            let (found, less_one) = exp::<F64x2>(x);
            assert!(relative(found, libm::exp(x)) < 1e-14, "exp({x})");
            assert!(relative(less_one, libm::expm1(x)) < 1e-14, "expm1({x})");
        }
    }

    #[test]
    fn single_precision_exp_is_within_two_units_in_the_last_place() {
        for x in grid(-86.9, 0.0).chain(grid(-1.0, 0.0)).chain(grid(-1e-5, 0.0)) {
            let x = x as f32;
            let (found, less_one) = exp::<F32x4>(x);
            assert!(units(found, libm::exp(f64::from(x))) <= 2.0, "exp({x})");
            assert!(units(less_one, libm::expm1(f64::from(x))) <= 2.0, "expm1({x})");
        }
    }

    #[test]
    fn logarithm_of_one_plus_is_right_to_1e14() {
        for x in grid(0.0, 1.0).chain(grid(0.0, 1e-8)) {
            assert!(relative(ln_1p::<F64x2>(x), libm::log1p(x)) < 1e-14, "ln_1p({x})");
            let single = ln_1p::<F32x4>(x as f32);
            assert!(units(single, libm::log1p(f64::from(x as f32))) <= 2.0, "ln_1p({x})");
        }
    }

    #[test]
    fn normal_distribution_is_right_to_1e14_in_its_tail_too() {
        // Computed with 50 digits (mpmath).
        let right = [
            (-37.4, 1.9536815616489922e-306),
            (-36.1, 1.1340034358936236e-285),
            (-30.3, 5.731723503315496e-202),
            (-20.7, 1.7318518790197378e-95),
            (-12.3, 4.5287069561587846e-35),
            (-8.1, 2.7479593923982286e-16),
            (-5.5, 1.8989562465887718e-08),
            (-3.3, 0.0004834241423837775),
            (-2.1, 0.017864420562816553),
            (-1.01, 0.1562476450212546),
            (-0.3, 0.3820885778110474),
            (-0.001, 0.49960105778608893),
            (0.7, 0.758036347776927),
            (2.9, 0.998134186699616),
        ];
        for (x, right) in right {
            let found = cdf::<F64x2>(x);
            assert!(relative(found, right) < 1e-14, "Φ({x}) = {found:e}, not {right:e}");
        }
        for x in grid(-37.0, 10.0) {
            let right = 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2);
            // The library's argument is rounded: that alone is worth x² units in the last place.
            let allowed = 1e-14 + x * x * 2.3e-16;
            assert!(relative(cdf::<F64x2>(x), right) < allowed, "Φ({x})");
        }
    }

    #[test]
    fn single_precision_normal_distribution_is_within_two_units_in_the_last_place() {
        for x in grid(-12.9, 6.0) {
            let x = x as f32;
            let right = 0.5 * libm::erfc(-f64::from(x) * std::f64::consts::FRAC_1_SQRT_2);
            assert!(units(cdf::<F32x4>(x), right) <= 2.0, "Φ({x})");
        }
    }

    #[test]
    fn ends_are_zero_and_not_a_number() {
        assert_eq!(exp::<F64x2>(-709.0), (0.0, -1.0));
        assert_eq!(exp::<F64x2>(f64::NEG_INFINITY), (0.0, -1.0));
        assert_eq!(exp::<F32x4>(-88.0), (0.0, -1.0));
        assert!(exp::<F64x2>(f64::NAN).0.is_nan());
        assert!(exp::<F32x4>(f32::NAN).1.is_nan());
        assert!(cdf::<F64x2>(f64::NAN).is_nan());
        assert_eq!(cdf::<F64x2>(-40.0), 0.0);
        assert_eq!(cdf::<F64x2>(40.0), 1.0);
    }
}
