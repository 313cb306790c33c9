//! The views below the stage.

use super::each_text::texts;

texts! {
    /// The views below the stage. (Their order is that of the tabs.)
    pub struct Views {
        /// What they are together.
        pub title: &'static str,
        /// Every layer at every step.
        pub time: &'static str,
        /// What the units of a layer do.
        pub inside: &'static str,
        /// The chain rule's ledger.
        pub chain: &'static str,
        /// Two networks side by side.
        pub compare: &'static str,
        /// The ladder of remedies.
        pub remedies: &'static str,
        /// Sweeps over depth, gain and biases.
        pub sweep: &'static str,
        /// How far each layer has moved.
        pub learning: &'static str,
        /// Gradients beside what the loss itself says.
        pub trust: &'static str,
        /// Every layer's numbers.
        pub numbers: &'static str,
    }
}
