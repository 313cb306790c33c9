//! A gradient check: one weight of each layer is moved a little both ways, and the loss says what its slope is.
//!
//! The network is rebuilt in `f64` from a [`Snapshot`], so that a run in any number format can be checked, and goes on
//! undisturbed. How far the weight is moved, the loss decides: see [`crate::nn::ridders`].

use super::init::{Fan, Init};
use super::layer::{Input, Layer, Scratch};
use super::measure::{self, Extent};
use super::optimizer::Optimizer;
use super::rng::{Stream, uniform_pair};
use super::run::{LayerSnapshot, NetworkConfig, Snapshot};
use super::scalar::Dtype;
use crate::choice;
use crate::nn::ridders::{RiddersTable, Slope};
use serde::{Deserialize, Serialize};

/// The longest way that a weight is moved, in units of the typical weight of its layer: gradients that have nearly
/// vanished are seen only from afar.
const LONGEST: f64 = 1.0;
/// The same where the activation has kinks: between them the loss is as good as straight.
const LONGEST_WITH_KINKS: f64 = 1.0 / 64.0;
/// The share of the loss that may change over the longest way of the weight that matters most: gradients that explode
/// belong to a loss that bends within a short one.
const CHANGE: f64 = 0.1;
/// The shortest way, in units of the typical weight: less would be lost in the digits of the weight.
const SHORTEST: f64 = 1e-9;
/// Each way is shorter than the one before by that factor: by little while extrapolation makes the most of it, then by
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
    pub enum Verdict (default Unseen) {
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
    pub fn verdict(&self, dtype: Dtype) -> Verdict {
        let gap = (self.analytic - self.difference).abs();
        let allowed = tolerance(dtype) * self.analytic.abs();
        // Beside the layer's others a small gradient is lost in the rounding of the sums that it is.
        let rounding = match dtype {
            Dtype::Float64 => 0.0,
            Dtype::Float32 => 1e-3 * self.typical,
        };
        // A weight that no sample sees changes nothing: both are exactly 0.
        if gap == 0.0 || self.resolution <= allowed && gap <= allowed {
            Verdict::Agrees
        } else if gap <= 10.0 * self.resolution + rounding || !gap.is_finite() {
            Verdict::Unseen
        } else {
            Verdict::Differs
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
    plan: NetworkConfig,
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
    /// How far it is moved.
    way: f64,
    tableau: RiddersTable,
    larger: f64,
    smaller: f64,
    flows: [Flow; 2],
    /// The layer that is next, from 0.
    next: usize,
}

impl Check {
    /// Begins to check the step of that snapshot. Which weights are looked at follows from the plan's seed and `draw`.
    pub fn new(plan: &NetworkConfig, snapshot: Snapshot, draw: u32) -> Self {
        let input = Flow { extent: Extent::of(&snapshot.x), values: snapshot.x.clone() };
        Self { plan: plan.clone(), snapshot, draw, scratch: Scratch::default(), input, layer: 0, trial: None }
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
        let mut trial = self.trial.take().unwrap_or_else(|| self.begin());
        if trial.next < self.snapshot.layers.len() {
            self.advance(&mut trial);
        } else {
            self.compare(&mut trial);
            let shorter = self.shorter(&trial);
            if !trial.tableau.wants_more() || shorter < SHORTEST * self.typical() {
                let checked = self.conclude(&trial);
                let mut layer = self.rebuild(self.layer);
                self.input = pass(&mut layer, &self.input, &mut self.scratch);
                self.layer += 1;
                return Some(checked);
            }
            self.move_by(&mut trial, shorter);
        }
        self.trial = Some(trial);
        None
    }

    /// Chooses a weight of the layer, and how far to move it.
    fn begin(&self) -> Trial {
        let Fan { inputs, outputs } = self.fan(self.layer);
        let [first, second] = uniform_pair(self.plan.seed, Stream::Check, [self.draw, self.layer as u32, 0]);
        let below = |u: f64, bound: usize| ((u * bound as f64) as usize).min(bound - 1);
        let (row, column) = (below(first, outputs), below(second, inputs));
        let flows = [self.input.clone(), self.input.clone()];
        let (tableau, next) = (RiddersTable::default(), self.layer);
        let mut trial = Trial { row, column, way: 0.0, tableau, larger: 0.0, smaller: 0.0, flows, next };
        self.move_by(&mut trial, self.longest());
        trial
    }

    fn longest(&self) -> f64 {
        let longest = self.typical()
            * if self.plan.activation.facts().has_kinks { LONGEST_WITH_KINKS } else { LONGEST };
        let gradient = &self.snapshot.layers[self.layer].parameters[0].gradient;
        let bound = CHANGE * self.snapshot.loss / Extent::of(gradient).peak;
        if bound.is_finite() { bound.clamp(SHORTEST * self.typical(), longest) } else { longest }
    }

    fn shorter(&self, trial: &Trial) -> f64 {
        let (many, little, more) = SHORTER;
        trial.way / if trial.tableau.len() < many { little } else { more }
    }

    /// Root mean square of the layer's weights.
    fn typical(&self) -> f64 {
        let rms = measure::sizes(&self.snapshot.layers[self.layer].parameters[0].value, 0).1.rms;
        if rms > 0.0 && rms.is_finite() { rms } else { 1.0 }
    }

    fn move_by(&self, trial: &mut Trial, way: f64) {
        let inputs = self.fan(self.layer).inputs;
        let weight = self.snapshot.layers[self.layer].parameters[0].value[trial.row * inputs + trial.column];
        (trial.larger, trial.smaller) = (weight + way, weight - way);
        (trial.way, trial.next) = (way, self.layer);
        trial.flows = [self.input.clone(), self.input.clone()];
    }

    /// Takes both flows through the next layer.
    fn advance(&mut self, trial: &mut Trial) {
        let mut layer = self.rebuild(trial.next);
        let at = trial.row * layer.fan.inputs + trial.column;
        for (flow, weight) in trial.flows.iter_mut().zip([trial.larger, trial.smaller]) {
            if trial.next == self.layer {
                layer.weights.value[at] = weight;
            }
            *flow = pass(&mut layer, flow, &mut self.scratch);
        }
        trial.next += 1;
    }

    /// Compares the losses of both flows.
    fn compare(&self, trial: &mut Trial) {
        let mut gradient = vec![0.0; trial.flows[0].values.len()];
        let mut loss =
            |flow: &Flow| self.plan.loss.judge(&flow.values, &self.snapshot.classes, &mut gradient).loss;
        let [larger, smaller] = trial.flows.each_ref().map(&mut loss);
        // The loss is rounded, and so are the outputs that it is computed from.
        let outputs = trial.flows[1].values.iter().zip(&gradient);
        let uncertain = larger.abs() + outputs.map(|(output, slope)| (output * slope).abs()).sum::<f64>();
        let distance = trial.larger - trial.smaller;
        let noise = 2.0 * f64::EPSILON * uncertain / distance;
        trial.tableau.add(trial.way, (larger - smaller) / distance, noise);
    }

    fn conclude(&self, trial: &Trial) -> Checked {
        let Slope { value, error } = trial.tableau.slope();
        let fan = self.fan(self.layer);
        let layer = &self.snapshot.layers[self.layer];
        let at = trial.row * fan.inputs + trial.column;
        Checked {
            layer: self.layer + 1,
            row: trial.row,
            column: trial.column,
            weight: layer.parameters[0].value[at],
            analytic: layer.parameters[0].gradient[at],
            difference: value,
            resolution: error,
            typical: measure::sizes(&layer.parameters[0].gradient, 0).1.rms,
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
        let blank = NetworkConfig {
            init: Init::Zeros,
            bias: Some(0.0),
            optimizer: Optimizer::Sgd,
            ..self.plan.clone()
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
fn pass(layer: &mut Layer<f64>, input: &Flow, scratch: &mut Scratch<f64>) -> Flow {
    layer.forward(Input { values: &input.values, extent: input.extent }, scratch);
    Flow { values: layer.h.clone(), extent: layer.extent }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
