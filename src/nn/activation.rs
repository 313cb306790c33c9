//! Activation functions φ, each beside its derivative φ' and beside what else is known of it.
//!
//! To add one: a variant, its arm in [`Activation::facts`] and in [`Activation::apply_all`], its [`ActivationFacts`] and
//! its function. All other places ask the facts.

use super::init::Init;
use super::math::Elementary;
use super::scalar::Scalar;
use crate::choice;
use crate::nn::kernels;
use crate::nn::simd::Lanes;
use std::hint::black_box;

/// What is known of an activation function besides its values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ActivationFacts {
    /// The name as people write it, in every language.
    pub name: &'static str,
    /// The name in exports and in the PyTorch and JAX programs.
    pub export_name: &'static str,
    /// sup |φ'|.
    pub sup_slope: f64,
    /// Whether φ stays between two numbers.
    pub is_bounded: bool,
    /// Whether a unit can be pushed to where φ' is 0, or as good as 0, on one side only. Functions that are bounded
    /// saturate instead.
    pub can_die: bool,
    /// Whether φ, φ' or φ'' jumps somewhere.
    pub has_kinks: bool,
    /// The initial weights that keep the length of the signal from layer to layer.
    pub init: Init,
    /// Half the width of a z axis on which both the steep and the flat part of φ are seen.
    pub z_range: u16,
    /// φ as a Python expression; `torch` and `torch.nn.functional as F` are imported.
    pub pytorch: &'static str,
    /// φ as a Python expression; `jax` and `jax.numpy as jnp` are imported.
    pub jax: &'static str,
}

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
        /// φ(z) = z for z > 0, else eᶻ − 1 (Clevert et al. 2016).
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

/// Slope of leaky ReLU for z ≤ 0.
pub const NEGATIVE_SLOPE: f64 = 0.01;
/// α of ELU.
pub const ELU_ALPHA: f64 = 1.0;
/// λ of SELU (Klambauer et al. 2017, eq. 14).
pub const SELU_LAMBDA: f64 = 1.050_700_987_355_480_5;
/// α of SELU (Klambauer et al. 2017, eq. 14).
pub const SELU_ALPHA: f64 = 1.673_263_242_354_377_2;
/// A unit counts as saturated where |φ'| falls below this fraction of its largest value: for tanh that is
/// |h| > 0.97.
pub const SATURATED_BELOW: f64 = 1.0 - 0.97 * 0.97;

impl Activation {
    /// φ(z).
    pub fn apply(self, z: f64) -> f64 {
        self.value_and_slope(z).0
    }

    /// φ'(z); at a kink the value from the left, as in PyTorch.
    pub fn derivative(self, z: f64) -> f64 {
        self.value_and_slope(z).1
    }

    /// What is known of the function besides its values.
    pub const fn facts(self) -> &'static ActivationFacts {
        match self {
            Self::Linear => &LINEAR,
            Self::Sigmoid => &SIGMOID,
            Self::Tanh => &TANH,
            Self::Relu => &RELU,
            Self::LeakyRelu => &LEAKY_RELU,
            Self::Elu => &ELU,
            Self::Selu => &SELU,
            Self::Gelu => &GELU,
            Self::Silu => &SILU,
            Self::Softplus => &SOFTPLUS,
            Self::Softsign => &SOFTSIGN,
        }
    }

    /// sup |φ'|.
    pub const fn sup_slope(self) -> f64 {
        self.facts().sup_slope
    }

    /// φ(z) and φ'(z).
    pub fn value_and_slope<S: Scalar>(self, z: S) -> (S, S) {
        let (mut value, mut slope) = ([z], [S::ZERO]);
        self.apply_all(&mut value, &mut slope);
        (value[0], slope[0])
    }

    /// φ and φ' of every pre-activation: `values` holds z before and φ(z) after, `slopes` gets φ'(z).
    pub fn apply_all<S: Scalar>(self, values: &mut [S], slopes: &mut [S]) {
        let with = &black_box(S::Lanes::CONSTANTS);
        // A loop for each function: there is no choice inside of it.
        match self {
            Self::Linear => each(values, slopes, linear),
            Self::Sigmoid => each(values, slopes, |z| sigmoid(z, with)),
            Self::Tanh => each(values, slopes, |z| tanh(z, with)),
            Self::Relu => each(values, slopes, relu),
            Self::LeakyRelu => each(values, slopes, leaky_relu),
            Self::Elu => each(values, slopes, |z| elu(z, ELU_ALPHA, 1.0, with)),
            Self::Selu => each(values, slopes, |z| elu(z, SELU_ALPHA, SELU_LAMBDA, with)),
            Self::Gelu => each(values, slopes, |z| gelu(z, with)),
            Self::Silu => each(values, slopes, |z| silu(z, with)),
            Self::Softplus => each(values, slopes, |z| softplus(z, with)),
            Self::Softsign => each(values, slopes, softsign),
        }
    }
}

