//! A gradient check: one weight of each layer is moved a little both ways, and the loss says what its slope is.
//!
//! The network is rebuilt in `f64` from a [`Snapshot`], so that a run in any number format can be checked, and goes on
//! undisturbed. How far the weight is moved, the loss decides: see [`crate::nn::ridders`].

use super::config::NetworkConfig;
use super::init::{Fan, Init};
use super::layer::{Layer, Scratch};
use super::measure::{self, AbsRange};
use super::optimizer::Optimizer;
use super::rng::{Stream, uniform_pair};
use super::run::{LayerSnapshot, Snapshot};
use super::scalar::Dtype;
use super::scaled::Input;
use crate::choice;
use crate::nn::ridders::{Estimate, RiddersTable};
use serde::{Deserialize, Serialize};

/// The farthest that a weight is moved, in units of the typical weight of its layer: gradients that have nearly
/// vanished are seen only from afar.
const LONGEST: f64 = 1.0;
/// The same where the activation has kinks: between them the loss is as good as straight.
const LONGEST_WITH_KINKS: f64 = 1.0 / 64.0;
/// The share of the loss that may change over the longest step of the weight that matters most: gradients that explode
/// belong to a loss that bends within a short one.
const CHANGE: f64 = 0.1;
/// The shortest step, in units of the typical weight: less would be lost in the digits of the weight.
const SHORTEST: f64 = 1e-9;
/// Each step is shorter than the one before by that factor: by little while extrapolation makes the most of it, then by
/// more, towards losses that bend often.
const SHORTER: (usize, f64, f64) = (4, 2.0, 8.0);

/// One weight of one layer, checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// Weight layer, 1 the first.
    pub layer: usize,
    /// Unit of the layer, from 0.
    pub row: usize,
    /// Unit of the layer before, from 0.
    pub column: usize,
    /// W(row, column).
    pub weight: f64,
    /// ∂L/∂W(row, column) as the run computed it.
    pub analytic: f64,
    /// (L(w + h) − L(w − h)) / 2h, in `f64`, with the batch's statistics, extrapolated to h = 0.
    pub difference: f64,
    /// What may be wrong with `difference`: by the rounding of the loss, and by its bends.
    pub resolution: f64,
    /// Root mean square of the layer's whole ∂L/∂W: what sums in it are rounded relative to.
    pub typical: f64,
    /// Standard deviation that the initialisation aims at, with the gain.
    pub target_std: f64,
    /// Population standard deviation of the initial weights that were drawn.
    pub measured_std: f64,
}

choice! {
    /// What a check says.
    pub enum Agreement (default Unseen) {
        /// Both numbers are the same, up to the tolerance.
        Agrees = "agrees",
        /// The difference is not known well enough to tell.
        Unseen = "unseen",
        /// They differ.
        Differs = "differs",
    }
}

impl Checked {
    /// Whether backpropagation in that number format and the loss itself agree.
    pub fn agreement(&self, dtype: Dtype) -> Agreement {
        let gap = (self.analytic - self.difference).abs();
        let allowed = tolerance(dtype) * self.analytic.abs();
        // Beside the layer's others a small gradient is lost in the rounding of the sums that it is.
        let rounding = match dtype {
            Dtype::Float64 => 0.0,
            Dtype::Float32 => 1e-3 * self.typical,
        };
        // A weight that no sample sees changes nothing: both are exactly 0.
        if gap == 0.0 || self.resolution <= allowed && gap <= allowed {
            Agreement::Agrees
        } else if gap <= 10.0 * self.resolution + rounding || !gap.is_finite() {
            Agreement::Unseen
        } else {
            Agreement::Differs
        }
    }
}

/// The largest gap between gradients that agree, relative to the gradient.
pub fn tolerance(dtype: Dtype) -> f64 {
    match dtype {
        Dtype::Float64 => 1e-4,
        // All that backpropagation computed was rounded to seven digits.
        Dtype::Float32 => 1e-3,
    }
}

