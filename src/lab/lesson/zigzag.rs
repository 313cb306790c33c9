//! Why inputs that are not zero-centred make the path of the weights a zigzag: two weights learn y = w·x, one sample
//! after the other, and with positive inputs both must move in the same direction at every step.

use crate::nn::activation::Activation;

/// Where the weights should get.
pub const TARGET: [f64; 2] = [1.0, -1.0];
/// Steps of the path.
pub const STEPS: usize = 24;
/// What the sigmoid is given.
const SUMS: [[f64; 2]; 4] = [[2.0, -1.0], [-1.0, 1.5], [1.5, 2.0], [-2.0, -0.5]];

/// What the inputs are centred around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Centre {
    /// One half, as a sigmoid's outputs are.
    Half,
    /// Zero.
    Zero,
}

/// The weights from 0 on their way, one sample a step. E = (w·x − t)²/2, and steps are as long as the input allows.
pub fn path(centre: Centre) -> Vec<[f64; 2]> {
    let shift = if centre == Centre::Zero { 0.5 } else { 0.0 };
    let mut weights = [0.0; 2];
    let mut path = vec![weights];
    for step in 0..STEPS {
        let x = SUMS[step % SUMS.len()].map(|sum| Activation::Sigmoid.apply(sum) - shift);
        let product = |w: [f64; 2]| w[0] * x[0] + w[1] * x[1];
        let error = product(weights) - product(TARGET);
        let rate = 0.9 / product(x);
        weights = [weights[0] - rate * error * x[0], weights[1] - rate * error * x[1]];
        path.push(weights);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(path: &[[f64; 2]]) -> f64 {
        path.windows(2).map(|pair| (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1])).sum()
    }

    #[test]
    fn with_positive_inputs_both_weights_move_the_same_way_at_every_step() {
        for pair in path(Centre::Half).windows(2) {
            assert!((pair[1][0] - pair[0][0]) * (pair[1][1] - pair[0][1]) >= 0.0);
        }
    }

    #[test]
    fn zero_centred_inputs_get_closer_on_a_shorter_path() {
        let [half, zero] = [Centre::Half, Centre::Zero].map(path);
        let distance = |path: &[[f64; 2]]| {
            let last = path[STEPS];
            (last[0] - TARGET[0]).hypot(last[1] - TARGET[1])
        };
        assert!(distance(&zero) < distance(&half));
        assert!(
            length(&zero) / (2f64.sqrt() - distance(&zero)) < length(&half) / (2f64.sqrt() - distance(&half))
        );
    }
}
