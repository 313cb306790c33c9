//! Claims about the trainer: what it answers, in which order, and that slices of time change nothing.

use super::experiment::{Batch, Experiment};
use super::export::format::ExportFormat;
use super::frame::{Frame, Record};
use super::protocol::{PathQuery, Problem, Reply, Request, Views};
use super::trainer::{RECORDS_PER_FRAME, Trainer};
use crate::data::Source;
use crate::nn::activation::Activation;
use crate::nn::check::Checked;
use crate::nn::inspect::PathChoice;
use std::cell::Cell;

const PATH: PathQuery = PathQuery { sample: 205, choice: PathChoice::Strongest };
const VIEWS: Views = Views { evaluation: true, prediction: true, units: Some(4), path: Some(PATH) };

fn begin(run: u32, experiment: Experiment) -> Request {
    duel(run, experiment, None)
}

fn duel(run: u32, experiment: Experiment, rival: Option<Experiment>) -> Request {
    Request::Begin { run, experiment: Box::new(experiment), rival: rival.map(Box::new), views: VIEWS }
}

fn advance(run: u32, steps: u32) -> Request {
    Request::Advance { run, steps, budget_ms: None, views: Views::default() }
}

/// Everything the trainer says to that request, with the thread taken away after every `slice_ms`.
fn answers(trainer: &mut Trainer, request: Request, slice_ms: f64) -> Vec<Reply> {
    let now = Cell::new(0.0);
    let clock = || {
        now.set(now.get() + 1.0);
        now.get()
    };
    trainer.receive(request, 0.0);
    let mut replies = Vec::new();
    while !trainer.is_idle() {
        replies.extend(trainer.work(&clock, now.get() + slice_ms));
    }
    replies
}

fn frame(mut replies: Vec<Reply>) -> Frame {
    match (replies.len(), replies.pop()) {
        (1, Some(Reply::Frame(frame))) => *frame,
        (_, other) => panic!("one frame was asked for, not {other:?}"),
    }
}

fn small() -> Experiment {
    Experiment { depth: 3, width: 8, points: 200, ..Experiment::default() }
}

#[test]
fn a_run_begins_with_step_0_and_what_was_asked_for() {
    let frame = frame(answers(&mut Trainer::default(), begin(4, small()), 1e9));
    assert_eq!((frame.run, frame.latest().step, frame.latest().layers.len()), (4, 0, 4));
    assert!(frame.evaluation.is_some() && frame.prediction.is_some());
}

#[test]
fn a_look_inside_shows_every_hidden_layer_and_one_path() {
    let mut trainer = Trainer::default();
    let frame = frame(answers(&mut trainer, begin(1, small()), 1.0));
    let units = frame.units.as_deref().expect("it was asked for");
    let shapes: Vec<_> = units.iter().map(|view| (view.saturated.len(), view.range)).collect();
    assert_eq!(shapes, [(8, 4.0); 3]);
    let path = frame.path.as_ref().expect("it was asked for");
    assert_eq!(path.steps.len(), 4);
    assert_eq!(path.sample, 205 % path.samples, "a number beyond the batch is counted from its start again");
    let without = answers(&mut trainer, advance(1, 1), 1e9);
    let [Reply::Frame(without)] = &without[..] else { panic!("a frame was asked for") };
    assert!(without.units.is_none() && without.path.is_none(), "nothing is computed that nobody looks at");
}

/// The layers that were checked, in the order in which they came.
fn checked(replies: &[Reply]) -> Vec<Checked> {
    let checked = |reply: &Reply| match reply {
        Reply::Checked { checked, .. } => Some(**checked),
        _ => None,
    };
    replies.iter().filter_map(checked).collect()
}

#[test]
fn gradients_are_checked_layer_by_layer_while_the_run_goes_on() {
    let mut trainer = Trainer::default();
    answers(&mut trainer, begin(1, small()), 1e9);
    let request = Request::Check { run: 1, draw: 7 };
    let alone = checked(&answers(&mut trainer, request.clone(), 1e9));
    assert_eq!(alone.iter().map(|checked| checked.layer).collect::<Vec<_>>(), [1, 2, 3, 4]);
    trainer.receive(request, 0.0);
    assert!(trainer.work(&|| 1.0, 0.0).is_none());
    let replies = answers(&mut trainer, advance(1, 20), 1.0);
    assert!(
        matches!(&replies[0], Reply::Frame(frame) if frame.latest().step == 20),
        "whoever trains does not wait for a check"
    );
    assert_eq!(checked(&replies), alone, "and the step is checked at which it was asked for");
}

#[test]
fn another_check_and_another_run_take_the_place_of_a_check() {
    let mut trainer = Trainer::default();
    answers(&mut trainer, begin(1, small()), 1e9);
    for draw in [1, 2] {
        trainer.receive(Request::Check { run: 1, draw }, 0.0);
        assert!(trainer.work(&|| 1.0, 0.0).is_none());
    }
    let replies = answers(&mut trainer, advance(1, 1), 1e9);
    assert!(replies.iter().all(|reply| !matches!(reply, Reply::Checked { draw: 1, .. })));
    assert_eq!(checked(&replies).len(), 4);
    trainer.receive(Request::Check { run: 1, draw: 3 }, 0.0);
    assert!(trainer.work(&|| 1.0, 0.0).is_none());
    assert!(checked(&answers(&mut trainer, begin(2, small()), 1e9)).is_empty());
}