#[inline(always)]
fn each<S: Scalar>(values: &mut [S], slopes: &mut [S], function: impl Fn(S::Lanes) -> (S::Lanes, S::Lanes)) {
    kernels::each::<S, _>((values, slopes), |(z, _)| function(z));
}

const LINEAR: ActivationFacts = ActivationFacts {
    name: "linear",
    export_name: "linear",
    sup_slope: 1.0,
    is_bounded: false,
    can_die: false,
    has_kinks: false,
    init: Init::XavierUniform,
    z_range: 4,
    pytorch: "lambda z: z",
    jax: "lambda z: z",
};

#[inline(always)]
fn linear<L: Lanes>(z: L) -> (L, L) {
    (z, L::one())
}

/// σ(z), 1 − σ(z) and σ'(z). With e = e^(−|z|) the smaller of the first two is s = e / (1 + e), to all its digits in
/// both tails; e − e s is the same, and rounded less.
#[inline(always)]
fn logistic<L: Elementary>(z: L, with: &L::Constants) -> (L, L, L) {
    let (e, _) = (-z.abs()).exp_and_exp_m1(with);
    // A smaller one cannot be seen beside 1, and its square may be subnormal.
    let seen = e.mask_not(e.lt(L::of(1e-17)));
    let small = e - seen * (seen / (L::one() + e));
    let large = L::one() - small;
    let positive = L::zero().le(z);
    (large.select(positive, small), small.select(positive, large), large * small)
}

const SIGMOID: ActivationFacts = ActivationFacts {
    name: "sigmoid",
    export_name: "sigmoid",
    sup_slope: 0.25,
    is_bounded: true,
    can_die: false,
    has_kinks: false,
    init: Init::XavierUniform,
    z_range: 8,
    pytorch: "torch.sigmoid",
    jax: "jax.nn.sigmoid",
};

#[inline(always)]
fn sigmoid<L: Elementary>(z: L, with: &L::Constants) -> (L, L) {
    let (value, _, slope) = logistic(z, with);
    (value, slope)
}

const TANH: ActivationFacts = ActivationFacts {
    name: "tanh",
    export_name: "tanh",
    sup_slope: 1.0,
    is_bounded: true,
    can_die: false,
    has_kinks: false,
    init: Init::XavierUniform,
    z_range: 4,
    pytorch: "torch.tanh",
    jax: "jnp.tanh",
};

/// With e = e^(−2|z|) and p = 2 / (1 + e): tanh |z| = 1 − e p, but near 0, where the difference would lose its digits;
/// 1 − tanh² z = e p².
#[inline(always)]
fn tanh<L: Elementary>(z: L, with: &L::Constants) -> (L, L) {
    let two = L::of(2.0);
    let (e, _) = (-two * z.abs()).exp_and_exp_m1(with);
    let p = two / (L::one() + e);
    let far = e * p;
    let size = L::one() - far;
    let value = z.tanh_near_0(with).select(z.abs().lt(L::of(0.625)), size.select(L::zero().lt(z), -size));
    (value, far * p)
}

