//! One training run as a machine that works in small portions, so that whoever drives it can stop in the
//! middle of a step and still answer.

use super::activation::SATURATED_BELOW;
use super::batch::Batch;
use super::inspect::{self, PathChoice, PathStep, UnitView};
use super::layer::{BackwardNumbers, Input, Kind, Layer, Scaled, Scratch};
use super::loss::Verdict;
use super::measure::{self, Extent};
use super::norm::Norm;
use super::optimizer::{OptimizerStep, Parameter};
pub use super::run::{LayerSnapshot, NetworkConfig, ParameterSnapshot, Phase, Run, Snapshot};
use super::scalar::{Dtype, Scalar};
use super::stats::LayerStats;

/// Begins a run on samples `[samples, n0]` of those classes.
pub type Start = fn(&NetworkConfig, &[f64], &[u16]) -> Result<Box<dyn Run>, OutOfMemory>;

/// What begins a run in that number format.
pub fn of(dtype: Dtype) -> Start {
    match dtype {
        Dtype::Float64 => float64,
        Dtype::Float32 => float32,
    }
}

/// Begins a run on samples `[samples, n0]` of those classes, in that number format.
pub fn start(
    dtype: Dtype,
    plan: &NetworkConfig,
    features: &[f64],
    classes: &[u16],
) -> Result<Box<dyn Run>, OutOfMemory> {
    of(dtype)(plan, features, classes)
}

/// A [`Start`] in `f64`.
pub fn float64(plan: &NetworkConfig, features: &[f64], classes: &[u16]) -> Result<Box<dyn Run>, OutOfMemory> {
    Ok(Box::new(Training::<f64>::new(plan, features, classes)?))
}

/// A [`Start`] in `f32`.
pub fn float32(plan: &NetworkConfig, features: &[f64], classes: &[u16]) -> Result<Box<dyn Run>, OutOfMemory> {
    Ok(Box::new(Training::<f32>::new(plan, features, classes)?))
}

/// The network and what a step keeps of it do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory {
    /// Bytes that were asked for.
    pub bytes: u64,
}

/// A run that computes in `S`.
pub(super) struct Training<S> {
    plan: NetworkConfig,
    features: Vec<S>,
    classes: Vec<u16>,
    batch: Batch<S>,
    pub(super) layers: Vec<Layer<S>>,
    scratch: Scratch<S>,
    stream: Scaled<S>,
    delta: Scaled<S>,
    update: Vec<S>,
    alive: Vec<bool>,
    norms: Vec<f64>,
    next: Phase,
    step: u64,
    verdict: Verdict,
    grad_norm: f64,
    stats: Vec<LayerStats>,
}

impl<S: Scalar> Training<S> {
    pub(super) fn new(plan: &NetworkConfig, features: &[f64], classes: &[u16]) -> Result<Self, OutOfMemory> {
        let samples = classes.len();
        let size = plan.batch.unwrap_or(samples).clamp(1, samples.max(1));
        reserve::<S>(plan, size)?;
        let features: Vec<S> = features.iter().map(|&feature| S::of(feature)).collect();
        let batch = Batch::new(plan.layer_sizes[0], size, &features, classes);
        let depth = plan.layer_sizes.len() - 1;
        Ok(Self {
            plan: plan.clone(),
            features,
            classes: classes.to_vec(),
            batch,
            layers: Vec::with_capacity(depth),
            scratch: Scratch::default(),
            stream: Scaled::default(),
            delta: Scaled::default(),
            update: Vec::new(),
            alive: Vec::new(),
            norms: Vec::new(),
            next: Phase::Initialise(1),
            step: 0,
            verdict: Verdict::default(),
            grad_norm: 0.0,
            stats: vec![LayerStats::default(); depth],
        })
    }

    fn forward(&mut self, index: usize) {
        if index == 1 {
            self.batch.choose(&self.plan, &self.features, &self.classes, self.step);
        }
        let (before, rest) = self.layers.split_at_mut(index - 1);
        let layer = &mut rest[0];
        layer.forward(self.batch.input(before), &mut self.scratch);
        let stats = &mut self.stats[index - 1];
        let moments = layer.moments;
        stats.act_mean = moments.mean;
        stats.act_rms = moments.rms;
        stats.act_std = moments.std;
        measure_slopes(layer, &mut self.alive, stats);
    }

    fn judge(&mut self) {
        let Some(output) = self.layers.last() else { return };
        self.stream.values.resize(output.h.len(), S::ZERO);
        self.stream.exponent = 0;
        self.verdict = self.plan.loss.judge(&output.h, &self.batch.classes, &mut self.stream.values);
    }

