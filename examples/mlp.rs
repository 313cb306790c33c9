//! A multilayer perceptron to read in class: forward, backward and gradient descent, on plain vectors of `f64`.
//!
//! Only the initial weights and the activation functions are the crate's, so that both start alike; `tests/mlp.rs` holds
//! that all numbers are those of the crate's own network. `cargo run --release --example mlp`

use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::init::{Fan, LayerPosition};
use vanishing_gradients::nn::loss::Loss;
use vanishing_gradients::nn::norm::{EPSILON, Norm};
use vanishing_gradients::nn::run::NetworkConfig;

/// Rows of numbers; a batch has one row a sample.
pub type Matrix = Vec<Vec<f64>>;

/// The parameters of one layer, or the gradients of the loss with respect to them.
pub struct Parameters {
    /// W, one row a unit.
    pub w: Matrix,
    /// b.
    pub b: Vec<f64>,
    /// γ of the normalisation.
    pub gamma: Vec<f64>,
    /// β of the normalisation.
    pub beta: Vec<f64>,
}

/// What forward keeps of a hidden layer for backward: its input x, n and 1/√(var + ε) of the normalisation, and z.
struct Kept {
    x: Matrix,
    n: Matrix,
    inverse_std: Vec<f64>,
    z: Matrix,
}

/// The network, and what a step keeps of it.
pub struct Mlp {
    /// The parameters, layer 1 first.
    pub layers: Vec<Parameters>,
    activation: Activation,
    norm: Norm,
    skip: bool,
    kept: Vec<Kept>,
    /// h of the last hidden layer.
    h: Matrix,
}

impl Mlp {
    /// With the crate's initial weights.
    pub fn new(config: &NetworkConfig) -> Self {
        let last = config.layer_sizes.len() - 1;
        let layer = |index: usize| {
            let fan = Fan { inputs: config.layer_sizes[index - 1], outputs: config.layer_sizes[index] };
            let position =
                if index < last { LayerPosition::Hidden(index as u32) } else { LayerPosition::Output };
            let mut w = config.init.weights(fan, position, config.seed);
            w.iter_mut().for_each(|weight| *weight *= config.gain);
            Parameters {
                w: w.chunks(fan.inputs).map(<[f64]>::to_vec).collect(),
                b: config.init.biases(fan, position, config.seed, config.bias),
                gamma: vec![1.0; fan.outputs],
                beta: vec![0.0; fan.outputs],
            }
        };
        Self {
            layers: (1..=last).map(layer).collect(),
            activation: config.activation,
            norm: config.norm,
            skip: config.skip,
            kept: Vec::new(),
            h: Vec::new(),
        }
    }

    /// The raw outputs.
    pub fn forward(&mut self, x: &Matrix) -> Matrix {
        self.kept.clear();
        let mut h = x.clone();
        let last = self.layers.len() - 1;
        for layer in &self.layers[..last] {
            let x = h;
            let a = linear(&x, layer);
            let (n, inverse_std) = self.normalise(&a);
            let z = if self.norm == Norm::None {
                a
            } else {
                let affine =
                    |n: &Vec<f64>| (0..n.len()).map(|i| layer.gamma[i] * n[i] + layer.beta[i]).collect();
                n.iter().map(affine).collect()
            };
            h = map(&z, |z| self.activation.apply(z));
            if self.skip && h[0].len() == x[0].len() {
                h = zip(&h, &x, |h, x| h + x);
            }
            self.kept.push(Kept { x, n, inverse_std, z });
        }
        let output = linear(&h, &self.layers[last]);
        self.h = h;
        output
    }

