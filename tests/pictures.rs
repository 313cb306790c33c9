//! The picture that a page shows where WebAssembly is blocked is computed by the network it speaks of.
//! `VG_PICTURES=1 cargo test --test pictures` draws it anew.

use plotters::prelude::SVGBackend;
use std::path::Path;
use std::rc::Rc;
use vanishing_gradients::charts::gradient_bars::{self, Expected, Side, View, Words};
use vanishing_gradients::charts::log_range::LogRange;
use vanishing_gradients::charts::pen::Pen;
use vanishing_gradients::charts::theme::{Surface, Theme};
use vanishing_gradients::data;
use vanishing_gradients::i18n::{Lang, words};
use vanishing_gradients::lab::experiment::Experiment;
use vanishing_gradients::lab::frame::Record;
use vanishing_gradients::lab::init_prediction::InitPrediction;
use vanishing_gradients::lab::quantity::Quantity;
use vanishing_gradients::lab::session::Session;
use vanishing_gradients::nn::training::Phase;

const SIZE: (u32, u32) = (720, 400);

#[test]
fn the_picture_for_pages_without_webassembly_shows_the_network_that_the_lab_starts_with() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/fallback.svg");
    let drawn = picture();
    if std::env::var_os("VG_PICTURES").is_some() {
        std::fs::write(&path, &drawn).expect("the picture can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("the picture is there");
    assert!(kept == drawn, "draw {} anew: VG_PICTURES=1 cargo test --test pictures", path.display());
}

fn picture() -> String {
    let experiment = Experiment::default();
    let points = experiment.points as usize;
    let dataset = data::generate(experiment.data, experiment.noise, points, experiment.seed).expect("points");
    let init_prediction = InitPrediction::new(&experiment, &dataset);
    let record = measured(&experiment, dataset);
    let last = record.layers[record.layers.len() - 2].delta_rms;
    let expected = |[low, median, high]: [f64; 3]| Expected { low, median, high };
    let theory: Vec<_> = init_prediction.deltas(last).into_iter().map(expected).collect();
    let text = words(Lang::En).text();
    let mut svg = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut svg, SIZE);
        let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
        let view = View {
            sides: &[Side { layers: &record.layers, skips: false, theory: &theory }],
            quantity: Quantity::Delta,
            range: LogRange::new(init_prediction.decades.0, init_prediction.decades.1),
            bound: &init_prediction.bound(experiment.activation, last),
            bound_base: experiment.activation.sup_act_grad(),
            flushes: false,
            lit_from: 0,
            highlight: None,
            words: Words {
                backward_pass: text.backward_pass,
                input: text.input,
                output: text.output,
                theory: text.theory,
                bound: text.bound,
                floor: text.floor,
            },
        };
        gradient_bars::draw(&mut pen, &view).expect("a string takes every picture");
    }
    svg
}

/// Step 0, before any update.
fn measured(experiment: &Experiment, dataset: data::Dataset) -> Record {
    let mut session = Session::new(experiment, Rc::new(dataset)).expect("a small network");
    while session.work() != Phase::Measured {}
    session.record()
}
