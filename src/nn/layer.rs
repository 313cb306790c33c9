//! One weight layer: a = h Wᵀ + b, for a hidden layer then normalisation, activation and skip.

use super::activation::Activation;
use super::gemm::{self, Left, Shape};
use super::init::{Fan, Place};
use super::measure::{self, Extent, Moments, Sizes};
use super::norm::{self, Columns, Norm, Running};
use super::optimizer::Parameter;
use super::run::NetworkConfig;
use super::scalar::Scalar;
use crate::nn::kernels;

/// What a layer computes after its matrix product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Normalisation, activation, skip.
    Hidden(Activation, Norm),
    /// The raw output.
    Output,
}

/// One weight layer with everything that a step keeps of it.
pub struct Layer<S> {
    /// Sizes of W.
    pub fan: Fan,
    /// What follows the product.
    pub kind: Kind,
    /// Whether an identity skip runs around the layer.
    pub skip: bool,
    /// W, `[out, in]`.
    pub weights: Parameter<S>,
    /// b, `[out]`.
    pub bias: Parameter<S>,
    /// γ and β, `[out]`, with a normalisation.
    pub affine: Option<[Parameter<S>; 2]>,
    /// W at step 0.
    pub initial: Vec<S>,
    /// ‖W‖ at step 0.
    pub initial_norm: f64,
    /// Statistics for evaluation, with BatchNorm.
    pub running: Option<Running<S>>,
    /// h after activation and skip, `[batch, out]`.
    pub h: Vec<S>,
    /// The largest and smallest |h|.
    pub extent: Extent,
    /// Mean and spread of h.
    pub moments: Moments,
    /// φ'(z), `[batch, out]`, of a hidden layer.
    pub slope: Vec<S>,
    /// n of a normalisation, `[batch, out]`: z = γ n + β.
    pub normal: Vec<S>,
    inverse_std: Vec<S>,
}

/// Numbers that stand for themselves times 2^`exponent`: a gradient far below the smallest float is still a
/// gradient, and arithmetic near 1 is fast.
#[derive(Default)]
pub struct Scaled<S> {
    /// The numbers.
    pub values: Vec<S>,
    /// The power of two that belongs to them.
    pub exponent: i32,
}

impl<S: Scalar> Scaled<S> {
    /// Brings numbers of that extent near 1, and sets to 0 what cannot change a sum of products with the largest
    /// of them, and what the number format itself could not hold. Says whether anything was changed.
    pub fn condition(&mut self, extent: Extent) -> bool {
        if !extent.peak.is_finite() {
            return false;
        }
        let shift = extent.scale_log2();
        let spread = measure::ldexp(extent.peak, -S::NEGLIGIBLE_LOG2);
        if shift.abs() < 40 && extent.low >= spread && self.exponent == 0 {
            return false;
        }
        let shift = if shift.abs() < 40 { 0 } else { shift };
        self.exponent -= shift;
        let negligible = measure::ldexp(spread, shift);
        let underflow = measure::ldexp(S::MIN_POSITIVE.f64(), -self.exponent);
        measure::rescale(&mut self.values, shift, negligible.max(underflow));
        true
    }
}

/// Buffers that the layers of a network share.
#[derive(Default)]
pub struct Scratch<S> {
    /// A transposed weight matrix.
    pub transposed: Vec<S>,
    /// A layer's input near 1.
    pub input: Scaled<S>,
    /// ∂L/∂h of the layer before.
    pub next: Vec<S>,
    /// Statistics of a batch.
    pub columns: Columns,
}

/// The input of a layer: `[batch, in]`, with its extent.
#[derive(Clone, Copy)]
pub struct Input<'a, S> {
    /// The values.
    pub values: &'a [S],
    /// The largest and smallest of them.
    pub extent: Extent,
}

impl<S: Scalar> Layer<S> {
    /// Draws the weights of weight layer `index` (from 1) of that plan.
    pub fn draw(plan: &NetworkConfig, index: usize, batch: usize) -> Self {
        let last = plan.layer_sizes.len() - 1;
        let fan = Fan { inputs: plan.layer_sizes[index - 1], outputs: plan.layer_sizes[index] };
        let hidden = index < last;
        let place = if hidden { Place::Hidden(index as u32) } else { Place::Output };
        let round = |values: Vec<f64>, factor: f64| -> Vec<S> {
            values.into_iter().map(|value| S::of(value * factor).flush_denormals()).collect()
        };
        let weights = round(plan.init.weights(fan, place, plan.seed), plan.gain);
        let bias = round(plan.init.biases(fan, place, plan.seed, plan.bias), 1.0);
        let normalised = hidden && plan.norm != Norm::None;
        let parameter = |value: Vec<S>| Parameter::new(value, plan.optimizer);
        let units = fan.outputs;
        let buffer = |kept: bool, length: usize| vec![S::ZERO; if kept { length } else { 0 }];
        Self {
            fan,
            kind: if hidden { Kind::Hidden(plan.activation, plan.norm) } else { Kind::Output },
            skip: plan.skip && hidden && fan.inputs == fan.outputs,
            initial_norm: measure::norm(&weights, 0),
            initial: weights.clone(),
            weights: parameter(weights),
            bias: parameter(bias),
            affine: normalised.then(|| [S::ONE, S::ZERO].map(|start| parameter(vec![start; units]))),
            running: (normalised && plan.norm == Norm::Batch).then(|| Running::new(units)),
            h: buffer(true, batch * units),
            extent: Extent::NOTHING,
            moments: Moments::default(),
            slope: buffer(hidden, batch * units),
            normal: buffer(normalised, batch * units),
            inverse_std: buffer(normalised, batch.max(units)),
        }
    }

