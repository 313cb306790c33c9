//! What a chart of layers measures.

use super::frame::LayerStats;
use crate::choice;

choice! {
    /// What the bars of the main chart measure.
    pub enum Quantity (default Delta) {
        /// Root mean square of δ = ∂L/∂z over batch and units.
        Delta = "delta",
        /// ‖∂L/∂W‖.
        GradW = "grad-w",
        /// ‖∂L/∂b‖.
        GradB = "grad-b",
        /// ‖ΔW‖ / ‖W‖.
        Update = "update",
    }
}

impl Quantity {
    /// The quantity of one layer.
    pub fn of(self, layer: &LayerStats) -> f64 {
        match self {
            Self::Delta => layer.delta_rms,
            Self::GradW => layer.grad_w_norm,
            Self::GradB => layer.grad_b_norm,
            Self::Update => layer.update_to_weight,
        }
    }

    /// Its symbol, the same in every language.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Delta => "rms δ",
            Self::GradW => "‖∂L/∂W‖",
            Self::GradB => "‖∂L/∂b‖",
            Self::Update => "‖ΔW‖ / ‖W‖",
        }
    }
}
