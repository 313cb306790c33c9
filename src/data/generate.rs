//! The point sets of the plane: moons, circles, spirals, XOR, blobs.
//!
//! A sample is `scale · (place + (spread + noise) · g)`. Neither its place on the shape nor its draw g ~ N(0, I)
//! depends on the noise or on the number of points: moving one of these sliders moves the same points, or adds
//! to them. Sine, cosine and square root come from `libm`, the same bits on every machine.

use super::{Dataset, Samples, Source};
use crate::nn::rng::{Rng, Stream};
use std::f64::consts::{PI, SQRT_2};

/// `points` training samples and a quarter as many test samples from other draws of the same seed, two classes
/// in turn; `None` for a source that is read and not generated.
///
/// `noise` is a standard deviation in units of the shape: the radius of a moon or of the outer circle, half the
/// reach of the spirals, the edge of an XOR quadrant, half the side of the square that two blobs span.
pub fn generate(source: Source, noise: f64, points: usize, seed: u32) -> Option<Dataset> {
    let shape = shape(source)?;
    Some(Dataset {
        inputs: 2,
        classes: 2,
        train: draw(&shape, noise, points, Rng::new(seed, Stream::Train)),
        test: draw(&shape, noise, points / 4, Rng::new(seed, Stream::Test)),
        class_names: vec!["0".into(), "1".into()],
    })
}

/// A shape in units of its own, centred on the origin.
struct Shape {
    /// Feature units a unit of the shape: brings the features to a range of about ±2.
    scale: f64,
    /// Standard deviation that a sample has even without noise.
    spread: f64,
    /// How many places the samples go to in turn; a sample's class is the parity of its place.
    parts: usize,
    /// The point of that part at (u, v) in the unit square.
    place: fn(usize, [f64; 2]) -> [f64; 2],
}

fn shape(source: Source) -> Option<Shape> {
    Some(match source {
        Source::Moons => Shape { scale: SQRT_2, spread: 0.0, parts: 2, place: moons },
        Source::Circles => Shape { scale: 2.0, spread: 0.0, parts: 2, place: circles },
        Source::Spirals => Shape { scale: 1.0, spread: 0.0, parts: 2, place: spirals },
        Source::Xor => Shape { scale: 1.8, spread: 0.0, parts: 4, place: xor },
        Source::Blobs => Shape { scale: 1.0, spread: 0.3, parts: 2, place: blobs },
        Source::Digits | Source::Csv => return None,
    })
}

/// Two interleaved half circles of radius 1, as scikit-learn's `make_moons` places them, about their centre.
fn moons(part: usize, [u, _]: [f64; 2]) -> [f64; 2] {
    let (x, y) = (libm::cos(PI * u), libm::sin(PI * u));
    if part == 0 { [x - 0.5, y - 0.25] } else { [0.5 - x, 0.25 - y] }
}

/// A circle of radius 1 around one of radius ½.
fn circles(part: usize, [u, _]: [f64; 2]) -> [f64; 2] {
    polar(if part == 0 { 1.0 } else { 0.5 }, 2.0 * PI * u)
}

/// Two Archimedean spirals of 1¼ turns, half a turn apart. The root spaces the samples evenly along the arms.
fn spirals(part: usize, [u, _]: [f64; 2]) -> [f64; 2] {
    let t = libm::sqrt(0.01 + 0.99 * u);
    polar(2.0 * t, PI * (2.5 * t + part as f64))
}

/// Four squares, one a quadrant, with a gap along the axes; opposite quadrants have the same class.
fn xor(part: usize, [u, v]: [f64; 2]) -> [f64; 2] {
    let (x, y) = (0.1 + 0.9 * u, 0.1 + 0.9 * v);
    [[x, y], [-x, y], [-x, -y], [x, -y]][part]
}

/// Two centres.
fn blobs(part: usize, _: [f64; 2]) -> [f64; 2] {
    if part == 0 { [-1.0, -1.0] } else { [1.0, 1.0] }
}

fn polar(radius: f64, angle: f64) -> [f64; 2] {
    [radius * libm::cos(angle), radius * libm::sin(angle)]
}

/// The steps of the R₂ sequence, whose every prefix covers the unit square evenly (Roberts 2018).
const R2: [f64; 2] = [0.754_877_666_246_692_7, 0.569_840_290_998_053_2];