const RELU: ActivationFacts = ActivationFacts {
    name: "ReLU",
    export_name: "relu",
    sup_slope: 1.0,
    is_bounded: false,
    can_die: true,
    has_kinks: true,
    init: Init::HeNormal,
    z_range: 4,
    pytorch: "F.relu",
    jax: "jax.nn.relu",
};

#[inline(always)]
fn relu<L: Lanes>(z: L) -> (L, L) {
    // NaN is not hidden: it is neither positive nor negative.
    (z.mask_not(z.le(L::zero())), L::one().mask(L::zero().lt(z)))
}

const LEAKY_RELU: ActivationFacts = ActivationFacts {
    name: "leaky ReLU",
    export_name: "leaky_relu",
    sup_slope: 1.0,
    is_bounded: false,
    // φ' is small on one side, but never 0.
    can_die: false,
    has_kinks: true,
    init: Init::HeNormal,
    z_range: 4,
    pytorch: "lambda z: F.leaky_relu(z, 0.01)",
    jax: "lambda z: jax.nn.leaky_relu(z, 0.01)",
};

#[inline(always)]
fn leaky_relu<L: Lanes>(z: L) -> (L, L) {
    let slope = L::one().select(L::zero().lt(z), L::of(NEGATIVE_SLOPE));
    (z * slope, slope)
}

const ELU: ActivationFacts = ActivationFacts {
    name: "ELU",
    export_name: "elu",
    sup_slope: 1.0,
    is_bounded: false,
    can_die: true,
    has_kinks: true,
    init: Init::HeNormal,
    z_range: 4,
    pytorch: "F.elu",
    jax: "jax.nn.elu",
};

const SELU: ActivationFacts = ActivationFacts {
    name: "SELU",
    export_name: "selu",
    sup_slope: SELU_LAMBDA * SELU_ALPHA,
    is_bounded: false,
    can_die: true,
    has_kinks: true,
    init: Init::LecunNormal,
    z_range: 4,
    pytorch: "F.selu",
    jax: "jax.nn.selu",
};

#[inline(always)]
fn elu<L: Elementary>(z: L, alpha: f64, lambda: f64, with: &L::Constants) -> (L, L) {
    let (scale, lambda) = (L::of(lambda * alpha), L::of(lambda));
    let positive = L::zero().lt(z);
    let (exp, exp_m1) = z.mask_not(positive).exp_and_exp_m1(with);
    ((lambda * z).select(positive, scale * exp_m1), lambda.select(positive, scale * exp))
}

const GELU: ActivationFacts = ActivationFacts {
    name: "GELU",
    export_name: "gelu",
    // At z = √2.
    sup_slope: 1.128_904_145_182_520_8,
    is_bounded: false,
    can_die: true,
    has_kinks: false,
    init: Init::HeNormal,
    z_range: 4,
    pytorch: "F.gelu",
    jax: "lambda z: jax.nn.gelu(z, approximate=False)",
};

#[inline(always)]
fn gelu<L: Elementary>(z: L, with: &L::Constants) -> (L, L) {
    let (cdf, pdf) = z.normal_cdf_and_pdf(with);
    let none = L::zero();
    // −∞ · 0 would be NaN, and a subnormal product would be slow.
    let value = (z * cdf).mask_not(cdf.equal(none));
    let slope = cdf + (z * pdf).mask_not(pdf.equal(none));
    (value.flush_denormals(), slope.flush_denormals())
}

const SILU: ActivationFacts = ActivationFacts {
    name: "SiLU",
    export_name: "silu",
    // At z ≈ 2.4.
    sup_slope: 1.099_839_320_128_552_8,
    is_bounded: false,
    can_die: true,
    has_kinks: false,
    init: Init::HeNormal,
    z_range: 4,
    pytorch: "F.silu",
    jax: "jax.nn.silu",
};

