//! From gradients to updates.

use crate::choice;

choice! {
    /// The rule that turns gradients into updates.
    pub enum Optimizer (default Sgd) {
        /// Stochastic gradient descent.
        Sgd = "sgd",
        /// SGD with momentum 0.9.
        Momentum = "momentum",
        /// RMSProp.
        RmsProp = "rmsprop",
        /// Adam (Kingma & Ba 2015).
        Adam = "adam",
    }
}
