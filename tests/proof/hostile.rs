//! Whatever arrives, nothing panics: the answer is a running experiment, a sentence, or nothing at all.
//!
//! Texts are mutations of the corpus in `tests/proof/corpus/<target>/`: what once broke something belongs there.
//! Each target runs for a second, or for `VG_FUZZ_SECONDS`.

use super::any::{pairs, query};
use super::attacks;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};
use vanishing_gradients::data::{self, Dataset};
use vanishing_gradients::lab::script;
use vanishing_gradients::lab::session::Session;
use vanishing_gradients::lab::state::{self, State};
use vanishing_gradients::nn::training::Phase;

/// One change to a text.
#[derive(Clone, Debug)]
enum Change {
    Replace(Index, u8),
    Insert(Index, String),
    Remove(Index, usize),
    Repeat(Index, usize, usize),
    Cut(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let words = [
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "&",
        "=",
        "%",
        "%00",
        "\0",
        "\u{feff}",
        "\r",
        "\n",
        "null",
        "NaN",
        "1e999",
        "-1",
        "18446744073709551616",
        "\"v\":2",
        "b.",
        "বাংলা",
        "\u{202e}",
        "=cmd|' /C calc'!A0",
        "<script>",
        "__proto__",
    ];
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Replace(at, byte)),
        (any::<Index>(), select(words.map(str::to_owned).to_vec()))
            .prop_map(|(at, word)| Change::Insert(at, word)),
        (any::<Index>(), 1..40usize).prop_map(|(at, length)| Change::Remove(at, length)),
        (any::<Index>(), 1..20usize, 2..200usize)
            .prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        any::<Index>().prop_map(Change::Cut),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let length = bytes.len();
        match change {
            Change::Replace(at, byte) if length > 0 => bytes[at.index(length)] = *byte,
            Change::Insert(at, word) => {
                drop(bytes.splice(at.index(length + 1).., word.bytes()).collect::<Vec<_>>())
            }
            Change::Remove(at, count) if length > 0 => {
                let from = at.index(length);
                bytes.drain(from..(from + count).min(length));
            }
            Change::Repeat(at, count, times) if length > 0 => {
                let from = at.index(length);
                let part = bytes[from..(from + count).min(length)].repeat(*times);
                drop(bytes.splice(from..from, part));
            }
            Change::Cut(at) if length > 0 => bytes.truncate(at.index(length)),
            _ => {}
        }
    }
    bytes
}

