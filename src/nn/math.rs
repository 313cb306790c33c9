//! Elementary functions without branches, so that the compiler turns loops over them into vector instructions.
//!
//! They use only additions, multiplications, divisions and bit patterns, never a fused multiply-add and never
//! the platform's library: every browser and every native build gets the same bits. Results below the smallest
//! normal number are 0. Errors are stated where a test holds them: 2 units in the last place in `f32`, 1e-14
//! relative in `f64`.

/// eˣ and eˣ − 1.
///
/// x = k ln 2 + r with |r| ≤ ln 2 / 2; eʳ − 1 = r (1 + r q(r)), q the Taylor series; eˣ = 2ᵏ eʳ. No intermediate
/// result is subnormal: that would be slow, even where the result is then not used.
#[inline(always)]
pub fn exp_and_exp_m1_f64(x: f64) -> (f64, f64) {
    // Adding and subtracting 1.5·2⁵² rounds to the nearest integer, which is left in the low bits.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    let bounded = if x > 709.79 { 709.79 } else { x };
    let bounded = if bounded < -708.396_418_532_264_1 { -708.396_418_532_264_1 } else { bounded };
    let rounded = bounded * std::f64::consts::LOG2_E + ROUND;
    let k = rounded - ROUND;
    let r = (bounded - k * LN2_HIGH) - k * LN2_LOW;
    let mut q = 1.0 / 6_227_020_800.0;
    for factor in TAYLOR_F64 {
        q = q * r + factor;
    }
    let less_one = r * (1.0 + r * q);
    // 2ᵏ in two factors, because neither 2¹⁰²⁴ nor 2⁻¹⁰⁷⁴ is a normal number.
    let exponent = (rounded.to_bits() as i64).wrapping_sub(ROUND.to_bits() as i64);
    let half = exponent >> 1;
    let first = f64::from_bits(((half + 1023) << 52) as u64);
    let second = f64::from_bits(((exponent - half + 1023) << 52) as u64);
    let exp = (1.0 + less_one) * first * second;
    let exp = if x < -708.396_418_532_264_1 { 0.0 } else { exp };
    let exp = if x > 709.782_712_893_384 { f64::INFINITY } else { exp };
    // Below 2⁻⁶⁰ only the −1 is left.
    let second = if exponent < -60 { 0.0 } else { second };
    let exp_m1 = if exponent == 0 { less_one } else { (less_one * first) * second + (first * second - 1.0) };
    let exp_m1 = if x > 709.0 { exp } else { exp_m1 };
    // Comparisons with NaN are false: x itself says so.
    (if x.is_nan() { x } else { exp }, if x.is_nan() { x } else { exp_m1 })
}

/// 1/12!, 1/11!, …, 1/2!.
const TAYLOR_F64: [f64; 11] = [
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
];

/// As [`exp_and_exp_m1_f64`].
#[inline(always)]
pub fn exp_and_exp_m1_f32(x: f32) -> (f32, f32) {
    const ROUND: f32 = 12_582_912.0;
    const LN2_HIGH: f32 = 0.693_145_75;
    const LN2_LOW: f32 = 1.428_606_8e-6;
    let bounded = if x > 88.73 { 88.73 } else { x };
    let bounded = if bounded < -87.336_54 { -87.336_54 } else { bounded };
    let rounded = bounded * std::f32::consts::LOG2_E + ROUND;
    let k = rounded - ROUND;
    let r = (bounded - k * LN2_HIGH) - k * LN2_LOW;
    let q = (((((1.0 / 5_040.0) * r + 1.0 / 720.0) * r + 1.0 / 120.0) * r + 1.0 / 24.0) * r + 1.0 / 6.0) * r
        + 0.5;
    let less_one = r * (1.0 + r * q);
    let exponent = (rounded.to_bits() as i32).wrapping_sub(ROUND.to_bits() as i32);
    let half = exponent >> 1;
    let first = f32::from_bits(((half + 127) << 23) as u32);
    let second = f32::from_bits(((exponent - half + 127) << 23) as u32);
    let exp = (1.0 + less_one) * first * second;
    let exp = if x < -87.336_54 { 0.0 } else { exp };
    let exp = if x > 88.722_83 { f32::INFINITY } else { exp };
    // Below 2⁻⁶⁰ only the −1 is left.
    let second = if exponent < -60 { 0.0 } else { second };
    let exp_m1 = if exponent == 0 { less_one } else { (less_one * first) * second + (first * second - 1.0) };
    let exp_m1 = if x > 88.0 { exp } else { exp_m1 };
    (if x.is_nan() { x } else { exp }, if x.is_nan() { x } else { exp_m1 })
}

