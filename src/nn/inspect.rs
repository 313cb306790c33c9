//! Looking inside a layer: how its z are spread over batch and units, and what one path through the network passes
//! back.
//!
//! A step keeps φ(z) and φ'(z), but no z. It follows from what the step does keep, and looking changes nothing that
//! a later step depends on.

use super::activation::{Activation, SATURATED_BELOW};
use super::batch::Batch;
use super::init::Fan;
use super::layer::{Kind, Layer, Scratch};
use super::loss::Loss;
use super::measure;
use super::scalar::Scalar;
use super::scaled::Input;
use serde::{Deserialize, Serialize};

/// z of one hidden layer over batch and units: at the input of the activation, after a normalisation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnitView {
    /// Counts of z in equal bins over [−range, range].
    pub counts: Vec<u32>,
    /// z below −range, z above range (NaN counts in neither).
    pub beyond: [u32; 2],
    /// Half the width of the bins' interval, in units of z.
    pub range: f64,
    /// Of every unit, the share of the batch's samples on which it is saturated, |φ'(z)| < (1 − 0.97²) sup|φ'|.
    pub saturated: Vec<f32>,
    /// Mean of z.
    pub mean: f64,
    /// Population standard deviation of z.
    pub std: f64,
}

/// One unit on a path from the input side to the output, for one sample.
///
/// Without normalisation and skips, the product of `slope * weight` over the hidden layers is what the path adds to
/// ∂o/∂z of its unit in layer 1; over all paths the products add up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PathStep {
    /// Unit index from 0.
    pub unit: u32,
    /// z of the unit; for the output layer the raw output.
    pub z: f64,
    /// φ'(z); 1 for the output layer.
    pub slope: f64,
    /// Weight from this unit to the next unit of the path; 1 for the output layer.
    pub weight: f64,
}

/// Which path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PathChoice {
    /// From the output whose ∂L/∂o is largest, then at each layer backwards the unit with the largest |weight φ'(z)|.
    Strongest,
    /// The same unit in every layer, modulo the layer's width.
    Unit(u32),
    /// Through that unit of that hidden layer (both from 0, modulo what there is): from there on to the output, and from
    /// there back, always the unit with the largest |weight φ'(z)|.
    Through {
        /// Hidden layer.
        layer: u8,
        /// Unit of it.
        unit: u32,
    },
}

/// The view of a layer for that input of the step; of the output layer there is none.
pub(super) fn units<S: Scalar>(
    layer: &Layer<S>,
    input: Input<'_, S>,
    scratch: &mut Scratch<S>,
    range: f64,
    bins: usize,
) -> UnitView {
    let Kind::Hidden(activation, _) = layer.kind else { return UnitView::default() };
    let z = layer.pre_activations(input, scratch);
    let (_, z_stats) = measure::mean_std(&z);
    let (counts, beyond) = histogram(&z, range, bins);
    let saturated = saturated_shares(layer, activation);
    UnitView { counts, beyond, range, saturated, mean: z_stats.mean, std: z_stats.std }
}

/// Counts in equal bins over [−range, range], both ends included, and of what is below and above.
fn histogram<S: Scalar>(values: &[S], range: f64, bins: usize) -> (Vec<u32>, [u32; 2]) {
    let mut counts = vec![0; bins.max(1)];
    let (last, per_unit) = (counts.len() - 1, counts.len() as f64 / (2.0 * range));
    let mut beyond = [0; 2];
    for value in values {
        let value = value.f64();
        if value < -range {
            beyond[0] += 1;
        } else if value > range {
            beyond[1] += 1;
        } else if !value.is_nan() {
            counts[(((value + range) * per_unit) as usize).min(last)] += 1;
        }
    }
    (counts, beyond)
}

/// Of every unit, the share of samples with |φ'(z)| < (1 − 0.97²) sup|φ'|.
fn saturated_shares<S: Scalar>(layer: &Layer<S>, activation: Activation) -> Vec<f32> {
    let threshold = S::of(SATURATED_BELOW * activation.sup_act_grad());
    let units = layer.fan.outputs;
    let mut counts = vec![0u32; units];
    for row in layer.act_grad.chunks_exact(units) {
        for (count, slope) in counts.iter_mut().zip(row) {
            *count += u32::from(slope.abs() < threshold);
        }
    }
    let samples = (layer.act_grad.len() / units) as f64;
    counts.into_iter().map(|count| (f64::from(count) / samples) as f32).collect()
}

