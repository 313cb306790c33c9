//! States in URLs.

use super::fields::State;
use super::keys::{EXPERIMENT, Key, PAGE, Scope, VERSION, descriptor};
use super::merge::{baseline, merge};
use super::notice::Notice;

/// The state of a URL: the query first, then the fragment, which wins. A leading `?` or `#` may be there.
/// Anything can be read; what was not taken as given is told in notices.
pub fn read(query: &str, fragment: &str) -> (State, Vec<Notice>) {
    let (query, fragment) = (pairs(query), pairs(fragment));
    // A key that stands in both is no duplicate: that the fragment wins is what it is for.
    let overridden = |name: &str| fragment.iter().any(|(other, _)| other == name);
    let given: Vec<_> = query
        .iter()
        .filter(|(name, _)| !overridden(name))
        .chain(&fragment)
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    merge(&given, &State::default())
}

/// `v=1` and the keys that differ from their defaults (those of named settings, where there are any), in the order
/// of the table. Reads back to an equal state.
pub fn write(state: &State) -> String {
    let pairs = said(state).into_iter().map(|(name, text)| format!("{name}={}", encode(&text)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The same names and texts, not encoded.
pub fn said(state: &State) -> Vec<(&'static str, String)> {
    let mut given = vec![("v", VERSION.to_string())];
    let (first, second) = baseline(state);
    given.extend(state.preset.map(|preset| ("preset", preset.id().to_owned())));
    add(&mut given, EXPERIMENT, |key| key.name(), &state.experiment, &first);
    match (&state.duel, &second) {
        (None, None) => {}
        (None, Some(_)) => given.push(("duel", "0".into())),
        (Some(duel), Some(second)) => add(&mut given, EXPERIMENT, |key| key.duel_name(), duel, second),
        (Some(duel), None) if *duel == state.experiment => given.push(("duel", "1".into())),
        (Some(duel), None) => add(&mut given, EXPERIMENT, |key| key.duel_name(), duel, &state.experiment),
    }
    add(&mut given, PAGE, |key| key.name(), state, &State::default());
    given
}

/// What a custom element or a widget has to be given: all but what it says itself.
pub fn attributes(state: &State) -> Vec<(&'static str, String)> {
    let own = |name: &str| descriptor(name).is_some_and(|descriptor| descriptor.scope == Scope::Host);
    said(state).into_iter().filter(|(name, _)| !own(name)).collect()
}

/// Adds the keys whose values differ.
fn add<T>(
    given: &mut Vec<(&'static str, String)>,
    keys: &[Key<T>],
    name: fn(&Key<T>) -> &'static str,
    state: &T,
    default: &T,
) {
    let written = keys.iter().map(|key| (name(key), (key.write)(state), (key.write)(default)));
    given.extend(
        written.filter(|(_, value, usual)| value != usual).map(|(name, value, _)| (name, value.text())),
    );
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        // A comma has no meaning of its own in a query, and lists stay readable.
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b',') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let text = text.trim_start_matches(['?', '#']);
    let split = |pair: &str| {
        let (name, text) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(text))
    };
    text.split('&').filter(|pair| !pair.is_empty()).map(split).collect()
}

/// Percent-decoding that survives everything: a broken sequence stands for itself, bytes that are no UTF-8
/// become U+FFFD.
fn decode(text: &str) -> String {
    let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape =
            if bytes[at] == b'%' { hex(bytes.get(at + 1)).zip(hex(bytes.get(at + 2))) } else { None };
        match (escape, bytes[at]) {
            (Some((high, low)), _) => {
                decoded.push((high * 16 + low) as u8);
                at += 2;
            }
            (None, b'+') => decoded.push(b' '),
            (None, byte) => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}