    /// From ∂L/∂o to the gradients of all parameters, layer 1 first.
    pub fn backward(&self, grad_output: Matrix) -> Vec<Parameters> {
        let last = self.layers.len() - 1;
        let mut grad_h = product(&grad_output, &self.layers[last].w);
        let mut gradients = vec![linear_gradients(&grad_output, &self.h)];
        for (layer, kept) in self.layers[..last].iter().zip(&self.kept).rev() {
            // δ = ∂L/∂z = ∂L/∂h φ'(z).
            let delta = zip(&grad_h, &kept.z, |g, z| g * self.activation.derivative(z));
            let grad_a = self.normalise_backward(&delta, layer, kept);
            let mut gradient = linear_gradients(&grad_a, &kept.x);
            if self.norm != Norm::None {
                gradient.gamma = column_sums(&zip(&delta, &kept.n, |delta, n| delta * n));
                gradient.beta = column_sums(&delta);
            }
            let grad_x = product(&grad_a, &layer.w);
            let skip = self.skip && grad_x[0].len() == grad_h[0].len();
            grad_h = if skip { zip(&grad_x, &grad_h, |x, h| x + h) } else { grad_x };
            gradients.insert(0, gradient);
        }
        gradients
    }

    /// p −= lr ∂L/∂p.
    pub fn descend(&mut self, gradients: &[Parameters], learning_rate: f64) {
        let step =
            |p: &mut Vec<f64>, g: &Vec<f64>| p.iter_mut().zip(g).for_each(|(p, g)| *p -= learning_rate * g);
        for (layer, gradient) in self.layers.iter_mut().zip(gradients) {
            layer.w.iter_mut().zip(&gradient.w).for_each(|(p, g)| step(p, g));
            step(&mut layer.b, &gradient.b);
            step(&mut layer.gamma, &gradient.gamma);
            step(&mut layer.beta, &gradient.beta);
        }
    }

    /// n = (a − μ) / √(var + ε), over the units of each sample or, for BatchNorm, over the samples of each unit.
    fn normalise(&self, a: &Matrix) -> (Matrix, Vec<f64>) {
        let a = self.along(a);
        let inverse_std = |row: &Vec<f64>| {
            let mu = mean(row);
            1.0 / (row.iter().map(|a| (a - mu).powi(2)).sum::<f64>() / row.len() as f64 + EPSILON).sqrt()
        };
        let stds: Vec<f64> = a.iter().map(inverse_std).collect();
        let n = a.iter().zip(&stds).map(|(row, std)| row.iter().map(|a| (a - mean(row)) * std).collect());
        (self.along(&n.collect()), stds)
    }

    /// ∂L/∂a = (d − mean d − n mean(d n)) / √(var + ε), d = γ δ.
    fn normalise_backward(&self, delta: &Matrix, layer: &Parameters, kept: &Kept) -> Matrix {
        if self.norm == Norm::None {
            return delta.clone();
        }
        let d = delta
            .iter()
            .map(|row| row.iter().zip(&layer.gamma).map(|(delta, gamma)| gamma * delta).collect());
        let (d, n) = (self.along(&d.collect()), self.along(&kept.n));
        let back = |((d, n), std): ((&Vec<f64>, &Vec<f64>), &f64)| {
            let (mean_d, mean_dn) = (mean(d), mean(&d.iter().zip(n).map(|(d, n)| d * n).collect::<Vec<_>>()));
            d.iter().zip(n).map(|(d, n)| (d - mean_d - n * mean_dn) * std).collect()
        };
        self.along(&d.iter().zip(&n).zip(&kept.inverse_std).map(back).collect())
    }

    /// With what a normalisation averages over in the rows; the same again turns it back.
    fn along(&self, matrix: &Matrix) -> Matrix {
        if self.norm == Norm::Batch { transpose(matrix) } else { matrix.clone() }
    }
}