/// A check of every layer of one step, one weight each, in portions. As an iterator it does a layer a call.
pub struct Check {
    config: NetworkConfig,
    snapshot: Snapshot,
    draw: u32,
    scratch: Scratch<f64>,
    /// What goes into the layer that is checked.
    input: LayerOutput,
    /// The layer that is checked, from 0.
    layer: usize,
    probe: Option<WeightProbe>,
}

/// The output of a layer, `[batch, units]`.
#[derive(Clone)]
struct LayerOutput {
    values: Vec<f64>,
    abs_range: AbsRange,
}

/// One weight that is moved both ways, and what the layers so far make of the batch with either.
struct WeightProbe {
    row: usize,
    column: usize,
    /// How far it is moved.
    step_size: f64,
    table: RiddersTable,
    larger: f64,
    smaller: f64,
    outputs: [LayerOutput; 2],
    /// The layer that is next, from 0.
    next: usize,
}

impl Check {
    /// Begins to check the step of that snapshot. Which weights are looked at follows from its seed and `draw`.
    pub fn new(config: &NetworkConfig, snapshot: Snapshot, draw: u32) -> Self {
        let input = LayerOutput { abs_range: AbsRange::of(&snapshot.x), values: snapshot.x.clone() };
        Self {
            config: config.clone(),
            snapshot,
            draw,
            scratch: Scratch::default(),
            input,
            layer: 0,
            probe: None,
        }
    }

    /// Whether every layer was checked.
    pub fn is_done(&self) -> bool {
        self.layer == self.snapshot.layers.len()
    }

    /// Does the next portion, at most two products with one weight matrix; says what came of a layer when that was its
    /// last portion.
    pub fn work(&mut self) -> Option<Checked> {
        if self.is_done() {
            return None;
        }
        let mut probe = self.probe.take().unwrap_or_else(|| self.begin());
        if probe.next < self.snapshot.layers.len() {
            self.advance(&mut probe);
        } else {
            self.compare(&mut probe);
            let shorter = self.shorter(&probe);
            if !probe.table.wants_more() || shorter < SHORTEST * self.typical() {
                let checked = self.finish(&probe);
                let mut layer = self.rebuild(self.layer);
                self.input = pass(&mut layer, &self.input, &mut self.scratch);
                self.layer += 1;
                return Some(checked);
            }
            self.move_by(&mut probe, shorter);
        }
        self.probe = Some(probe);
        None
    }

    /// Chooses a weight of the layer, and how far to move it.
    fn begin(&self) -> WeightProbe {
        let Fan { inputs, outputs } = self.fan(self.layer);
        let [first, second] =
            uniform_pair(self.config.seed, Stream::Check, [self.draw, self.layer as u32, 0]);
        let below = |u: f64, bound: usize| ((u * bound as f64) as usize).min(bound - 1);
        let (row, column) = (below(first, outputs), below(second, inputs));
        let outputs = [self.input.clone(), self.input.clone()];
        let (table, next) = (RiddersTable::default(), self.layer);
        let mut probe =
            WeightProbe { row, column, step_size: 0.0, table, larger: 0.0, smaller: 0.0, outputs, next };
        self.move_by(&mut probe, self.longest());
        probe
    }

    fn longest(&self) -> f64 {
        let longest = self.typical()
            * if self.config.activation.facts().has_kinks { LONGEST_WITH_KINKS } else { LONGEST };
        let gradient = &self.snapshot.layers[self.layer].parameters[0].gradient;
        let bound = CHANGE * self.snapshot.loss / AbsRange::of(gradient).max;
        if bound.is_finite() { bound.clamp(SHORTEST * self.typical(), longest) } else { longest }
    }

    fn shorter(&self, probe: &WeightProbe) -> f64 {
        let (many, little, more) = SHORTER;
        probe.step_size / if probe.table.len() < many { little } else { more }
    }

    /// Root mean square of the layer's weights.
    fn typical(&self) -> f64 {
        let rms = measure::abs_mean_rms(&self.snapshot.layers[self.layer].parameters[0].value, 0).1.rms;
        if rms > 0.0 && rms.is_finite() { rms } else { 1.0 }
    }

