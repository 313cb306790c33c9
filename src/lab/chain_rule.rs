//! The chain rule's ledger: the factors by which a gradient shrinks or grows on its way back from the output.
//!
//! Between the layer after and hidden layer l, two things happen to δ: the weights carry it to h, and the slopes carry
//! it on to z. Measured over batch and units,
//!
//! ```text
//! weights = rms ∂L/∂h_l / rms δ_(l+1)        slopes = rms δ_l / rms ∂L/∂h_l
//! ```
//!
//! so that the product of all factors from the output layer back to layer l is rms δ_l / rms δ_output, exactly: the
//! main chart's numbers. `weights` holds whatever lies between the two layers, a normalisation and a skip too. `slopes`
//! is the root mean square of φ'(z), weighted with the gradient that arrives, and never exceeds sup |φ'|: 0.25^k bounds
//! the product of slopes alone, and not the gradient.
//!
//! Along a path of single units the factors are a weight and φ'(z) themselves. Without a normalisation and skips, their
//! product is what the path adds to ∂o/∂z of its unit.

use crate::lab::frame::LayerStats;
use crate::nn::activation::Activation;
use crate::nn::inspect::PathStep;
use crate::theory::bounds::product_of_slopes;

/// What happens to the gradient on its way from the layer after to one hidden layer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Link {
    /// What the weights do.
    pub weights: f64,
    /// What the slopes do.
    pub slopes: f64,
    /// `weights * slopes`.
    pub factor: f64,
    /// Product of the factors from the output back to this layer.
    pub product: f64,
    /// Product of `slopes` from the output back to this layer.
    pub slopes_product: f64,
    /// (sup |φ'|)^k over the same k slopes: the lecture's 0.25 × 0.25 × …
    pub bound: f64,
}

/// The links of a step's hidden layers, layer 1 first.
pub fn of_layers(layers: &[LayerStats], activation: Activation) -> Vec<Link> {
    let pairs = layers.windows(2).map(|pair| {
        let (layer, after) = (&pair[0], &pair[1]);
        (ratio(layer.stream_rms, after.delta_rms), ratio(layer.delta_rms, layer.stream_rms))
    });
    chain(pairs, activation)
}

/// The links of a path's hidden units, layer 1 first.
pub fn of_path(path: &[PathStep], activation: Activation) -> Vec<Link> {
    let hidden = path.len().saturating_sub(1);
    chain(path[..hidden].iter().map(|step| (step.weight, step.slope)), activation)
}

/// Multiplies (weights, slopes) from the last layer back to the first.
fn chain(pairs: impl DoubleEndedIterator<Item = (f64, f64)>, activation: Activation) -> Vec<Link> {
    let (mut product, mut slopes_product) = (1.0, 1.0);
    let link = |(back, (weights, slopes)): (usize, (f64, f64))| {
        let factor = weights * slopes;
        product *= factor;
        slopes_product *= slopes;
        let bound = product_of_slopes(activation, back);
        Link { weights, slopes, factor, product, slopes_product, bound }
    };
    let mut links: Vec<Link> = (1..).zip(pairs.rev()).map(link).collect();
    links.reverse();
    links
}

/// a / b, and 0 for 0 / 0: where nothing arrives, nothing is passed on.
fn ratio(a: f64, b: f64) -> f64 {
    if a == 0.0 && b == 0.0 { 0.0 } else { a / b }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::experiment::{Experiment, Skip};
    use crate::lab::frame::Record;
    use crate::lab::session::Session;
    use crate::nn::init::Init;
    use crate::nn::norm::Norm;
    use crate::nn::training::Phase;

    fn record(experiment: &Experiment, steps: usize) -> Record {
        let dataset = crate::data::generate(experiment.data, 0.1, 200, 3).expect("a generated source");
        let mut session = Session::new(experiment, std::rc::Rc::new(dataset)).expect("it fits");
        (0..=steps).for_each(|_| while session.work() != Phase::Measured {});
        session.record()
    }

    #[test]
    fn the_product_of_the_measured_factors_is_the_ratio_of_the_main_charts_bars() {
        for &activation in Activation::ALL {
            for (norm, skip) in [(Norm::None, Skip::Off), (Norm::Batch, Skip::Off), (Norm::Layer, Skip::On)] {
                let experiment =
                    Experiment { depth: 12, width: 16, activation, norm, skip, ..Experiment::default() };
                let layers = record(&experiment, 2).layers;
                let output = layers[12].delta_rms;
                let links = of_layers(&layers, activation);
                assert_eq!(links.len(), 12);
                for (link, layer) in links.iter().zip(&layers) {
                    let right = layer.delta_rms / output;
                    assert!(
                        (link.product / right - 1.0).abs() < 1e-13,
                        "{}: {link:?} {right}",
                        activation.id()
                    );
                }
            }
        }
    }

    #[test]
    fn the_lectures_product_bounds_the_slopes_and_not_the_gradient() {
        let experiment = Experiment {
            depth: 5,
            activation: Activation::Sigmoid,
            init: Init::NormalUnit,
            gain: 4.0,
            ..Experiment::default()
        };
        let links = of_layers(&record(&experiment, 0).layers, Activation::Sigmoid);
        assert_eq!(links[0].bound, 0.000_976_562_5);
        assert!(links.iter().all(|link| link.slopes <= 0.25 && link.slopes_product <= link.bound));
        assert!(
            links[0].product > links[0].bound,
            "weights of N(0, 16) more than make up for the slopes: {links:?}"
        );
    }

    #[test]
    fn mean_slopes_and_passed_slopes_agree_where_all_slopes_are_alike() {
        let layers = record(&Experiment { depth: 6, gain: 0.1, ..Experiment::default() }, 0).layers;
        for (link, layer) in of_layers(&layers, Activation::Sigmoid).iter().zip(&layers) {
            assert!((link.slopes / layer.slope_mean - 1.0).abs() < 0.002, "{link:?} {}", layer.slope_mean);
        }
    }

    #[test]
    fn a_path_is_the_product_of_its_weights_and_slopes() {
        let step = |slope, weight| PathStep { unit: 0, z: 0.0, slope, weight };
        let links = of_path(&[step(0.2, -3.0), step(0.1, 2.0), step(1.0, 1.0)], Activation::Sigmoid);
        assert_eq!(links.len(), 2);
        assert_eq!((links[1].product, links[1].slopes_product, links[1].bound), (0.2, 0.1, 0.25));
        assert!((links[0].product - 0.2 * -3.0 * 0.2).abs() < 1e-16);
        assert_eq!(links[0].bound, 0.0625);
        assert!(of_path(&[], Activation::Sigmoid).is_empty());
    }

    #[test]
    fn where_nothing_arrives_nothing_is_passed_on_and_what_is_lost_stays_lost() {
        let zeros = record(&Experiment { init: Init::Zeros, depth: 3, ..Experiment::default() }, 0).layers;
        assert!(of_layers(&zeros, Activation::Sigmoid).iter().all(|link| link.product == 0.0));
        let lost = LayerStats { delta_rms: f64::NAN, stream_rms: f64::NAN, ..LayerStats::default() };
        assert!(of_layers(&[lost, lost], Activation::Sigmoid)[0].product.is_nan());
        assert!(of_layers(&[], Activation::Sigmoid).is_empty());
    }
}