/// The path for one sample of the step, layer 1 first, the output layer last; empty where there is no such sample.
pub(super) fn path<S: Scalar>(
    layers: &[Layer<S>],
    batch: &Batch<S>,
    loss: Loss,
    sample: usize,
    choice: PathChoice,
) -> Vec<PathStep> {
    let drawn = layers
        .split_last()
        .filter(|(last, hidden)| last.kind == Kind::Output && !hidden.is_empty() && sample < batch.size);
    let Some((output, hidden)) = drawn else { return Vec::new() };
    let units = match choice {
        PathChoice::Strongest => {
            back(layers, sample, vec![most_wrong(output, batch, loss, sample)], layers.len() - 1)
        }
        PathChoice::Unit(unit) => layers.iter().map(|layer| unit as usize % layer.fan.outputs).collect(),
        PathChoice::Through { layer, unit } => {
            let through = layer as usize % hidden.len();
            let unit = unit as usize % hidden[through].fan.outputs;
            back(layers, sample, on(layers, sample, through, unit), through)
        }
    };
    let step = |(index, layer): (usize, &Layer<S>)| {
        let (unit, width) = (units[index], layer.fan.outputs);
        let slope = if index < hidden.len() { layer.act_grad[sample * width + unit].f64() } else { 1.0 };
        let weight = match (layers.get(index + 1), units.get(index + 1)) {
            (Some(next), Some(&after)) => next.weights.value[after * width + unit].f64(),
            _ => 1.0,
        };
        let z = layer.z(batch.input(&layers[..index]), sample, unit);
        PathStep { unit: unit as u32, z, slope, weight }
    };
    layers.iter().enumerate().map(step).collect()
}

/// The units from that one of that layer (from 0) on to the output, strongest first.
fn on<S: Scalar>(layers: &[Layer<S>], sample: usize, from: usize, unit: usize) -> Vec<usize> {
    let mut units = vec![unit];
    for layer in &layers[from + 1..] {
        let before = units.last().copied().unwrap_or_default();
        let Fan { inputs, outputs } = layer.fan;
        let factor = |unit: usize| {
            let slope =
                if layer.kind == Kind::Output { 1.0 } else { layer.act_grad[sample * outputs + unit].f64() };
            (layer.weights.value[unit * inputs + before].f64() * slope).abs()
        };
        units.push(first_largest((0..outputs).map(factor)));
    }
    units
}

/// The units of all layers, those from layer `first` (from 0) on given, before them those that pass most back.
fn back<S: Scalar>(layers: &[Layer<S>], sample: usize, mut units: Vec<usize>, first: usize) -> Vec<usize> {
    units.reverse();
    for (index, layer) in layers[..first].iter().enumerate().rev() {
        let (width, after) = (layer.fan.outputs, units.last().copied().unwrap_or_default());
        let weights = &layers[index + 1].weights.value[after * width..(after + 1) * width];
        let slopes = &layer.act_grad[sample * width..(sample + 1) * width];
        units.push(first_largest((0..width).map(|unit| (weights[unit].f64() * slopes[unit].f64()).abs())));
    }
    units.reverse();
    units
}

/// The output with the largest |∂L/∂o| for that sample.
fn most_wrong<S: Scalar>(output: &Layer<S>, batch: &Batch<S>, loss: Loss, sample: usize) -> usize {
    let units = output.fan.outputs;
    let mut errors = vec![S::ZERO; units];
    let row = &output.h[sample * units..(sample + 1) * units];
    loss.loss_and_grad(row, &batch.classes[sample..=sample], &mut errors);
    first_largest(errors.iter().map(|error| error.f64().abs()))
}

fn first_largest(values: impl Iterator<Item = f64>) -> usize {
    let best = values.enumerate().reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(0, |(index, _)| index)
}

impl<S: Scalar> Layer<S> {
    /// z of the step whose input that was, `[batch, out]`.
    fn pre_activations(&self, input: Input<'_, S>, scratch: &mut Scratch<S>) -> Vec<S> {
        let units = self.fan.outputs;
        if let Some([gamma, beta]) = &self.affine {
            let affine = |normal: &[S]| {
                let scaled = normal.iter().zip(gamma.value.iter().zip(&beta.value));
                scaled.map(|(&n, (&gamma, &beta))| gamma * n + beta).collect::<Vec<S>>()
            };
            return self.normal.chunks_exact(units).flat_map(affine).collect();
        }
        let mut z = vec![S::ZERO; input.values.len() / self.fan.inputs * units];
        self.linear(input, &mut z, scratch);
        z
    }

    /// z of one unit for one sample of the step whose input that was.
    fn z(&self, input: Input<'_, S>, sample: usize, unit: usize) -> f64 {
        if let Some([gamma, beta]) = &self.affine {
            let normal = self.normal[sample * self.fan.outputs + unit];
            return (gamma.value[unit] * normal + beta.value[unit]).f64();
        }
        let inputs = self.fan.inputs;
        let row = &input.values[sample * inputs..(sample + 1) * inputs];
        let weights = &self.weights.value[unit * inputs..(unit + 1) * inputs];
        let products = row.iter().zip(weights).map(|(h, w)| h.f64() * w.f64());
        self.bias.value[unit].f64() + products.sum::<f64>()
    }
}

#[cfg(test)]
#[path = "inspect_tests.rs"]
mod tests;
