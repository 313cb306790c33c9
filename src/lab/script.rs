//! "Open in PyTorch": a program of the same architecture, weights and batch, which computes the gradients of a step
//! anew and prints them beside those of the page; the same for JAX, and as a notebook. The programs stand in
//! `script/*.py`; what is put in front of them are the step's numbers, to the last bit.

use super::session::Session;
use super::state::{State, write};
use crate::nn::loss::Loss;
use crate::nn::scalar::Dtype;
use crate::nn::training::NetworkConfig;
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

const PYTORCH: &str = concat!(include_str!("script/pytorch.py"), include_str!("script/compare.py"));
const JAX: &str = concat!(include_str!("script/jax.py"), include_str!("script/compare.py"));
/// What begins a cell; editors that know the mark show cells, Python sees a comment.
const CELL: &str = "\n# %% ";

/// Where a program says what φ is.
const NO_ACTIVATION: &str = "\nPHI = ...\n";

/// The PyTorch program of the step that a session measured last.
pub fn pytorch(session: &Session, state: &State) -> String {
    step(session, state) + &with_activation(PYTORCH, session.config().activation.facts().pytorch)
}

/// The JAX program of the step that a session measured last.
pub fn jax(session: &Session, state: &State) -> String {
    step(session, state) + &with_activation(JAX, session.config().activation.facts().jax)
}

/// A Jupyter notebook with the PyTorch program.
pub fn notebook(session: &Session, state: &State) -> String {
    cells(&pytorch(session, state))
}

/// The program with φ in its place.
fn with_activation(program: &str, expression: &str) -> String {
    program.replacen(NO_ACTIVATION, &format!("\nPHI = {expression}\n"), 1)
}

/// The numbers of the step that a session measured last, as Python.
fn step(session: &Session, state: &State) -> String {
    let (config, dtype) = (session.config(), session.experiment().dtype);
    let (snapshot, record) = (session.snapshot(), session.record());
    let array = |numbers: &[f64]| base64(numbers, dtype);
    let hidden = &snapshot.layers[..snapshot.layers.len().saturating_sub(1)];
    let skip = hidden.iter().map(|layer| if layer.skip { "True" } else { "False" }).collect::<Vec<_>>();
    let (targets, columns) = targets(config, &snapshot.classes);
    let mut text = format!(
        "# A step of the vanishing-gradient lab. This program computes its gradients anew, and prints them beside\n\
         # those that the page showed.\n{CELL}The step: settings, weights and batch, to the last bit\n\
         STATE = {:?}  # what the page's address says\nSTEP = {}\nDTYPE = {:?}\nSIZES = {:?}\nACTIVATION = {:?}\n\
         NORM = {:?}\nSKIP = [{}]\nLOSS = {:?}\n",
        write(state),
        snapshot.step,
        dtype.id(),
        config.layer_sizes,
        config.activation.facts().export_name,
        config.norm.id(),
        skip.join(", "),
        config.loss.id(),
    );
    text.push_str("PARAMS = [\n");
    for layer in &snapshot.layers {
        let arrays = layer.parameters.iter().zip(["W", "b", "gamma", "beta"]);
        let arrays = arrays.map(|(parameter, name)| format!("\"{name}\": \"{}\"", array(&parameter.value)));
        text.push_str(&format!("    {{{}}},\n", arrays.collect::<Vec<_>>().join(", ")));
    }
    text.push_str(&format!("]\nX = \"{}\"\n", array(&snapshot.x)));
    text.push_str(&format!("Y = \"{}\"\nY_COLUMNS = {columns}\n", array(&targets)));
    text.push_str(&format!("PAGE_LOSS = {}\nPAGE = [\n", number(record.loss)));
    for layer in &record.layers {
        let (slope, delta) = (number(layer.grad_w_norm), number(layer.delta_rms));
        text.push_str(&format!("    {{\"grad_W\": {slope}, \"delta\": {delta}}},\n"));
    }
    text.push_str("]\n");
    text
}

/// What the loss compares with, row-major, and its columns: class numbers for one output or the softmax, else one-hot.
fn targets(config: &NetworkConfig, classes: &[u16]) -> (Vec<f64>, usize) {
    let outputs = config.layer_sizes.last().copied().unwrap_or(1);
    if outputs == 1 || config.loss == Loss::SoftmaxCrossEntropy {
        return (classes.iter().map(|class| f64::from(*class)).collect(), 1);
    }
    let one_hot = |class: &u16| {
        let class = usize::from(*class);
        (0..outputs).map(move |unit| if unit == class { 1.0 } else { 0.0 })
    };
    (classes.iter().flat_map(one_hot).collect(), outputs)
}

/// Little-endian numbers of that format: what is computed in `float32` is read as the very same `float32`.
fn base64(numbers: &[f64], dtype: Dtype) -> String {
    let bytes: Vec<u8> = match dtype {
        Dtype::Float64 => numbers.iter().flat_map(|number| number.to_le_bytes()).collect(),
        Dtype::Float32 => numbers.iter().flat_map(|number| (*number as f32).to_le_bytes()).collect(),
    };
    BASE64_STANDARD.encode(bytes)
}

