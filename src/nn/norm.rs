//! Normalisation of the pre-activations, before the activation (Ioffe & Szegedy 2015; Ba et al. 2016).

use crate::choice;

choice! {
    /// What normalises the pre-activations of the hidden layers.
    pub enum Norm (default None) {
        /// Nothing.
        None = "none",
        /// Over the batch, each unit by itself.
        Batch = "batch",
        /// Over the units, each sample by itself.
        Layer = "layer",
    }
}
