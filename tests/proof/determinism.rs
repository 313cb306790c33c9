//! Equal settings give equal numbers: in another order, in another format, in other portions.

use super::any::{Task, config, task, task_for};
use proptest::prelude::*;
use std::cell::Cell;
use vanishing_gradients::lab::experiment::Experiment;
use vanishing_gradients::lab::frame::{Frame, Record};
use vanishing_gradients::lab::protocol::{Reply, Request, Views};
use vanishing_gradients::lab::state::read;
use vanishing_gradients::lab::trainer::Trainer;
use vanishing_gradients::nn::norm::Norm;
use vanishing_gradients::nn::scalar::Dtype;
use vanishing_gradients::nn::training::{Phase, Snapshot, start};

fn after(task: &Task, dtype: Dtype, steps: usize) -> Snapshot {
    let mut run = start(dtype, &task.config, &task.features, &task.classes).expect("small networks fit");
    for _ in 0..=steps {
        while run.work() != Phase::Measured {}
    }
    run.snapshot()
}

fn flat(snapshot: &Snapshot) -> Vec<f64> {
    let parameters = snapshot.layers.iter().flat_map(|layer| &layer.parameters);
    parameters.flat_map(|parameter| parameter.gradient.clone()).collect()
}

fn size(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum::<f64>().sqrt()
}

/// The frames of a run of that experiment, made by a trainer whose slices of time last so many looks at the clock.
fn frames(experiment: &Experiment, slice: f64) -> Vec<Record> {
    let mut trainer = Trainer::default();
    let (time, views) = (Cell::new(0.0), Views::default());
    let clock = || time.replace(time.get() + 1.0);
    let mut answer = |request| -> Frame {
        trainer.receive(request, time.get());
        loop {
            match trainer.work(&clock, time.get() + slice) {
                Some(Reply::Frame(frame)) => return *frame,
                Some(other) => panic!("{other:?}"),
                None => assert!(!trainer.is_idle(), "a request was forgotten"),
            }
        }
    };
    let mut records =
        answer(Request::Begin { run: 1, experiment: Box::new(experiment.clone()), rival: None, views })
            .records;
    for steps in [1, 5, 9] {
        records.extend(answer(Request::Advance { run: 1, steps, budget_ms: None, views }).records);
    }
    records
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_same_run_twice_is_the_same_to_the_last_bit(task in task(), steps in 0..6usize) {
        for dtype in [Dtype::Float64, Dtype::Float32] {
            // Compared as text: NaN differs from itself.
            let run = || format!("{:?}", after(&task, dtype, steps));
            prop_assert_eq!(run(), run());
        }
    }

    #[test]
    fn the_order_of_the_samples_in_a_batch_does_not_matter(task in task(), turn in 0..8usize) {
        // Samples that are alike leave BatchNorm nothing but rounding errors, which it brings to size.
        prop_assume!(task.config.norm != Norm::Batch);
        let mut turned = task.clone();
        let by = turn % task.classes.len();
        turned.classes.rotate_left(by);
        turned.features.rotate_left(by * task.config.layer_sizes[0]);
        let (one, other) = (after(&task, Dtype::Float64, 0), after(&turned, Dtype::Float64, 0));
        prop_assert!((one.loss - other.loss).abs() <= 1e-12 * one.loss.abs());
        let (one, other) = (flat(&one), flat(&other));
        let difference: Vec<f64> = one.iter().zip(&other).map(|(a, b)| a - b).collect();
        prop_assert!(size(&difference) <= 1e-9 * size(&one) + 1e-11, "{} of {}", size(&difference), size(&one));
    }

    #[test]
    fn single_precision_follows_double_precision(
        task in config().prop_flat_map(|config| {
            // Kinks and tiny variances amplify the last bit; they are compared with themselves above.
            let smooth = !matches!(config.activation.id(), "relu" | "leaky-relu" | "elu" | "selu");
            let activation = if smooth { config.activation } else { vanishing_gradients::nn::activation::Activation::Tanh };
            task_for(vanishing_gradients::nn::training::NetworkConfig { activation, norm: Norm::None, ..config }, 1..=8)
        })
    ) {
        let (double, single) = (after(&task, Dtype::Float64, 0), after(&task, Dtype::Float32, 0));
        prop_assert!((double.loss - single.loss).abs() <= 1e-4 * (1.0 + double.loss.abs()));
        let (double, single) = (flat(&double), flat(&single));
        let difference: Vec<f64> = double.iter().zip(&single).map(|(a, b)| a - b).collect();
        prop_assert!(size(&difference) <= 1e-3 * size(&double) + 1e-6);
    }

    #[test]
    fn a_worker_and_a_page_cut_the_work_differently_and_find_the_same(
        activation in "sigmoid|relu|gelu", norm in "none|batch|layer", optimizer in "sgd|adam", seed in any::<u32>(), slice in 1..40u32
    ) {
        let query = format!("depth=3&width=5&points=200&act={activation}&norm={norm}&opt={optimizer}&seed={seed}&batch=32");
        let experiment = read(&query, "").0.experiment;
        let (page, worker) = (frames(&experiment, 0.0), frames(&experiment, f64::from(slice)));
        prop_assert_eq!(format!("{page:?}"), format!("{worker:?}"));
        prop_assert_eq!(page.last().map(|record| record.step), Some(15));
    }
}
