//! `Session`: one run of one experiment, the same in the worker and in the page.

use super::diagnosis::{Diagnosis, diagnose};
use super::experiment::{Batch, Experiment, Skip};
use super::frame::{Evaluation, Path, Prediction, Record, SamplePrediction};
use super::protocol::{PathQuery, Problem, Views};
use crate::data::Dataset;
use crate::nn::inspect::UnitView;
use crate::nn::loss::Loss;
use crate::nn::training::{self, NetworkConfig, Phase, Run, Snapshot};
use std::rc::Rc;

/// How many of the test samples the grid of predictions shows.
const SHOWN_SAMPLES: usize = 40;
/// The boundary is drawn on a grid of at least and at most so many points along an edge.
const BOUNDARY_SIDE: (f64, f64) = (12.0, 48.0);
/// Multiplications that a boundary may cost: the grid grows coarser for larger networks.
const BOUNDARY_WORK: f64 = 5e7;
/// Multiplications that one portion of predicting may cost, so that a trainer can stop in between.
const PORTION_WORK: f64 = 2e7;

/// Bins in which z of a layer is counted.
const BINS: usize = 64;

/// One run of one experiment.
pub struct Session {
    experiment: Experiment,
    dataset: Rc<Dataset>,
    config: NetworkConfig,
    run: Box<dyn Run>,
    first: Option<Record>,
}

impl Session {
    /// Lays out the network; the first portions of [`Session::work`] draw its weights.
    pub fn new(experiment: &Experiment, dataset: Rc<Dataset>) -> Result<Self, Problem> {
        Self::begun_by(training::of(experiment.dtype), experiment, dataset)
    }

    /// As [`Session::new`], with what starts a run in the format of the experiment.
    pub fn begun_by(
        start: training::Start,
        experiment: &Experiment,
        dataset: Rc<Dataset>,
    ) -> Result<Self, Problem> {
        let config = network_config(experiment, &dataset);
        let train = &dataset.train;
        let run = start(&config, &train.features, &train.classes)
            .map_err(|shortage| Problem::Memory(shortage.bytes))?;
        Ok(Self { experiment: experiment.clone(), dataset, config, run, first: None })
    }

    /// Does the next portion of work.
    pub fn work(&mut self) -> Phase {
        let phase = self.run.work();
        if phase == Phase::Measured && self.first.is_none() {
            self.first = Some(self.record());
        }
        phase
    }

    /// What the step that was measured last shows.
    pub fn diagnosis(&self) -> Option<Diagnosis> {
        self.first.as_ref().map(|first| diagnose(&self.config, first, &self.record()))
    }

    /// The step that was measured last; valid after [`Phase::Measured`].
    pub fn record(&self) -> Record {
        Record {
            step: self.run.step(),
            loss: self.run.loss(),
            accuracy: self.run.accuracy(),
            grad_norm: self.run.grad_norm(),
            layers: self.run.layers().to_vec(),
        }
    }

    /// Everything the step's numbers were computed from.
    pub fn snapshot(&self) -> Snapshot {
        self.run.snapshot()
    }

    /// The settings.
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The configuration of the network.
    pub fn config(&self) -> &NetworkConfig {
        &self.config
    }

    /// The samples.
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// Begins to look at what the network says, and at what goes on inside; [`Look::work`] goes on with it.
    pub fn look(&self, views: Views) -> Look {
        let queries = if views.prediction { self.queries() } else { Vec::new() };
        Look {
            evaluation: views.evaluation.then(Progress::default),
            prediction: views.prediction.then_some(Progress::default()),
            outputs: Vec::new(),
            queries,
            range: views.units,
            units: Vec::new(),
            path: views.path,
        }
    }

    /// Samples of a step.
    fn samples(&self) -> usize {
        let all = self.dataset.train.len();
        self.config.batch.unwrap_or(all).min(all).max(1)
    }

    fn path(&mut self, query: PathQuery) -> Path {
        let samples = self.samples();
        let sample = query.sample as usize % samples;
        Path { sample, samples, steps: self.run.path(sample, query.choice) }
    }

    /// Features at which a picture of the network's answers asks it.
    fn queries(&self) -> Vec<f64> {
        if self.dataset.inputs != 2 {
            let shown = self.dataset.test.classes.len().min(SHOWN_SAMPLES);
            return self.dataset.test.features[..shown * self.dataset.inputs].to_vec();
        }
        let (side, extent) = (self.boundary_side(), self.dataset.extent());
        let coordinate = |index: usize| extent * (2.0 * (index as f64 + 0.5) / side as f64 - 1.0);
        (0..side * side).flat_map(|i| [coordinate(i % side), -coordinate(i / side)]).collect()
    }

    fn boundary_side(&self) -> usize {
        let side = (BOUNDARY_WORK / self.work_per_sample()).sqrt();
        side.clamp(BOUNDARY_SIDE.0, BOUNDARY_SIDE.1) as usize
    }

    /// Multiplications of one forward pass of one sample.
    fn work_per_sample(&self) -> f64 {
        self.config.layer_sizes.windows(2).map(|pair| (pair[0] * pair[1]) as f64).sum::<f64>().max(1.0)
    }

    fn samples_per_portion(&self) -> usize {
        (PORTION_WORK / self.work_per_sample()).max(8.0) as usize
    }
}

/// A look at the network's answers and at what goes on inside, done in portions.
pub struct Look {
    evaluation: Option<Progress>,
    prediction: Option<Progress>,
    queries: Vec<f64>,
    outputs: Vec<f64>,
    range: Option<u16>,
    units: Vec<UnitView>,
    path: Option<PathQuery>,
}

