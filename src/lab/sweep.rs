//! Sweeps: how much of the gradient reaches layer 1, against depth, and against gain and biases.

use super::experiment::{BIAS, Experiment, Skip};
use super::frame::Record;
use super::protocol::Problem;
use crate::lab::trials::{Trial, TrialResult};
use crate::nn::activation::Activation;
use crate::nn::init::Fan;
use crate::nn::norm::Norm;
use crate::theory::phase::weight_variance_at;

/// The depths of a sweep.
pub const DEPTHS: &[u32] = &[1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 30, 35, 40, 45, 50];
/// Networks of every depth and activation, each of its own seed.
pub const SEEDS: u32 = 7;
/// Columns and rows of the phase map.
pub const MAP: (usize, usize) = (21, 11);

/// The first/last ratio: rms δ of layer 1 over that of layer H.
pub fn ratio(record: &Record) -> f64 {
    let [first, .., last, _] = &record.layers[..] else { return 1.0 };
    first.delta_rms / last.delta_rms
}

/// Networks of those activations, all depths and seeds, with initial weights that fit each. Only the initial step is
/// measured. One seed after the other, so that the medians are there early and only get better.
pub fn depth_trials(base: &Experiment, activations: &[Activation]) -> Vec<Trial> {
    let trial = |seed: u32, activation: Activation, depth: u32| {
        let (init, seed) = (activation.facts().init, base.seed.wrapping_add(seed));
        let experiment = Experiment { depth, activation, init, seed, ..base.clone() };
        Trial { experiment, steps: 0, target: None }
    };
    (0..SEEDS)
        .flat_map(|seed| {
            activations
                .iter()
                .flat_map(move |&activation| DEPTHS.iter().map(move |&depth| (seed, activation, depth)))
        })
        .map(|(seed, activation, depth)| trial(seed, activation, depth))
        .collect()
}

/// Lower quartile, median and upper quartile.
pub type Quartiles = [f64; 3];

/// The ratios of one activation.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// φ.
    pub activation: Activation,
    /// (depth, quartiles over the seeds that are there), in the order of depths.
    pub points: Vec<(u32, Quartiles)>,
}

/// What a sweep over depth has found so far.
pub fn curves(trials: &[Trial], results: &[Result<TrialResult, Problem>]) -> Vec<Curve> {
    let mut activations: Vec<Activation> = Vec::new();
    for trial in trials {
        if !activations.contains(&trial.experiment.activation) {
            activations.push(trial.experiment.activation);
        }
    }
    let found = |activation: Activation, depth: u32| {
        let of_these =
            move |trial: &Trial| (trial.experiment.activation, trial.experiment.depth) == (activation, depth);
        let both = trials.iter().zip(results).filter(move |(trial, _)| of_these(trial));
        quartiles(both.filter_map(|(_, result)| result.as_ref().ok()).map(|found| ratio(&found.first)))
    };
    let curve = |activation: Activation| Curve {
        activation,
        points: DEPTHS
            .iter()
            .filter_map(|&depth| found(activation, depth).map(|spread| (depth, spread)))
            .collect(),
    };
    activations.into_iter().map(curve).collect()
}

fn quartiles(values: impl Iterator<Item = f64>) -> Option<Quartiles> {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let at = |share: f64| {
        let place = share * last as f64;
        let (low, part) = (place.floor() as usize, place.fract());
        let next = sorted[(low + 1).min(last)];
        if part == 0.0 { sorted[low] } else { sorted[low] * (1.0 - part) + next * part }
    };
    Some([0.25, 0.5, 0.75].map(at))
}

/// The gains of the map's columns: 0.1 to 10 in equal factors.
pub fn gains() -> impl Iterator<Item = f64> {
    let last = (MAP.0 - 1) as f64;
    (0..MAP.0).map(move |column| 10f64.powf(2.0 * column as f64 / last - 1.0))
}

/// The biases' standard deviations of the map's rows.
pub fn biases() -> impl Iterator<Item = f64> {
    let last = (MAP.1 - 1) as f64;
    (0..MAP.1).map(move |row| BIAS.max * row as f64 / last)
}