    /// From the layer's input to h.
    pub fn forward(&mut self, input: Input<'_, S>, scratch: &mut Scratch<S>) {
        let mut h = std::mem::take(&mut self.h);
        self.multiply(input, &mut h, scratch);
        if let (Kind::Hidden(activation, norm), Some([gamma, beta])) = (self.kind, &self.affine) {
            let affine = [&gamma.value[..], &beta.value];
            let columns = &mut scratch.columns;
            norm::forward(norm, &mut h, &mut self.normal, &mut self.inverse_std, affine, columns);
            if let Some(running) = &mut self.running {
                running.update(columns, h.len() / self.fan.outputs);
            }
            activation.apply_all(&mut h, &mut self.slope);
        } else if let Kind::Hidden(activation, _) = self.kind {
            activation.apply_all(&mut h, &mut self.slope);
        }
        self.add_skip(&mut h, input.values);
        (self.extent, self.moments) = measure::survey(&h);
        // What cannot change a sum with the largest of them is dropped here once: products with it would be subnormal,
        // and slow, in the next layer's product and in the gradient's.
        let negligible = measure::ldexp(self.extent.peak, -S::NEGLIGIBLE_LOG2);
        if self.extent.peak.is_finite() && self.extent.low < negligible {
            measure::rescale(&mut h, 0, negligible);
            self.extent.low = negligible;
        }
        self.h = h;
    }

    /// From an input to h in evaluation: running statistics instead of the batch's, and nothing is kept.
    pub fn evaluate(&self, input: Input<'_, S>, scratch: &mut Scratch<S>) -> Vec<S> {
        let samples = input.values.len() / self.fan.inputs;
        let mut h = vec![S::ZERO; samples * self.fan.outputs];
        self.multiply(input, &mut h, scratch);
        if let Kind::Hidden(activation, norm) = self.kind {
            let mut spare = vec![S::ZERO; h.len()];
            if let Some([gamma, beta]) = &self.affine {
                match &self.running {
                    Some(running) => running.apply(&mut h, &gamma.value, &beta.value),
                    None => {
                        let mut inverse_std = vec![S::ZERO; samples];
                        let affine = [&gamma.value[..], &beta.value];
                        let columns = &mut scratch.columns;
                        norm::forward(norm, &mut h, &mut spare, &mut inverse_std, affine, columns);
                    }
                }
            }
            activation.apply_all(&mut h, &mut spare);
        }
        self.add_skip(&mut h, input.values);
        h
    }

    /// a = h Wᵀ + b.
    pub fn multiply(&self, input: Input<'_, S>, a: &mut [S], scratch: &mut Scratch<S>) {
        let Fan { inputs, outputs } = self.fan;
        let rows = input.values.len() / inputs;
        scratch.transposed.resize(inputs * outputs, S::ZERO);
        gemm::transpose(&self.weights.value, outputs, inputs, &mut scratch.transposed);
        let exponent = conditioned(input, &mut scratch.input);
        let left = if exponent.is_some() { &scratch.input.values } else { input.values };
        let shape = Shape { rows, depth: inputs, columns: outputs };
        let Some(exponent) = exponent else {
            return gemm::product_from(
                shape,
                &self.bias.value,
                Left::rows(left, inputs),
                &scratch.transposed,
                a,
            );
        };
        gemm::product(shape, Left::rows(left, inputs), &scratch.transposed, a);
        measure::rescale(a, exponent, 0.0);
        for row in a.chunks_exact_mut(outputs) {
            kernels::add(row, &self.bias.value);
        }
    }

    fn add_skip(&self, h: &mut [S], input: &[S]) {
        if self.skip {
            kernels::add(h, input);
        }
    }

