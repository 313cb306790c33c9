//! `docs/contract/EXPORT.md`: one network, one batch, one step, written so that every number on the page can be recomputed
//! elsewhere; and read back. Everything is written straight into one text: the arrays of a large network would
//! not fit into memory twice.

mod import;
mod json_summary;
mod text;

pub mod format;
pub mod writers;

#[cfg(test)]
mod tests;

pub use import::{Fault, FaultKind, ImportError, Imported, read_export};

use super::diagnosis::Diagnosis;
use super::frame::{LayerStats, Record};
use super::session::Session;
use super::state::{State, to_json};
use crate::nn::activation::{ELU_ALPHA, NEGATIVE_SLOPE};
use crate::nn::loss::Loss;
use crate::nn::norm;
use crate::nn::optimizer::{ExportedUpdate, Moment};
use crate::nn::scalar::Dtype;
use crate::nn::training::{LayerSnapshot, NetworkConfig, ParameterSnapshot, Snapshot};
use crate::theory::{Prediction, Setting, predict};
use text::JsonText;

/// What an export of a step is made of. Snapshot and record must be of the same step.
#[derive(Clone, Copy, Debug)]
pub struct StepData<'a> {
    /// What is trained, and how.
    pub config: &'a NetworkConfig,
    /// What it computes in.
    pub dtype: Dtype,
    /// Parameters, batch, gradients, moments, before the step's update.
    pub snapshot: &'a Snapshot,
    /// What was measured.
    pub record: &'a Record,
    /// So that the page can be rebuilt from the file.
    pub state: &'a State,
    /// What theory predicts, where it predicts anything.
    pub theory: Option<&'a Prediction>,
    /// What the page says about the run, where it says anything.
    pub diagnosis: Option<&'a Diagnosis>,
}

/// The names of a layer's parameter arrays, in the order of [`LayerSnapshot`].
const NAMES: [&str; 4] = ["W", "b", "gamma", "beta"];

/// With more parameters than this the update is left out: with moments and results the text would be longer
/// than a browser allows a string to be (2²⁹ characters).
const MOST_UPDATED: usize = 2_000_000;

/// Characters of a number with its comma, generously.
const NUMBER_LENGTH: usize = 24;

/// The export of the step that a session measured last.
pub fn export_session(session: &Session, state: &State) -> String {
    write_export(&StepData {
        config: session.config(),
        dtype: session.experiment().dtype,
        snapshot: &session.snapshot(),
        record: &session.record(),
        state,
        theory: predict(&Setting::of(session.config(), &session.dataset().train.features)).as_ref(),
        diagnosis: session.diagnosis().as_ref(),
    })
}

/// The export as JSON. The update is left out, with a `note`, where the file's format cannot say it: for an optimiser
/// without a name there, for a clipped gradient, for frozen layers, and for very large networks.
pub fn write_export(data: &StepData) -> String {
    let StepData { config, snapshot, record, .. } = data;
    let parameters = snapshot.layers.iter().flat_map(|layer| &layer.parameters);
    let count: usize = parameters.map(|parameter| parameter.value.len()).sum();
    let update = exported_update(config, record, count);
    let arrays = if update.is_err() { 2 } else { 4 };
    let mut json = JsonText::with_capacity((count * arrays + snapshot.x.len()) * NUMBER_LENGTH);

    json.open('{');
    json.key("schema").word("vg-export");
    json.key("version").whole(1);
    json.key("dtype").word(match data.dtype {
        Dtype::Float64 => "f64",
        Dtype::Float32 => "f32",
    });
    json.key("step").whole(snapshot.step);
    write_architecture(&mut json, config, snapshot);
    write_loss(&mut json, config.loss);
    json.key("params").open('[');
    for (layer, sizes) in layers(data) {
        write_arrays(&mut json, layer, sizes, |parameter| &parameter.value);
    }
    json.close(']');
    write_batch(&mut json, config, snapshot);
    json.key("reported").open('{');
    json.key("loss").number(record.loss);
    json.key("layers").open('[');
    for (index, (layer, sizes)) in layers(data).enumerate() {
        let stats = record.layers.get(index).copied().unwrap_or_default();
        let hidden = index + 1 < snapshot.layers.len();
        write_reported(&mut json, layer, sizes, &stats, hidden);
    }
    json.close(']').close('}');
    match update {
        Ok(update) => write_update(&mut json, data, update),
        Err(note) => {
            json.key("note").word(note);
        }
    }
    json.key("state").value(&to_json(data.state));
    write_theory(&mut json, data.theory);
    write_diagnosis(&mut json, data.diagnosis);
    json.close('}');
    json.finish()
}