/// What a look has seen of what was asked for.
#[derive(Default)]
pub struct Seen {
    /// On the test set.
    pub evaluation: Option<Evaluation>,
    /// A picture of the network's answers.
    pub prediction: Option<Prediction>,
    /// Every hidden layer's units.
    pub units: Option<Vec<UnitView>>,
    /// One path through the network.
    pub path: Option<Path>,
}

#[derive(Default)]
struct Progress {
    done: usize,
    sums: (f64, f64),
}

impl Look {
    /// Does a portion; true when nothing is left to do.
    pub fn work(&mut self, session: &mut Session) -> bool {
        let portion = session.samples_per_portion();
        let inputs = session.dataset.inputs;
        let dataset = session.dataset.clone();
        let test = &dataset.test;
        if let Some(progress) = self.evaluation.as_mut().filter(|p| p.done < test.classes.len()) {
            let end = (progress.done + portion).min(test.classes.len());
            let rows = progress.done * inputs..end * inputs;
            let (loss, right) = session.run.evaluate(&test.features[rows], &test.classes[progress.done..end]);
            let count = (end - progress.done) as f64;
            progress.sums = (progress.sums.0 + loss * count, progress.sums.1 + right * count);
            progress.done = end;
            return false;
        }
        let total = self.queries.len() / inputs.max(1);
        if let Some(progress) = self.prediction.as_mut().filter(|p| p.done < total) {
            let end = (progress.done + portion).min(total);
            self.outputs.extend(session.run.predict(&self.queries[progress.done * inputs..end * inputs]));
            progress.done = end;
            return false;
        }
        let hidden = session.config.layer_sizes.len() - 2;
        if let Some(range) = self.range.filter(|_| self.units.len() < hidden) {
            let layer = self.units.len() + 1;
            self.units.push(session.run.units(layer, f64::from(range), BINS));
            return false;
        }
        true
    }

    /// What was seen.
    pub fn finish(self, session: &mut Session) -> Seen {
        let evaluation = self.evaluation.filter(|progress| progress.done > 0).map(|progress| {
            let count = progress.done as f64;
            Evaluation { loss: progress.sums.0 / count, accuracy: progress.sums.1 / count }
        });
        let prediction = self.prediction.map(|_| picture(session, &self.outputs));
        let path = self.path.map(|query| session.path(query));
        Seen { evaluation, prediction, units: self.range.map(|_| self.units), path }
    }
}

fn picture(session: &Session, outputs: &[f64]) -> Prediction {
    let dataset = &session.dataset;
    let width = session.config.layer_sizes.last().copied().unwrap_or(1).max(1);
    let answers = outputs.chunks_exact(width).map(|row| answer(session.config.loss, row));
    if dataset.inputs == 2 {
        let value = |(class, probability): (u16, f64)| {
            if dataset.classes > 2 {
                return class as u8;
            }
            let of_one = if class == 1 { probability } else { 1.0 - probability };
            (of_one * 255.0).round() as u8
        };
        return Prediction::Boundary {
            side: session.boundary_side(),
            extent: dataset.extent(),
            classes: dataset.classes,
            values: answers.map(value).collect(),
        };
    }
    let rows = answers.enumerate().map(|(index, (predicted, probability))| SamplePrediction {
        index,
        truth: dataset.test.classes[index],
        predicted,
        probability,
    });
    Prediction::Samples { rows: rows.collect() }
}

/// The class that a row of raw outputs stands for, and the probability it is given. Mean squared error has no
/// probabilities: there the output itself, cut to 0..1, takes their place.
fn answer(loss: Loss, row: &[f64]) -> (u16, f64) {
    if let [output] = row {
        let of_one = match loss {
            Loss::BinaryCrossEntropy => 1.0 / (1.0 + libm::exp(-output)),
            Loss::SoftmaxCrossEntropy | Loss::MeanSquared => output.clamp(0.0, 1.0),
        };
        return if of_one > 0.5 { (1, of_one) } else { (0, 1.0 - of_one) };
    }
    let (class, largest) = row
        .iter()
        .copied()
        .enumerate()
        .fold((0, f64::NEG_INFINITY), |best, next| if next.1 > best.1 { next } else { best });
    let probability = match loss {
        Loss::SoftmaxCrossEntropy => 1.0 / row.iter().map(|o| libm::exp(o - largest)).sum::<f64>(),
        Loss::BinaryCrossEntropy | Loss::MeanSquared => largest.clamp(0.0, 1.0),
    };
    (class as u16, probability)
}

/// The network's configuration for an experiment on those samples.
pub fn network_config(experiment: &Experiment, dataset: &Dataset) -> NetworkConfig {
    NetworkConfig {
        layer_sizes: experiment.layer_sizes(dataset.inputs, dataset.classes),
        activation: experiment.activation,
        norm: experiment.norm,
        skip: experiment.skip == Skip::On,
        loss: experiment.loss_for(dataset.classes),
        init: experiment.init,
        gain: experiment.gain,
        bias: experiment.bias,
        seed: experiment.seed,
        optimizer: experiment.optimizer,
        learning_rate: experiment.learning_rate,
        clip: experiment.clip,
        batch: match experiment.batch {
            Batch::Full => None,
            Batch::Mini(samples) => Some(samples as usize),
        },
        frozen: experiment.frozen.iter().map(|layer| usize::from(*layer)).collect(),
    }
}
