//! Expectations over Gaussian variables, right to ten digits for smooth and for kinked functions.
//!
//! ∫ f(√q x) e^(−x²/2)/√(2π) dx over [−10, 10], by Gauss–Legendre panels that halve towards 0: there the
//! activations bend, and the larger q is the closer to 0 they do. No panel contains 0, so kinks there cost nothing.

use std::f64::consts::PI;
use std::sync::OnceLock;

/// e^(−REACH²/2) is 2·10⁻²²: what lies beyond is below rounding.
const REACH: f64 = 10.0;
/// Nodes of a panel.
const NODES: usize = 16;
/// Panels never get narrower than REACH / 2³⁰.
const MAX_LEVEL: usize = 30;
/// With z = √q x the innermost panel ends at or before z = 1.25.
const INNERMOST: f64 = 1.25;

/// E[f(√q g)] of several functions at once, g ~ N(0, 1).
pub fn expectation<const N: usize>(q: f64, f: impl Fn(f64) -> [f64; N]) -> [f64; N] {
    let scale = libm::sqrt(q);
    let mut sums = [0.0; N];
    for &(x, weight) in half_line(scale) {
        let (right, left) = (f(scale * x), f(-scale * x));
        for (sum, (right, left)) in sums.iter_mut().zip(right.into_iter().zip(left)) {
            *sum += weight * (right + left);
        }
    }
    sums
}

/// Nodes x > 0 with weights that contain the density of x, for functions that vary on the scale x ~ 1/`scale`.
fn half_line(scale: f64) -> &'static [(f64, f64)] {
    static LEVELS: OnceLock<Vec<Vec<(f64, f64)>>> = OnceLock::new();
    let density = |x: f64| libm::exp(-0.5 * x * x) / libm::sqrt(2.0 * PI);
    let nodes = |level| dyadic(REACH, level).into_iter().map(|(x, w)| (x, w * density(x))).collect();
    &LEVELS.get_or_init(|| (0..=MAX_LEVEL).map(nodes).collect())[level(scale)]
}

/// How many times the interval is halved; three times at least, because of the density.
fn level(scale: f64) -> usize {
    let halvings = libm::ceil(libm::log2(REACH * scale / INNERMOST));
    // A float as usize is clamped, and NaN becomes 0.
    (halvings as usize).clamp(3, MAX_LEVEL)
}

/// Nodes and weights on [0, `end`], in panels that halve `level` times towards 0.
fn dyadic(end: f64, level: usize) -> Vec<(f64, f64)> {
    let rule = gauss_legendre();
    let mut nodes = Vec::with_capacity(NODES * (level + 1));
    let mut right = end;
    for halvings in 0..=level {
        let left = if halvings == level { 0.0 } else { right / 2.0 };
        let (middle, half) = ((left + right) / 2.0, (right - left) / 2.0);
        nodes.extend(rule.map(|(x, w)| (middle + half * x, half * w)));
        right = left;
    }
    nodes
}

/// Nodes and weights on [−1, 1]: the zeros of the Legendre polynomial, by Newton's method.
fn gauss_legendre() -> [(f64, f64); NODES] {
    let n = NODES as f64;
    std::array::from_fn(|index| {
        let mut x = libm::cos(PI * (index as f64 + 0.75) / (n + 0.5));
        let mut slope = 0.0;
        for _ in 0..8 {
            let (mut before, mut p) = (1.0, x);
            for k in 2..=NODES {
                let k = k as f64;
                (before, p) = (p, ((2.0 * k - 1.0) * x * p - (k - 1.0) * before) / k);
            }
            slope = n * (x * p - before) / (x * x - 1.0);
            x -= p / slope;
        }
        (x, 2.0 / ((1.0 - x * x) * slope * slope))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, right: f64, relative: f64) {
        assert!((found - right).abs() <= relative * right.abs(), "{found} instead of {right}");
    }

    #[test]
    fn gaussian_moments_are_right_at_every_scale() {
        for q in [1e-300, 1e-12, 0.3, 1.0, 7.0, 1e4, 1e12, 1e60] {
            let [one, second, fourth] = expectation(q, |z| [1.0, z * z, z * z * z * z]);
            close(one, 1.0, 1e-13);
            close(second, q, 1e-13);
            if q > 1e-70 && q < 1e70 {
                close(fourth, 3.0 * q * q, 1e-13);
            }
        }
    }

    #[test]
    fn kinks_and_steps_at_zero_cost_nothing() {
        for q in [0.01, 1.0, 50.0, 1e6] {
            let [mean, slope] = expectation(q, |z| [z.max(0.0), f64::from(u8::from(z > 0.0))]);
            close(mean, (q / (2.0 * PI)).sqrt(), 1e-13);
            close(slope, 0.5, 1e-13);
        }
    }

    #[test]
    fn narrow_peaks_are_not_missed() {
        // E[e^(−z²)] = 1/√(1 + 2q); E[e^(−|z|)] = e^(q/2) erfc(√(q/2)).
        for q in [1e-4, 0.1, 1.0, 10.0, 100.0, 1e4, 1e6, 1e8] {
            let [bell, cusp] = expectation(q, |z| [(-z * z).exp(), (-z.abs()).exp()]);
            close(bell, 1.0 / (1.0 + 2.0 * q).sqrt(), 1e-11);
            if q < 1000.0 {
                close(cusp, (q / 2.0).exp() * libm::erfc((q / 2.0).sqrt()), 1e-11);
            }
        }
    }
}
