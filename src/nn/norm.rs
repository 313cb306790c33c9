//! Normalisation of the pre-activations, before the activation (Ioffe & Szegedy 2015; Ba et al. 2016).
//!
//! n = (a − μ) / √(var + ε), z = γ n + β, with the biased variance: over the batch for each unit, or over the
//! units for each sample.

use super::scalar::Scalar;
use crate::choice;

choice! {
    /// What normalises the pre-activations of the hidden layers.
    pub enum Norm (default None) {
        /// Nothing.
        None = "none",
        /// Over the batch, each unit by itself.
        Batch = "batch",
        /// Over the units, each sample by itself.
        Layer = "layer",
    }
}

/// ε.
pub const EPSILON: f64 = 1e-5;
/// How much of the running statistics each step replaces.
pub const MOMENTUM: f64 = 0.1;

/// Mean and variance of the batches so far, `[units]` each, for evaluation.
#[derive(Clone, Debug)]
pub struct Running<S> {
    /// Running mean.
    pub mean: Vec<S>,
    /// Running unbiased variance.
    pub variance: Vec<S>,
}

impl<S: Scalar> Running<S> {
    /// Mean 0 and variance 1, as in PyTorch.
    pub fn new(units: usize) -> Self {
        Self { mean: vec![S::ZERO; units], variance: vec![S::ONE; units] }
    }

    /// Takes in the batch `a` `[batch, units]`.
    pub fn update(&mut self, a: &[S], units: usize) {
        let samples = a.len() / units;
        let old = S::of(1.0 - MOMENTUM);
        for unit in 0..units {
            let (mean, variance) = mean_and_variance(a.iter().skip(unit).step_by(units), samples);
            let unbiased = variance * samples as f64 / samples.saturating_sub(1).max(1) as f64;
            self.mean[unit] = (old * self.mean[unit] + S::of(MOMENTUM * mean)).flushed();
            self.variance[unit] = (old * self.variance[unit] + S::of(MOMENTUM * unbiased)).flushed();
        }
    }

    /// Normalises `a` `[samples, units]` in place with these statistics.
    pub fn apply(&self, a: &mut [S], gamma: &[S], beta: &[S]) {
        let epsilon = S::of(EPSILON);
        for row in a.chunks_exact_mut(gamma.len()) {
            for (unit, value) in row.iter_mut().enumerate() {
                let n = (*value - self.mean[unit]) / (self.variance[unit] + epsilon).sqrt();
                *value = gamma[unit] * n + beta[unit];
            }
        }
    }
}

/// Normalises `a` `[batch, units]` in place to z; keeps n in `normal` and 1/√(var + ε) in `inverse_std`, one a
/// unit or one a sample.
pub fn forward<S: Scalar>(
    norm: Norm,
    a: &mut [S],
    normal: &mut [S],
    inverse_std: &mut [S],
    gamma: &[S],
    beta: &[S],
) {
    let units = gamma.len();
    let samples = a.len() / units;
    match norm {
        Norm::None => return,
        Norm::Batch => {
            let (means, variances) = column_statistics(a, units);
            for unit in 0..units {
                inverse_std[unit] = S::of(1.0 / (variances[unit] + EPSILON).sqrt());
            }
            let means: Vec<S> = means.iter().map(|&mean| S::of(mean)).collect();
            for (row, normal) in a.chunks_exact(units).zip(normal.chunks_exact_mut(units)) {
                for unit in 0..units {
                    normal[unit] = ((row[unit] - means[unit]) * inverse_std[unit]).flushed();
                }
            }
        }
        Norm::Layer => {
            for sample in 0..samples {
                let row = &a[sample * units..(sample + 1) * units];
                let (mean, variance) = mean_and_variance(row.iter(), units);
                inverse_std[sample] = S::of(1.0 / (variance + EPSILON).sqrt());
                let mean = S::of(mean);
                for (normal, &value) in normal[sample * units..].iter_mut().zip(row) {
                    *normal = ((value - mean) * inverse_std[sample]).flushed();
                }
            }
        }
    }
    for (row, normal) in a.chunks_exact_mut(units).zip(normal.chunks_exact(units)) {
        for unit in 0..units {
            row[unit] = gamma[unit] * normal[unit] + beta[unit];
        }
    }
}

/// From δ = ∂L/∂z, in place, to ∂L/∂a; ∂L/∂γ and ∂L/∂β beside it. Everything is linear in δ, so it may carry any
/// common factor.
pub fn backward<S: Scalar>(
    norm: Norm,
    delta: &mut [S],
    normal: &[S],
    inverse_std: &[S],
    gamma: &[S],
    (gamma_gradient, beta_gradient): (&mut [S], &mut [S]),
) {
    let units = gamma.len();
    let samples = delta.len() / units;
    gamma_gradient.fill(S::ZERO);
    beta_gradient.fill(S::ZERO);
    for (delta, normal) in delta.chunks_exact(units).zip(normal.chunks_exact(units)) {
        for unit in 0..units {
            gamma_gradient[unit] += (delta[unit] * normal[unit]).flushed();
            beta_gradient[unit] += delta[unit];
        }
    }
    match norm {
        Norm::None => {}
        Norm::Batch => {
            // ∂L/∂a = γ / √(var + ε) · (δ − mean δ − n · mean (δ n)), means over the batch.
            let share = S::of(1.0 / samples as f64);
            for (delta, normal) in delta.chunks_exact_mut(units).zip(normal.chunks_exact(units)) {
                for unit in 0..units {
                    let centred = delta[unit] - share * beta_gradient[unit];
                    let along = normal[unit] * (share * gamma_gradient[unit]);
                    delta[unit] = (gamma[unit] * inverse_std[unit]) * (centred - along);
                }
            }
        }
        Norm::Layer => {
            // ∂L/∂a = 1 / √(var + ε) · (d − mean d − n · mean (d n)), d = γ δ, means over the units.
            let share = S::of(1.0 / units as f64);
            for sample in 0..samples {
                let delta = &mut delta[sample * units..(sample + 1) * units];
                let normal = &normal[sample * units..(sample + 1) * units];
                let (mut sum, mut along) = (S::ZERO, S::ZERO);
                for unit in 0..units {
                    delta[unit] *= gamma[unit];
                    sum += delta[unit];
                    along += (delta[unit] * normal[unit]).flushed();
                }
                for unit in 0..units {
                    let rest = delta[unit] - share * sum - normal[unit] * (share * along);
                    delta[unit] = inverse_std[sample] * rest;
                }
            }
        }
    }
}

fn column_statistics<S: Scalar>(a: &[S], units: usize) -> (Vec<f64>, Vec<f64>) {
    let samples = (a.len() / units) as f64;
    let mut means = vec![0.0; units];
    for row in a.chunks_exact(units) {
        means.iter_mut().zip(row).for_each(|(mean, value)| *mean += value.f64());
    }
    means.iter_mut().for_each(|mean| *mean /= samples);
    let mut variances = vec![0.0; units];
    for row in a.chunks_exact(units) {
        for unit in 0..units {
            let distance = row[unit].f64() - means[unit];
            variances[unit] += distance * distance;
        }
    }
    variances.iter_mut().for_each(|variance| *variance /= samples);
    (means, variances)
}

fn mean_and_variance<'a, S: Scalar>(values: impl Iterator<Item = &'a S> + Clone, count: usize) -> (f64, f64) {
    let mean = values.clone().map(|value| value.f64()).sum::<f64>() / count as f64;
    let squares: f64 = values.map(|value| (value.f64() - mean) * (value.f64() - mean)).sum();
    (mean, squares / count as f64)
}