#[inline(always)]
fn silu<L: Elementary>(z: L, with: &L::Constants) -> (L, L) {
    let (value, complement, _) = logistic(z, with);
    let nothing = value.equal(L::zero());
    // σ (1 + z (1 − σ)); where 1 − σ is 0 its product with z is too.
    let along = (z * complement).mask_not(complement.equal(L::zero()));
    let slope = value * (L::one() + along);
    ((z * value).mask_not(nothing).flush_denormals(), slope.mask_not(nothing).flush_denormals())
}

const SOFTPLUS: ActivationFacts = ActivationFacts {
    name: "softplus",
    export_name: "softplus",
    sup_slope: 1.0,
    is_bounded: false,
    can_die: true,
    has_kinks: false,
    init: Init::HeNormal,
    z_range: 8,
    // F.softplus becomes linear above 20.
    pytorch: "lambda z: torch.logaddexp(z, torch.zeros_like(z))",
    jax: "jax.nn.softplus",
};

#[inline(always)]
fn softplus<L: Elementary>(z: L, with: &L::Constants) -> (L, L) {
    let (e, _) = (-z.abs()).exp_and_exp_m1(with);
    let (slope, _, _) = logistic(z, with);
    (z.mask(L::zero().lt(z)) + e.ln_1p_unit(with), slope)
}

const SOFTSIGN: ActivationFacts = ActivationFacts {
    name: "softsign",
    export_name: "softsign",
    sup_slope: 1.0,
    is_bounded: true,
    can_die: false,
    has_kinks: true,
    init: Init::XavierUniform,
    z_range: 8,
    pytorch: "F.softsign",
    jax: "jax.nn.soft_sign",
};

