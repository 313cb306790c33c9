//! What a chart of layers measures.

use super::frame::LayerStats;
use crate::choice;

choice! {
    /// What the bars of the main chart and the cells of the time machine measure.
    pub enum Quantity (default Delta) {
        /// Share of the gradient that arrives: rms δ over that of layer H, beside skips the same of the stream's
        /// gradient ∂L/∂h.
        Share = "share",
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
    /// The quantity at the layer of that index; `layers` is the whole network, the output layer last. NaN where there is
    /// no such layer.
    pub fn of(self, layers: &[LayerStats], index: usize, skips: bool) -> f64 {
        let Some(layer) = layers.get(index) else { return f64::NAN };
        match self {
            Self::Share => {
                let gradient = |layer: &LayerStats| if skips { layer.stream_rms } else { layer.delta_rms };
                let last_hidden =
                    layers.len().checked_sub(2).map_or(f64::NAN, |last| gradient(&layers[last]));
                // Of no gradient at all nothing arrives.
                if gradient(layer) == 0.0 { 0.0 * last_hidden } else { gradient(layer) / last_hidden }
            }
            Self::Delta => layer.delta_rms,
            Self::GradW => layer.grad_w_norm,
            Self::GradB => layer.grad_b_norm,
            Self::Update => layer.update_to_weight,
        }
    }

    /// The quantity at every layer, layer 1 first.
    pub fn of_all(self, layers: &[LayerStats], skips: bool) -> Vec<f64> {
        (0..layers.len()).map(|index| self.of(layers, index, skips)).collect()
    }

    /// Its symbol, the same in every language.
    pub fn symbol(self, skips: bool) -> &'static str {
        match self {
            Self::Share if skips => "rms ∂L/∂h / rms ∂L/∂h_H",
            Self::Share => "rms δ / rms δ_H",
            Self::Delta => "rms δ",
            Self::GradW => "‖∂L/∂W‖",
            Self::GradB => "‖∂L/∂b‖",
            Self::Update => "‖ΔW‖ / ‖W‖",
        }
    }

    /// Whether it shows δ: as it is, or as a share.
    pub fn is_of_delta(self) -> bool {
        match self {
            Self::Share | Self::Delta => true,
            Self::GradW | Self::GradB | Self::Update => false,
        }
    }

    /// Whether it compares two numbers, so that it says nothing about the smallest number of a format.
    pub fn is_ratio(self) -> bool {
        match self {
            Self::Share | Self::Update => true,
            Self::Delta | Self::GradW | Self::GradB => false,
        }
    }
}

/// Powers of ten between which shares are drawn: room for a gradient that grows, and a decade a layer for one that
/// vanishes. They follow from the depth alone.
pub fn share_decades(depth: u32) -> (i32, i32) {
    (-(depth.max(8) as i32), 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_of_shares_follows_the_depth() {
        assert_eq!([1, 8, 9, 100].map(share_decades), [(-8, 4), (-8, 4), (-9, 4), (-100, 4)]);
    }

    fn layers(gradients: &[(f64, f64)]) -> Vec<LayerStats> {
        let layer = |&(delta_rms, stream_rms)| LayerStats { delta_rms, stream_rms, ..LayerStats::default() };
        gradients.iter().map(layer).collect()
    }

    #[test]
    fn the_share_is_of_the_last_hidden_layer_and_beside_skips_of_the_stream() {
        let layers = layers(&[(1e-6, 2.0), (0.5, 4.0), (3.0, 8.0)]);
        assert_eq!(Quantity::Share.of_all(&layers, false), [2e-6, 1.0, 6.0]);
        assert_eq!(Quantity::Share.of_all(&layers, true), [0.5, 1.0, 2.0]);
        assert_eq!(Quantity::Delta.of_all(&layers, true), [1e-6, 0.5, 3.0]);
    }

    #[test]
    fn a_share_of_nothing_is_nothing_and_lost_numbers_stay_lost() {
        assert_eq!(
            Quantity::Share.of_all(&layers(&[(0.0, 0.0), (0.0, 0.0), (1.0, 1.0)]), false)[..2],
            [0.0; 2]
        );
        let lost = layers(&[(0.0, 0.0), (f64::NAN, 0.0), (1.0, 1.0)]);
        assert!(Quantity::Share.of_all(&lost, false).iter().all(|share| share.is_nan()));
        assert!(Quantity::Share.of(&layers(&[(1.0, 1.0)]), 0, false).is_nan());
        assert!(Quantity::Delta.of(&[], 0, false).is_nan());
    }
}
