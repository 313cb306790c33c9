//! Activation functions φ, each beside its derivative φ'.

use crate::choice;

choice! {
    /// The hidden layers' activation function φ.
    pub enum Activation (default Sigmoid) {
        /// φ(z) = z.
        Linear = "linear",
        /// φ(z) = 1 / (1 + e⁻ᶻ).
        Sigmoid = "sigmoid",
        /// φ(z) = tanh z.
        Tanh = "tanh",
        /// φ(z) = max(0, z).
        Relu = "relu",
        /// φ(z) = z for z > 0, else 0.01 z.
        LeakyRelu = "leaky-relu",
        /// φ(z) = z for z > 0, else eᶻ − 1.
        Elu = "elu",
        /// φ(z) = λ z for z > 0, else λ α (eᶻ − 1) (Klambauer et al. 2017).
        Selu = "selu",
        /// φ(z) = z Φ(z), Φ the normal distribution function (Hendrycks & Gimpel 2016).
        Gelu = "gelu",
        /// φ(z) = z sigmoid(z).
        Silu = "silu",
        /// φ(z) = ln(1 + eᶻ).
        Softplus = "softplus",
        /// φ(z) = z / (1 + |z|).
        Softsign = "softsign",
    }
}
