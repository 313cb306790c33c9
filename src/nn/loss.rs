//! Losses on the raw outputs of the network.

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
