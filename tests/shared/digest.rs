//! A digest of every part of an export: for `tests/digests.rs` natively and `tests/wasm_core.rs` in WebAssembly.

use super::exports::export_at;
use serde_json::Value;

/// What an export is digested by; not `state`, which says how to get there and holds no result.
const PARTS: [&str; 8] = ["arch", "loss", "params", "batch", "reported", "update", "theory", "diagnosis"];

/// The line of `digests.txt` of that state (as an address says it) after so many updates: the query, the step, and a
/// digest of each part of the export.
pub fn line(query: &str, steps: usize) -> String {
    let export = export_at(query, steps).expect("a configuration that can be read and trained");
    let export: Value = serde_json::from_str(&export).expect("an export is JSON");
    let digests =
        PARTS.iter().filter_map(|part| export.get(part).map(|value| format!(" {part}={}", digest(value))));
    format!("{query} {steps}{}", digests.collect::<String>())
}

/// The query and the step of a line.
pub fn key(line: &str) -> (&str, usize) {
    let mut words = line.split(' ');
    let (query, steps) = (words.next(), words.next());
    (query.unwrap_or_default(), steps.and_then(|steps| steps.parse().ok()).expect("a line has a step"))
}

/// Digest of all numbers below a value, with the names on the way to them in alphabetical order.
fn digest(value: &Value) -> String {
    let mut hash = Hash(0x811c_9dc5, 0x9747_b28c);
    hash.value(value);
    format!("{:08x}{:08x}", hash.0, hash.1)
}

/// Two hashes of 32 bits in the manner of FNV-1a, with different starts and factors: cheap in JavaScript too.
struct Hash(u32, u32);

impl Hash {
    fn word(&mut self, word: u32) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0100_0193);
        self.1 = (self.1 ^ word).wrapping_mul(0x85eb_ca6b).rotate_left(13);
    }

    fn number(&mut self, number: f64) {
        let bits = number.to_bits();
        self.word(bits as u32);
        self.word((bits >> 32) as u32);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Number(number) => self.number(number.as_f64().expect("a number of JSON is a float")),
            Value::String(word) => match word.as_str() {
                "NaN" => self.word(1),
                "Infinity" => self.word(2),
                "-Infinity" => self.word(3),
                _ => {}
            },
            Value::Array(entries) => entries.iter().for_each(|entry| self.value(entry)),
            Value::Object(entries) => {
                let mut entries: Vec<_> = entries.iter().collect();
                entries.sort_unstable_by_key(|(name, _)| *name);
                for (name, entry) in entries {
                    name.bytes().for_each(|byte| self.word(byte.into()));
                    self.value(entry);
                }
            }
            Value::Bool(_) | Value::Null => {}
        }
    }
}
