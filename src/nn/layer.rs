//! One weight layer, forward and backward.
//!
//! Forward: a = x Wᵀ + b, z = a or its normalisation, h = φ(z), + x with a skip; of the output layer o = a.
//! Backward, from ∂L/∂h: δ = ∂L/∂z = φ'(z) ∘ ∂L/∂h, through the normalisation to ∂L/∂a, then ∂L/∂W = (∂L/∂a)ᵀ x,
//! ∂L/∂b = Σ ∂L/∂a over the batch, ∂L/∂x = ∂L/∂a W, + ∂L/∂h with a skip. How gradients far from 1 are carried is in
//! [`super::scaled`], what is measured of them in [`super::measure`].

use super::activation::Activation;
use super::config::NetworkConfig;
use super::gemm::{self, Left, Shape};
use super::init::{Fan, LayerPosition};
use super::measure::{self, AbsMeanRms, AbsRange, MeanStd};
use super::norm::{self, Columns, Norm, Running};
use super::optimizer::Parameter;
use super::scalar::Scalar;
use super::scaled::{Input, Scaled, resolve};
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
    pub abs_range: AbsRange,
    /// Mean and spread of h.
    pub mean_std: MeanStd,
    /// φ'(z), `[batch, out]`, of a hidden layer.
    pub act_grad: Vec<S>,
    /// n of a normalisation, `[batch, out]`: z = γ n + β.
    pub normal: Vec<S>,
    inverse_std: Vec<S>,
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

impl<S: Scalar> Layer<S> {
    /// Draws the weights of weight layer `index` (from 1) of that config.
    pub fn draw(config: &NetworkConfig, index: usize, batch: usize) -> Self {
        let last = config.layer_sizes.len() - 1;
        let fan = Fan { inputs: config.layer_sizes[index - 1], outputs: config.layer_sizes[index] };
        let hidden = index < last;
        let position = if hidden { LayerPosition::Hidden(index as u32) } else { LayerPosition::Output };
        let round = |values: Vec<f64>, factor: f64| -> Vec<S> {
            values.into_iter().map(|value| S::of(value * factor).flush_denormals()).collect()
        };
        let weights = round(config.init.weights(fan, position, config.seed), config.gain);
        let bias = round(config.init.biases(fan, position, config.seed, config.bias), 1.0);
        let normalised = hidden && config.norm != Norm::None;
        let parameter = |value: Vec<S>| Parameter::new(value, config.optimizer);
        let units = fan.outputs;
        let buffer = |kept: bool, length: usize| vec![S::ZERO; if kept { length } else { 0 }];
        Self {
            fan,
            kind: if hidden { Kind::Hidden(config.activation, config.norm) } else { Kind::Output },
            skip: config.skip && hidden && fan.inputs == fan.outputs,
            initial_norm: measure::norm(&weights, 0),
            initial: weights.clone(),
            weights: parameter(weights),
            bias: parameter(bias),
            affine: normalised.then(|| [S::ONE, S::ZERO].map(|start| parameter(vec![start; units]))),
            running: (normalised && config.norm == Norm::Batch).then(|| Running::new(units)),
            h: buffer(true, batch * units),
            abs_range: AbsRange::NOTHING,
            mean_std: MeanStd::default(),
            act_grad: buffer(hidden, batch * units),
            normal: buffer(normalised, batch * units),
            inverse_std: buffer(normalised, batch.max(units)),
        }
    }

    /// From the layer's input x to h = φ(z) (+ x with a skip), z = a or what the normalisation makes of it,
    /// a = x Wᵀ + b.
    pub fn forward(&mut self, input: Input<'_, S>, scratch: &mut Scratch<S>) {
        let mut h = std::mem::take(&mut self.h);
        self.linear(input, &mut h, scratch);
        if let Kind::Hidden(activation, norm) = self.kind {
            self.normalise(norm, &mut h, &mut scratch.columns);
            activation.apply_all(&mut h, &mut self.act_grad);
        }
        self.add_skip(&mut h, input.values);
        self.h = h;
        self.measure_output();
    }

