//! Normalisation of the pre-activations, before the activation (Ioffe & Szegedy 2015; Ba et al. 2016).
//!
//! n = (a − μ) / √(var + ε), z = γ n + β, with the biased variance: over the batch for each unit, or over the
//! units for each sample.

use super::scalar::Scalar;
use crate::choice;
use crate::nn::kernels::{Doubles, each};
use crate::nn::simd::Lanes;

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

    /// Takes in the statistics of a batch of so many samples.
    pub fn update(&mut self, columns: &Columns, samples: usize) {
        let old = S::of(1.0 - MOMENTUM);
        for (unit, (mean, variance)) in columns.means.iter().zip(&columns.variances).enumerate() {
            let unbiased = variance * samples as f64 / samples.saturating_sub(1).max(1) as f64;
            self.mean[unit] = (old * self.mean[unit] + S::of(MOMENTUM * mean)).flush_denormals();
            self.variance[unit] = (old * self.variance[unit] + S::of(MOMENTUM * unbiased)).flush_denormals();
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

/// Mean and biased variance of every unit over a batch.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    means: Vec<f64>,
    variances: Vec<f64>,
}

impl Columns {
    /// Measures `a` `[batch, units]`.
    fn measure<S: Scalar>(&mut self, a: &[S], units: usize) {
        let samples = (a.len() / units) as f64;
        let Self { means, variances } = self;
        for sums in [&mut *means, &mut *variances] {
            sums.clear();
            sums.resize(units, 0.0);
        }
        for row in a.chunks_exact(units) {
            each::<S, _>((Doubles(means), row), |(mean, value)| (mean + value.widened(), ()));
        }
        means.iter_mut().for_each(|mean| *mean /= samples);
        for row in a.chunks_exact(units) {
            each::<S, _>((Doubles(variances), Doubles(means), row), |(variance, mean, value)| {
                let distance = value.widened() - mean;
                (variance + distance * distance, mean, ())
            });
        }
        variances.iter_mut().for_each(|variance| *variance /= samples);
    }
}

/// Normalises `a` `[batch, units]` in place to z; keeps n in `normal` and 1/√(var + ε) in `inverse_std`, one a
/// unit or one a sample, and in `columns` the statistics of the units over the batch.
pub fn forward<S: Scalar>(
    norm: Norm,
    a: &mut [S],
    normal: &mut [S],
    inverse_std: &mut [S],
    [gamma, beta]: [&[S]; 2],
    columns: &mut Columns,
) {
    let units = gamma.len();
    let samples = a.len() / units;
    match norm {
        Norm::None => return,
        Norm::Batch => {
            columns.measure(a, units);
            for (inverse_std, variance) in inverse_std.iter_mut().zip(&columns.variances) {
                *inverse_std = S::of(1.0 / (variance + EPSILON).sqrt());
            }
            for (row, normal) in a.chunks_exact(units).zip(normal.chunks_exact_mut(units)) {
                let arrays = (normal, row, Doubles(&mut columns.means), &*inverse_std);
                each::<S, _>(arrays, |(_, value, mean, inverse_std)| {
                    (((value - S::Lanes::narrowed(mean)) * inverse_std).flush_denormals(), (), mean, ())
                });
            }
        }
        Norm::Layer => {
            for sample in 0..samples {
                let row = &a[sample * units..(sample + 1) * units];
                let (mean, variance) = mean_and_variance(row.iter(), units);
                inverse_std[sample] = S::of(1.0 / (variance + EPSILON).sqrt());
                let (mean, inverse_std) = (S::Lanes::of(mean), S::Lanes::splat(inverse_std[sample]));
                each::<S, _>((&mut normal[sample * units..], row), |(_, value)| {
                    (((value - mean) * inverse_std).flush_denormals(), ())
                });
            }
        }
    }
    for (row, normal) in a.chunks_exact_mut(units).zip(normal.chunks_exact(units)) {
        each::<S, _>((row, normal, gamma, beta), |(_, n, gamma, beta)| (gamma * n + beta, (), (), ()));
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
        each::<S, _>(
            (&mut *gamma_gradient, &mut *beta_gradient, delta, normal),
            |(gamma, beta, delta, n)| (gamma + (delta * n).flush_denormals(), beta + delta, (), ()),
        );
    }
    match norm {
        Norm::None => {}
        Norm::Batch => {
            // ∂L/∂a = γ / √(var + ε) · (δ − mean δ − n · mean (δ n)), means over the batch.
            let share = S::Lanes::of(1.0 / samples as f64);
            for (delta, normal) in delta.chunks_exact_mut(units).zip(normal.chunks_exact(units)) {
                let arrays = (delta, normal, &*beta_gradient, &*gamma_gradient, gamma, inverse_std);
                each::<S, _>(arrays, |(delta, n, sum, sum_along, gamma, inverse_std)| {
                    let centred = delta - share * sum;
                    let along = n * (share * sum_along);
                    ((gamma * inverse_std) * (centred - along), (), (), (), (), ())
                });
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
                    along += (delta[unit] * normal[unit]).flush_denormals();
                }
                let (mean, along) = (S::Lanes::splat(share * sum), S::Lanes::splat(share * along));
                let inverse_std = S::Lanes::splat(inverse_std[sample]);
                each::<S, _>((delta, normal), |(delta, n)| (inverse_std * (delta - mean - n * along), ()));
            }
        }
    }
}

fn mean_and_variance<'a, S: Scalar>(values: impl Iterator<Item = &'a S> + Clone, count: usize) -> (f64, f64) {
    let mean = values.clone().map(|value| value.f64()).sum::<f64>() / count as f64;
    let squares: f64 = values.map(|value| (value.f64() - mean) * (value.f64() - mean)).sum();
    (mean, squares / count as f64)
}