    /// From `stream` = ∂L/∂h to the gradients of the parameters, and to ∂L/∂h of the layer before unless this is
    /// the first. Says what δ was.
    pub fn backward(
        &mut self,
        input: Input<'_, S>,
        stream: &mut Scaled<S>,
        delta: &mut Scaled<S>,
        scratch: &mut Scratch<S>,
        first: bool,
    ) -> BackwardNumbers {
        let Fan { inputs, outputs } = self.fan;
        let rows = input.values.len() / inputs;
        let (stream_extent, stream_sizes) = measure::sizes(&stream.values, stream.exponent);
        stream.condition(stream_extent);

        delta.exponent = stream.exponent;
        delta.values.resize(stream.values.len(), S::ZERO);
        if self.kind == Kind::Output {
            delta.values.copy_from_slice(&stream.values);
        } else {
            let arrays = (&mut delta.values[..], &stream.values[..], &self.slope[..]);
            kernels::each::<S, _>(arrays, |(_, g, slope)| (g * slope, (), ()));
        }
        let (extent, mut sizes) = measure::sizes(&delta.values, delta.exponent);
        if delta.condition(extent) {
            // What the number format could not hold is gone, and must not be reported.
            sizes = measure::sizes(&delta.values, delta.exponent).1;
        }

        let mut affine_norms = [0.0; 2];
        if let (Kind::Hidden(_, norm), Some([gamma, beta])) = (self.kind, &mut self.affine) {
            norm::backward(
                norm,
                &mut delta.values,
                &self.normal,
                &self.inverse_std,
                &gamma.value,
                (&mut gamma.gradient, &mut beta.gradient),
            );
            for (norm, parameter) in affine_norms.iter_mut().zip([gamma, beta]) {
                *norm = settle(&mut parameter.gradient, delta.exponent);
            }
            let extent = Extent::of(&delta.values);
            delta.condition(extent);
        }

        let bias = &mut self.bias.gradient;
        bias.fill(S::ZERO);
        kernels::add_rows(bias, &delta.values);
        let grad_b_norm = settle(bias, delta.exponent);

        let input_exponent = conditioned(input, &mut scratch.input);
        let right = if input_exponent.is_some() { &scratch.input.values } else { input.values };
        let shape = Shape { rows: outputs, depth: rows, columns: inputs };
        gemm::product(shape, Left::transposed(&delta.values, outputs), right, &mut self.weights.gradient);
        let exponent = delta.exponent + input_exponent.unwrap_or(0);
        let grad_w_norm = settle(&mut self.weights.gradient, exponent);

        if !first {
            let shape = Shape { rows, depth: outputs, columns: inputs };
            scratch.next.resize(rows * inputs, S::ZERO);
            gemm::product(shape, Left::rows(&delta.values, outputs), &self.weights.value, &mut scratch.next);
            if self.skip {
                // The stream is the larger of the two: its exponent is kept.
                let shift = delta.exponent - stream.exponent;
                if shift != 0 {
                    measure::rescale(&mut scratch.next, shift, 0.0);
                }
                kernels::add(&mut stream.values, &scratch.next);
            } else {
                std::mem::swap(&mut stream.values, &mut scratch.next);
                stream.exponent = delta.exponent;
            }
        }
        BackwardNumbers { sizes, stream_rms: stream_sizes.rms, grad_w_norm, grad_b_norm, affine_norms }
    }
}

/// What a backward pass through a layer measured.
#[derive(Clone, Copy, Debug, Default)]
pub struct BackwardNumbers {
    /// Of δ.
    pub sizes: Sizes,
    /// √(mean of (∂L/∂h)²).
    pub stream_rms: f64,
    /// ‖∂L/∂W‖.
    pub grad_w_norm: f64,
    /// ‖∂L/∂b‖.
    pub grad_b_norm: f64,
    /// ‖∂L/∂γ‖ and ‖∂L/∂β‖.
    pub affine_norms: [f64; 2],
}

/// Copies an input that is far from 1 into `near` and brings it there; says the power of two that it must be
/// multiplied with, or that the input can be used as it is.
fn conditioned<S: Scalar>(input: Input<'_, S>, near: &mut Scaled<S>) -> Option<i32> {
    let Extent { peak, low } = input.extent;
    if !peak.is_finite() {
        return None;
    }
    let far = input.extent.scale_log2().abs() >= 40;
    let wide = low < measure::ldexp(peak, -S::NEGLIGIBLE_LOG2);
    if !(far || wide) {
        return None;
    }
    near.values.clear();
    near.values.extend_from_slice(input.values);
    near.exponent = 0;
    near.condition(input.extent);
    Some(near.exponent)
}

/// The norm of a gradient that carries 2^`exponent`; the gradient itself is brought back to what it stands for.
fn settle<S: Scalar>(gradient: &mut [S], exponent: i32) -> f64 {
    let norm = measure::norm(gradient, exponent);
    if exponent != 0 {
        measure::rescale(gradient, exponent, 0.0);
    }
    norm
}