#[inline(always)]
fn softsign<L: Lanes>(z: L) -> (L, L) {
    let part = L::one() / (L::one() + z.abs());
    // ∞ · 0 would be NaN: there the value is ±1.
    let end = L::one().select(L::zero().lt(z), -L::one());
    (end.select(part.equal(L::zero()), z * part), (part * part).flush_denormals())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points() -> impl Iterator<Item = f64> {
        (-400..=400).map(|i| f64::from(i) * 0.05 + 0.013)
    }

    #[test]
    fn every_derivative_is_the_slope_of_its_function() {
        for &activation in Activation::ALL {
            for z in points() {
                let h = 1e-5;
                let difference = (activation.apply(z + h) - activation.apply(z - h)) / (2.0 * h);
                let slope = activation.derivative(z);
                assert!(
                    (difference - slope).abs() < 1e-9,
                    "{}'({z}) = {slope}, not {difference}",
                    activation.id()
                );
            }
        }
    }

    #[test]
    fn no_slope_exceeds_its_supremum_and_one_comes_near() {
        for &activation in Activation::ALL {
            let largest = (-60_000..60_000)
                .map(|i| activation.derivative(f64::from(i) * 1e-4 + 1e-9).abs())
                .fold(0.0, f64::max);
            let supremum = activation.sup_slope();
            assert!(largest <= supremum * (1.0 + 1e-15), "{}: {largest}", activation.id());
            assert!(largest > 0.99 * supremum, "{}: {largest}", activation.id());
        }
    }

    #[test]
    fn facts_are_those_of_the_function() {
        for &activation in Activation::ALL {
            let (facts, name) = (activation.facts(), activation.id());
            assert_eq!(facts.export_name, name.replace('-', "_"));
            let far = [-1e6, 1e6].map(|z| activation.apply(z).abs());
            assert_eq!(facts.is_bounded, far.iter().all(|value| *value < 10.0), "{name}");
            let flat = [-1e3, 1e3].map(|z| activation.derivative(z).abs() < 1e-3 * facts.sup_slope);
            assert_eq!(facts.can_die, !facts.is_bounded && flat.contains(&true), "{name}");
            // φ' and φ'' on both sides of 0, where all kinks are.
            let h = 1e-4;
            let slope = |steps: f64| activation.derivative(steps * h);
            let bend = [slope(-1.0) - slope(-2.0), slope(2.0) - slope(1.0)].map(|change| change / h);
            let jumps = (slope(1.0) - slope(-1.0)).abs() > 0.01 || (bend[1] - bend[0]).abs() > 0.01;
            assert_eq!(facts.has_kinks, jumps, "{name}");
        }
    }

    #[test]
    fn slopes_at_zero_are_those_of_pytorch() {
        let at_zero = |activation: Activation| activation.derivative(0.0);
        assert_eq!(at_zero(Activation::Relu), 0.0);
        assert_eq!(at_zero(Activation::LeakyRelu), 0.01);
        assert_eq!(at_zero(Activation::Elu), 1.0);
        assert!((at_zero(Activation::Selu) - 1.758_099_340_847_376_6).abs() < 1e-15);
        assert_eq!(at_zero(Activation::Softsign), 1.0);
        assert_eq!(at_zero(Activation::Sigmoid), 0.25);
    }

    #[test]
    fn tails_keep_their_relative_accuracy() {
        for z in [-700.0, -300.0, -40.0, 40.0, 300.0, 700.0] {
            let e = libm::exp(-f64::abs(z));
            let slope = Activation::Sigmoid.derivative(z);
            assert!((slope / e - 1.0).abs() < 1e-13, "sigmoid'({z}) = {slope}");
        }
        let slope = Activation::Tanh.derivative(100.0);
        assert!((slope / (4.0 * libm::exp(-200.0)) - 1.0).abs() < 1e-13);
        let tiny = Activation::Tanh.apply(1e-200);
        assert_eq!(tiny, 1e-200);
        let tail = Activation::Gelu.apply(-30.0) / (-30.0 * 0.5 * libm::erfc(30.0 / 2.0f64.sqrt()));
        assert!((tail - 1.0).abs() < 1e-12);
    }

    #[test]
    fn single_precision_follows_double_precision() {
        for &activation in Activation::ALL {
            for z in points() {
                let (value, slope) = activation.value_and_slope(z as f32);
                let (right, right_slope) = activation.value_and_slope(f64::from(z as f32));
                // Near a zero of the function only the absolute error is small.
                let close = |a: f32, b: f64| (f64::from(a) - b).abs() <= 3e-7 * b.abs() + 2e-8;
                assert!(close(value, right), "{}({z}): {value} {right}", activation.id());
                assert!(close(slope, right_slope), "{}'({z}): {slope} {right_slope}", activation.id());
            }
        }
    }

    #[test]
    fn sigmoid_and_tanh_are_right_to_the_last_places() {
        for i in -800_000..=800_000 {
            let z = f64::from(i) * 5e-5 + 1e-5;
            let single = f64::from(z as f32);
            let rights = [
                (Activation::Sigmoid, 1.0 / (1.0 + libm::exp(-z)), 1.0 / (1.0 + libm::exp(-single))),
                (Activation::Tanh, libm::tanh(z), libm::tanh(single)),
            ];
            for (activation, right, right_single) in rights {
                let found = activation.apply(z);
                assert!((found / right - 1.0).abs() < 1e-14, "{}({z}) = {found}", activation.id());
                let found = activation.value_and_slope(single as f32).0;
                let unit = libm::scalbn(1.0, libm::ilogb(right_single) - 23);
                let error = (f64::from(found) - right_single).abs() / unit;
                assert!(error <= 2.0, "{}({single}) = {found}: {error} units", activation.id());
            }
        }
    }

    #[test]
    fn infinities_and_nan_never_panic_and_nan_stays_visible() {
        for &activation in Activation::ALL {
            assert!(activation.apply(f64::NAN).is_nan(), "{}", activation.id());
            assert!(activation.apply(f32::NAN.into()).is_nan());
            let (far, slope) = activation.value_and_slope(-1e300f64);
            assert!(!far.is_nan() && !slope.is_nan(), "{}: {far} {slope}", activation.id());
            let (far, slope) = activation.value_and_slope(1e300f64);
            assert!(!far.is_nan() && !slope.is_nan(), "{}: {far} {slope}", activation.id());
        }
    }
}