/// How the update is told, or the sentence that says why it cannot be.
fn exported_update(
    config: &NetworkConfig,
    record: &Record,
    parameters: usize,
) -> Result<ExportedUpdate, &'static str> {
    let clipped = config.clip > 0.0 && record.grad_norm > config.clip;
    let frozen = (1..config.layer_sizes.len()).any(|layer| config.freezes(layer));
    let update = config.optimizer.facts().export?;
    if clipped {
        Err("No update: the gradient was clipped, and this format tells unclipped ones.")
    } else if frozen {
        Err("No update: layers are frozen, and this format tells updates of all layers.")
    } else if parameters > MOST_UPDATED {
        Err("No update: with it, the file of so large a network would be too large for a browser.")
    } else {
        Ok(update)
    }
}

fn layers<'a>(data: &StepData<'a>) -> impl Iterator<Item = (&'a LayerSnapshot, [usize; 2])> {
    let sizes = data.config.layer_sizes.windows(2).map(|pair| [pair[1], pair[0]]);
    data.snapshot.layers.iter().zip(sizes)
}

fn write_architecture(json: &mut JsonText, config: &NetworkConfig, snapshot: &Snapshot) {
    json.key("arch").open('{');
    json.key("layer_sizes").wholes(config.layer_sizes.iter().copied());
    json.key("hidden_activation").word(config.activation.facts().export_name);
    json.key("activation_params").open('{');
    json.key("negative_slope").number(NEGATIVE_SLOPE);
    json.key("elu_alpha").number(ELU_ALPHA);
    json.key("gelu").word("erf");
    json.close('}');
    json.key("output_activation").word("linear");
    json.key("norm").word(config.norm.id());
    json.key("norm_eps").number(norm::EPSILON);
    json.key("skip").open('[');
    for layer in &snapshot.layers[..snapshot.layers.len().saturating_sub(1)] {
        json.flag(layer.skip);
    }
    json.close(']');
    json.key("branch_scale").number(1.0);
    json.close('}');
}

fn write_loss(json: &mut JsonText, loss: Loss) {
    json.key("loss").open('{');
    json.key("kind").word(loss.id());
    json.key("reduction").word(match loss {
        Loss::BinaryCrossEntropy | Loss::MeanSquared => "mean_all",
        Loss::SoftmaxCrossEntropy => "mean_batch",
    });
    json.key("factor").number(1.0);
    json.close('}');
}

/// `batch.y` is `[B, 1]` for one output, class indices `[B]` for the softmax, else one-hot `[B, outputs]`.
fn write_batch(json: &mut JsonText, config: &NetworkConfig, snapshot: &Snapshot) {
    let samples = snapshot.classes.len();
    let classes = || snapshot.classes.iter().map(|class| usize::from(*class));
    let inputs = config.layer_sizes.first().copied().unwrap_or_default();
    let outputs = config.layer_sizes.last().copied().unwrap_or_default();
    json.key("batch").open('{');
    json.key("x").array(&[samples, inputs], &snapshot.x);
    json.key("y").open('{');
    match config.loss {
        Loss::SoftmaxCrossEntropy => {
            json.key("shape").wholes([samples]);
            json.key("data").wholes(classes());
        }
        Loss::BinaryCrossEntropy | Loss::MeanSquared if outputs == 1 => {
            json.key("shape").wholes([samples, 1]);
            json.key("data").wholes(classes());
        }
        Loss::BinaryCrossEntropy | Loss::MeanSquared => {
            let one_hot =
                classes().flat_map(|class| (0..outputs).map(move |unit| usize::from(unit == class)));
            json.key("shape").wholes([samples, outputs]);
            json.key("data").wholes(one_hot);
        }
    }
    json.close('}').close('}');
}