/// ln(1 + x) for 0 ≤ x ≤ 1, as 2 artanh(w), w = x / (2 + x) ≤ 1/3.
#[inline(always)]
pub fn ln_1p_unit_f64(x: f64) -> f64 {
    let double = 2.0 * x / (2.0 + x);
    // The square of what is no smaller than that is normal.
    let seen = double + 1e-150;
    let square = 0.25 * (seen * seen);
    let mut series = 1.0 / 31.0;
    for n in 0..15 {
        series = series * square + 1.0 / f64::from(29 - 2 * n);
    }
    double * series
}

/// As [`ln_1p_unit_f64`].
#[inline(always)]
pub fn ln_1p_unit_f32(x: f32) -> f32 {
    let double = 2.0 * x / (2.0 + x);
    // The square of what is no smaller than that is normal.
    let seen = double + 1e-18;
    let square = 0.25 * (seen * seen);
    let mut series = 1.0 / 15.0;
    for n in 0..7 {
        series = series * square + 1.0 / (13 - 2 * n) as f32;
    }
    double * series
}

/// Φ(x), the normal distribution function, and its derivative; the relative error of Φ is small in the far left
/// tail too.
///
/// erfc(z) = e^(−z²) c(t) / (1 + 2z) for z ≥ 0 with t = (z − 4)/(z + 4) and c a Chebyshev series.
#[inline(always)]
pub fn normal_cdf_and_pdf(x: f64) -> (f64, f64) {
    let z = x.abs() * std::f64::consts::FRAC_1_SQRT_2;
    let z = if z > 27.3 { 27.3 } else { z };
    // z² is split: the exponential would magnify its rounding error by z².
    let high = f64::from_bits(z.to_bits() & 0xffff_ffff_f800_0000);
    let rest = (z - high) * (z + high);
    let (gauss, _) = exp_and_exp_m1_f64(-high * high);
    let gauss = gauss * (1.0 - rest + 0.5 * rest * rest);
    let t = (z - 4.0) / (z + 4.0);
    let (mut next, mut last) = (0.0, 0.0);
    for coefficient in ERFCX.iter().skip(1).rev() {
        (next, last) = (2.0 * t * next - last + coefficient, next);
    }
    let tail = 0.5 * gauss * (t * next - last + ERFCX[0]) / (1.0 + 2.0 * z);
    let tail = if tail < f64::MIN_POSITIVE { 0.0 } else { tail };
    let pdf = gauss * 0.398_942_280_401_432_7;
    let pdf = if pdf < f64::MIN_POSITIVE { 0.0 } else { pdf };
    let cdf = if x < 0.0 { tail } else { 1.0 - tail };
    (if x.is_nan() { x } else { cdf }, if x.is_nan() { x } else { pdf })
}

