//! Claims about exports: that they say what `docs/contract/EXPORT.md` says they say, that their numbers follow from their
//! arrays, and that a damaged one is refused where it is damaged.

use super::*;
use crate::data::generate::generate;
use crate::lab::diagnosis::{Kind, Measure};
use crate::lab::session::Session;
use crate::lab::state::read;
use crate::nn::training::Phase;
use serde_json::{Value, json};
use std::rc::Rc;

/// The export of that state after so many steps.
fn export(query: &str, steps: usize) -> String {
    export_with(query, steps, |_| {})
}

/// The same, after something was done to what was measured.
fn export_with(query: &str, steps: usize, change: impl Fn(&mut Record)) -> String {
    let state = read(query, "").0;
    let settings = &state.experiment;
    let data = generate(settings.data, settings.noise, settings.points as usize, settings.seed);
    let mut session = Session::new(settings, Rc::new(data.expect("a generated data set"))).expect("it fits");
    for _ in 0..=steps {
        while session.work() != Phase::Measured {}
    }
    let mut record = session.record();
    change(&mut record);
    write_export(&StepData {
        config: session.config(),
        dtype: settings.dtype,
        snapshot: &session.snapshot(),
        record: &record,
        state: &state,
        theory: None,
        diagnosis: None,
    })
}

fn parsed(query: &str, steps: usize) -> Value {
    serde_json::from_str(&export(query, steps)).expect("an export is JSON")
}

fn numbers(array: &Value) -> Vec<f64> {
    let shape: usize = array["shape"]
        .as_array()
        .expect("a shape")
        .iter()
        .map(|size| size.as_u64().expect("a size") as usize)
        .product();
    let data: Vec<_> = array["data"]
        .as_array()
        .expect("data")
        .iter()
        .map(|number| number.as_f64().expect("a number"))
        .collect();
    assert_eq!(data.len(), shape);
    data
}

fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<_> = object.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn an_export_has_the_keys_of_the_contract() {
    let file = parsed("depth=3&width=4&act=leaky-relu&norm=batch&skip=1&batch=16&seed=7", 2);
    assert_eq!((&file["schema"], &file["version"]), (&json!("vg-export"), &json!(1)));
    assert_eq!((&file["dtype"], &file["step"]), (&json!("f64"), &json!(2)));
    assert_eq!(
        file["arch"],
        json!({
            "layer_sizes": [2, 4, 4, 4, 1],
            "hidden_activation": "leaky_relu",
            "activation_params": {"negative_slope": 0.01, "elu_alpha": 1.0, "gelu": "erf"},
            "output_activation": "linear",
            "norm": "batch",
            "norm_eps": 1e-5,
            "skip": [false, true, true],
            "branch_scale": 1.0,
        })
    );
    assert_eq!(file["loss"], json!({"kind": "bce_logits", "reduction": "mean_all", "factor": 1.0}));
    assert_eq!(keys(&file["params"][0]), ["W", "b", "beta", "gamma"]);
    assert_eq!(keys(&file["params"][3]), ["W", "b"]);
    assert_eq!(file["params"][0]["W"]["shape"], json!([4, 2]));
    assert_eq!(file["params"][0]["gamma"]["shape"], json!([4]));
    assert_eq!(file["batch"]["x"]["shape"], json!([16, 2]));
    assert_eq!(file["batch"]["y"]["shape"], json!([16, 1]));
    let both = ["act_mean", "act_rms", "act_std", "delta_mean_abs", "delta_rms"];
    let last = ["grad_W", "grad_W_fro", "grad_b", "grad_b_l2"];
    let hidden = ["grad_beta", "grad_beta_l2", "grad_gamma", "grad_gamma_l2", "sat_frac"];
    let sorted = |parts: &[&[&'static str]]| {
        let mut all = parts.concat();
        all.sort_unstable();
        all
    };
    assert_eq!(keys(&file["reported"]["layers"][2]), sorted(&[&both, &last, &hidden]));
    assert_eq!(keys(&file["reported"]["layers"][3]), sorted(&[&both, &last]));
    assert_eq!(file["state"]["seed"], 7);
    assert_eq!((&file["theory"], &file["diagnosis"]), (&Value::Null, &Value::Null));
    assert_eq!(file["update"]["t"], 3);
}

#[test]
fn labels_have_the_shape_that_the_loss_asks_for() {
    let two = parsed("depth=1&width=2&loss=mse&points=200", 0);
    assert_eq!(two["loss"]["kind"], "mse");
    assert_eq!(two["batch"]["y"]["shape"].as_array().expect("a shape").len(), 2);
    let record = Record { layers: vec![LayerStats::default(); 2], ..Default::default() };
    let layer = |rows: usize, columns: usize| LayerSnapshot {
        skip: false,
        initial_std: 0.0,
        parameters: [rows * columns, rows]
            .map(|length| ParameterSnapshot {
                value: vec![0.5; length],
                gradient: vec![0.5; length],
                after: vec![0.5; length],
                ..Default::default()
            })
            .to_vec(),
    };
    let snapshot = Snapshot {
        x: vec![0.0; 4],
        classes: vec![2, 0],
        layers: vec![layer(1, 2), layer(3, 1)],
        ..Snapshot::default()
    };
    for (loss, shape, data) in [
        (Loss::SoftmaxCrossEntropy, json!([2]), json!([2, 0])),
        (Loss::MeanSquared, json!([2, 3]), json!([0, 0, 1, 1, 0, 0])),
    ] {
        let config = NetworkConfig { layer_sizes: vec![2, 1, 3], loss, ..a_config() };
        let text = write_export(&StepData {
            config: &config,
            dtype: Dtype::Float32,
            snapshot: &snapshot,
            record: &record,
            state: &State::default(),
            theory: None,
            diagnosis: None,
        });
        let file: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!((&file["batch"]["y"]["shape"], &file["batch"]["y"]["data"]), (&shape, &data));
        assert_eq!(file["dtype"], "f32");
    }
}

fn a_config() -> NetworkConfig {
    use crate::nn::{activation::Activation, init::Init};
    NetworkConfig { activation: Activation::Tanh, init: Init::Zeros, ..NetworkConfig::sigmoid(vec![2, 1, 1]) }
}

#[test]
fn loss_and_gradients_follow_from_the_arrays_in_the_file() {
    let file = parsed("depth=3&width=5&act=tanh&points=200&bias=0.3&opt=momentum&lr=0.2", 5);
    let layers: Vec<_> =
        (0..4).map(|l| (numbers(&file["params"][l]["W"]), numbers(&file["params"][l]["b"]))).collect();
    let (x, y) = (numbers(&file["batch"]["x"]), numbers(&file["batch"]["y"]));
    let (mut loss, mut gradient) = (0.0, vec![0.0; layers[0].0.len()]);
    for (sample, target) in x.chunks(2).zip(&y) {
        let mut h = vec![sample.to_vec()];
        for (l, (weights, biases)) in layers.iter().enumerate() {
            let input = &h[l];
            let z = weights.chunks(input.len()).zip(biases);
            let z = z.map(|(row, bias)| row.iter().zip(input).map(|(w, h)| w * h).sum::<f64>() + bias);
            h.push(z.map(|z| if l < 3 { z.tanh() } else { z }).collect());
        }
        let output = h[4][0];
        loss += ((1.0 + output.exp()).ln() - output * target) / y.len() as f64;
        let mut delta = vec![(1.0 / (1.0 + (-output).exp()) - target) / y.len() as f64];
        for l in (0..3).rev() {
            let (weights, inputs) = (&layers[l + 1].0, h[l + 1].len());
            let back = |unit: usize| -> f64 {
                delta.iter().enumerate().map(|(row, delta)| weights[row * inputs + unit] * delta).sum()
            };
            delta = (0..inputs).map(|unit| back(unit) * (1.0 - h[l + 1][unit].powi(2))).collect();
        }
        for (index, gradient) in gradient.iter_mut().enumerate() {
            *gradient += delta[index / 2] * sample[index % 2];
        }
    }
    let close = |reported: f64, computed: f64| {
        assert!((reported - computed).abs() <= 1e-12 * computed.abs(), "{reported} {computed}");
    };
    close(file["reported"]["loss"].as_f64().expect("a number"), loss);
    let first = &file["reported"]["layers"][0];
    let norm = gradient.iter().map(|g| g * g).sum::<f64>().sqrt();
    close(first["grad_W_fro"].as_f64().expect("a number"), norm);
    let largest = gradient.iter().fold(0.0_f64, |max, g| max.max(g.abs()));
    for (reported, computed) in numbers(&first["grad_W"]).into_iter().zip(gradient) {
        assert!((reported - computed).abs() < 1e-12 * largest, "{reported} {computed}");
    }
}

#[test]
fn the_update_follows_from_gradients_and_moments() {
    for (query, names) in [("opt=sgd", "v"), ("opt=momentum", "v"), ("opt=adam&lr=0.01", "mv")] {
        let file = parsed(&format!("depth=2&width=3&points=200&norm=layer&{query}"), 3);
        let update = &file["update"];
        let hyper = |name: &str| update[name].as_f64().expect("a number");
        assert_eq!(hyper("weight_decay"), 0.0);
        for l in 0..3 {
            for name in NAMES.iter().filter(|name| !file["params"][l][**name].is_null()) {
                let state = &update["state"][l][*name];
                assert_eq!(keys(state).concat(), names);
                let gradients = numbers(&file["reported"]["layers"][l][format!("grad_{name}")]);
                let after = numbers(&update["params_after"][l][*name]);
                for (index, before) in numbers(&file["params"][l][*name]).into_iter().enumerate() {
                    let (g, v) = (gradients[index], numbers(&state["v"])[index]);
                    let step = if names == "v" {
                        hyper("lr") * (hyper("momentum") * v + g)
                    } else {
                        let m = numbers(&state["m"])[index];
                        let (beta1, beta2, t) = (hyper("beta1"), hyper("beta2"), hyper("t"));
                        let m = (beta1 * m + (1.0 - beta1) * g) / (1.0 - beta1.powf(t));
                        let v = (beta2 * v + (1.0 - beta2) * g * g) / (1.0 - beta2.powf(t));
                        hyper("lr") * m / (v.sqrt() + hyper("eps"))
                    };
                    assert!((after[index] - (before - step)).abs() < 1e-14, "{query} {name}[{index}]");
                }
            }
        }
    }
}

#[test]
fn an_update_that_the_format_cannot_tell_is_left_out_with_a_note() {
    for (query, word) in [("opt=rmsprop", "RMSProp"), ("clip=1e-9", "clipped"), ("freeze=2", "frozen")] {
        let file = parsed(&format!("depth=1&width=2&points=200&{query}"), 1);
        assert_eq!(file.get("update"), None);
        assert!(file["note"].as_str().expect("a note").contains(word));
    }
    let unclipped = parsed("depth=1&width=2&points=200&clip=1000", 1);
    assert!(unclipped["update"].is_object() && unclipped.get("note").is_none());
}

#[test]
fn the_tiny_and_the_infinite_are_written_so_that_they_read_back() {
    let text = export_with("depth=100&width=3&points=200", 0, |record| {
        record.loss = f64::NAN;
        record.layers[0].act_rms = f64::INFINITY;
        record.layers[1].act_rms = f64::NEG_INFINITY;
        record.layers[2].act_rms = 5e-324;
        record.layers[3].act_rms = f64::MAX;
    });
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let act = |l: usize| &file["reported"]["layers"][l]["act_rms"];
    assert_eq!(
        (&file["reported"]["loss"], act(0), act(1)),
        (&json!("NaN"), &json!("Infinity"), &json!("-Infinity"))
    );
    assert_eq!((act(2).as_f64(), act(3).as_f64()), (Some(5e-324), Some(f64::MAX)));
    let first = file["reported"]["layers"][0]["delta_rms"].as_f64().expect("a number");
    assert!(first > 0.0 && first < 1e-40, "{first}");
    assert_eq!(read_export(&text).map(|imported| imported.state.experiment.depth), Ok(100));
}

#[test]
fn theory_and_diagnosis_are_written_where_there_are_any() {
    let (config, record) = (a_config(), Record::default());
    let theory = Prediction {
        q: vec![0.25],
        act_rms: Vec::new(),
        chi: vec![f64::NAN],
        delta_ratio: vec![1e-9, 1.0],
        stream_ratio: Vec::new(),
        spread: Vec::new(),
    };
    let diagnosis = Diagnosis {
        kind: Kind::Vanishing,
        layer: Some(1),
        value: 1e-9,
        threshold: 1e-3,
        measure: Measure::LastHidden,
    };
    let text = write_export(&StepData {
        config: &config,
        dtype: Dtype::Float64,
        snapshot: &Snapshot::default(),
        record: &record,
        state: &State::default(),
        theory: Some(&theory),
        diagnosis: Some(&diagnosis),
    });
    let file: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(file["theory"], json!({"delta_ratio": [1e-9, 1.0], "q": [0.25], "chi": ["NaN"]}));
    assert_eq!(file["diagnosis"], json!({"kind": "vanishing", "layer": 1, "value": 1e-9, "threshold": 1e-3}));
}

#[test]
fn a_file_rebuilds_the_state_that_it_was_made_in() {
    let query =
        "depth=4&width=6&act=gelu&norm=layer&points=200&batch=32&b.act=relu&lang=bn&id=%E2%80%A6%22&hide=lr";
    let text = export(query, 3);
    let imported = read_export(&text).expect("it is whole");
    assert_eq!((&imported.state, imported.step), (&read(query, "").0, 3));
    assert_eq!(read_export(&format!("\u{feff}{text}\n")), Ok(imported));
}

#[test]
fn a_damaged_file_is_refused_where_it_is_damaged() {
    let whole = parsed("depth=2&width=3&norm=batch&batch=16", 0);
    type Damage = (&'static str, fn(&mut Value), Fault);
    let damages: &[Damage] = &[
        ("", |file| file["schema"] = json!("other"), Fault::NotAnExport),
        ("", |file| *file = json!([1, 2]), Fault::NotAnExport),
        ("", |file| *file = json!("vg-export"), Fault::NotAnExport),
        ("version", |file| file["version"] = json!(2), Fault::Version),
        ("step", |file| file["step"] = json!(-1), Fault::Unfit),
        ("arch", |file| drop(file.as_object_mut().unwrap().remove("arch")), Fault::Missing),
        ("arch.layer_sizes", |file| file["arch"]["layer_sizes"] = json!([2, 3.5, 1]), Fault::Unfit),
        ("arch.layer_sizes", |file| file["arch"]["layer_sizes"] = json!([]), Fault::Unfit),
        ("arch.layer_sizes[1]", |file| file["arch"]["layer_sizes"][1] = json!(null), Fault::Unfit),
        ("params", |file| file["params"] = json!([{}]), Fault::Length { expected: 3, found: 1 }),
        ("params[1].W", |file| file["params"][1]["W"] = json!(null), Fault::Unfit),
        ("params[0].W.shape", |file| file["params"][0]["W"]["shape"] = json!([2, 3]), Fault::Contradiction),
        (
            "params[2].W.data",
            |file| drop(file["params"][2]["W"]["data"].as_array_mut().unwrap().pop()),
            Fault::Length { expected: 3, found: 2 },
        ),
        ("params[1].gamma.data[2]", |file| file["params"][1]["gamma"]["data"][2] = json!("x"), Fault::Unfit),
        ("batch.x.shape", |file| file["batch"]["x"]["shape"] = json!([1e300, 2]), Fault::Unfit),
        ("batch.x.shape", |file| file["batch"]["x"]["shape"][1] = json!(3), Fault::Contradiction),
        (
            "batch.y.data",
            |file| file["batch"]["y"]["data"] = json!([]),
            Fault::Length { expected: 16, found: 0 },
        ),
        ("reported.loss", |file| file["reported"]["loss"] = json!(null), Fault::Unfit),
        (
            "reported.layers[1].act_rms",
            |file| drop(file["reported"]["layers"][1].as_object_mut().unwrap().remove("act_rms")),
            Fault::Missing,
        ),
        (
            "reported.layers[0].grad_W",
            |file| file["reported"]["layers"][0]["grad_W"] = json!(5),
            Fault::Unfit,
        ),
        ("state", |file| file["state"] = json!(null), Fault::Unfit),
        ("state.act", |file| file["state"]["act"] = json!("nonsense"), Fault::Unfit),
        ("state.lr", |file| file["state"]["lr"] = json!(1e9), Fault::Unfit),
        ("state.hide", |file| file["state"]["hide"] = json!([1, 2]), Fault::Unfit),
        ("state.depth", |file| file["state"]["depth"] = json!(3), Fault::Contradiction),
        ("state.width", |file| file["state"]["width"] = json!(4), Fault::Contradiction),
    ];
    for (path, damage, fault) in damages {
        let mut file = whole.clone();
        damage(&mut file);
        let error = read_export(&file.to_string()).expect_err(path);
        assert_eq!(error, ImportError { path: (*path).into(), fault: fault.clone() }, "{path}");
        assert!(error.to_string().contains(path), "{error}");
    }
}

#[test]
fn what_is_no_json_is_refused_with_the_place() {
    let text = export("depth=1&width=2&points=200", 0);
    for cut in [0, 1, 10, text.len() / 2, text.len() - 1] {
        let error = read_export(&text[..cut]).expect_err("cut off");
        assert!(matches!(error.fault, Fault::NotJson { .. }), "{error:?}");
        assert!(error.to_string().contains("line"), "{error}");
    }
    for hostile in
        ["\0", "{\"a\":1,}", "{}}", &"[".repeat(100_000), &"{\"a\":".repeat(100_000), "NaN", "1e999"]
    {
        assert!(read_export(hostile).is_err());
    }
}
