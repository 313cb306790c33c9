//! What the settings let one expect before anything is measured: the theory's prediction, and the main chart's axis,
//! which never follows the data and so never hides a decay.

use crate::data::Dataset;
use crate::lab::experiment::Experiment;
use crate::lab::session::network_config;
use crate::nn::activation::Activation;
use crate::theory::axis::axis_decades;
use crate::theory::bounds::product_of_slopes;
use crate::theory::{Prediction, Setting, predict};

/// Expectations of one experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct InitPrediction {
    /// Powers of ten between which rms δ of all layers is expected.
    pub decades: (i32, i32),
    /// Mean-field prediction at the start; `None` where there is none.
    pub prediction: Option<Prediction>,
}

impl InitPrediction {
    /// What is expected of that experiment on those samples.
    pub fn new(experiment: &Experiment, dataset: &Dataset) -> Self {
        let setting = Setting::of(&network_config(experiment, dataset), &dataset.train.features);
        Self { decades: axis_decades(&setting), prediction: predict(&setting) }
    }

    /// The predicted rms δ of every hidden layer, where that of layer H is `last`: the median over seeds, and two
    /// standard deviations to either side.
    pub fn deltas(&self, last: f64) -> Vec<[f64; 3]> {
        let Some(prediction) = &self.prediction else { return Vec::new() };
        let around = |(ratio, spread): (f64, &f64)| {
            let factor = libm::pow(10.0, 2.0 * spread);
            [ratio * last / factor, ratio * last, ratio * last * factor]
        };
        prediction.median_ratio().into_iter().zip(&prediction.spread).map(around).collect()
    }

    /// The predicted rms ∂L/∂h of every hidden layer over that of layer H. Nothing is known of its spread over seeds.
    pub fn streams(&self) -> Vec<f64> {
        self.prediction.as_ref().map_or_else(Vec::new, |prediction| prediction.stream_ratio.clone())
    }

    /// The largest product of slopes on the way from layer H back to each hidden layer, times `last`. Without a
    /// normalisation and skips it bounds the product of the slopes along one path (`theory::bounds`).
    pub fn bound(&self, activation: Activation, last: f64) -> Vec<f64> {
        let depth = self.prediction.as_ref().map_or(0, |prediction| prediction.q.len());
        (1..=depth).map(|layer| last * product_of_slopes(activation, depth - layer)).collect()
    }
}