/// Chebyshev coefficients of (1 + 2z) e^(z²) erfc(z) in t = (z − 4)/(z + 4), computed with 60 digits.
const ERFCX: [f64; 26] = [
    1.1774832005374487,
    -0.007260796620301901,
    -0.081265123236185,
    0.06009212804122225,
    -0.02875393558027666,
    0.01059566336347286,
    -0.003136927294554264,
    0.0007456494372536184,
    -0.0001369696503010054,
    1.7183861600300937e-05,
    -7.158364623450346e-07,
    -2.4261399442449534e-07,
    5.5765709395703566e-08,
    -2.1057869513809494e-09,
    -1.1717889351884957e-09,
    1.9098355172456688e-10,
    1.408871764208813e-11,
    -6.901108320480815e-12,
    9.167958364111294e-14,
    2.1454508286554553e-13,
    -1.4716575027010623e-14,
    -6.668675118770408e-15,
    7.504598509880083e-16,
    2.22009300666632e-16,
    -3.1704898956330886e-17,
    -8.193570309884333e-18,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(low: f64, high: f64) -> impl Iterator<Item = f64> {
        (0..=200_000).map(move |i| low + (high - low) * f64::from(i) / 200_000.0)
    }

    fn relative(found: f64, right: f64) -> f64 {
        if right == 0.0 { found.abs() } else { ((found - right) / right).abs() }
    }

    #[test]
    fn exp_is_right_to_1e14_everywhere() {
        for x in grid(-708.3, 709.7).chain(grid(-1.0, 1.0)) {
            let (exp, exp_m1) = exp_and_exp_m1_f64(x);
            assert!(relative(exp, libm::exp(x)) < 1e-14, "exp({x})");
            assert!(relative(exp_m1, libm::expm1(x)) < 1e-14, "expm1({x})");
        }
    }

    #[test]
    fn single_precision_exp_is_within_two_units_in_the_last_place() {
        for x in grid(-87.3, 88.7).chain(grid(-1.0, 1.0)) {
            let x = x as f32;
            let (exp, exp_m1) = exp_and_exp_m1_f32(x);
            let unit = f64::from(f32::EPSILON);
            assert!(relative(f64::from(exp), libm::exp(f64::from(x))) < unit, "exp({x})");
            assert!(relative(f64::from(exp_m1), libm::expm1(f64::from(x))) < 2.0 * unit, "expm1({x})");
        }
    }

    #[test]
    fn logarithm_of_one_plus_is_right_to_1e14() {
        for x in grid(0.0, 1.0).chain(grid(0.0, 1e-8)) {
            assert!(relative(ln_1p_unit_f64(x), libm::log1p(x)) < 1e-14, "ln_1p({x})");
            let single = f64::from(ln_1p_unit_f32(x as f32));
            assert!(
                relative(single, libm::log1p(f64::from(x as f32))) < 2.0 * f64::from(f32::EPSILON),
                "{x}"
            );
        }
    }

    #[test]
    fn normal_distribution_is_right_to_1e14_in_its_tail_too() {
        for x in grid(-37.0, 10.0) {
            let right = 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2);
            // The library's own argument is rounded: that alone is worth x² units in the last place.
            let allowed = 1e-14 + x * x * 2.3e-16;
            assert!(relative(normal_cdf_and_pdf(x).0, right) < allowed, "Φ({x})");
        }
    }

    #[test]
    fn ends_are_zero_infinity_and_not_a_number() {
        assert_eq!(exp_and_exp_m1_f64(-709.0), (0.0, -1.0));
        assert_eq!(exp_and_exp_m1_f64(f64::NEG_INFINITY), (0.0, -1.0));
        assert_eq!(exp_and_exp_m1_f64(710.0), (f64::INFINITY, f64::INFINITY));
        assert_eq!(exp_and_exp_m1_f32(-88.0).0, 0.0);
        assert_eq!(exp_and_exp_m1_f32(f32::INFINITY).1, f32::INFINITY);
        assert!(exp_and_exp_m1_f64(f64::NAN).0.is_nan());
        assert!(normal_cdf_and_pdf(f64::NAN).0.is_nan());
        assert_eq!(normal_cdf_and_pdf(-40.0).0, 0.0);
        assert_eq!(normal_cdf_and_pdf(40.0).0, 1.0);
    }
}
