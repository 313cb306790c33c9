//! What is measured on every layer at every step (`docs/contract/EXPORT.md`).

use serde::{Deserialize, Serialize};

/// One weight layer at one training step, measured before the step's update (`docs/contract/EXPORT.md`).
///
/// δ = ∂L/∂z at the input of the activation (after a normalisation), L the batch-mean loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LayerStats {
    /// Root mean square of δ over batch and units.
    pub delta_rms: f64,
    /// Mean of |δ| over batch and units.
    pub delta_mean_abs: f64,
    /// ‖∂L/∂W‖, Frobenius.
    pub grad_w_norm: f64,
    /// ‖∂L/∂b‖.
    pub grad_b_norm: f64,
    /// ‖∂L/∂γ‖ of a normalisation, else 0.
    pub grad_gamma_norm: f64,
    /// ‖∂L/∂β‖ of a normalisation, else 0.
    pub grad_beta_norm: f64,
    /// ‖ΔW‖ / ‖W‖ of the update that this step's gradient calls for (after clipping); 0 for a frozen layer.
    pub update_to_weight: f64,
    /// ‖W − W₀‖ / ‖W₀‖, W₀ the initial weights; 0/0 is 0.
    pub distance: f64,
    /// ‖W‖, Frobenius.
    pub weight_norm: f64,
    /// Mean of h after activation and skip (for the output layer: of the raw output).
    pub act_mean: f64,
    /// Population standard deviation of h.
    pub act_std: f64,
    /// Root mean square of h.
    pub act_rms: f64,
    /// Root mean square of ∂L/∂h, the gradient of the stream (with skips: before the branch).
    pub stream_rms: f64,
    /// Mean of φ'(z) over batch and units (1 for the output layer).
    pub slope_mean: f64,
    /// Fraction of (sample, unit) with |φ'(z)| < (1 − 0.97²) sup|φ'| (0 for the output layer).
    pub saturated: f64,
    /// Fraction of units that are saturated on every sample of the batch: they pass (almost) nothing back.
    pub dead: f64,
}