    fn move_by(&self, probe: &mut WeightProbe, step_size: f64) {
        let inputs = self.fan(self.layer).inputs;
        let weight = self.snapshot.layers[self.layer].parameters[0].value[probe.row * inputs + probe.column];
        (probe.larger, probe.smaller) = (weight + step_size, weight - step_size);
        (probe.step_size, probe.next) = (step_size, self.layer);
        probe.outputs = [self.input.clone(), self.input.clone()];
    }

    /// Takes both outputs through the next layer.
    fn advance(&mut self, probe: &mut WeightProbe) {
        let mut layer = self.rebuild(probe.next);
        let at = probe.row * layer.fan.inputs + probe.column;
        for (output, weight) in probe.outputs.iter_mut().zip([probe.larger, probe.smaller]) {
            if probe.next == self.layer {
                layer.weights.value[at] = weight;
            }
            *output = pass(&mut layer, output, &mut self.scratch);
        }
        probe.next += 1;
    }

    /// Compares both losses.
    fn compare(&self, probe: &mut WeightProbe) {
        let mut gradient = vec![0.0; probe.outputs[0].values.len()];
        let mut loss = |output: &LayerOutput| {
            self.config.loss.loss_and_grad(&output.values, &self.snapshot.classes, &mut gradient).loss
        };
        let [larger, smaller] = probe.outputs.each_ref().map(&mut loss);
        // The loss is rounded, and so are the outputs that it is computed from.
        let products = probe.outputs[1].values.iter().zip(&gradient);
        let uncertain = larger.abs() + products.map(|(output, slope)| (output * slope).abs()).sum::<f64>();
        let distance = probe.larger - probe.smaller;
        let noise = 2.0 * f64::EPSILON * uncertain / distance;
        probe.table.add(probe.step_size, (larger - smaller) / distance, noise);
    }

    fn finish(&self, probe: &WeightProbe) -> Checked {
        let Estimate { value, error } = probe.table.best();
        let fan = self.fan(self.layer);
        let layer = &self.snapshot.layers[self.layer];
        let at = probe.row * fan.inputs + probe.column;
        Checked {
            layer: self.layer + 1,
            row: probe.row,
            column: probe.column,
            weight: layer.parameters[0].value[at],
            analytic: layer.parameters[0].gradient[at],
            difference: value,
            resolution: error,
            typical: measure::abs_mean_rms(&layer.parameters[0].gradient, 0).1.rms,
            target_std: self.config.init.std(fan) * self.config.gain,
            measured_std: layer.initial_std,
        }
    }

    fn fan(&self, layer: usize) -> Fan {
        Fan { inputs: self.config.layer_sizes[layer], outputs: self.config.layer_sizes[layer + 1] }
    }

    /// A layer (from 0) with the parameters of the snapshot. One at a time is kept: all would need the memory of the
    /// run again.
    fn rebuild(&self, index: usize) -> Layer<f64> {
        let blank = NetworkConfig {
            init: Init::Zeros,
            bias: Some(0.0),
            optimizer: Optimizer::Sgd,
            ..self.config.clone()
        };
        let mut layer = Layer::draw(&blank, index + 1, self.snapshot.classes.len());
        let LayerSnapshot { parameters, .. } = &self.snapshot.layers[index];
        let affine = layer.affine.iter_mut().flatten();
        let arrays = [&mut layer.weights, &mut layer.bias].into_iter().chain(affine);
        for (array, parameter) in arrays.zip(parameters) {
            array.value.copy_from_slice(&parameter.value);
        }
        layer
    }
}

impl Iterator for Check {
    type Item = Checked;

    fn next(&mut self) -> Option<Checked> {
        while !self.is_done() {
            if let Some(checked) = self.work() {
                return Some(checked);
            }
        }
        None
    }
}

/// From a layer's input to its output, in training.
fn pass(layer: &mut Layer<f64>, input: &LayerOutput, scratch: &mut Scratch<f64>) -> LayerOutput {
    layer.forward(Input { values: &input.values, abs_range: input.abs_range }, scratch);
    LayerOutput { values: layer.h.clone(), abs_range: layer.abs_range }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