fn draw(shape: &Shape, noise: f64, points: usize, mut rng: Rng) -> Samples {
    let start = [rng.uniform(), rng.uniform()];
    let deviation = shape.spread + noise;
    let mut samples = Samples::default();
    for index in 0..points {
        let part = index % shape.parts;
        let turn = (index / shape.parts) as f64;
        let place = (shape.place)(part, [0, 1].map(|axis| (start[axis] + turn * R2[axis]).fract()));
        samples.features.extend(place.map(|x| shape.scale * (x + deviation * rng.normal())));
        samples.classes.push((part % 2) as u16);
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    const GENERATED: [Source; 5] =
        [Source::Moons, Source::Circles, Source::Spirals, Source::Xor, Source::Blobs];

    fn points(source: Source, noise: f64, points: usize, seed: u32) -> Dataset {
        generate(source, noise, points, seed).unwrap()
    }

    #[test]
    fn classes_are_balanced_and_the_test_set_is_a_quarter() {
        for source in GENERATED {
            let data = points(source, 0.1, 256, 1);
            assert_eq!((data.train.len(), data.test.len()), (256, 64));
            for samples in [&data.train, &data.test] {
                assert_eq!(samples.classes.iter().filter(|&&class| class == 1).count(), samples.len() / 2);
                assert_eq!(samples.features.len(), 2 * samples.len());
            }
        }
    }

    #[test]
    fn features_are_centred_and_about_two_at_most() {
        for source in GENERATED {
            let data = points(source, 0.1, 1000, 3);
            for axis in 0..2 {
                let mean: f64 = (0..1000).map(|i| data.train.row(i, 2)[axis]).sum::<f64>() / 1000.0;
                assert!(mean.abs() < 0.1, "{source:?} {axis} {mean}");
            }
            assert!((1.8..3.2).contains(&data.extent()), "{source:?} {}", data.extent());
            assert!((0.5..1.5).contains(&data.mean_square()), "{source:?} {}", data.mean_square());
        }
    }

    #[test]
    fn noise_moves_every_point_along_its_own_draw() {
        for source in GENERATED {
            let [none, some, twice] = [0.0, 0.2, 0.4].map(|noise| points(source, noise, 200, 5).train);
            for ((a, b), c) in none.features.iter().zip(&some.features).zip(&twice.features) {
                assert!((2.0 * (b - a) - (c - a)).abs() < 1e-12, "{source:?}");
            }
            assert_ne!(none.features, some.features);
        }
    }

    #[test]
    fn more_points_keep_the_ones_that_are_there() {
        for source in GENERATED {
            let (few, many) = (points(source, 0.1, 200, 5), points(source, 0.1, 1000, 5));
            assert_eq!(few.train.features[..], many.train.features[..400]);
            assert_eq!(few.test.features[..], many.test.features[..100]);
        }
    }

    #[test]
    fn a_seed_gives_the_same_points_and_another_seed_gives_others() {
        for source in GENERATED {
            assert_eq!(points(source, 0.1, 200, 5), points(source, 0.1, 200, 5));
            assert_ne!(points(source, 0.1, 200, 5), points(source, 0.1, 200, 6));
        }
    }

    #[test]
    fn test_points_are_not_training_points() {
        for source in GENERATED {
            let data = points(source, 0.1, 200, 5);
            for i in 0..data.test.len() {
                let twin = (0..data.train.len()).any(|j| data.train.row(j, 2) == data.test.row(i, 2));
                assert!(!twin, "{source:?}");
            }
        }
    }

    #[test]
    fn without_noise_moons_lie_on_two_half_circles() {
        let data = points(Source::Moons, 0.0, 256, 1);
        for i in 0..256 {
            let [x, y] = [0, 1].map(|axis| data.train.row(i, 2)[axis] / SQRT_2);
            let (x, y) = if data.train.classes[i] == 0 { (x + 0.5, y + 0.25) } else { (0.5 - x, 0.25 - y) };
            assert!((libm::hypot(x, y) - 1.0).abs() < 1e-12 && y >= 0.0);
        }
    }

    #[test]
    fn without_noise_every_shape_can_be_learned() {
        // The nearest training point has the class of the test point: no two arms touch.
        for source in GENERATED {
            let data = points(source, 0.0, 1000, 2);
            for i in 0..data.test.len() {
                let distance = |j: &usize| {
                    let (a, b) = (data.test.row(i, 2), data.train.row(*j, 2));
                    libm::hypot(a[0] - b[0], a[1] - b[1])
                };
                let nearest = (0..data.train.len())
                    .min_by(|a, b| distance(a).total_cmp(&distance(b)))
                    .expect("there are 1000 training points");
                assert_eq!(data.train.classes[nearest], data.test.classes[i], "{source:?}");
            }
        }
    }

    #[test]
    fn the_files_are_not_generated() {
        assert_eq!(generate(Source::Digits, 0.1, 200, 1), None);
        assert_eq!(generate(Source::Csv, 0.1, 200, 1), None);
    }
}