/// Networks that differ from that one in gain and biases, row by row.
pub fn map_trials(base: &Experiment) -> Vec<Trial> {
    let cells = biases().flat_map(|bias| gains().map(move |gain| (gain, bias)));
    let trial = |(gain, bias): (f64, f64)| Trial {
        experiment: Experiment { gain, bias: Some(bias), ..base.clone() },
        steps: 0,
        target: None,
    };
    cells.map(trial).collect()
}

/// Where on the map the gradient changes by `chi` a layer: (gain, bias) from row to row, where there is such a gain.
/// Nothing is predicted beside a normalisation or skips, which change the factor, nor without weights. A row takes long
/// enough to be worked through one by one.
pub fn contour(experiment: &Experiment, chi: f64) -> impl Iterator<Item = Option<(f64, f64)>> + use<> {
    let (width, activation) = (experiment.width as usize, experiment.activation);
    let std = experiment.init.std(Fan { inputs: width, outputs: width });
    let predicted = experiment.norm == Norm::None && experiment.skip == Skip::Off && std != 0.0;
    let rows = 4 * (MAP.1 - 1);
    (0..=rows).take_while(move |_| predicted).map(move |row| {
        let bias = BIAS.max * row as f64 / rows as f64;
        let weight_variance = weight_variance_at(activation, bias * bias, chi)?;
        Some(((weight_variance / width as f64).sqrt() / std, bias))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::trainer::Trainer;
    use crate::lab::trials::TrialSeries;
    use crate::nn::init::Init;

    fn run(trials: Vec<Trial>) -> TrialSeries {
        let (mut series, mut trainer) = (TrialSeries::new(trials, 0), Trainer::default());
        while let Some(request) = series.next_request() {
            trainer.receive(request, 0.0);
            series.handle_reply(trainer.work(&|| 0.0, 1.0).expect("every question has an answer"));
        }
        series
    }

    #[test]
    fn a_curve_tells_the_quartiles_over_seeds_at_every_depth() {
        let base = Experiment { width: 8, points: 200, ..Experiment::default() };
        let mut trials = depth_trials(&base, &[Activation::Sigmoid, Activation::Relu]);
        trials.retain(|trial| [1, 5].contains(&trial.experiment.depth));
        let series = run(trials);
        let curves = curves(series.trials(), series.results());
        assert_eq!(curves.len(), 2);
        let [(1, one), (5, five)] = curves[0].points[..] else { panic!("{curves:?}") };
        assert_eq!(one, [1.0; 3], "a single layer is first and last");
        let both = series.trials().iter().zip(series.results());
        let mut ratios: Vec<f64> = both
            .filter(|(trial, _)| {
                (trial.experiment.activation, trial.experiment.depth) == (Activation::Sigmoid, 5)
            })
            .map(|(_, result)| ratio(&result.as_ref().expect("nothing is missing").first))
            .collect();
        ratios.sort_unstable_by(f64::total_cmp);
        assert_eq!(ratios.len(), SEEDS as usize);
        assert_eq!(five[1], ratios[3], "seven seeds have a middle one");
        assert!(five[0] < five[1] && five[1] < five[2] && five[2] < 0.1, "{five:?}");
    }

    #[test]
    fn the_critical_line_of_tanh_passes_through_the_published_point() {
        let experiment = Experiment {
            activation: Activation::Tanh,
            init: Init::LecunNormal,
            width: 50,
            ..Experiment::default()
        };
        let near = |line: &[(f64, f64)], bias: f64| {
            let index = line.partition_point(|point| point.1 < bias);
            let ((g0, b0), (g1, b1)) = (line[index - 1], line[index]);
            g0 + (g1 - g0) * (bias - b0) / (b1 - b0)
        };
        let line: Vec<_> = contour(&experiment, 1.0).flatten().collect();
        let gain = near(&line, 0.05f64.sqrt());
        assert!((gain * gain / 1.76095 - 1.0).abs() < 0.02, "{}", gain * gain);
        assert_eq!(contour(&Experiment { skip: Skip::On, ..experiment }, 1.0).count(), 0);
    }

    #[test]
    fn the_map_has_a_cell_for_the_gain_that_everything_else_is_compared_with() {
        let trials = map_trials(&Experiment::default());
        assert_eq!(trials.len(), MAP.0 * MAP.1);
        assert!(trials.iter().any(|trial| {
            (trial.experiment.gain - 1.0).abs() < 1e-12 && trial.experiment.bias == Some(0.0)
        }));
    }
}
