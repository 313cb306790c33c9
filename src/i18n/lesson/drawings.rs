//! The words of the drawings of the lecture.

use crate::i18n::each_text::texts;

texts! {
    /// Words of the drawings.
    pub struct Drawings {
        /// The curve and what can be done with it.
        pub curve: &'static str,
        /// What the curve says: x, σ(x), σ′(x).
        pub curve_says: &'static str,
        /// How many percent of the largest slope that is.
        pub curve_share: &'static str,
        /// The ladder.
        pub ladder: &'static str,
        /// One rung of it: layer, product, measured.
        pub ladder_columns: [&'static str; 3],
        /// What it starts from: last layer, slopes between.
        pub ladder_says: &'static str,
        /// Layers that a table leaves out: how many.
        pub left_out: &'static str,
        /// How much of the slope is left in each layer.
        pub slopes: &'static str,
        /// One layer of it: layer, mean slope, saturated.
        pub slope_columns: [&'static str; 3],
        /// Six steps, each with a live picture.
        pub steps: [&'static str; 6],
        /// What each of the six pictures measures: layers; the curve; mean slope; product; gradient; moved.
        pub step_says: [&'static str; 6],
        /// Nothing has moved before the first update.
        pub not_yet: &'static str,
        /// The equation of one weight.
        pub weight: &'static str,
        /// Layer, unit, input, sample.
        pub weight_choice: [&'static str; 4],
        /// Names of the factors.
        pub factors: [&'static str; 4],
        /// Four reasons.
        pub reasons: [&'static str; 4],
        /// Columns of the comparison: what is compared, sigmoid, now.
        pub compared: [&'static str; 3],
        /// Rows of the comparison: mean h, gradient of layer 1 over layer H, loss, accuracy.
        pub rows: [&'static str; 4],
        /// Why the accuracy says little while the loss is that of guessing: the loss.
        pub accuracy_says: &'static str,
        /// The zigzag of two weights.
        pub zigzag: &'static str,
        /// Remedies, in the order of `Section::REMEDIES`.
        pub remedies: [&'static str; 7],
        /// First let the gradient die.
        pub let_it_die: &'static str,
        /// What the gradient's share was at the start, and the loss at the end: name, share, loss.
        pub dead_says: &'static str,
        /// A remedy's result: name of the share, share at the start, loss before, loss now.
        pub remedy_says: &'static str,
    }
}
