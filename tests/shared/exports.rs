//! The exports that an independent framework recomputes (`cargo xtask test --reference`), and whose numbers
//! `tests/digests.rs` holds to the last bit.

use flate2::read::GzDecoder;
use std::io::Read;
use std::rc::Rc;
use vanishing_gradients::data::{self, Dataset};
use vanishing_gradients::lab::export::export_session;
use vanishing_gradients::lab::session::Session;
use vanishing_gradients::lab::state::{self, State};
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::init::Init;
use vanishing_gradients::nn::optimizer::Optimizer;
use vanishing_gradients::nn::training::Phase;

/// States, and how many steps each is trained.
#[allow(dead_code)]
pub fn configurations() -> Vec<(String, usize)> {
    let mut all: Vec<(String, usize)> = Vec::new();
    let mut add = |query: String, steps| all.push((query, steps));
    for activation in Activation::ALL {
        for rest in [
            "",
            "&norm=batch",
            "&norm=layer",
            "&skip=1",
            "&norm=batch&skip=1&dtype=float32",
            "&dtype=float32",
        ] {
            add(format!("depth=5&width=12&init=he-normal&act={}{rest}", activation.id()), 3);
        }
        add(format!("depth=4&width=8&init=lecun-uniform&bias=0.5&gain=3&act={}", activation.id()), 0);
    }
    for init in Init::ALL {
        add(format!("depth=4&width=10&act=tanh&init={}", init.id()), 0);
    }
    for optimizer in Optimizer::ALL {
        let facts = optimizer.facts();
        let stateless = !facts.keeps_exp_avg && !facts.keeps_exp_avg_sq;
        for (rest, has_update) in [
            ("", true),
            ("&batch=32&norm=layer", false),
            ("&clip=0.01", false),
            ("&loss=mse", true),
            ("&dtype=float32", true),
            ("&freeze=1,3", false),
        ] {
            let query =
                format!("depth=3&width=8&act=gelu&init=he-normal&lr=0.01&opt={}{rest}", optimizer.id());
            // Without `update`, moments are known at the start only.
            let told = stateless || has_update && facts.export.is_ok();
            add(query, if told { 20 } else { 0 });
        }
    }
    // A hundred layers with BatchNorm would amplify the last bit of a feature to 4e-7 of the gradient: no two
    // programs could agree on them to 1e-9.
    for depth in [10, 30] {
        add(format!("depth={depth}&act=relu&init=he-normal&norm=batch&width=16"), 1);
    }
    for depth in [1, 10, 20, 50, 100] {
        add(format!("depth={depth}"), 0);
        add(format!("depth={depth}&act=relu&init=he-normal"), 10);
    }
    // Gradients of 1e-150 and less, of 1e60 and more, and what 32 bits hold of them.
    for rest in ["gain=0.1", "gain=0.1&dtype=float32", "norm=layer", "skip=1", "act=relu&init=normal-unit"] {
        add(format!("depth=100&width=16&{rest}"), 0);
    }
    // Diverged, alone, narrow, wide at the input, and a skip around the first layer.
    for (query, steps) in [
        ("depth=3&width=16&act=relu&init=he-normal&lr=10", 50),
        ("depth=3&width=16&act=relu&init=he-normal&lr=10&loss=mse", 400),
        ("depth=3&width=8&act=tanh&batch=1", 7),
        ("depth=3&width=8&act=tanh&batch=1&norm=batch", 7),
        ("depth=3&width=8&act=tanh&batch=1024&points=1000", 2),
        ("depth=2&width=1&act=tanh&norm=layer", 2),
        ("depth=4&width=1&act=softplus&init=orthogonal", 5),
        ("depth=3&width=2&act=elu&skip=1&init=xavier-normal", 5),
        ("depth=6&width=24&act=silu&data=spirals&noise=1&seed=4294967295", 30),
        ("depth=2&width=12&act=softsign&data=blobs&bias=2", 30),
    ] {
        add(query.into(), steps);
    }
    // In float32 with a smooth activation: beside a kink, a z within the last bit of 0 may fall on either side.
    for rest in [
        "act=relu&depth=2",
        "act=relu&depth=2&loss=mse",
        "act=relu&depth=3&opt=adam&batch=64&norm=batch",
        "act=gelu&depth=9&dtype=float32",
    ] {
        add(format!("data=digits&init=he-normal&lr=0.01&{rest}"), 5);
    }
    all
}

/// A session of that state (as an address says it) that has measured the step after so many updates.
pub fn session_at(query: &str, steps: usize) -> Result<(Session, State), String> {
    let (state, notices) = state::read(query, "");
    if !notices.is_empty() {
        return Err(format!("{query}: {notices:?}"));
    }
    let settings = &state.experiment;
    let drawn = data::generate(settings.data, settings.noise, settings.points as usize, settings.seed);
    let data = drawn.map_or_else(digits, Ok)?;
    let mut session = Session::new(settings, Rc::new(data)).map_err(|problem| format!("{problem:?}"))?;
    for _ in 0..=steps {
        measure_next(&mut session);
    }
    Ok((session, state))
}

/// Trains to the next measured step.
pub fn measure_next(session: &mut Session) {
    while session.work() != Phase::Measured {}
}

/// The export of that step.
#[allow(dead_code)]
pub fn export_at(query: &str, steps: usize) -> Result<String, String> {
    session_at(query, steps).map(|(session, state)| export_session(&session, &state))
}

/// The digits as the page ships them.
fn digits() -> Result<Dataset, String> {
    let (packed, mut text) = (include_bytes!("../../static/digits.csv.gz"), String::new());
    GzDecoder::new(&packed[..]).read_to_string(&mut text).map_err(|error| error.to_string())?;
    data::digits::read(&text).map_err(|error| format!("{error:?}"))
}