/// Mean loss of raw outputs, and ∂L/∂o.
pub fn loss_and_grad(loss: Loss, outputs: &Matrix, classes: &[u16]) -> (f64, Matrix) {
    let batch = classes.len() as f64;
    let mut total = 0.0;
    let sample = |(o, &class): (&Vec<f64>, &u16)| -> Vec<f64> {
        let class = usize::from(class);
        let target = |k: usize| if class == if o.len() == 1 { 1 } else { k } { 1.0 } else { 0.0 };
        let errors: Vec<f64> = match loss {
            // ln(1 + eᵒ) − o y.
            Loss::BinaryCrossEntropy => {
                total += o[0].max(0.0) + (-o[0].abs()).exp().ln_1p() - o[0] * target(0);
                vec![1.0 / (1.0 + (-o[0]).exp()) - target(0)]
            }
            // ln Σ eᵒ − o of the right class.
            Loss::SoftmaxCrossEntropy => {
                let largest = o.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let sum: f64 = o.iter().map(|o| (o - largest).exp()).sum();
                total += sum.ln() + largest - o[class];
                (0..o.len()).map(|k| (o[k] - largest).exp() / sum - target(k)).collect()
            }
            // Mean of (o − y)² over the outputs.
            Loss::MeanSquared => {
                let width = o.len() as f64;
                total += (0..o.len()).map(|k| (o[k] - target(k)).powi(2)).sum::<f64>() / width;
                (0..o.len()).map(|k| 2.0 * (o[k] - target(k)) / width).collect()
            }
        };
        errors.iter().map(|error| error / batch).collect()
    };
    let gradient = outputs.iter().zip(classes).map(sample).collect();
    (total / batch, gradient)
}

/// x Wᵀ + b.
fn linear(x: &Matrix, layer: &Parameters) -> Matrix {
    let unit = |x: &[f64], (w, b): (&Vec<f64>, &f64)| x.iter().zip(w).map(|(x, w)| x * w).sum::<f64>() + b;
    x.iter().map(|x| layer.w.iter().zip(&layer.b).map(|wb| unit(x, wb)).collect()).collect()
}

/// ∂L/∂W = (∂L/∂a)ᵀ x and ∂L/∂b = Σ ∂L/∂a over the batch.
fn linear_gradients(grad_a: &Matrix, x: &Matrix) -> Parameters {
    let (w, b) = (product(&transpose(grad_a), x), column_sums(grad_a));
    Parameters { w, b, gamma: Vec::new(), beta: Vec::new() }
}

fn product(a: &Matrix, b: &Matrix) -> Matrix {
    let columns = transpose(b);
    let entry = |row: &[f64], column: &[f64]| row.iter().zip(column).map(|(a, b)| a * b).sum();
    a.iter().map(|row| columns.iter().map(|column| entry(row, column)).collect()).collect()
}

fn transpose(a: &Matrix) -> Matrix {
    (0..a[0].len()).map(|column| a.iter().map(|row| row[column]).collect()).collect()
}

fn column_sums(a: &Matrix) -> Vec<f64> {
    transpose(a).iter().map(|column| column.iter().sum()).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn map(a: &Matrix, f: impl Fn(f64) -> f64) -> Matrix {
    a.iter().map(|row| row.iter().map(|&a| f(a)).collect()).collect()
}

fn zip(a: &Matrix, b: &Matrix, f: impl Fn(f64, f64) -> f64) -> Matrix {
    a.iter().zip(b).map(|(a, b)| a.iter().zip(b).map(|(&a, &b)| f(a, b)).collect()).collect()
}

/// Ten sigmoid layers on points inside and outside of a circle: the loss hardly moves, since the gradient of layer 1 is
/// a millionth of that of layer 10.
#[allow(dead_code)]
fn main() {
    let x: Matrix = (0..200)
        .map(|i| vec![f64::from(i * 37 % 101) / 50.0 - 1.0, f64::from(i * 53 % 97) / 48.0 - 1.0])
        .collect();
    let classes: Vec<u16> = x.iter().map(|x| u16::from(x[0] * x[0] + x[1] * x[1] < 0.6)).collect();
    let sizes = [vec![2], vec![16; 10], vec![1]].concat();
    let mut network = Mlp::new(&NetworkConfig::sigmoid(sizes));
    for step in 0..=200 {
        let output = network.forward(&x);
        let (loss, grad_output) = loss_and_grad(Loss::BinaryCrossEntropy, &output, &classes);
        let gradients = network.backward(grad_output);
        if step % 50 == 0 {
            let size = |layer: usize| gradients[layer].w.iter().flatten().map(|g| g * g).sum::<f64>().sqrt();
            println!(
                "step {step:>3}: loss {loss:.6}, ‖∂L/∂W‖ of layer 2 {:.1e}, of layer 10 {:.1e}",
                size(1),
                size(9)
            );
        }
        network.descend(&gradients, 0.1);
    }
}
