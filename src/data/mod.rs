//! Point sets, digits and CSV reading. Knows no browser.

mod csv_error;
mod csv_table;
mod source;
mod split;

pub mod csv;
pub mod digits;
pub mod generate;

pub use csv_error::{CsvError, Reason, ReasonKind};
pub use generate::generate;
pub use source::{Origin, PointSet, Source};

use serde::{Deserialize, Serialize};

/// Labelled samples.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Samples {
    /// `[samples, features]`, row-major.
    pub features: Vec<f64>,
    /// One class index a sample.
    pub classes: Vec<u16>,
}

impl Samples {
    /// How many samples there are.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// Whether there is no sample at all.
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }

    /// The features `[inputs]` of one sample; `index` is below [`Samples::len`].
    pub fn row(&self, index: usize, inputs: usize) -> &[f64] {
        &self.features[index * inputs..(index + 1) * inputs]
    }
}

/// What a network is trained on and tested with. All features are standardised or in a range of about ±2.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// Number of features of a sample.
    pub inputs: usize,
    /// Number of classes, at least 2.
    pub classes: usize,
    /// What the network learns from.
    pub train: Samples,
    /// What it never sees in training.
    pub test: Samples,
    /// The names of the classes: of the point set, `"0"`…`"9"` for the digits, the labels of a CSV file.
    pub class_names: Vec<String>,
}

impl Dataset {
    /// Half the edge of a square around the origin that shows every training point, with a margin of a tenth.
    pub fn extent(&self) -> f64 {
        let farthest = self.train.features.iter().fold(0.0, |far: f64, x| far.max(x.abs()));
        if farthest > 0.0 { 1.1 * farthest } else { 1.0 }
    }

    /// Mean of x² over training samples and features.
    #[cfg(test)]
    pub fn mean_square(&self) -> f64 {
        let sum: f64 = self.train.features.iter().map(|x| x * x).sum();
        sum / self.train.features.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_the_features_of_one_sample() {
        let samples = Samples { features: vec![1.0, 2.0, 3.0, 4.0], classes: vec![0, 1] };
        assert_eq!(samples.row(1, 2), [3.0, 4.0]);
        assert_eq!(samples.len(), 2);
    }

    #[test]
    fn extent_shows_every_training_point_and_is_never_zero() {
        let train = Samples { features: vec![1.0, -2.0], classes: vec![0] };
        assert_eq!(Dataset { inputs: 2, train, ..Dataset::default() }.extent(), 2.2);
        assert_eq!(Dataset::default().extent(), 1.0);
    }
}
