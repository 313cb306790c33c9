//! Which samples are held out: a fixed fifth, whatever the seed of the run, so that two runs are tested alike.

use super::Samples;
use crate::nn::rng::{Rng, Stream};

/// Every fifth sample of each class (as evenly as fifths allow) for the test set, the others for training; both
/// in one fixed shuffled order. `features` is `[samples, inputs]`, row-major.
pub fn split(features: &[f64], classes: &[u16], inputs: usize) -> (Samples, Samples) {
    let order = shuffled(classes.len());
    let held_out = held_out(&order, classes);
    let (mut train, mut test) = (Samples::default(), Samples::default());
    for index in order {
        let samples = if held_out[index] { &mut test } else { &mut train };
        samples.features.extend_from_slice(&features[index * inputs..(index + 1) * inputs]);
        samples.classes.push(classes[index]);
    }
    (train, test)
}

/// Marks one in five along the samples sorted by class, so that every class gives its share and at least one
/// sample of every class with two or more stays in training.
fn held_out(order: &[usize], classes: &[u16]) -> Vec<bool> {
    let last = classes.iter().max().copied().unwrap_or_default();
    let by_class =
        (0..=last).flat_map(|class| order.iter().copied().filter(move |&index| classes[index] == class));
    let mut held_out = vec![false; classes.len()];
    for index in by_class.skip(2).step_by(5) {
        held_out[index] = true;
    }
    held_out
}

/// The numbers below `count` in an order that never changes.
fn shuffled(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    Rng::new(0, Stream::Split).shuffle(&mut order);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fifth_is_held_out_and_nothing_is_lost() {
        let features: Vec<f64> = (0..100).map(f64::from).collect();
        let classes: Vec<u16> = (0..100).map(|i| i / 50).collect();
        let (train, test) = split(&features, &classes, 1);
        assert_eq!((train.len(), test.len()), (80, 20));
        let mut all = [train.features, test.features].concat();
        all.sort_by(f64::total_cmp);
        assert_eq!(all, features);
    }

    #[test]
    fn every_class_gives_its_share() {
        let classes: Vec<u16> = (0..1000).map(|i| (i % 10) as u16).collect();
        let (_, test) = split(&vec![0.0; 1000], &classes, 1);
        for class in 0..10 {
            assert_eq!(test.classes.iter().filter(|&&c| c == class).count(), 20);
        }
    }

    #[test]
    fn features_stay_with_their_class_and_sorted_files_are_mixed() {
        let features: Vec<f64> = (0..100).flat_map(|i| [f64::from(i), f64::from(i / 50)]).collect();
        let classes: Vec<u16> = (0..100).map(|i| i / 50).collect();
        let (train, _) = split(&features, &classes, 2);
        for i in 0..train.len() {
            assert_eq!(train.row(i, 2)[1], f64::from(train.classes[i]));
        }
        assert!(train.classes[..40].contains(&1) && train.classes[..40].contains(&0));
    }
}