/// How long a target is tried.
pub fn time_of_a_target() -> Duration {
    let seconds = std::env::var("VG_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1.0);
    Duration::from_secs_f64(seconds)
}

/// Throws mutations of a target's corpus at it until its time is over.
fn fuzz(target: &str, seeds: &[&str], attack: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proof/corpus").join(target);
    let kept = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut corpus: Vec<Vec<u8>> = kept.filter_map(|file| std::fs::read(file.path()).ok()).collect();
    corpus.iter().for_each(|seed| attack(seed));
    corpus.extend(seeds.iter().map(|seed| seed.as_bytes().to_vec()));
    let attempt = prop_oneof![
        12 => (select(corpus), prop::collection::vec(change(), 0..8)).prop_map(|(seed, changes)| changed(seed, &changes)),
        1 => prop::collection::vec(any::<u8>(), 0..300),
    ];
    let until = Instant::now() + time_of_a_target();
    let config = Config { cases: 64, failure_persistence: None, ..Config::default() };
    let mut rounds = 0;
    while rounds == 0 || Instant::now() < until {
        let outcome = TestRunner::new(config.clone()).run(&attempt, |bytes| {
            attack(&bytes);
            Ok(())
        });
        if let Err(problem) = outcome {
            panic!("{target}: {problem}");
        }
        rounds += 1;
    }
    println!("{target}: {} texts", rounds * 64);
}

#[test]
fn query_strings() {
    let seeds = [
        "depth=10&width=32&act=sigmoid&init=xavier-uniform&lr=0.1&batch=full&seed=1",
        "preset=x&b.act=relu&b.init=he-normal&hide=controls,lr&lock=depth&charts=loss&freeze=1,2&id=one&lang=bn&num=beng",
    ];
    fuzz("query", &seeds, attacks::query);
}

#[test]
fn messages() {
    let seeds = [
        r#"{"type":"vg:set","v":1,"req":[1,{"a":null}],"state":{"depth":20,"b.act":"relu","hide":["lr"]}}"#,
        r#"{"type":"vg:advance","v":1,"n":5}"#,
        r#"{"type":"vg:export","v":1,"format":"json","req":1e300}"#,
    ];
    fuzz("message", &seeds, attacks::message);
}

#[test]
fn tables() {
    let seeds = [
        "x,y,class\n1,2,a\n3,4,b\n5,6,a\n7,8,b\n1,1,a\n2,2,b\n3,3,a\n4,4,b\n5,5,a\n6,6,b\n7,7,a\n",
        "\"a\"\"b\",1\n;",
    ];
    fuzz("csv", &seeds, attacks::csv);
}

#[test]
fn imports() {
    let session = || {
        let state = state::read("depth=1&width=2&points=200&batch=2&norm=batch&opt=adam", "").0;
        let settings = &state.experiment;
        let data = data::generate(settings.data, 0.1, 200, 1).expect("moons are generated");
        let mut session = Session::new(settings, Rc::new(data)).expect("it fits");
        while session.work() != Phase::Measured {}
        vanishing_gradients::lab::export::export_session(&session, &state)
    };
    fuzz("import", &[&session()], attacks::import);
}

#[test]
fn suspend_data() {
    fuzz("suspend", &["done=chain-rule,cures&right=which&wrong=how-much"], attacks::suspend);
}

#[test]
fn what_the_worker_and_the_page_tell_each_other() {
    fuzz("wire", &["\u{1}\u{2}\u{3}", "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}"], attacks::wire);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_state_runs_or_is_refused(pairs in pairs()) {
        let experiment = state::read(&query(&pairs), "").0.experiment;
        let drawn = data::generate(experiment.data, experiment.noise, experiment.points as usize, experiment.seed);
        // The digits and a file are somebody else's: any samples of another shape stand in for them.
        let other = || Dataset { inputs: 3, classes: 3, train: stand_in(), test: stand_in(), ..Dataset::default() };
        let dataset = drawn.unwrap_or_else(other);
        let work = experiment.depth as u64 * (experiment.width as u64).pow(2) * dataset.train.len() as u64;
        let steps = if work < 20_000_000 { 3 } else { 0 };
        let Ok(mut session) = Session::new(&experiment, Rc::new(dataset)) else { return Ok(()) };
        for _ in 0..=steps {
            // The largest are begun, not finished.
            let portions = if work < 200_000_000 { 1000 } else { 3 };
            let measured = (0..portions).any(|_| session.work() == Phase::Measured);
            prop_assert!(measured || portions == 3);
        }
        if steps > 0 {
            prop_assert_eq!(session.record().step, 3);
            prop_assert!(session.diagnosis().is_some());
        }
    }
}

fn stand_in() -> data::Samples {
    data::Samples {
        features: (0..60).map(|i| f64::from(i % 7) - 3.0).collect(),
        classes: (0..20).map(|i| i % 3).collect(),
    }
}

proptest! {
    #![proptest_config(Config::with_cases(24))]

    /// Whatever an address says, it stays one text of the program: it begins no cell of a notebook, ends no text, and is
    /// no HTML there.
    #[test]
    fn no_state_leaves_its_place_in_a_notebook(pairs in pairs()) {
        let page = state::read(&query(&pairs), "").0;
        let session = {
            let settings = state::read("depth=1&width=2&points=200&batch=2", "").0.experiment;
            let data = data::generate(settings.data, 0.1, 200, 1).expect("moons are generated");
            let mut session = Session::new(&settings, Rc::new(data)).expect("it fits");
            while session.work() != Phase::Measured {}
            session
        };
        let notebook: Value = serde_json::from_str(&script::notebook(&session, &page)).expect("JSON");
        let plain: Value =
            serde_json::from_str(&script::notebook(&session, &State::default())).expect("JSON");
        let without_state = |notebook: &Value| -> Vec<String> {
            let sources = notebook["cells"].as_array().expect("cells").iter();
            let lines = sources.flat_map(|cell| cell["source"].as_str().expect("a text").lines());
            lines.filter(|line| !line.starts_with("STATE = ")).map(str::to_owned).collect()
        };
        prop_assert_eq!(without_state(&notebook), without_state(&plain));
        let said = notebook.to_string();
        let state = said.split("STATE = \\\"").nth(1).and_then(|rest| rest.split("\\\"").next());
        let harmless = |c: char| c.is_ascii_alphanumeric() || "-._~,%=&".contains(c);
        prop_assert!(state.is_some_and(|state| state.chars().all(harmless)), "{:?}", state);
    }
}
