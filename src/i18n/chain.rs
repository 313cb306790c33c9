//! The chain rule's ledger, and the walk through one step.

use super::each_text::texts;

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
        /// Names of the phases: forward, loss, backward, update; layer.
        pub phases: [&'static str; 4],
        /// The output layer's: forward, backward.
        pub output_phases: [&'static str; 2],
        /// Means and standard deviations: of z, of h, of the output.
        pub moments: [&'static str; 3],
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
        /// Whole layers, the strongest path, the path through one unit of every layer, that through a unit of one layer.
        pub followed: [&'static str; 4],
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
        /// Names of the series: measured product, product of slopes.
        pub series: [&'static str; 2],
        /// Columns of whole layers: layer, mean φ', weights, slopes, factor, product, slopes' product.
        pub columns: [&'static str; 7],
        /// Columns of a path: layer, unit, z, w, φ', factor, product, slopes' product.
        pub path_columns: [&'static str; 8],
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
