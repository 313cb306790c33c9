//! Draws the points of a [`PointSet`].
//!
//! Neither the place of a sample nor its draw g ~ N(0, I) depends on the noise or on the number of points: moving one
//! of these sliders moves the same points, or adds to them. Sine, cosine and square root come from `libm`, the same
//! bits on every machine.

use super::{Dataset, PointSet, Samples, Source};
use crate::nn::rng::{Rng, Stream};

/// `points` training samples and a quarter as many test samples from other draws of the same seed; `None` for a
/// source that is read from a file.
///
/// `noise` is a standard deviation in units of the set: the radius of a moon or of the outer circle, half the
/// reach of the spirals, the edge of an XOR quadrant, half the side of the square that two blobs span.
pub fn generate(source: Source, noise: f64, points: usize, seed: u32) -> Option<Dataset> {
    let set = source.point_set()?;
    Some(Dataset {
        inputs: 2,
        classes: set.class_names.len(),
        train: draw(set, noise, points, Rng::new(seed, Stream::Train)),
        test: draw(set, noise, points / 4, Rng::new(seed, Stream::Test)),
        class_names: set.class_names.iter().map(|name| name.to_string()).collect(),
    })
}

/// The steps of the R₂ sequence, whose every prefix covers the unit square evenly (Roberts 2018).
const R2: [f64; 2] = [0.754_877_666_246_692_7, 0.569_840_290_998_053_2];

fn draw(set: &PointSet, noise: f64, points: usize, mut rng: Rng) -> Samples {
    let start = [rng.uniform(), rng.uniform()];
    let deviation = set.spread + noise;
    let mut samples = Samples::default();
    for index in 0..points {
        let part = index % set.parts.len();
        let round = (index / set.parts.len()) as f64;
        let place = (set.place)(part, [0, 1].map(|axis| (start[axis] + round * R2[axis]).fract()));
        samples.features.extend(place.map(|x| set.scale * (x + deviation * rng.normal())));
        samples.classes.push(set.parts[part]);
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::SQRT_2;

    /// The sources whose samples are generated.
    fn generated() -> impl Iterator<Item = Source> {
        Source::ALL.iter().copied().filter(|source| source.point_set().is_some())
    }

    fn points(source: Source, noise: f64, points: usize, seed: u32) -> Dataset {
        generate(source, noise, points, seed).unwrap()
    }

    #[test]
    fn parts_are_balanced_and_the_test_set_is_a_quarter() {
        for source in generated() {
            let data = points(source, 0.1, 256, 1);
            let parts = source.point_set().expect("a generated source").parts;
            assert_eq!((data.train.len(), data.test.len()), (256, 64));
            for samples in [&data.train, &data.test] {
                assert_eq!(samples.features.len(), 2 * samples.len());
                for class in 0..data.classes {
                    let is_class = |other: &&u16| usize::from(**other) == class;
                    let share = parts.iter().filter(is_class).count() * samples.len() / parts.len();
                    let found = samples.classes.iter().filter(is_class).count();
                    assert!(found.abs_diff(share) < parts.len(), "{source:?} {class}: {found} of {share}");
                }
            }
        }
    }

    #[test]
    fn features_are_centred_and_about_two_at_most() {
        for source in generated() {
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
        for source in generated() {
            let [none, some, twice] = [0.0, 0.2, 0.4].map(|noise| points(source, noise, 200, 5).train);
            for ((a, b), c) in none.features.iter().zip(&some.features).zip(&twice.features) {
                assert!((2.0 * (b - a) - (c - a)).abs() < 1e-12, "{source:?}");
            }
            assert_ne!(none.features, some.features);
        }
    }

    #[test]
    fn more_points_keep_the_ones_that_are_there() {
        for source in generated() {
            let (few, many) = (points(source, 0.1, 200, 5), points(source, 0.1, 1000, 5));
            assert_eq!(few.train.features[..], many.train.features[..400]);
            assert_eq!(few.test.features[..], many.test.features[..100]);
        }
    }

    #[test]
    fn a_seed_gives_the_same_points_and_another_seed_gives_others() {
        for source in generated() {
            assert_eq!(points(source, 0.1, 200, 5), points(source, 0.1, 200, 5));
            assert_ne!(points(source, 0.1, 200, 5), points(source, 0.1, 200, 6));
        }
    }

    #[test]
    fn test_points_are_not_training_points() {
        for source in generated() {
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
        for source in generated() {
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
