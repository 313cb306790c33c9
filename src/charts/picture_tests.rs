//! Claims about pictures, drawn as SVG.

use super::gradient_bars::{self, Layout, Side, View, Words};
use super::heat_map;
use super::log_plot::{self, Mark, Role, Series};
use super::log_range::LogRange;
use super::loss_curve::{self, Point};
use super::pen::Pen;
use super::phase_map;
use super::theme::{Surface, Theme};
use crate::i18n::{Lang, words};
use crate::lab::frame::LayerStats;
use crate::lab::quantity::Quantity;
use plotters::prelude::SVGBackend;

const WORDS: Words = Words {
    backward_pass: "backward pass",
    input: "input",
    output: "output",
    theory: "theory",
    bound: "product of slopes",
    floor: "{0} ends",
};

fn layers(deltas: &[f64]) -> Vec<LayerStats> {
    deltas.iter().map(|&delta_rms| LayerStats { delta_rms, ..LayerStats::default() }).collect()
}

fn bars(deltas: &[f64], size: (u32, u32), range: LogRange) -> String {
    let mut svg = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut svg, size);
        let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
        let layers = layers(deltas);
        let view = View {
            sides: &[Side { layers: &layers, skips: false, theory: &[] }],
            quantity: Quantity::Delta,
            range,
            bound: &[],
            bound_base: 0.25,
            flushes: false,
            lit_from: 0,
            highlight: None,
            words: WORDS,
        };
        gradient_bars::draw(&mut pen, &view).expect("a string takes every picture");
    }
    svg
}

/// Heights of the rectangles as wide as a bar.
fn heights(svg: &str) -> Vec<i32> {
    let number = |rect: &str, name: &str| -> i32 {
        let start = rect.find(&format!("{name}=\"")).expect("the attribute") + name.len() + 2;
        rect[start..].split('"').next().and_then(|text| text.parse().ok()).expect("a number")
    };
    // The first one is the surface.
    let rects = svg.split("<rect ").skip(2).filter_map(|rest| rest.split('>').next());
    let rects = rects.map(|rect| number(rect, "height"));
    // A bar is followed by its bright edge of two pixels.
    rects.filter(|height| *height > 2).collect()
}

#[test]
fn bars_rise_with_their_values() {
    let svg = bars(&[1e-9, 1e-7, 1e-5, 1e-3], (600, 400), LogRange::new(-10, 0));
    let found = heights(&svg);
    assert_eq!(found.len(), 4);
    assert!(found.windows(2).all(|pair| pair[0] < pair[1]), "{found:?}");
    let steps: Vec<i32> = found.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(
        steps.iter().all(|step| (step - steps[0]).abs() <= 1),
        "equal factors are equal steps: {steps:?}"
    );
}

#[test]
fn zero_infinity_and_nan_are_marked_and_not_missing() {
    let svg = bars(&[0.0, f64::INFINITY, f64::NAN, 1.0], (700, 400), LogRange::new(-10, 0));
    for word in ["∞", "NaN", ">\n0\n<"] {
        assert!(svg.contains(word), "{word}: {svg}");
    }
    assert_eq!(heights(&svg).len(), 1);
}

#[test]
fn what_lies_below_the_axis_points_down_with_its_exponent() {
    let svg = bars(&[1e-60, 1e-3], (600, 400), LogRange::new(-10, 0));
    assert!(svg.contains("10⁻⁶⁰"), "{svg}");
}

#[test]
fn every_size_and_depth_is_drawn() {
    for size in [(1, 1), (320, 200), (768, 300), (1920, 640)] {
        for count in [0, 1, 2, 11, 51, 101] {
            bars(&vec![1e-3; count], size, LogRange::new(-8, 0));
        }
    }
}

#[test]
fn a_place_on_the_chart_belongs_to_its_layer() {
    let layout = Layout::new((600.0, 400.0), 14.0, 11);
    assert_eq!(layout.layer_at(0.0), None);
    assert_eq!(layout.layer_at(60.0), Some(0));
    assert_eq!(layout.layer_at(585.0), Some(10));
    assert_eq!(layout.layer_at(1e9), None);
}

#[test]
fn curves_of_any_run_are_drawn_and_a_lost_one_ends_in_infinity() {
    let words = loss_curve::Words { loss: "loss", accuracy: "accuracy", step: "step", chance: "chance" };
    let curve = |losses: &[f64]| {
        let points: Vec<Point> = losses
            .iter()
            .enumerate()
            .map(|(step, &loss)| Point { step: step as u64 * 977, loss, accuracy: 0.5 })
            .collect();
        let mut svg = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut svg, (300, 200));
            let mut pen = Pen::new(&mut backend, 1.0, 12.0, Theme::on(Surface::Dark));
            let view = loss_curve::View {
                sides: std::slice::from_ref(&points),
                chance: Some(0.693),
                at: None,
                words,
            };
            loss_curve::draw(&mut pen, &view).expect("a string takes every picture");
        }
        svg
    };
    assert!(!curve(&[]).contains('∞'));
    assert!(!curve(&[0.7]).contains('∞'));
    assert!(!curve(&vec![0.7; 5000]).contains('∞'));
    assert!(curve(&[0.7, 5.0, f64::INFINITY, f64::NAN]).contains('∞'));
    assert!(curve(&[f64::NAN]).contains("NaN"));
}

