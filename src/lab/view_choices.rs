//! Closed choices of the views that are no settings of the page.

use crate::choice;

choice! {
    /// Whose settings the controls of a duel show and set.
    pub enum Side (default Both) {
        /// Both networks': what tells them apart stays.
        Both = "both",
        /// The first network's.
        A = "a",
        /// The second network's.
        B = "b",
    }
}

choice! {
    /// What is followed back through the network.
    pub enum Along (default Layers) {
        /// Whole layers.
        Layers = "layers",
        /// The path that passes most back, step by step.
        Strongest = "strongest",
        /// The same unit in every layer.
        Unit = "unit",
        /// The strongest path through a unit of the chosen layer.
        Through = "through",
    }
}

choice! {
    /// A column of the table of all layers.
    pub enum Column (default Layer) {
        /// The layer itself.
        Layer = "layer",
        /// Root mean square of δ.
        DeltaRms = "delta-rms",
        /// Mean of |δ|.
        DeltaMeanAbs = "delta-mean-abs",
        /// ‖∂L/∂W‖.
        GradW = "grad-w",
        /// ‖∂L/∂b‖.
        GradB = "grad-b",
        /// Norm of the next update over that of the weights.
        Update = "update",
        /// How far the weights are from where they started, over how long they were.
        Moved = "moved",
        /// Mean of h.
        ActMean = "act-mean",
        /// Standard deviation of h.
        ActStd = "act-std",
        /// Root mean square of h.
        ActRms = "act-rms",
        /// Share of saturated (sample, unit).
        Saturated = "saturated",
        /// Share of dead units.
        Dead = "dead",
    }
}