/// One object with a layer's arrays.
fn write_arrays(
    json: &mut JsonText,
    layer: &LayerSnapshot,
    sizes: [usize; 2],
    values: impl Fn(&ParameterSnapshot) -> &[f64],
) {
    json.open('{');
    for (parameter, name) in layer.parameters.iter().zip(NAMES) {
        json.key(name).array(shape(name, &sizes), values(parameter));
    }
    json.close('}');
}

/// W is `[out, in]`, all others are `[out]`.
fn shape<'a>(name: &str, sizes: &'a [usize; 2]) -> &'a [usize] {
    if name == "W" { sizes } else { &sizes[..1] }
}

fn write_reported(
    json: &mut JsonText,
    layer: &LayerSnapshot,
    sizes: [usize; 2],
    stats: &LayerStats,
    hidden: bool,
) {
    let norms = [
        ("grad_W_fro", stats.grad_w_norm),
        ("grad_b_l2", stats.grad_b_norm),
        ("grad_gamma_l2", stats.grad_gamma_norm),
        ("grad_beta_l2", stats.grad_beta_norm),
    ];
    json.open('{');
    for (name, norm) in norms.into_iter().take(layer.parameters.len()) {
        json.key(name).number(norm);
    }
    for (name, number) in [
        ("delta_mean_abs", stats.delta_mean_abs),
        ("delta_rms", stats.delta_rms),
        ("act_rms", stats.act_rms),
        ("act_mean", stats.act_mean),
        ("act_std", stats.act_std),
    ] {
        json.key(name).number(number);
    }
    if hidden {
        json.key("sat_frac").number(stats.saturated);
    }
    for (parameter, name) in layer.parameters.iter().zip(NAMES) {
        json.key(&format!("grad_{name}")).array(shape(name, &sizes), &parameter.gradient);
    }
    json.close('}');
}

fn write_update(json: &mut JsonText, data: &StepData, update: ExportedUpdate) {
    let StepData { config, snapshot, .. } = data;
    json.key("update").open('{');
    json.key("optimizer").word(update.name);
    json.key("lr").number(config.learning_rate);
    for (name, number) in update.hyperparameters {
        json.key(name).number(*number);
    }
    json.key("t").whole(snapshot.step + 1);
    json.key("state").open('[');
    for (layer, sizes) in layers(data) {
        json.open('{');
        for (parameter, name) in layer.parameters.iter().zip(NAMES) {
            write_moments(json.key(name), parameter, shape(name, &sizes), update);
        }
        json.close('}');
    }
    json.close(']');
    json.key("params_after").open('[');
    for (layer, sizes) in layers(data) {
        write_arrays(json, layer, sizes, |parameter| &parameter.after);
    }
    json.close(']').close('}');
}

/// What the optimiser keeps of one parameter array, before the step.
fn write_moments(
    json: &mut JsonText,
    parameter: &ParameterSnapshot,
    shape: &[usize],
    update: ExportedUpdate,
) {
    json.open('{');
    for (name, moment) in update.state {
        match moment {
            Moment::Zero => json.key(name).array(shape, &vec![0.0; parameter.value.len()]),
            Moment::ExpAvg => json.key(name).array(shape, &parameter.exp_avg),
            Moment::ExpAvgSq => json.key(name).array(shape, &parameter.exp_avg_sq),
        };
    }
    json.close('}');
}

fn write_theory(json: &mut JsonText, theory: Option<&Prediction>) {
    json.key("theory");
    let Some(theory) = theory else {
        json.null();
        return;
    };
    json.open('{');
    json.key("delta_ratio").numbers(&theory.delta_ratio);
    json.key("q").numbers(&theory.q);
    json.key("chi").numbers(&theory.chi);
    json.close('}');
}

fn write_diagnosis(json: &mut JsonText, diagnosis: Option<&Diagnosis>) {
    json.key("diagnosis");
    let Some(diagnosis) = diagnosis else {
        json.null();
        return;
    };
    json.open('{');
    json.key("kind").word(diagnosis.kind.id());
    json.key("layer");
    match diagnosis.layer {
        Some(layer) => json.whole(layer as u64),
        None => json.null(),
    };
    json.key("value").number(diagnosis.value);
    json.key("threshold").number(diagnosis.threshold);
    json.close('}');
}
