//! The chain rule's ledger, and the walk through one step.

use super::each_text::texts;
use crate::lab::view_choices::Along;

texts! {
    /// The chain rule's ledger, and the walk through one step.
    pub struct Chain {
        /// The walk, as a heading.
        pub walk: &'static str,
        /// One phase back.
        pub back: &'static str,
        /// One phase on.
        pub on: &'static str,
        /// The keys of both.
        pub keys: &'static str,
        /// Before a walk: the step.
        pub whole: &'static str,
        /// Where the walk is: phase, its number, how many, step.
        pub place: &'static str,
        /// Names of the phases.
        pub phases: Phases,
        /// Mean and standard deviation of z.
        pub moments_of_z: &'static str,
        /// Those of h.
        pub moments_of_h: &'static str,
        /// Those of the output.
        pub moments_of_output: &'static str,
        /// Mean of φ'(z).
        pub mean_slope: &'static str,
        /// Saturated share.
        pub saturated: &'static str,
        /// Norm of the whole gradient.
        pub gradient: &'static str,
        /// Where the update is largest: its layer.
        pub largest: &'static str,
        /// Samples of the batch.
        pub samples: &'static str,
        /// What is followed back.
        pub follow: &'static str,
        /// Names of what can be followed.
        pub followed: fn(Along) -> &'static str,
        /// Which unit.
        pub unit: &'static str,
        /// Unit of a layer: unit, layer.
        pub unit_of: &'static str,
        /// Which sample: its number, how many.
        pub sample: &'static str,
        /// The measured product of a layer: layer, factors, δ of the output, product, δ of the layer.
        pub worked: &'static str,
        /// The measured product of a path: unit, layer, factors, product.
        pub worked_path: &'static str,
        /// The same where a normalisation or a skip lies between layers.
        pub worked_between: &'static str,
        /// The largest product of slopes: factors, value.
        pub lecture: &'static str,
        /// The chart's name.
        pub chart: &'static str,
        /// What its marks measure.
        pub help: &'static str,
        /// How products below 0 are drawn.
        pub negative: &'static str,
        /// Name of a series: the measured product.
        pub products: &'static str,
        /// Name of a series: the product of slopes.
        pub slope_products: &'static str,
        /// Columns of whole layers.
        pub columns: LayerColumns,
        /// Columns of a path.
        pub path_columns: PathColumns,
        /// The table's name.
        pub table: &'static str,
        /// What bounds what: the bound's name.
        pub bound: &'static str,
        /// A past step has no path.
        pub past: &'static str,
        /// Whole layers: a normalisation or skips are in the factor of the weights.
        pub between: &'static str,
        /// A path: they are not in its product.
        pub between_path: &'static str,
    }
}

texts! {
    /// Names of the phases of a step.
    pub struct Phases {
        /// Forward: layer.
        pub forward: &'static str,
        /// Forward through the output layer.
        pub forward_output: &'static str,
        /// The loss.
        pub loss: &'static str,
        /// Backward: layer.
        pub backward: &'static str,
        /// Backward through the output layer.
        pub backward_output: &'static str,
        /// The update.
        pub update: &'static str,
    }
}

texts! {
    /// Columns of the ledger of whole layers.
    #[derive(Clone, Copy)]
    pub struct LayerColumns {
        /// The layer.
        pub layer: &'static str,
        /// Mean of φ'(z).
        pub mean_slope: &'static str,
        /// Factor of the weights.
        pub weights: &'static str,
        /// Factor of the slopes.
        pub slopes: &'static str,
        /// The product of both.
        pub factor: &'static str,
        /// Their product so far.
        pub product: &'static str,
        /// That of the slopes alone.
        pub slopes_product: &'static str,
    }
}

texts! {
    /// Columns of the ledger of a path.
    #[derive(Clone, Copy)]
    pub struct PathColumns {
        /// The layer.
        pub layer: &'static str,
        /// The unit.
        pub unit: &'static str,
        /// Its input.
        pub z: &'static str,
        /// The weight to the unit after.
        pub weight: &'static str,
        /// φ'(z).
        pub slope: &'static str,
        /// The product of both.
        pub factor: &'static str,
        /// Their product so far.
        pub product: &'static str,
        /// That of the slopes alone.
        pub slopes_product: &'static str,
    }
}
