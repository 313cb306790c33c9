//! Every number of every reference export and of every preset is what it was, to the last bit: natively here, in
//! WebAssembly in `tests/wasm_core.rs`, in three browsers in `tests/browser/engines.test.mjs`.
//!
//! `VG_WRITE_DIGESTS=1 cargo test --test digests` appends the lines of new configurations and leaves all others alone.
//! `VG_REWRITE_DIGESTS=1` writes all anew, after a change that was meant to change numbers; the commit says why.

#[path = "shared/digest.rs"]
mod digest;
#[path = "shared/exports.rs"]
mod exports;

use digest::{key, line};
use exports::configurations;
use std::collections::HashMap;
use std::env::var_os;
use vanishing_gradients::lab::preset::Preset;

/// One line an export: the address of its state, its step, and a digest of each part of the file. The order of the
/// lines has no meaning.
const FILE: &str = "tests/shared/digests.txt";
/// Steps after which a preset is digested.
const PRESET_STEPS: usize = 5;

#[test]
fn every_number_of_every_reference_export_is_what_it_was() {
    let presets = Preset::ALL.iter().map(|preset| (format!("preset={}", preset.id()), PRESET_STEPS));
    let found: Vec<String> =
        configurations().into_iter().chain(presets).map(|(query, steps)| line(&query, steps)).collect();
    if var_os("VG_REWRITE_DIGESTS").is_some() {
        std::fs::write(FILE, found.join("\n") + "\n").expect("the file of digests can be written");
        return;
    }
    let recorded = std::fs::read_to_string(FILE).expect("the file of digests is there");
    let mut known: HashMap<_, _> = recorded.lines().map(|line| (key(line), line)).collect();
    let mut new = String::new();
    for found in &found {
        match known.remove(&key(found)) {
            Some(recorded) => assert_eq!(found, recorded),
            None => new += &format!("{found}\n"),
        }
    }
    assert!(known.is_empty(), "no configuration has these lines any more: {:?}", known.keys());
    if var_os("VG_WRITE_DIGESTS").is_some() {
        std::fs::write(FILE, recorded.clone() + &new).expect("the file of digests can be written");
    } else {
        assert_eq!(new, "", "not recorded yet");
    }
}
