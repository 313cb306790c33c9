//! The words of the drawings of the lesson.

use crate::i18n::each_text::texts;
use crate::lab::lesson::{Drawback, LessonRemedy, StoryStep};

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
        /// One rung of it.
        pub ladder_columns: LadderColumns,
        /// What it starts from: last layer, slopes between.
        pub ladder_says: &'static str,
        /// Layers that a table leaves out: how many.
        pub left_out: &'static str,
        /// How much of the slope is left in each layer.
        pub slopes: &'static str,
        /// One layer of it.
        pub slope_columns: SlopeColumns,
        /// Six steps, each with a live picture.
        pub steps: fn(StoryStep) -> &'static str,
        /// What each of the six pictures measures: the measured number.
        pub step_says: fn(StoryStep) -> &'static str,
        /// Nothing has moved before the first update.
        pub not_yet: &'static str,
        /// The equation of one weight.
        pub weight: &'static str,
        /// Which weight, and which sample.
        pub weight_choice: WeightChoice,
        /// Names of the factors.
        pub factors: FactorNames,
        /// Four reasons.
        pub reasons: fn(Drawback) -> &'static str,
        /// Columns of the comparison.
        pub compared: ComparedColumns,
        /// What shows each of them.
        pub rows: fn(Drawback) -> &'static str,
        /// Why the accuracy says little while the loss is that of guessing: the loss.
        pub accuracy_says: &'static str,
        /// The zigzag of two weights.
        pub zigzag: &'static str,
        /// Remedies.
        pub remedies: fn(LessonRemedy) -> &'static str,
        /// First let the gradient die.
        pub let_it_die: &'static str,
        /// What the gradient's share was at the start, and the loss at the end: name, share, loss.
        pub dead_says: &'static str,
        /// A remedy's result: name of the share, share at the start, loss before, loss now.
        pub remedy_says: &'static str,
    }
}

texts! {
    /// Columns of the ladder.
    #[derive(Clone, Copy)]
    pub struct LadderColumns {
        /// The layer.
        pub layer: &'static str,
        /// The product of slopes alone.
        pub slopes: &'static str,
        /// What is measured.
        pub measured: &'static str,
    }
}

texts! {
    /// Columns of the slopes.
    #[derive(Clone, Copy)]
    pub struct SlopeColumns {
        /// The layer.
        pub layer: &'static str,
        /// Its mean slope.
        pub mean_slope: &'static str,
        /// Its saturated share.
        pub saturated: &'static str,
    }
}

texts! {
    /// What a weight and a sample are chosen by.
    #[derive(Clone, Copy)]
    pub struct WeightChoice {
        /// Its layer.
        pub layer: &'static str,
        /// Its unit.
        pub unit: &'static str,
        /// Its input.
        pub input: &'static str,
        /// The sample.
        pub sample: &'static str,
    }
}

texts! {
    /// Names of the factors of a gradient.
    #[derive(Clone, Copy)]
    pub struct FactorNames {
        /// What comes from above.
        pub above: &'static str,
        /// The slope.
        pub slope: &'static str,
        /// The input.
        pub input: &'static str,
        /// All together.
        pub gradient: &'static str,
    }
}

texts! {
    /// Columns of the comparison with sigmoid.
    #[derive(Clone, Copy)]
    pub struct ComparedColumns {
        /// What is compared.
        pub reason: &'static str,
        /// With sigmoid.
        pub sigmoid: &'static str,
        /// Now.
        pub now: &'static str,
    }
}
