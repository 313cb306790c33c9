//! Writes exports of many different networks into a folder, for `tests/reference/check_export.py` to recompute.
//!
//! `cargo run --example exports -- <folder>`

use flate2::read::GzDecoder;
use std::io::Read;
use std::path::Path;
use std::rc::Rc;
use vanishing_gradients::data::{self, Dataset};
use vanishing_gradients::lab::export::export_session;
use vanishing_gradients::lab::session::Session;
use vanishing_gradients::lab::state;
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::init::Init;
use vanishing_gradients::nn::training::Phase;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("say into which folder")?;
    std::fs::create_dir_all(&folder)?;
    let mut queries = Vec::new();
    for activation in Activation::ALL {
        for rest in [
            "",
            "&norm=batch",
            "&norm=layer",
            "&skip=1",
            "&norm=batch&skip=1&dtype=float32",
            "&dtype=float32",
        ] {
            queries.push((format!("depth=5&width=12&init=he-normal&act={}{rest}", activation.id()), 3));
        }
    }
    for init in Init::ALL {
        queries.push((format!("depth=4&width=10&act=tanh&init={}", init.id()), 0));
    }
    for optimiser in ["sgd", "momentum", "rmsprop", "adam"] {
        for rest in ["", "&batch=32&norm=layer", "&clip=0.01", "&loss=mse", "&dtype=float32"] {
            queries
                .push((format!("depth=3&width=8&act=gelu&init=he-normal&lr=0.01&opt={optimiser}{rest}"), 20));
        }
    }
    // A hundred layers with BatchNorm would amplify the last bit of a feature to 4e-7 of the gradient: no two
    // programs could agree on them to 1e-9.
    for depth in [10, 30] {
        queries.push((format!("depth={depth}&act=relu&init=he-normal&norm=batch&width=16"), 1));
    }
    for depth in [1, 10, 20, 50, 100] {
        queries.push((format!("depth={depth}"), 0));
        queries.push((format!("depth={depth}&act=relu&init=he-normal"), 10));
    }
    queries.push(("depth=3&width=16&act=relu&init=he-normal&lr=10".into(), 50));
    // In float32 with a smooth activation: beside a kink, a z within the last bit of 0 may fall on either side.
    for rest in [
        "act=relu&depth=2",
        "act=relu&depth=2&loss=mse",
        "act=relu&depth=3&opt=adam&batch=64&norm=batch",
        "act=gelu&depth=9&dtype=float32",
    ] {
        queries.push((format!("data=digits&init=he-normal&lr=0.01&{rest}"), 5));
    }
    for (number, (query, steps)) in queries.iter().enumerate() {
        let text = export(query, *steps)?;
        std::fs::write(Path::new(&folder).join(format!("{number:03}.json")), text)?;
    }
    println!("{} exports in {folder}", queries.len());
    Ok(())
}

/// The export of that state after so many steps.
fn export(query: &str, steps: usize) -> Result<String, String> {
    let (state, notices) = state::read(query, "");
    if !notices.is_empty() {
        return Err(format!("{query}: {notices:?}"));
    }
    let settings = &state.experiment;
    let drawn = data::generate(settings.data, settings.noise, settings.points as usize, settings.seed);
    let data = drawn.map_or_else(digits, Ok)?;
    let mut session = Session::new(settings, Rc::new(data)).map_err(|problem| format!("{problem:?}"))?;
    for _ in 0..=steps {
        while session.work() != Phase::Measured {}
    }
    Ok(export_session(&session, &state, None, None))
}

/// The digits as the page ships them.
fn digits() -> Result<Dataset, String> {
    let (packed, mut text) = (include_bytes!("../static/digits.csv.gz"), String::new());
    GzDecoder::new(&packed[..]).read_to_string(&mut text).map_err(|error| error.to_string())?;
    data::digits::read(&text).map_err(|error| format!("{error:?}"))
}
