//! How the time of a step grows with the network: no faster than depth and batch, and than the square of the width. Only
//! ratios of one run are looked at; what disturbs one turn does not disturb the fastest of many. Large networks are slower
//! than their size where others use the machine's memory: half a power is left for that.

use std::time::Instant;
use vanishing_gradients::nn::scalar::Dtype;
use vanishing_gradients::nn::training::{NetworkConfig, Phase, Run, start};

const TURNS: usize = 9;

struct Size {
    depth: usize,
    width: usize,
    batch: usize,
}

fn run(size: &Size) -> Box<dyn Run> {
    let config = NetworkConfig::sigmoid([vec![2], vec![size.width; size.depth], vec![1]].concat());
    let features: Vec<f64> = (0..2 * size.batch).map(|i| (i * 37 % 101) as f64 / 50.0 - 1.0).collect();
    let classes: Vec<u16> = (0..size.batch as u16).map(|i| i % 2).collect();
    start(Dtype::Float32, &config, &features, &classes).expect("these networks fit")
}

/// The power of x with which the fastest step of every size grows: the slope of a line through the logarithms.
fn exponent(sizes: &[(usize, Size)]) -> f64 {
    let mut runs: Vec<_> = sizes.iter().map(|(_, size)| run(size)).collect();
    let mut fastest = vec![f64::INFINITY; runs.len()];
    for turn in 0..TURNS {
        for (run, fastest) in runs.iter_mut().zip(&mut fastest) {
            let begun = Instant::now();
            while run.work() != Phase::Update {}
            // The first steps draw the weights and make room.
            if turn > 1 {
                *fastest = fastest.min(begun.elapsed().as_secs_f64());
            }
        }
    }
    let points: Vec<_> = sizes.iter().zip(&fastest).map(|((x, _), y)| ((*x as f64).ln(), y.ln())).collect();
    let count = points.len() as f64;
    let [mean_x, mean_y] = [points.iter().map(|(x, _)| x).sum::<f64>(), points.iter().map(|(_, y)| y).sum()]
        .map(|sum| sum / count);
    let along: f64 = points.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    along / points.iter().map(|(x, _)| (x - mean_x).powi(2)).sum::<f64>()
}

#[test]
fn a_step_grows_no_faster_than_depth_and_batch_and_the_square_of_the_width() {
    let depth = exponent(&[10, 20, 50, 100].map(|depth| (depth, Size { depth, width: 32, batch: 256 })));
    assert!(depth < 1.5, "time grows with depth to the power of {depth}");
    let batch =
        exponent(&[64, 128, 256, 512, 1024].map(|batch| (batch, Size { depth: 10, width: 64, batch })));
    assert!(batch < 1.5, "time grows with the batch to the power of {batch}");
    let width = exponent(&[16, 32, 64, 128, 256].map(|width| (width, Size { depth: 5, width, batch: 256 })));
    assert!(width < 2.5, "time grows with the width to the power of {width}");
    println!("depth {depth:.2}, batch {batch:.2}, width {width:.2}");
}
