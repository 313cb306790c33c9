//! Initial weights and biases. Every scheme rescales the same underlying draws: a uniform draw u becomes
//! 2u − 1 or Φ⁻¹(u), whatever the depth, the width and the scheme.

use super::rng::{Stream, normal_quantile, uniform_pair};
use crate::choice;

choice! {
    /// How the initial weights are drawn.
    pub enum Init (default XavierUniform) {
        /// All weights 0.
        Zeros = "zeros",
        /// N(0, 1).
        NormalUnit = "normal-unit",
        /// N(0, 0.01²).
        NormalSmall = "normal-small",
        /// U(−1, 1).
        UniformUnit = "uniform-unit",
        /// N(0, 1/fan_in) (LeCun et al. 1998).
        LecunNormal = "lecun-normal",
        /// Uniform with variance 1/fan_in.
        LecunUniform = "lecun-uniform",
        /// N(0, 2/(fan_in + fan_out)) (Glorot & Bengio 2010).
        XavierNormal = "xavier-normal",
        /// Uniform with variance 2/(fan_in + fan_out) (Glorot & Bengio 2010, eq. 16).
        XavierUniform = "xavier-uniform",
        /// N(0, 2/fan_in) (He et al. 2015, eq. 10).
        HeNormal = "he-normal",
        /// Uniform with variance 2/fan_in.
        HeUniform = "he-uniform",
        /// A (semi-)orthogonal matrix (Saxe et al. 2014).
        Orthogonal = "orthogonal",
        /// Weights and biases U(±1/√fan_in), as PyTorch's nn.Linear draws them.
        TorchDefault = "torch-default",
    }
}

/// The two sizes of a weight matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fan {
    /// Units of the layer before.
    pub inputs: usize,
    /// Units of the layer.
    pub outputs: usize,
}

/// The layer that draws belong to. The output layer has a key of its own, so that another hidden layer leaves
/// its draws alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerPosition {
    /// The l-th hidden layer, from 1.
    Hidden(u32),
    /// The output layer.
    Output,
}

impl LayerPosition {
    fn key(self) -> u32 {
        match self {
            Self::Hidden(layer) => layer,
            Self::Output => u32::MAX,
        }
    }
}

impl Init {
    /// Standard deviation of a weight, before the gain.
    pub fn std(self, fan: Fan) -> f64 {
        let (inputs, outputs) = (fan.inputs as f64, fan.outputs as f64);
        match self {
            Self::Zeros => 0.0,
            Self::NormalUnit => 1.0,
            Self::NormalSmall => 0.01,
            Self::UniformUnit => (1.0f64 / 3.0).sqrt(),
            Self::LecunNormal | Self::LecunUniform => (1.0 / inputs).sqrt(),
            Self::XavierNormal | Self::XavierUniform => (2.0 / (inputs + outputs)).sqrt(),
            Self::HeNormal | Self::HeUniform => (2.0 / inputs).sqrt(),
            // The columns, or the rows, are unit vectors of the longer side.
            Self::Orthogonal => (1.0 / inputs.max(outputs)).sqrt(),
            Self::TorchDefault => (1.0 / (3.0 * inputs)).sqrt(),
        }
    }

    /// Standard deviation of a bias where none is asked for.
    pub fn bias_std(self, fan: Fan) -> f64 {
        if self == Self::TorchDefault { self.std(fan) } else { 0.0 }
    }

    fn is_uniform(self) -> bool {
        matches!(
            self,
            Self::UniformUnit
                | Self::LecunUniform
                | Self::XavierUniform
                | Self::HeUniform
                | Self::TorchDefault
        )
    }

    /// Draws W, `[out, in]` row-major.
    pub fn weights(self, fan: Fan, position: LayerPosition, seed: u32) -> Vec<f64> {
        let Fan { inputs, outputs } = fan;
        let std = self.std(fan);
        let mut weights = Vec::with_capacity(inputs * outputs);
        if self == Self::Zeros {
            weights.resize(inputs * outputs, 0.0);
            return weights;
        }
        let scale: fn(f64) -> f64 = if self.is_uniform() { unit_uniform } else { normal_quantile };
        let std = if self == Self::Orthogonal { 1.0 } else { std };
        for row in 0..outputs {
            for pair in 0..inputs.div_ceil(2) {
                let draws = uniform_pair(seed, Stream::Weights, [pair as u32, row as u32, position.key()]);
                let left = inputs - 2 * pair;
                weights.extend(draws.iter().take(left).map(|&u| std * scale(u)));
            }
        }
        if self == Self::Orthogonal {
            orthogonalise(&mut weights, fan);
        }
        weights
    }

    /// Draws b, `[out]`: normal with that standard deviation, or what the scheme itself says.
    pub fn biases(self, fan: Fan, position: LayerPosition, seed: u32, std: Option<f64>) -> Vec<f64> {
        let (std, scale): (f64, fn(f64) -> f64) = match std {
            Some(std) => (std, normal_quantile),
            None => (self.bias_std(fan), unit_uniform),
        };
        let draw = |row: usize| uniform_pair(seed, Stream::Biases, [0, row as u32, position.key()])[0];
        (0..fan.outputs).map(|row| if std == 0.0 { 0.0 } else { std * scale(draw(row)) }).collect()
    }
}

