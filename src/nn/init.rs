//! Initial weights and biases.

use crate::choice;

choice! {
    /// How the initial weights are drawn.
    pub enum Init (default XavierUniform) {
        /// All weights 0.
        Zeros = "zeros",
        /// N(0, 1).
        NormalUnit = "normal-unit",
        /// N(0, 0.01²).
        NormalSmall = "normal-small",
        /// U(−1, 1).
        UniformUnit = "uniform-unit",
        /// N(0, 1/fan_in).
        LecunNormal = "lecun-normal",
        /// Uniform with variance 1/fan_in.
        LecunUniform = "lecun-uniform",
        /// N(0, 2/(fan_in + fan_out)) (Glorot & Bengio 2010).
        XavierNormal = "xavier-normal",
        /// Uniform with variance 2/(fan_in + fan_out) (Glorot & Bengio 2010, eq. 16).
        XavierUniform = "xavier-uniform",
        /// N(0, 2/fan_in) (He et al. 2015, eq. 10).
        HeNormal = "he-normal",
        /// Uniform with variance 2/fan_in.
        HeUniform = "he-uniform",
        /// A (semi-)orthogonal matrix (Saxe et al. 2014).
        Orthogonal = "orthogonal",
        /// Weights and biases U(±1/√fan_in), as PyTorch's nn.Linear draws them.
        TorchDefault = "torch-default",
    }
}
