//! The pieces of a training step, natively: products, activations, what is measured, and whole steps. Native builds use
//! plain arrays where WebAssembly has vector registers, so only the shares of the pieces say something about the page.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::gemm::{Left, Shape, product, transpose};
use vanishing_gradients::nn::measure;
use vanishing_gradients::nn::optimizer::{Optimizer, OptimizerStep, Parameter};
use vanishing_gradients::nn::scalar::{Dtype, Scalar};
use vanishing_gradients::nn::training::{NetworkConfig, Phase, start};

const BATCH: usize = 256;

fn numbers<S: Scalar>(count: usize) -> Vec<S> {
    (0..count).map(|i| S::of(((i * 7919) % 1000) as f64 / 500.0 - 0.999)).collect()
}

fn pieces<S: Scalar>(criterion: &mut Criterion, format: &str) {
    let mut group = criterion.benchmark_group(format);
    for width in [32, 64, 128] {
        let (h, weights, mut out) =
            (numbers::<S>(BATCH * width), numbers::<S>(width * width), numbers::<S>(BATCH * width));
        let mut square = weights.clone();
        group.throughput(Throughput::Elements((BATCH * width * width) as u64));
        let forward = Shape { rows: BATCH, depth: width, columns: width };
        group.bench_function(BenchmarkId::new("forward or delta product", width), |b| {
            b.iter(|| product(forward, Left::rows(black_box(&h), width), &weights, &mut out));
        });
        let gradient = Shape { rows: width, depth: BATCH, columns: width };
        group.bench_function(BenchmarkId::new("weight gradient product", width), |b| {
            b.iter(|| product(gradient, Left::transposed(black_box(&h), width), &out, &mut square));
        });
        group.throughput(Throughput::Elements((width * width) as u64));
        group.bench_function(BenchmarkId::new("transpose", width), |b| {
            b.iter(|| transpose(black_box(&weights), width, width, &mut square));
        });
        let step = OptimizerStep::new(Optimizer::Adam, 0.01, 1.0, 3);
        let mut parameter = Parameter::new(weights.clone(), Optimizer::Adam);
        group.bench_function(BenchmarkId::new("adam", width), |b| {
            b.iter(|| step.apply(black_box(&mut parameter)))
        });
    }
    let (h, mut slopes) = (numbers::<S>(BATCH * 64), numbers::<S>(BATCH * 64));
    group.throughput(Throughput::Elements(h.len() as u64));
    for &activation in Activation::ALL {
        let mut values = h.clone();
        group.bench_function(activation.id(), |b| {
            b.iter(|| activation.apply_all(black_box(&mut values), &mut slopes))
        });
    }
    group.bench_function("extent and moments", |b| b.iter(|| measure::mean_std(black_box(&h))));
    group.finish();
}

fn steps(criterion: &mut Criterion) {
    let features: Vec<f64> = numbers(2 * BATCH);
    let classes: Vec<u16> = (0..BATCH as u16).map(|i| i % 2).collect();
    let mut group = criterion.benchmark_group("step");
    for (depth, width) in [(10, 32), (20, 64), (50, 128)] {
        for &dtype in Dtype::ALL {
            let layer_sizes = [vec![2], vec![width; depth], vec![1]].concat();
            let mut run =
                start(dtype, &NetworkConfig::sigmoid(layer_sizes), &features, &classes).expect("it fits");
            let name = BenchmarkId::new(dtype.id(), format!("{depth}x{width}"));
            group.bench_function(name, |b| b.iter(|| while run.work() != Phase::Measured {}));
        }
    }
    group.finish();
}

fn all(criterion: &mut Criterion) {
    pieces::<f32>(criterion, "float32");
    pieces::<f64>(criterion, "float64");
    steps(criterion);
}

criterion_group!(benches, all);
criterion_main!(benches);