    /// From an input to h in evaluation: running statistics instead of the batch's, and nothing is kept.
    pub fn evaluate(&self, input: Input<'_, S>, scratch: &mut Scratch<S>) -> Vec<S> {
        let samples = input.values.len() / self.fan.inputs;
        let mut h = vec![S::ZERO; samples * self.fan.outputs];
        self.linear(input, &mut h, scratch);
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

    /// a = x Wᵀ + b.
    pub fn linear(&self, input: Input<'_, S>, a: &mut [S], scratch: &mut Scratch<S>) {
        let Fan { inputs, outputs } = self.fan;
        scratch.transposed.resize(inputs * outputs, S::ZERO);
        gemm::transpose(&self.weights.value, outputs, inputs, &mut scratch.transposed);
        let shape = Shape { rows: input.values.len() / inputs, depth: inputs, columns: outputs };
        match input.near_one(&mut scratch.input) {
            None => {
                let x = Left::rows(input.values, inputs);
                gemm::product_from(shape, &self.bias.value, x, &scratch.transposed, a);
            }
            Some(near) => {
                gemm::product(shape, Left::rows(&near.values, inputs), &scratch.transposed, a);
                measure::rescale(a, near.exponent, 0.0);
                a.chunks_exact_mut(outputs).for_each(|row| kernels::add(row, &self.bias.value));
            }
        }
    }

    /// From a to z, in place.
    fn normalise(&mut self, norm: Norm, a: &mut [S], columns: &mut Columns) {
        let Some([gamma, beta]) = &self.affine else { return };
        let affine = [&gamma.value[..], &beta.value];
        norm::forward(norm, a, &mut self.normal, &mut self.inverse_std, affine, columns);
        if let Some(running) = &mut self.running {
            running.update(columns, a.len() / self.fan.outputs);
        }
    }

    fn add_skip(&self, h: &mut [S], input: &[S]) {
        if self.skip {
            kernels::add(h, input);
        }
    }

    /// Measures h, and drops what cannot change a sum with the largest of it: products with it would be subnormal, and
    /// slow, in the next layer's product and in the gradient's.
    fn measure_output(&mut self) {
        (self.abs_range, self.mean_std) = measure::mean_std(&self.h);
        let AbsRange { max, min } = self.abs_range;
        let negligible = measure::ldexp(max, -S::NEGLIGIBLE_LOG2);
        if max.is_finite() && min < negligible {
            measure::rescale(&mut self.h, 0, negligible);
            self.abs_range.min = negligible;
        }
    }

    /// From `stream` = ∂L/∂h to the gradients of the parameters, and to ∂L/∂h of the layer before unless this is the
    /// first. `delta` is room for δ = ∂L/∂z.
    pub fn backward(
        &mut self,
        input: Input<'_, S>,
        stream: &mut Scaled<S>,
        delta: &mut Scaled<S>,
        scratch: &mut Scratch<S>,
        first: bool,
    ) -> BackwardStats {
        let (range, stream_stats) = stream.abs_mean_rms();
        stream.bring_near_one(range);
        let delta_stats = self.activation_backward(stream, delta);
        let affine_norms = self.norm_backward(delta);
        let grad_b_norm = self.bias_gradient(delta);
        let grad_w_norm = self.weight_gradient(input, delta, &mut scratch.input);
        if !first {
            self.input_gradient(stream, delta, &mut scratch.next);
        }
        BackwardStats {
            delta: delta_stats,
            stream_rms: stream_stats.rms,
            grad_w_norm,
            grad_b_norm,
            affine_norms,
        }
    }

    /// δ = φ'(z) ∘ ∂L/∂h, and its sizes; of the output layer δ = ∂L/∂o.
    fn activation_backward(&self, stream: &Scaled<S>, delta: &mut Scaled<S>) -> AbsMeanRms {
        match self.kind {
            Kind::Output => delta.copy_from(stream),
            Kind::Hidden(..) => delta.set_product(stream, &self.act_grad),
        }
        let (range, stats) = delta.abs_mean_rms();
        // What the number format could not hold is gone, and must not be reported.
        if delta.bring_near_one(range) { delta.abs_mean_rms().1 } else { stats }
    }

    /// From δ, in place, to ∂L/∂a; ∂L/∂γ and ∂L/∂β with their norms, which are 0 without a normalisation.
    fn norm_backward(&mut self, delta: &mut Scaled<S>) -> [f64; 2] {
        let (Kind::Hidden(_, norm), Some([gamma, beta])) = (self.kind, &mut self.affine) else {
            return [0.0; 2];
        };
        let gradients = (&mut gamma.gradient[..], &mut beta.gradient[..]);
        norm::backward(norm, &mut delta.values, &self.normal, &self.inverse_std, &gamma.value, gradients);
        let norms = [gamma, beta].map(|parameter| resolve(&mut parameter.gradient, delta.exponent));
        delta.bring_near_one(AbsRange::of(&delta.values));
        norms
    }

    /// ∂L/∂b = Σ δ over the batch, and its norm.
    fn bias_gradient(&mut self, delta: &Scaled<S>) -> f64 {
        let gradient = &mut self.bias.gradient;
        gradient.fill(S::ZERO);
        kernels::add_rows(gradient, &delta.values);
        resolve(gradient, delta.exponent)
    }

    /// ∂L/∂W = δᵀ x, and its norm.
    fn weight_gradient(&mut self, input: Input<'_, S>, delta: &Scaled<S>, room: &mut Scaled<S>) -> f64 {
        let Fan { inputs, outputs } = self.fan;
        let (x, exponent) = match input.near_one(room) {
            None => (input.values, 0),
            Some(near) => (&near.values[..], near.exponent),
        };
        let gradient = &mut self.weights.gradient;
        let shape = Shape { rows: outputs, depth: x.len() / inputs, columns: inputs };
        gemm::product(shape, Left::transposed(&delta.values, outputs), x, gradient);
        resolve(gradient, delta.exponent + exponent)
    }

    /// ∂L/∂x = δ W (+ ∂L/∂h with a skip) takes the place of ∂L/∂h in `stream`.
    fn input_gradient(&self, stream: &mut Scaled<S>, delta: &Scaled<S>, room: &mut Vec<S>) {
        let Fan { inputs, outputs } = self.fan;
        let rows = delta.values.len() / outputs;
        room.resize(rows * inputs, S::ZERO);
        let shape = Shape { rows, depth: outputs, columns: inputs };
        gemm::product(shape, Left::rows(&delta.values, outputs), &self.weights.value, room);
        if self.skip {
            // The stream is the larger of the two.
            stream.add(room, delta.exponent);
        } else {
            stream.replace(room, delta.exponent);
        }
    }
}

/// What a backward pass through a layer measured.
#[derive(Clone, Copy, Debug, Default)]
pub struct BackwardStats {
    /// Of δ.
    pub delta: AbsMeanRms,
    /// √(mean of (∂L/∂h)²).
    pub stream_rms: f64,
    /// ‖∂L/∂W‖.
    pub grad_w_norm: f64,
    /// ‖∂L/∂b‖.
    pub grad_b_norm: f64,
    /// ‖∂L/∂γ‖ and ‖∂L/∂β‖.
    pub affine_norms: [f64; 2],
}
