//! Where order ends and chaos begins: which weights keep the gradient of a deep network the same from layer to layer
//! (Poole et al. 2016; Schoenholz et al. 2017).

use super::moments::Moments;
use crate::nn::activation::Activation;

/// ln of the second moments of z between which a fixed point is looked for.
const LN_Q: (f64, f64) = (-18.0, 18.0);
/// Points of ln q between which a fixed point is looked for.
const STEPS: usize = 48;

/// The weight variance σ_w² at which the factor on the mean squared gradient is `chi` a layer, for biases of variance
/// `bias_variance`; `None` if there is none.
///
/// At a fixed point q = σ_w² E[φ²] + σ_b² and χ = σ_w² E[φ'²], so that χ = (q − σ_b²) E[φ'²] / E[φ²], an equation of q
/// alone; then σ_w² = χ / E[φ'²]. Where no q solves it, lengths shrink to 0 or grow for ever, and the slopes are those
/// there.
pub fn weight_variance_at(activation: Activation, bias_variance: f64, chi: f64) -> Option<f64> {
    // What χ is too large by at the fixed point e^ln_q: that of the weights that make it one.
    let excess = |ln_q: f64| {
        let q = libm::exp(ln_q);
        let moments = Moments::at(activation, q);
        (q - bias_variance) * moments.slope_square / moments.square - chi
    };
    // No fixed point is shorter than the biases.
    let low = if bias_variance > 0.0 { libm::log(bias_variance).max(LN_Q.0) } else { LN_Q.0 };
    let place = |index: usize| low + (LN_Q.1 - low) * index as f64 / STEPS as f64;
    let ln_q = if excess(low) >= 0.0 {
        low
    } else {
        (1..=STEPS).map(place).find(|&ln_q| excess(ln_q) >= 0.0).map_or(LN_Q.1, |high| {
            let near = high - (LN_Q.1 - low) / STEPS as f64;
            bisect(near, high, |ln_q| -excess(ln_q))
        })
    };
    let slope_square = Moments::at(activation, libm::exp(ln_q)).slope_square;
    (slope_square > 0.0).then_some(chi / slope_square)
}

/// The factors a layer between which the gradient's square changes by less than e⁶ over that many layers: a network is
/// trainable down to about six times its depth scale 1/|ln χ| (Schoenholz et al. 2017).
pub fn trainable_chi(depth: usize) -> (f64, f64) {
    let exponent = 6.0 / depth.max(1) as f64;
    (libm::exp(-exponent), libm::exp(exponent))
}

/// A zero of a function that is positive at `near` and not at `far`.
fn bisect(mut near: f64, mut far: f64, f: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..60 {
        let middle = (near + far) / 2.0;
        if f(middle) > 0.0 { near = middle } else { far = middle }
    }
    (near + far) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tanh_with_biases_is_critical_at_the_published_weight_variance() {
        let found = weight_variance_at(Activation::Tanh, 0.05, 1.0).expect("tanh has slopes");
        assert!((found - 1.76095).abs() < 5e-6, "{found}");
    }

    #[test]
    fn without_biases_tanh_is_critical_at_1_and_relu_always_at_2() {
        let tanh = weight_variance_at(Activation::Tanh, 0.0, 1.0).expect("tanh has slopes");
        assert!((tanh - 1.0).abs() < 1e-6, "{tanh}");
        for bias_variance in [0.0, 0.05, 1.0] {
            let relu = weight_variance_at(Activation::Relu, bias_variance, 1.0).expect("ReLU has slopes");
            assert!((relu - 2.0).abs() < 1e-12, "{relu}");
        }
    }

    #[test]
    fn deeper_networks_are_trainable_closer_to_the_critical_line() {
        let (low, high) = trainable_chi(50);
        assert!((low * high - 1.0).abs() < 1e-12);
        assert!((high.ln() * 50.0 - 6.0).abs() < 1e-12);
    }
}
