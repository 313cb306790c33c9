//! A gradient check: one weight of each layer is moved a little both ways, and the loss says what its slope is.
//!
//! The network is rebuilt in `f64` from a [`Snapshot`], so that a run in any number format can be checked, and goes on
//! undisturbed.

use super::init::{Fan, Init};
use super::layer::{Input, Layer, Scratch};
use super::measure::{self, Extent};
use super::optimizer::Optimizer;
use super::rng::{Stream, uniform_pair};
use super::run::{LayerSnapshot, Plan, Snapshot};
use super::scalar::Dtype;
use crate::choice;
use serde::{Deserialize, Serialize};

/// How far a weight is moved, in units of the typical weight of its layer: near ∛ε, where the curvature of the loss and
/// rounding do equally little harm.
const STEP: f64 = 1e-5;
/// How much of the loss may change where the weight of the layer that matters most is moved so far: gradients that
/// explode belong to a loss that bends within a short way.
const CHANGE: f64 = 1e-7;
/// The least move, in units of the typical weight: less would be lost in the digits of the weight.
const LEAST_STEP: f64 = 1e-9;

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
    /// (L(w + h) − L(w − h)) / 2h, in `f64`, with the batch's statistics.
    pub difference: f64,
    /// What rounding alone may do to `difference`: about ε |L| / h.
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
    pub enum Verdict (default Unseen) {
        /// Both numbers are the same, as far as they can be known.
        Agrees = "agrees",
        /// The loss does not change in its digits: there is nothing to compare.
        Unseen = "unseen",
        /// They differ.
        Differs = "differs",
    }
}

impl Checked {
    /// Whether backpropagation in that number format and the loss itself agree.
    pub fn verdict(&self, dtype: Dtype) -> Verdict {
        let rounding = match dtype {
            Dtype::Float64 => 1e-6,
            Dtype::Float32 => 1e-3,
        };
        // The resolution knows how the loss is rounded; sums within the layers before it are, too.
        let unseen = 20.0 * self.resolution;
        let allowed = rounding * self.analytic.abs().max(self.typical) + unseen;
        if self.analytic.abs() <= unseen && self.difference.abs() <= unseen {
            Verdict::Unseen
        } else if (self.analytic - self.difference).abs() <= allowed {
            Verdict::Agrees
        } else {
            Verdict::Differs
        }
    }
}

/// A check of every layer of one step, one weight each, in portions. As an iterator it does a layer a call.
pub struct Check {
    plan: Plan,
    snapshot: Snapshot,
    draw: u32,
    scratch: Scratch<f64>,
    /// What goes into the layer that is checked.
    input: Flow,
    /// The layer that is checked, from 0.
    layer: usize,
    trial: Option<Trial>,
}

/// The output of a layer, `[batch, units]`.
#[derive(Clone)]
struct Flow {
    values: Vec<f64>,
    extent: Extent,
}

/// A weight on its way through the layers: what it makes of the batch when it is larger, and when it is smaller.
struct Trial {
    row: usize,
    column: usize,
    larger: f64,
    smaller: f64,
    flows: [Flow; 2],
    /// The layer that is next, from 0.
    next: usize,
}

impl Check {
    /// Begins to check the step of that snapshot. Which weights are looked at follows from the plan's seed and `draw`.
    pub fn new(plan: &Plan, snapshot: Snapshot, draw: u32) -> Self {
        let input = Flow { extent: Extent::of(&snapshot.x), values: snapshot.x.clone() };
        Self { plan: plan.clone(), snapshot, draw, scratch: Scratch::default(), input, layer: 0, trial: None }
    }

    /// Whether every layer was checked.
    pub fn is_done(&self) -> bool {
        self.layer == self.snapshot.layers.len()
    }

    /// Does the next portion, at most three products with one weight matrix; says what came of a layer when that was
    /// its last portion.
    pub fn work(&mut self) -> Option<Checked> {
        if self.is_done() {
            return None;
        }
        let mut trial = self.trial.take().unwrap_or_else(|| self.begin());
        self.advance(&mut trial);
        if trial.next < self.snapshot.layers.len() {
            self.trial = Some(trial);
            return None;
        }
        let checked = self.conclude(&trial);
        self.layer += 1;
        Some(checked)
    }

