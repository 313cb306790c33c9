//! Which samples a step looks at.

use super::config::NetworkConfig;
use super::layer::Layer;
use super::measure::AbsRange;
use super::rng::{Rng, Stream};
use super::scalar::Scalar;
use super::scaled::Input;

/// The samples of a step.
pub struct Batch<S> {
    /// How many.
    pub size: usize,
    /// Their features, `[size, n0]`.
    pub x: Vec<S>,
    /// Their classes.
    pub classes: Vec<u16>,
    abs_range: AbsRange,
    /// The order of an epoch; empty where every step takes all samples.
    order: Vec<u32>,
}

impl<S: Scalar> Batch<S> {
    /// Batches of that size from samples `[samples, inputs]`.
    pub fn new(inputs: usize, size: usize, features: &[S], classes: &[u16]) -> Self {
        let full = size == classes.len();
        Self {
            size,
            abs_range: AbsRange::of(features),
            x: if full { features.to_vec() } else { vec![S::ZERO; size * inputs] },
            classes: if full { classes.to_vec() } else { vec![0; size] },
            order: if full { Vec::new() } else { (0..classes.len() as u32).collect() },
        }
    }

    /// Gathers the samples of that step: an epoch goes once through all, in an order of its own.
    pub fn choose(&mut self, config: &NetworkConfig, features: &[S], classes: &[u16], step: u64) {
        if self.order.is_empty() {
            return;
        }
        let inputs = config.layer_sizes[0];
        // What is left over at the end of an epoch is too small for a batch, and waits for another order.
        let per_epoch = (self.order.len() / self.size) as u64;
        let (epoch, place) = (step / per_epoch, (step % per_epoch) as usize);
        if place == 0 {
            self.order.iter_mut().zip(0..).for_each(|(sample, index)| *sample = index);
            Rng::part(config.seed, Stream::Batches, epoch as u32).shuffle(&mut self.order);
        }
        let chosen = &self.order[place * self.size..(place + 1) * self.size];
        for (row, &sample) in chosen.iter().enumerate() {
            let from = sample as usize * inputs;
            self.x[row * inputs..(row + 1) * inputs].copy_from_slice(&features[from..from + inputs]);
            self.classes[row] = classes[sample as usize];
        }
    }

    /// The input of the layer after those.
    pub fn input<'a>(&'a self, before: &'a [Layer<S>]) -> Input<'a, S> {
        match before.last() {
            Some(layer) => Input { values: &layer.h, abs_range: layer.abs_range },
            None => Input { values: &self.x, abs_range: self.abs_range },
        }
    }
}