    fn backward(&mut self, index: usize) {
        let (before, rest) = self.layers.split_at_mut(index - 1);
        let layer = &mut rest[0];
        let input = self.batch.input(before);
        let numbers = layer.backward(input, &mut self.stream, &mut self.delta, &mut self.scratch, index == 1);
        let BackwardNumbers { sizes, stream_rms, grad_w_norm, grad_b_norm, affine_norms } = numbers;
        let weights = &layer.weights.value;
        let weight_norm = measure::norm(weights, 0);
        let moved = measure::distance(weights, &layer.initial);
        let stats = &mut self.stats[index - 1];
        *stats = LayerStats {
            delta_rms: sizes.rms,
            delta_mean_abs: sizes.mean_abs,
            grad_w_norm,
            grad_b_norm,
            grad_gamma_norm: affine_norms[0],
            grad_beta_norm: affine_norms[1],
            distance: ratio(moved, layer.initial_norm),
            weight_norm,
            stream_rms,
            ..*stats
        };
    }

    /// What all layers' gradients together say, and the update they call for.
    fn conclude(&mut self) {
        let norms = self.stats.iter().flat_map(|stats| {
            [stats.grad_w_norm, stats.grad_b_norm, stats.grad_gamma_norm, stats.grad_beta_norm]
        });
        self.norms.clear();
        self.norms.extend(norms);
        self.grad_norm = measure::norm(&self.norms, 0);
        let rule = self.rule();
        for ((index, layer), stats) in (1..).zip(&self.layers).zip(&mut self.stats) {
            if self.plan.freezes(index) {
                stats.update_to_weight = 0.0;
                continue;
            }
            let update = rule.update_norm(&layer.weights, stats.grad_w_norm, &mut self.update);
            stats.update_to_weight = ratio(update, stats.weight_norm);
        }
    }

    fn rule(&self) -> OptimizerStep<S> {
        let (limit, norm) = (self.plan.clip, self.grad_norm);
        let clip = if limit > 0.0 && norm > limit { limit / norm } else { 1.0 };
        OptimizerStep::new(self.plan.optimizer, self.plan.learning_rate, clip, self.step + 1)
    }

    fn update(&mut self) {
        let rule = self.rule();
        for (_, layer) in (1..).zip(&mut self.layers).filter(|(index, _)| !self.plan.freezes(*index)) {
            let affine = layer.affine.iter_mut().flatten();
            [&mut layer.weights, &mut layer.bias]
                .into_iter()
                .chain(affine)
                .for_each(|parameter| rule.apply(parameter));
        }
        self.step += 1;
    }

    /// Raw outputs for features of any number of samples, with running statistics.
    fn answers(&mut self, features: &[f64]) -> Vec<S> {
        let mut h: Vec<S> = features.iter().map(|&feature| S::of(feature)).collect();
        for layer in &self.layers {
            let input = Input { values: &h, extent: Extent::of(&h) };
            h = layer.evaluate(input, &mut self.scratch);
        }
        h
    }
}

impl<S: Scalar> Run for Training<S> {
    fn work(&mut self) -> Phase {
        let done = self.next;
        let depth = self.plan.layer_sizes.len() - 1;
        self.next = match done {
            Phase::Initialise(index) => {
                self.layers.push(Layer::draw(&self.plan, index, self.batch.size));
                if index < depth { Phase::Initialise(index + 1) } else { Phase::Forward(1) }
            }
            Phase::Forward(index) => {
                self.forward(index);
                if index < depth { Phase::Forward(index + 1) } else { Phase::Loss }
            }
            Phase::Loss => {
                self.judge();
                Phase::Backward(depth)
            }
            Phase::Backward(index) => {
                self.backward(index);
                if index > 1 { Phase::Backward(index - 1) } else { Phase::Measured }
            }
            Phase::Measured => {
                self.conclude();
                Phase::Update
            }
            Phase::Update => {
                self.update();
                Phase::Forward(1)
            }
        };
        done
    }

    fn step(&self) -> u64 {
        self.step
    }

    fn loss(&self) -> f64 {
        self.verdict.loss
    }

    fn accuracy(&self) -> f64 {
        self.verdict.accuracy
    }

    fn grad_norm(&self) -> f64 {
        self.grad_norm
    }

    fn layers(&self) -> &[LayerStats] {
        &self.stats
    }

    fn units(&mut self, layer: usize, range: f64, bins: usize) -> UnitView {
        match layer.checked_sub(1).filter(|index| *index < self.layers.len()) {
            None => UnitView::default(),
            Some(index) => {
                let input = self.batch.input(&self.layers[..index]);
                inspect::units(&self.layers[index], input, &mut self.scratch, range, bins)
            }
        }
    }

