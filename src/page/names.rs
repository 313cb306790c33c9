//! What is called the same in every language.

use crate::nn::activation::Activation;

/// An activation, as people write it.
pub fn activation(of: Activation) -> &'static str {
    match of {
        Activation::LeakyRelu => "leaky ReLU",
        Activation::Relu => "ReLU",
        Activation::Elu => "ELU",
        Activation::Selu => "SELU",
        Activation::Gelu => "GELU",
        Activation::Silu => "SiLU",
        other => other.id(),
    }
}
