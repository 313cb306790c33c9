//! The product of slopes that lectures quote, and where number formats end.

use crate::choice;
use crate::nn::activation::Activation;

/// (sup |φ'|)^`steps`: bounds the product of slopes along one path through `steps` activations, 0.25^k for sigmoid.
/// It is no bound on the gradient, because the weights between them may be large (Hochreiter 1991).
pub fn product_of_slopes(activation: Activation, steps: usize) -> f64 {
    libm::pow(activation.sup_act_grad(), steps as f64)
}

choice! {
    /// Number formats that networks are trained in.
    pub enum Format (default Float32) {
        /// IEEE 754 binary16.
        Float16 = "float16",
        /// The upper half of a binary32.
        Bfloat16 = "bfloat16",
        /// IEEE 754 binary32.
        Float32 = "float32",
        /// IEEE 754 binary64.
        Float64 = "float64",
    }
}

impl Format {
    /// The smallest positive number with full precision.
    pub const fn smallest_normal(self) -> f64 {
        match self {
            Self::Float16 => power_of_two(-14),
            Self::Bfloat16 | Self::Float32 => power_of_two(-126),
            Self::Float64 => power_of_two(-1022),
        }
    }

    /// The smallest positive number; what is below half of it becomes 0.
    pub const fn smallest_subnormal(self) -> f64 {
        match self {
            Self::Float16 => power_of_two(-24),
            Self::Bfloat16 => power_of_two(-133),
            Self::Float32 => power_of_two(-149),
            Self::Float64 => power_of_two(-1074),
        }
    }
}

const fn power_of_two(exponent: i32) -> f64 {
    match exponent {
        -1022.. => f64::from_bits(((exponent + 1023) as u64) << 52),
        _ => f64::from_bits(1 << (exponent + 1074)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_to_the_fifth_is_the_number_of_the_lecture_note() {
        assert_eq!(product_of_slopes(Activation::Sigmoid, 5), 0.000_976_562_5);
        assert_eq!(product_of_slopes(Activation::Relu, 50), 1.0);
    }

    #[test]
    fn number_formats_end_where_their_standards_say() {
        assert_eq!(Format::Float32.smallest_normal(), f64::from(f32::MIN_POSITIVE));
        assert_eq!(Format::Float32.smallest_subnormal(), f64::from(f32::from_bits(1)));
        assert_eq!(Format::Bfloat16.smallest_subnormal(), f64::from(f32::from_bits(0x1_0000)));
        assert_eq!(Format::Float64.smallest_normal(), f64::MIN_POSITIVE);
        assert_eq!(Format::Float64.smallest_subnormal(), f64::from_bits(1));
        assert_eq!(Format::Float16.smallest_normal(), 6.103_515_625e-5);
        assert_eq!(Format::Float16.smallest_subnormal(), 5.960_464_477_539_063e-8);
    }
}