    fn path(&mut self, sample: usize, choice: PathChoice) -> Vec<PathStep> {
        inspect::path(&self.layers, &self.batch, self.plan.loss, sample, choice)
    }

    fn predict(&mut self, features: &[f64]) -> Vec<f64> {
        self.answers(features).iter().map(|output| output.f64()).collect()
    }

    fn evaluate(&mut self, features: &[f64], classes: &[u16]) -> (f64, f64) {
        let outputs = self.answers(features);
        let verdict = self.plan.loss.judge(&outputs, classes, &mut vec![S::ZERO; outputs.len()]);
        (verdict.loss, verdict.accuracy)
    }

    fn snapshot(&self) -> Snapshot {
        let rule = self.rule();
        let wide = |values: &[S]| -> Vec<f64> { values.iter().map(|value| value.f64()).collect() };
        let parameter = |parameter: &Parameter<S>, frozen: bool| ParameterSnapshot {
            value: wide(&parameter.value),
            gradient: wide(&parameter.gradient),
            exp_avg: wide(&parameter.exp_avg),
            exp_avg_sq: wide(&parameter.exp_avg_sq),
            after: if frozen { wide(&parameter.value) } else { rule.after(parameter) },
        };
        let layer = |(index, layer): (usize, &Layer<S>)| LayerSnapshot {
            skip: layer.skip,
            initial_std: measure::survey(&layer.initial).1.std,
            parameters: [&layer.weights, &layer.bias]
                .into_iter()
                .chain(layer.affine.iter().flatten())
                .map(|array| parameter(array, self.plan.freezes(index)))
                .collect(),
        };
        Snapshot {
            step: self.step,
            x: wide(&self.batch.x),
            classes: self.batch.classes.clone(),
            loss: self.verdict.loss,
            layers: (1..).zip(&self.layers).map(layer).collect(),
        }
    }
}

/// Mean slope, saturated fraction and dead units of a hidden layer.
fn measure_slopes<S: Scalar>(layer: &Layer<S>, alive: &mut Vec<bool>, stats: &mut LayerStats) {
    let Kind::Hidden(activation, _) = layer.kind else {
        stats.slope_mean = 1.0;
        return;
    };
    let units = layer.fan.outputs;
    let all = layer.slope.len() as f64;
    let threshold = S::of(SATURATED_BELOW * activation.sup_slope());
    let (sum, saturated) = measure::sum_and_small(&layer.slope, threshold);
    stats.slope_mean = sum / all;
    stats.saturated = saturated as f64 / all;
    // A unit is dead until a sample is found that does not saturate it; mostly the first few show all of them alive.
    alive.clear();
    alive.resize(units, saturated * units < layer.slope.len());
    for row in layer.slope.chunks_exact(units) {
        if alive.iter().all(|alive| *alive) {
            break;
        }
        for (alive, slope) in alive.iter_mut().zip(row) {
            let saturated = slope.abs() < threshold;
            *alive |= !saturated;
        }
    }
    stats.dead = alive.iter().filter(|alive| !**alive).count() as f64 / units as f64;
}

/// a / b, and 0 for 0 / 0.
fn ratio(a: f64, b: f64) -> f64 {
    if a == 0.0 && b == 0.0 { 0.0 } else { a / b }
}

/// Makes sure that the run's large arrays fit, before any of them is filled.
fn reserve<S>(plan: &NetworkConfig, batch: usize) -> Result<(), OutOfMemory> {
    let facts = plan.optimizer.facts();
    let moments = usize::from(facts.keeps_exp_avg) + usize::from(facts.keeps_exp_avg_sq);
    let arrays = if plan.norm == Norm::None { 2 } else { 3 };
    let numbers: usize = plan
        .layer_sizes
        .windows(2)
        .map(|pair| pair[0] * pair[1] * (3 + moments) + arrays * batch * pair[1])
        .sum();
    // The whole is asked for in pieces, as it will be used, and given back.
    let widest = plan.layer_sizes.iter().copied().max().unwrap_or(1);
    let piece = 3 * batch * widest + 6 * widest * widest;
    let bytes = (numbers + piece) * size_of::<S>();
    let mut pieces = Vec::new();
    for _ in 0..=numbers / piece {
        let mut block: Vec<S> = Vec::new();
        block.try_reserve_exact(piece).map_err(|_| OutOfMemory { bytes: bytes as u64 })?;
        pieces.push(block);
    }
    Ok(())
}