/// A uniform draw with mean 0 and variance 1.
fn unit_uniform(u: f64) -> f64 {
    (2.0 * u - 1.0) * 3.0f64.sqrt()
}

/// Makes the rows (or, where there are more rows than columns, the columns) orthonormal: Gram and Schmidt, twice,
/// because once is not enough in floating point (Giraud et al. 2005). Keeps the side of each vector, as the QR
/// decomposition with a positive diagonal does (Mezzadri 2007), so that the matrix is uniformly distributed.
fn orthogonalise(matrix: &mut [f64], fan: Fan) {
    let Fan { inputs, outputs } = fan;
    let (vectors, length) = (inputs.min(outputs), inputs.max(outputs));
    let tall = outputs > inputs;
    let at = |vector: usize, k: usize| if tall { k * inputs + vector } else { vector * inputs + k };
    let mut rows: Vec<Vec<f64>> =
        (0..vectors).map(|vector| (0..length).map(|k| matrix[at(vector, k)]).collect()).collect();
    for index in 0..vectors {
        let (before, rest) = rows.split_at_mut(index);
        let row = &mut rest[0];
        for _ in 0..2 {
            for other in before.iter() {
                let overlap: f64 = row.iter().zip(other).map(|(a, b)| a * b).sum();
                row.iter_mut().zip(other).for_each(|(a, b)| *a -= overlap * b);
            }
            let norm = row.iter().map(|a| a * a).sum::<f64>().sqrt();
            row.iter_mut().for_each(|a| *a /= norm);
        }
    }
    for (vector, row) in rows.iter().enumerate() {
        for (k, value) in row.iter().enumerate() {
            matrix[at(vector, k)] = *value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAN: Fan = Fan { inputs: 200, outputs: 120 };

    #[test]
    fn every_initialisation_has_its_mean_and_variance_and_range() {
        for &init in Init::ALL {
            let weights = init.weights(FAN, LayerPosition::Hidden(3), 5);
            let count = weights.len() as f64;
            assert_eq!(weights.len(), 24_000);
            let mean = weights.iter().sum::<f64>() / count;
            let std = (weights.iter().map(|w| w * w).sum::<f64>() / count - mean * mean).sqrt();
            let right = init.std(FAN);
            assert!((std - right).abs() <= 0.02 * right, "{}: {std} instead of {right}", init.id());
            assert!(mean.abs() <= 0.03 * right, "{}: mean {mean}", init.id());
            if init.is_uniform() {
                let bound = right * 3.0f64.sqrt();
                let largest = weights.iter().fold(0.0f64, |max, w| max.max(w.abs()));
                assert!(largest <= bound && largest > 0.999 * bound, "{}: {largest}", init.id());
            }
        }
    }

    #[test]
    fn xavier_uniform_has_the_bound_of_glorot_and_bengio() {
        let bound = Init::XavierUniform.std(FAN) * 3.0f64.sqrt();
        assert!((bound - (6.0f64 / 320.0).sqrt()).abs() < 1e-15);
    }

    #[test]
    fn orthogonal_matrices_are_orthogonal_in_both_shapes() {
        for fan in [FAN, Fan { inputs: 7, outputs: 30 }, Fan { inputs: 64, outputs: 64 }] {
            let w = Init::Orthogonal.weights(fan, LayerPosition::Hidden(1), 1);
            let tall = fan.outputs > fan.inputs;
            let (vectors, length) = (fan.inputs.min(fan.outputs), fan.inputs.max(fan.outputs));
            let at = |v: usize, k: usize| if tall { w[k * fan.inputs + v] } else { w[v * fan.inputs + k] };
            for a in 0..vectors {
                for b in 0..vectors {
                    let dot: f64 = (0..length).map(|k| at(a, k) * at(b, k)).sum();
                    assert!((dot - f64::from(u8::from(a == b))).abs() < 1e-13);
                }
            }
        }
    }

    #[test]
    fn schemes_and_widths_rescale_the_same_draws() {
        let he = Init::HeNormal.weights(FAN, LayerPosition::Hidden(2), 9);
        let unit = Init::NormalUnit.weights(FAN, LayerPosition::Hidden(2), 9);
        let factor = Init::HeNormal.std(FAN);
        assert!(he.iter().zip(&unit).all(|(a, b)| (a - factor * b).abs() < 1e-15));
        let uniform = Init::XavierUniform.weights(FAN, LayerPosition::Hidden(2), 9);
        let order = |w: &[f64]| w[0] < w[1];
        assert_eq!(order(&he), order(&uniform));
        let narrow = Init::NormalUnit.weights(Fan { inputs: 101, outputs: 5 }, LayerPosition::Hidden(2), 9);
        assert!(
            (0..5).all(|row| (0..101).all(|column| narrow[row * 101 + column] == unit[row * 200 + column]))
        );
    }

    #[test]
    fn torch_default_draws_biases_unless_they_are_asked_for() {
        let biases = Init::TorchDefault.biases(FAN, LayerPosition::Output, 1, None);
        assert!(biases.iter().all(|b| b.abs() <= (1.0f64 / 200.0).sqrt() && *b != 0.0));
        assert!(
            Init::TorchDefault.biases(FAN, LayerPosition::Output, 1, Some(0.0)).iter().all(|b| *b == 0.0)
        );
        assert!(Init::HeNormal.biases(FAN, LayerPosition::Output, 1, None).iter().all(|b| *b == 0.0));
    }
}