#[test]
fn an_export_tells_what_the_step_shows() {
    let mut trainer = Trainer::default();
    trainer.install(crate::lab::deferred_capabilities::CAPABILITIES);
    answers(&mut trainer, begin(1, Experiment { width: 8, points: 200, ..Experiment::default() }), 1e9);
    answers(&mut trainer, advance(1, 3), 1e9);
    let replies = answers(
        &mut trainer,
        Request::Export { run: 1, format: ExportFormat::Json, state: String::new() },
        1e9,
    );
    let [Reply::Export { text, .. }] = &replies[..] else { panic!("an export was asked for") };
    let export: serde_json::Value = serde_json::from_str(text).expect("exports are JSON");
    assert_eq!((&export["step"], &export["diagnosis"]["kind"]), (&3.into(), &"vanishing".into()));
    assert_eq!((&export["diagnosis"]["layer"], &export["diagnosis"]["threshold"]), (&1.into(), &0.01.into()));
}

#[test]
fn slices_of_time_change_no_number() {
    let run = |slice_ms| {
        let mut trainer = Trainer::default();
        answers(&mut trainer, begin(1, small()), slice_ms);
        frame(answers(&mut trainer, advance(1, 30), slice_ms))
    };
    assert_eq!(run(1e9), run(1.0));
}

#[test]
fn steps_are_counted_exactly_and_the_last_is_always_kept() {
    let mut trainer = Trainer::default();
    answers(&mut trainer, begin(1, small()), 1e9);
    for (steps, reached) in [(1, 1), (7, 8), (500, 508), (0, 508)] {
        let frame = frame(answers(&mut trainer, advance(1, steps), 5.0));
        assert_eq!(frame.latest().step, reached);
        assert!(frame.records.len() <= RECORDS_PER_FRAME, "{}", frame.records.len());
        assert!(frame.records.windows(2).all(|pair| pair[0].step < pair[1].step));
    }
}

#[test]
fn records_of_one_long_advance_are_those_of_many_short_ones() {
    let mut one = Trainer::default();
    let mut many = Trainer::default();
    for trainer in [&mut one, &mut many] {
        answers(trainer, begin(1, small()), 1e9);
    }
    let long = frame(answers(&mut one, advance(1, 12), 1e9)).records;
    let short: Vec<Record> =
        (0..12).flat_map(|_| frame(answers(&mut many, advance(1, 1), 1e9)).records).collect();
    assert_eq!(long, short);
}

#[test]
fn a_new_run_drops_the_old_one_in_the_middle_of_a_step() {
    let mut trainer = Trainer::default();
    answers(&mut trainer, begin(1, small()), 1e9);
    trainer.receive(advance(1, 1000), 0.0);
    assert!(trainer.work(&|| 1.0, 0.0).is_none());
    let frame = frame(answers(&mut trainer, begin(2, small()), 1e9));
    assert_eq!((frame.run, frame.latest().step), (2, 0));
    assert!(
        answers(&mut trainer, advance(1, 5), 1e9).is_empty(),
        "requests of a run that was left are dropped"
    );
}

#[test]
fn a_duel_is_two_single_runs_bit_for_bit_step_by_step() {
    let rival = Experiment { activation: Activation::Relu, depth: 5, batch: Batch::Mini(7), ..small() };
    let run = |request: Request, slice_ms: f64| {
        let mut trainer = Trainer::default();
        let begun = frame(answers(&mut trainer, request, slice_ms));
        [begun, frame(answers(&mut trainer, advance(1, 40), slice_ms))]
    };
    let both = run(duel(1, small(), Some(rival.clone())), 1.0);
    let (first, second) = (run(begin(1, small()), 1e9), run(begin(1, rival), 1e9));
    for ((both, first), second) in both.into_iter().zip(first).zip(second) {
        let found = both.rival.clone().expect("there is a second network");
        assert_eq!(found.records, second.records);
        assert_eq!((found.diagnosis, found.evaluation), (second.diagnosis, second.evaluation));
        assert_eq!(Frame { rival: None, ..both }, first);
    }
}

#[test]
fn a_duel_without_the_data_of_its_second_network_says_so() {
    let rival = Experiment { data: Source::Csv, ..small() };
    let replies = answers(&mut Trainer::default(), duel(1, small(), Some(rival)), 1e9);
    assert_eq!(replies, [Reply::Failed { run: 1, problem: Problem::NoData(Source::Csv) }]);
}

#[test]
fn data_that_nobody_provided_is_named() {
    let experiment = Experiment { data: Source::Csv, ..small() };
    let replies = answers(&mut Trainer::default(), begin(1, experiment), 1e9);
    assert_eq!(replies, [Reply::Failed { run: 1, problem: Problem::NoData(Source::Csv) }]);
}

#[test]
fn requests_and_replies_survive_the_wire() {
    let mut trainer = Trainer::default();
    let request = duel(1, small(), Some(small()));
    let bytes = postcard::to_stdvec(&request).expect("requests are plain data");
    assert_eq!(postcard::from_bytes::<Request>(&bytes).expect("they come back"), request);
    let check = Request::Check { run: 1, draw: 1 };
    let replies = answers(&mut trainer, request, 1e9);
    for reply in replies.into_iter().chain(answers(&mut trainer, check, 1e9)) {
        let bytes = postcard::to_stdvec(&reply).expect("replies are plain data");
        assert_eq!(postcard::from_bytes::<Reply>(&bytes).expect("they come back"), reply);
    }
}
