//! Losses on the raw outputs of the network, each beside its gradient. All are means over the batch.

use super::scalar::Scalar;
use crate::choice;

choice! {
    /// The loss whose gradient is propagated backwards.
    pub enum Loss (default BinaryCrossEntropy) {
        /// Binary cross-entropy on one logit.
        BinaryCrossEntropy = "bce_logits",
        /// Softmax cross-entropy on one logit a class.
        SoftmaxCrossEntropy = "softmax_ce",
        /// Mean squared error over batch and outputs, without a factor ½.
        MeanSquared = "mse",
    }
}

/// Loss and fraction classified right.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LossReport {
    /// Mean loss.
    pub loss: f64,
    /// Fraction right.
    pub accuracy: f64,
}

impl Loss {
    /// Mean loss and fraction right of raw outputs `[batch, outputs]`; `gradient`, of the same shape, gets ∂L/∂o.
    pub fn loss_and_grad<S: Scalar>(self, outputs: &[S], classes: &[u16], gradient: &mut [S]) -> LossReport {
        let batch = classes.len().max(1);
        let width = outputs.len() / batch;
        let (mut loss, mut right) = (0.0, 0usize);
        let rows = outputs.chunks_exact(width.max(1)).zip(gradient.chunks_exact_mut(width.max(1)));
        for ((row, gradient), &class) in rows.zip(classes) {
            let class = usize::from(class);
            loss += match self {
                Self::BinaryCrossEntropy => binary(row, gradient, class, batch),
                Self::SoftmaxCrossEntropy => softmax(row, gradient, class, batch),
                Self::MeanSquared => squared(row, gradient, class, batch),
            };
            right += usize::from(self.predicted_class(row) == class);
        }
        LossReport { loss: loss / batch as f64, accuracy: right as f64 / batch as f64 }
    }

    /// The class that a row of raw outputs stands for.
    fn predicted_class<S: Scalar>(self, row: &[S]) -> usize {
        if let [output] = row {
            let threshold = if self == Self::MeanSquared { 0.5 } else { 0.0 };
            return usize::from(output.f64() > threshold);
        }
        let best = row.iter().enumerate().fold((0, f64::NEG_INFINITY), |best, (class, output)| {
            if output.f64() > best.1 { (class, output.f64()) } else { best }
        });
        best.0
    }
}

/// softplus(o) − o y = softplus(±o), and its gradient σ(o) − y. Differentiating max(o, 0) + ln(1 + e^(−|o|)) by
/// parts would give a wrong value at o = 0, where zero initialisation starts.
fn binary<S: Scalar>(row: &[S], gradient: &mut [S], class: usize, batch: usize) -> f64 {
    let output = row[0].f64();
    let against = if class == 1 { -output } else { output };
    let e = libm::exp(-against.abs());
    let wrong = if against > 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) };
    let sign = if class == 1 { -1.0 } else { 1.0 };
    let wrong = if output.is_nan() { output } else { wrong };
    gradient[0] = S::of(sign * wrong / batch as f64).flush_denormals();
    if output.is_nan() { output } else { against.max(0.0) + libm::log1p(e) }
}

/// ln Σ e^o − o_class, and its gradient softmax(o) − one-hot.
fn softmax<S: Scalar>(row: &[S], gradient: &mut [S], class: usize, batch: usize) -> f64 {
    let largest = row.iter().fold(f64::NEG_INFINITY, |max, output| max.max(output.f64()));
    let sum: f64 = row.iter().map(|output| libm::exp(output.f64() - largest)).sum();
    for (k, (gradient, output)) in gradient.iter_mut().zip(row).enumerate() {
        let probability = libm::exp(output.f64() - largest) / sum;
        let target = if k == class { 1.0 } else { 0.0 };
        *gradient = S::of((probability - target) / batch as f64).flush_denormals();
    }
    let own = row.get(class).map_or(f64::NAN, |output| output.f64());
    libm::log(sum) + largest - own
}

/// Mean of (o − y)² over the outputs, and its gradient 2 (o − y) / outputs.
fn squared<S: Scalar>(row: &[S], gradient: &mut [S], class: usize, batch: usize) -> f64 {
    let outputs = row.len() as f64;
    let mut loss = 0.0;
    for (k, (gradient, output)) in gradient.iter_mut().zip(row).enumerate() {
        let hit = if row.len() == 1 { class == 1 } else { k == class };
        let error = output.f64() - if hit { 1.0 } else { 0.0 };
        loss += error * error / outputs;
        *gradient = S::of(2.0 * error / (outputs * batch as f64)).flush_denormals();
    }
    loss
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(loss: Loss, outputs: &[f64], classes: &[u16]) {
        let mut gradient = vec![0.0; outputs.len()];
        loss.loss_and_grad(outputs, classes, &mut gradient);
        let value =
            |outputs: &[f64]| loss.loss_and_grad(outputs, classes, &mut vec![0.0; outputs.len()]).loss;
        for k in 0..outputs.len() {
            let moved = |by: f64| {
                let mut copy = outputs.to_vec();
                copy[k] += by;
                value(&copy)
            };
            let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            assert!((difference - gradient[k]).abs() < 1e-9, "{}: {difference} {}", loss.id(), gradient[k]);
        }
    }

    #[test]
    fn gradients_are_the_slopes_of_their_losses() {
        check(Loss::BinaryCrossEntropy, &[0.3, -2.0, 0.0, 30.0], &[1, 0, 1, 0]);
        check(Loss::SoftmaxCrossEntropy, &[0.1, 2.0, -1.0, 0.0, 0.0, 3.0], &[1, 0]);
        check(Loss::MeanSquared, &[0.1, 2.0, -1.0, 0.0, 0.0, 3.0], &[1, 0]);
        check(Loss::MeanSquared, &[0.1, 2.0], &[1, 0]);
    }

    #[test]
    fn a_logit_of_zero_has_gradient_one_half() {
        let mut gradient = [0.0; 2];
        let report = Loss::BinaryCrossEntropy.loss_and_grad(&[0.0, 0.0], &[0, 1], &mut gradient);
        assert_eq!(gradient, [0.25, -0.25]);
        assert!((report.loss - std::f64::consts::LN_2).abs() < 1e-16);
    }

    #[test]
    fn softmax_gradients_of_a_sample_add_up_to_zero() {
        let mut gradient = [0.0; 4];
        Loss::SoftmaxCrossEntropy.loss_and_grad(&[1.0, -3.0, 700.0, 0.2], &[3], &mut gradient);
        assert!(gradient.iter().sum::<f64>().abs() < 1e-15);
    }

    #[test]
    fn diverged_outputs_give_a_diverged_loss_and_no_panic() {
        for loss in [Loss::BinaryCrossEntropy, Loss::MeanSquared] {
            let report = loss.loss_and_grad(&[f64::NAN, f64::INFINITY], &[0, 1], &mut [0.0; 2]);
            assert!(report.loss.is_nan(), "{}", loss.id());
        }
        assert!(Loss::SoftmaxCrossEntropy.loss_and_grad(&[f64::NAN, 1.0], &[0], &mut [0.0; 2]).loss.is_nan());
    }
}