#[test]
fn a_heat_map_draws_what_stays_the_same_once_and_tells_zero_from_small() {
    let draw = |value: f64| {
        let mut svg = String::new();
        let columns: Vec<(u64, Vec<f64>)> = (0..50).map(|step| (step, vec![1e-3, value])).collect();
        let view = heat_map::View {
            columns: &columns,
            range: LogRange::new(-10, 0),
            at: None,
            highlight: None,
            layer: "layer",
            output: "output",
            step: "step",
        };
        let mut backend = SVGBackend::with_string(&mut svg, (600, 300));
        let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
        heat_map::draw(&mut pen, &view).expect("a string takes every picture");
        drop(backend);
        (svg.matches("<rect ").count(), svg.matches("<polyline ").count())
    };
    // The surface, two layers, and the 32 shades of the scale.
    assert_eq!(draw(1e-9), (35, 0));
    assert_eq!(draw(0.0), (35, 1));
    assert_eq!(draw(f64::NAN), (35, 1));
}

#[test]
fn the_bound_and_the_ends_of_formats_are_drawn_where_they_are() {
    let layers = layers(&[1e-9, 1e-7, 1e-5, 1e-3]);
    let draw = |bound: &[f64]| {
        let mut svg = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut svg, (700, 400));
            let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
            let view = View {
                sides: &[Side { layers: &layers, skips: false, theory: &[] }],
                quantity: Quantity::Delta,
                range: LogRange::new(-10, 0),
                bound,
                bound_base: 0.25,
                flushes: false,
                lit_from: 0,
                highlight: None,
                words: WORDS,
            };
            gradient_bars::draw(&mut pen, &view).expect("a string takes every picture");
        }
        svg
    };
    let with = draw(&[1e-6, 1e-5, 1e-4]);
    assert!(with.contains("0.25ᵏ: product of slopes") && with.contains("float16 ends"));
    assert!(!with.contains("float32 ends"), "10⁻⁴⁵ is not on this axis");
    assert!(!draw(&[]).contains("product of slopes"));
}

#[test]
fn every_line_has_its_name_and_no_name_hides_a_bar_at_any_width() {
    let layers = layers(&[1e-9, 1e-7, 1e-5, 1e-3]);
    let theory = [gradient_bars::Expected { low: 1e-7, median: 1e-6, high: 1e-5 }; 3];
    for lang in Lang::ALL {
        let text = words(*lang).text();
        let words = Words {
            backward_pass: text.backward_pass,
            input: text.input,
            output: text.output,
            theory: text.theory,
            bound: text.bound,
            floor: text.floor,
        };
        for width in [288, 328, 600, 720, 1200] {
            let mut svg = String::new();
            {
                let mut backend = SVGBackend::with_string(&mut svg, (width, 184));
                let font = if width < 520 { 12.0 } else { 14.0 };
                let mut pen = Pen::new(&mut backend, 1.0, font, Theme::on(Surface::Light));
                let view = View {
                    sides: &[Side { layers: &layers, skips: false, theory: &theory }],
                    quantity: Quantity::Delta,
                    range: LogRange::new(-10, 0),
                    bound: &[1e-6, 1e-5, 1e-4],
                    bound_base: 0.25,
                    flushes: false,
                    lit_from: 0,
                    highlight: None,
                    words,
                };
                gradient_bars::draw(&mut pen, &view).expect("a string takes every picture");
            }
            for name in [text.theory, text.bound, "float16"] {
                assert!(svg.contains(name), "{name} at {width}");
            }
            // Bars, their edges and the two surfaces: nothing else has an area.
            assert_eq!(svg.matches("<rect ").count(), 2 * layers.len() + 1, "{width}");
        }
    }
}

#[test]
fn every_bar_without_a_logarithm_has_a_word() {
    let points: Vec<(f64, f64)> = (1..=5).map(|layer| (f64::from(layer), 0.0)).collect();
    let bars = Series { name: "bars".into(), role: Role::Gradient, mark: Mark::Bars, points };
    let view = log_plot::View {
        series: vec![bars],
        range: LogRange::new(-4, 2),
        domain: (0.5, 5.5),
        x_name: "layer".into(),
        last_name: None,
        negative: "negative",
        guides: Vec::new(),
        highlight: None,
    };
    let mut svg = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut svg, (600, 300));
        let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
        log_plot::draw(&mut pen, &view).expect("a string takes every picture");
    }
    assert_eq!(svg.matches(">\n0\n<").count(), 5);
}