    /// Chooses a weight of the layer, and how far to move it.
    fn begin(&self) -> Trial {
        let Fan { inputs, outputs } = self.fan(self.layer);
        let [first, second] = uniform_pair(self.plan.seed, Stream::Check, [self.draw, self.layer as u32, 0]);
        let below = |u: f64, bound: usize| ((u * bound as f64) as usize).min(bound - 1);
        let (row, column) = (below(first, outputs), below(second, inputs));
        let weights = &self.snapshot.layers[self.layer].parameters[0];
        let at = row * inputs + column;
        let h = self.step(&weights.value, &weights.gradient);
        let weight = weights.value[at];
        let flows = [self.input.clone(), self.input.clone()];
        Trial { row, column, larger: weight + h, smaller: weight - h, flows, next: self.layer }
    }

    fn step(&self, weights: &[f64], gradient: &[f64]) -> f64 {
        let rms = measure::survey(weights, 0).1.rms;
        let typical = if rms > 0.0 && rms.is_finite() { rms } else { 1.0 };
        let bound = CHANGE * self.snapshot.loss / Extent::of(gradient).peak;
        if bound.is_finite() { bound.clamp(LEAST_STEP * typical, STEP * typical) } else { STEP * typical }
    }

    /// Takes both flows through the next layer, and the one of unchanged weights through the layer that is checked.
    fn advance(&mut self, trial: &mut Trial) {
        let mut layer = self.rebuild(trial.next);
        if trial.next == self.layer {
            let at = trial.row * layer.fan.inputs + trial.column;
            let unchanged = layer.weights.value[at];
            for (flow, weight) in trial.flows.iter_mut().zip([trial.larger, trial.smaller]) {
                layer.weights.value[at] = weight;
                *flow = pass(&mut layer, flow, &mut self.scratch);
            }
            layer.weights.value[at] = unchanged;
            self.input = pass(&mut layer, &self.input, &mut self.scratch);
        } else {
            for flow in &mut trial.flows {
                *flow = pass(&mut layer, flow, &mut self.scratch);
            }
        }
        trial.next += 1;
    }

    fn conclude(&self, trial: &Trial) -> Checked {
        let mut gradient = vec![0.0; trial.flows[0].values.len()];
        let mut loss =
            |flow: &Flow| self.plan.loss.judge(&flow.values, &self.snapshot.classes, &mut gradient).loss;
        let [larger, smaller] = trial.flows.each_ref().map(&mut loss);
        // The loss is rounded, and so are the outputs that it is computed from.
        let outputs = trial.flows[1].values.iter().zip(&gradient);
        let uncertain = larger.abs() + outputs.map(|(output, slope)| (output * slope).abs()).sum::<f64>();
        let distance = trial.larger - trial.smaller;
        let fan = self.fan(self.layer);
        let layer = &self.snapshot.layers[self.layer];
        let at = trial.row * fan.inputs + trial.column;
        Checked {
            layer: self.layer + 1,
            row: trial.row,
            column: trial.column,
            weight: layer.parameters[0].value[at],
            analytic: layer.parameters[0].gradient[at],
            difference: (larger - smaller) / distance,
            resolution: 2.0 * f64::EPSILON * uncertain / distance,
            typical: measure::survey(&layer.parameters[0].gradient, 0).1.rms,
            target_std: self.plan.init.std(fan) * self.plan.gain,
            measured_std: layer.initial_std,
        }
    }

    fn fan(&self, layer: usize) -> Fan {
        Fan { inputs: self.plan.layer_sizes[layer], outputs: self.plan.layer_sizes[layer + 1] }
    }

    /// A layer (from 0) with the parameters of the snapshot. One at a time is kept: all would need the memory of the
    /// run again.
    fn rebuild(&self, index: usize) -> Layer<f64> {
        let blank =
            Plan { init: Init::Zeros, bias: Some(0.0), optimizer: Optimizer::Sgd, ..self.plan.clone() };
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
fn pass(layer: &mut Layer<f64>, input: &Flow, scratch: &mut Scratch<f64>) -> Flow {
    layer.forward(Input { values: &input.values, extent: input.extent }, scratch);
    Flow { values: layer.h.clone(), extent: layer.extent }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