/// A number as Python reads it.
fn number(number: f64) -> String {
    if number.is_finite() { format!("{number:?}") } else { format!("float(\"{number}\")") }
}

/// The cells of a program as a notebook (nbformat 4.5).
fn cells(program: &str) -> String {
    let mut parts = program.split(CELL);
    let intro = parts.next().unwrap_or_default().replace("# ", "").trim().to_owned();
    let mut cells =
        vec![markdown(0, &format!("# Vanishing gradients\n\n{intro}\n\nIt needs `pip install torch`."))];
    for part in parts {
        let (title, text) = part.split_once('\n').unwrap_or((part, ""));
        cells.push(markdown(cells.len(), &format!("## {title}")));
        cells.push(code(cells.len(), text.trim()));
    }
    let python = json!({ "display_name": "Python 3", "language": "python", "name": "python3" });
    json!({
        "cells": cells,
        "metadata": { "kernelspec": python, "language_info": { "name": "python" } },
        "nbformat": 4,
        "nbformat_minor": 5,
    })
    .to_string()
}

fn markdown(index: usize, source: &str) -> Value {
    json!({ "cell_type": "markdown", "id": format!("cell-{index}"), "metadata": {}, "source": source })
}

fn code(index: usize, source: &str) -> Value {
    json!({
        "cell_type": "code",
        "execution_count": null,
        "id": format!("cell-{index}"),
        "metadata": {},
        "outputs": [],
        "source": source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data;
    use crate::lab::state::read;
    use crate::nn::activation::Activation;
    use crate::nn::training::Phase;
    use std::rc::Rc;

    fn session(query: &str) -> (Session, State) {
        let (state, notices) = read(query, "");
        assert_eq!(notices, []);
        let experiment = &state.experiment;
        let points = experiment.points as usize;
        let dataset =
            data::generate(experiment.data, experiment.noise, points, experiment.seed).expect("points");
        let mut session = Session::new(experiment, Rc::new(dataset)).expect("a small network");
        while session.work() != Phase::Measured {}
        (session, state)
    }

    #[test]
    fn arrays_are_written_to_the_last_bit() {
        for (query, size) in [("depth=2&width=3", 8), ("depth=2&width=3&dtype=float32", 4)] {
            let (session, state) = session(query);
            let text = jax(&session, &state);
            let start = text.find("\"W\": \"").expect("weights") + 6;
            let written = text[start..].split('"').next().expect("an end");
            let bytes = BASE64_STANDARD.decode(written).expect("base64");
            let first = &session.snapshot().layers[0].parameters[0].value;
            assert_eq!(bytes.len(), size * first.len());
            let read: Vec<f64> = match size {
                8 => bytes.chunks(8).map(|eight| f64::from_le_bytes(eight.try_into().expect("8"))).collect(),
                _ => bytes
                    .chunks(4)
                    .map(|four| f32::from_le_bytes(four.try_into().expect("4")).into())
                    .collect(),
            };
            assert_eq!(&read, first);
        }
    }

    #[test]
    fn a_program_names_the_architecture() {
        let (session, state) = session("depth=3&width=4&act=leaky-relu&norm=batch&skip=1&loss=mse");
        let text = pytorch(&session, &state);
        for line in [
            "SIZES = [2, 4, 4, 4, 1]",
            "ACTIVATION = \"leaky_relu\"",
            "NORM = \"batch\"",
            "SKIP = [False, True, True]",
            "LOSS = \"mse\"",
            "Y_COLUMNS = 1",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}");
        }
        assert_eq!(text.matches("\"gamma\":").count(), 3);
    }

    #[test]
    fn every_activation_has_a_line_of_its_own_in_both_programs() {
        for &activation in Activation::ALL {
            let (session, state) = session(&format!("depth=1&width=2&act={}", activation.id()));
            let facts = activation.facts();
            for (text, expression) in
                [(pytorch(&session, &state), facts.pytorch), (jax(&session, &state), facts.jax)]
            {
                assert_eq!(
                    text.matches(&format!("\nPHI = {expression}\n")).count(),
                    1,
                    "{}",
                    activation.id()
                );
                assert!(!text.contains(NO_ACTIVATION));
            }
        }
    }

    #[test]
    fn what_is_no_number_is_written_as_python_reads_it() {
        assert_eq!(number(f64::NAN), "float(\"NaN\")");
        assert_eq!(number(f64::NEG_INFINITY), "float(\"-inf\")");
        assert_eq!(number(1e-60), "1e-60");
    }

    #[test]
    fn the_notebook_holds_the_same_program_cell_by_cell() {
        let (session, state) = session("depth=2&width=3");
        let notebook: Value = serde_json::from_str(&notebook(&session, &state)).expect("JSON");
        assert_eq!((&notebook["nbformat"], &notebook["nbformat_minor"]), (&json!(4), &json!(5)));
        let cells = notebook["cells"].as_array().expect("cells");
        let sources = |kind: &str| {
            let of_kind = cells.iter().filter(|cell| cell["cell_type"] == *kind);
            of_kind.filter_map(|cell| cell["source"].as_str()).collect::<Vec<_>>()
        };
        let program = pytorch(&session, &state);
        assert_eq!(sources("code").len(), 3);
        assert!(sources("code").iter().all(|code| program.contains(code)));
    }
}
