//! ∂E/∂w = ∂E/∂y · ∂y/∂z · ∂z/∂w for one weight of a hidden layer and one sample, computed anew from an export
//! (`docs/contract/EXPORT.md`): y = σ(z), z = Σ w h + b. For networks without normalisation and skips.

use crate::nn::activation::Activation;
use serde_json::Value;

/// A weight and a sample.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Index of the hidden layer, 0 the first.
    pub layer: usize,
    /// Unit of that layer.
    pub unit: usize,
    /// Unit of the layer below, or feature.
    pub input: usize,
    /// Sample of the batch.
    pub sample: usize,
}

/// The factors for that sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factors {
    /// w.
    pub weight: f64,
    /// ∂E/∂y, from the layers above.
    pub above: f64,
    /// ∂y/∂z = φ′(z).
    pub slope: f64,
    /// ∂z/∂w = h of the layer below.
    pub input: f64,
}

impl Factors {
    /// ∂E/∂w.
    pub fn gradient(&self) -> f64 {
        self.above * self.slope * self.input
    }
}

/// A network with its batch, as an export holds them.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    activation: Activation,
    layers: Vec<(Array, Vec<f64>)>,
    features: Array,
    targets: Vec<f64>,
    /// The step that it was exported at.
    pub step: u64,
}

/// Row-major.
#[derive(Clone, Debug, PartialEq)]
struct Array {
    width: usize,
    data: Vec<f64>,
}

impl Array {
    fn read(value: &Value) -> Option<Self> {
        let width = value["shape"].as_array()?.last()?.as_u64()? as usize;
        let data: Option<Vec<f64>> = value["data"].as_array()?.iter().map(Value::as_f64).collect();
        (width > 0).then_some(())?;
        Some(Self { width, data: data? })
    }

    fn row(&self, index: usize) -> Option<&[f64]> {
        self.data.chunks_exact(self.width).nth(index)
    }

    fn rows(&self) -> usize {
        self.data.len() / self.width
    }
}

impl Exported {
    /// Reads an export of a network with one output; `None` where the three factors are not all there is.
    pub fn read(json: &str) -> Option<Self> {
        let file: Value = serde_json::from_str(json).ok()?;
        let arch = &file["arch"];
        let has_skips = arch["skip"].as_array().is_some_and(|skips| skips.contains(&Value::Bool(true)));
        let simple = arch["norm"] == "none" && !has_skips && file["loss"]["kind"] == "bce_logits";
        let name = arch["hidden_activation"].as_str()?.replace('_', "-");
        let layer = |layer: &Value| Some((Array::read(&layer["W"])?, Array::read(&layer["b"])?.data));
        let layers: Option<Vec<_>> = file["params"].as_array()?.iter().map(layer).collect();
        simple.then_some(())?;
        Some(Self {
            activation: Activation::from_id(&name)?,
            layers: layers?,
            features: Array::read(&file["batch"]["x"])?,
            targets: Array::read(&file["batch"]["y"])?.data,
            step: file["step"].as_u64()?,
        })
    }

    /// How many hidden layers, units of that layer, inputs of that layer, and samples there are.
    pub fn limits(&self, layer: usize) -> [usize; 4] {
        let hidden = self.layers.len().saturating_sub(1);
        let (units, inputs) =
            self.layers.get(layer).map_or((0, 0), |(weights, _)| (weights.rows(), weights.width));
        [hidden, units, inputs, self.targets.len()]
    }

    /// The factors of a weight; E is the loss of that sample alone.
    pub fn factors(&self, choice: Choice) -> Option<Factors> {
        let (output, hidden) = self.layers.split_last()?;
        let mut h = vec![self.features.row(choice.sample)?.to_vec()];
        let mut slopes = Vec::new();
        for layer in hidden {
            let z = forward(layer, h.last()?);
            slopes.push(z.iter().map(|z| self.activation.derivative(*z)).collect::<Vec<_>>());
            h.push(z.into_iter().map(|z| self.activation.apply(z)).collect());
        }
        // ∂E/∂o = σ(o) − t of the cross-entropy.
        let o = *forward(output, h.last()?).first()?;
        let mut delta = vec![Activation::Sigmoid.apply(o) - self.targets.get(choice.sample)?];
        for index in (choice.layer..hidden.len()).rev() {
            let above = backward(&self.layers.get(index + 1)?.0, &delta);
            if index == choice.layer {
                return Some(Factors {
                    weight: *self.layers[index].0.row(choice.unit)?.get(choice.input)?,
                    above: *above.get(choice.unit)?,
                    slope: *slopes[index].get(choice.unit)?,
                    input: *h[index].get(choice.input)?,
                });
            }
            delta = above.iter().zip(&slopes[index]).map(|(above, slope)| above * slope).collect();
        }
        None
    }
}

/// W h + b.
fn forward((weights, bias): &(Array, Vec<f64>), h: &[f64]) -> Vec<f64> {
    let row = |row: &[f64]| row.iter().zip(h).map(|(w, h)| w * h).sum::<f64>();
    weights.data.chunks_exact(weights.width).zip(bias).map(|(weights, bias)| row(weights) + bias).collect()
}

/// Wᵀ δ.
fn backward(weights: &Array, delta: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; weights.width];
    for (row, delta) in weights.data.chunks_exact(weights.width).zip(delta) {
        for (sum, weight) in sums.iter_mut().zip(row) {
            *sum += weight * delta;
        }
    }
    sums
}
