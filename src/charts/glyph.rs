//! Small drawings from the real functions and the real data, as SVG path data.

use crate::data::Dataset;
use crate::nn::activation::Activation;

/// Pre-activations that the small drawing of an activation shows.
const REACH: f64 = 4.0;

/// The curves of φ and φ' in a box of that size: path data, φ first.
pub fn activation_paths(activation: Activation, width: f64, height: f64) -> (String, String) {
    let value = |z: f64| activation.apply(z);
    let slope = |z: f64| activation.derivative(z);
    (curve(value, width, height), curve(slope, width, height))
}

fn curve(function: impl Fn(f64) -> f64, width: f64, height: f64) -> String {
    const POINTS: usize = 41;
    // One vertical scale for all: the eye may compare slopes. 0 is at two thirds of the height. What leaves the box is
    // cut off by it: held at its edge, a ReLU would look saturated.
    let y = |value: f64| height * (0.66 - value * 0.42);
    let point = |index: usize| {
        let share = index as f64 / (POINTS - 1) as f64;
        (share * width, y(function(REACH * (2.0 * share - 1.0) + 1e-9)))
    };
    let mut path = String::new();
    for index in 0..POINTS {
        let (x, y) = point(index);
        path.push_str(&format!("{}{x:.1} {y:.1}", if index == 0 { 'M' } else { 'L' }));
    }
    path
}

/// One of the digits as the page ships them, darkness 0 to 16, row by row: a two.
pub const DIGIT: [u8; 64] = [
    0, 0, 0, 4, 15, 12, 0, 0, //
    0, 0, 3, 16, 15, 14, 0, 0, //
    0, 0, 8, 13, 8, 16, 0, 0, //
    0, 0, 1, 6, 15, 11, 0, 0, //
    0, 1, 8, 13, 15, 1, 0, 0, //
    0, 9, 16, 16, 5, 0, 0, 0, //
    0, 3, 13, 16, 16, 11, 5, 0, //
    0, 0, 0, 3, 11, 16, 9, 0, //
];

/// The training points of a data set in a square box: path data of dots, one path a class.
pub fn point_paths(dataset: &Dataset, edge: f64, most: usize) -> Vec<String> {
    let mut paths = vec![String::new(); dataset.classes.min(6)];
    if dataset.inputs != 2 {
        return paths;
    }
    let extent = dataset.extent();
    for index in 0..dataset.train.len().min(most) {
        let row = dataset.train.row(index, 2);
        let place = |value: f64| (value / extent + 1.0) / 2.0 * edge;
        let class = usize::from(dataset.train.classes[index]);
        if let Some(path) = paths.get_mut(class) {
            path.push_str(&format!("M{:.1} {:.1}h.01", place(row[0]), edge - place(row[1])));
        }
    }
    paths
}