#[test]
fn bars_that_the_backward_pass_has_not_reached_are_as_high_and_not_lit() {
    let draw = |lit_from: usize| {
        let mut svg = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut svg, (600, 400));
            let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
            let layers = layers(&[1e-9, 1e-7, 1e-5, 1e-3]);
            let view = View {
                sides: &[Side { layers: &layers, skips: false, theory: &[] }],
                quantity: Quantity::Delta,
                range: LogRange::new(-10, 0),
                bound: &[],
                bound_base: 0.25,
                flushes: false,
                lit_from,
                highlight: None,
                words: WORDS,
            };
            gradient_bars::draw(&mut pen, &view).expect("a string takes every picture");
        }
        svg
    };
    assert_eq!(heights(&draw(0)), heights(&draw(4)));
    // The bright edge of a bar that is lit.
    let edges = |svg: &str| svg.matches("height=\"2\"").count();
    assert_eq!([0, 1, 3, 4].map(|from| edges(&draw(from))), [4, 3, 1, 0]);
}

#[test]
fn the_bars_of_a_duel_stand_side_by_side_and_the_second_ones_are_hatched() {
    let layers = |count: usize| vec![LayerStats { delta_rms: 1e-3, ..LayerStats::default() }; count];
    let (first, second) = (layers(5), layers(3));
    let draw = |sides: &[Side<'_>]| {
        let mut svg = String::new();
        let mut backend = SVGBackend::with_string(&mut svg, (600, 300));
        let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
        let view = View {
            sides,
            quantity: Quantity::Delta,
            range: LogRange::new(-10, 0),
            bound: &[],
            bound_base: 1.0,
            flushes: false,
            lit_from: 0,
            highlight: None,
            words: WORDS,
        };
        gradient_bars::draw(&mut pen, &view).expect("a string takes every picture");
        drop(backend);
        svg
    };
    let [first, second] = [&first, &second].map(|layers| Side { layers, skips: false, theory: &[] });
    let (alone, both) = (draw(&[first]), draw(&[first, second]));
    let fills = |svg: &str| heights(svg).into_iter().filter(|height| *height > 50).count();
    assert_eq!((fills(&alone), fills(&both)), (5, 8));
    let strokes = |svg: &str| svg.matches("<polyline ").count();
    assert!(strokes(&both) > strokes(&alone) + 3 * 20, "three bars are hatched");
    assert!(both.contains(">\nA\n") && both.contains(">\nB\n"), "and both are named");
}

#[test]
fn a_product_below_zero_is_hollow_and_one_below_the_axis_is_told() {
    let draw = |last: f64| {
        let view = log_plot::View {
            series: vec![Series {
                name: "product".into(),
                role: Role::Gradient,
                mark: Mark::Bars,
                points: vec![(1.0, 1e-2), (2.0, last)],
            }],
            range: LogRange::new(-4, 0),
            domain: (0.5, 2.5),
            x_name: "layer".into(),
            last_name: Some("output".into()),
            negative: "negative",
            guides: Vec::new(),
            highlight: None,
        };
        let mut svg = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut svg, (600, 300));
            let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
            log_plot::draw(&mut pen, &view).expect("a string takes every picture");
        }
        svg
    };
    let bars = |svg: &str| svg.matches("<rect ").count();
    assert_eq!(bars(&draw(1e-3)), bars(&draw(-1e-3)) + 1);
    assert!(!draw(1e-3).contains("negative") && draw(-1e-3).contains("negative"));
    assert!(draw(-6.65e-17).contains("↓10⁻¹⁷") && draw(1e-3).contains("output"));
}

#[test]
fn a_map_says_that_its_colours_end_and_marks_no_network_that_is_not_on_it() {
    let draw = |here: Option<(f64, f64)>| {
        let view = phase_map::View {
            size: (3, 2),
            ratios: vec![1e-30, 1e-3, 1.0, 1e-20, 0.0, f64::NAN],
            gains: (0.1, 10.0),
            biases: (0.0, 2.0),
            reach: (-15, 2),
            contours: vec![phase_map::Contour { points: vec![(2.0, 0.0), (2.0, 2.0)], critical: true }],
            here,
            words: phase_map::Words {
                gain: "gain",
                bias: "bias",
                here: "you are here",
                critical: "edge",
                trainable: "depths",
            },
        };
        let mut svg = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut svg, (600, 300));
            let mut pen = Pen::new(&mut backend, 1.0, 14.0, Theme::on(Surface::Light));
            phase_map::draw(&mut pen, &view).expect("a string takes every picture");
        }
        svg
    };
    let map = draw(None);
    assert!(["≤ 10⁻¹⁵", "≥ 10²", "edge", "depths"].iter().all(|words| map.contains(words)), "{map}");
    assert!(!map.contains("you are here") && draw(Some((1.0, 0.0))).contains("you are here"));
}
