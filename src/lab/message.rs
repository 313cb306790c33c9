//! The messages of `EMBED.md` as JSON values: what a host may ask, and what the page says. Knows no window;
//! `browser` posts them.

use super::frame::Record;
use super::state::{State, to_json};
use crate::choice;
use serde_json::{Map, Value, json};

choice! {
    /// What `vg:export` can be asked for.
    pub enum ExportFormat (default Json) {
        /// The present step, `EXPORT.md`.
        Json = "json",
        /// The history.
        Csv = "csv",
        /// The main chart, as a data URL.
        Png = "png",
        /// A PyTorch program.
        Pytorch = "pytorch",
        /// A JAX program.
        Jax = "jax",
        /// A notebook with the PyTorch program.
        Notebook = "notebook",
    }
}

choice! {
    /// Who changed the state.
    pub enum Cause (default User) {
        /// A person, with the controls.
        User = "user",
        /// The host, with `vg:set`.
        Api = "api",
    }
}

/// What a host asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum HostMessage {
    /// Send `vg:ready` again.
    Hello,
    /// Reply with the state.
    Get,
    /// Change the state; the partial state is read by [`super::state::from_json`].
    Set {
        /// A flat object.
        state: Value,
    },
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// Do exactly so many steps, then reply with step and loss.
    Advance {
        /// 1..=[`MOST_STEPS`].
        steps: u32,
    },
    /// Back to step 0 with the same weights.
    Reset,
    /// Send `vg:step`, or stop.
    Subscribe {
        /// Whether to send them.
        step: bool,
    },
    /// Reply with an export.
    Export {
        /// Which.
        format: ExportFormat,
    },
}

/// A message that was meant for the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// What the reply echoes; any JSON value.
    pub request: Option<Value>,
    /// What is asked for, or why that is not clear.
    pub message: Result<HostMessage, MessageError>,
}

/// The largest `n` of `vg:advance`.
pub const MOST_STEPS: u32 = 1_000_000;

/// The types that a host may send.
const TYPES: &str =
    "vg:hello, vg:get, vg:set, vg:play, vg:pause, vg:advance, vg:reset, vg:subscribe, vg:export";

/// The types that the page sends. In an unframed page its own messages come back to it: they ask for nothing,
/// and answering a reply would never end.
const OUTGOING: &[&str] =
    &["vg:ready", "vg:resize", "vg:change", "vg:step", "vg:complete", "vg:error", "vg:reply"];

/// Why a message was not understood.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageError {
    /// No message has that type.
    UnknownType(String),
    /// The version is not 1.
    Version,
    /// `vg:set` without an object.
    StateIsNoObject,
    /// A value of the state that no URL could have said.
    UnfitValue {
        /// The key.
        key: &'static str,
    },
    /// `vg:advance` without a usable `n`.
    Steps,
    /// `vg:subscribe` without a boolean.
    Subscription,
    /// `vg:export` without a known format.
    Format,
}

impl std::fmt::Display for MessageError {
    /// The sentence of the reply's `error`, for whoever writes the host page: always English.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownType(name) => write!(f, "There is no message {name:?}; a host may send {TYPES}."),
            Self::Version => write!(f, "v must be 1."),
            Self::StateIsNoObject => write!(f, "vg:set needs state: an object such as {{\"depth\": 20}}."),
            Self::UnfitValue { key } => {
                write!(
                    f,
                    "state[{key:?}] must be a number, a string or a boolean, not an object or an array."
                )
            }
            Self::Steps => write!(f, "vg:advance needs n: a whole number from 1 to {MOST_STEPS}."),
            Self::Subscription => write!(f, "vg:subscribe needs step: true or false."),
            Self::Format => {
                let formats: Vec<_> =
                    ExportFormat::ALL.iter().map(|format| format!("{:?}", format.id())).collect();
                write!(f, "vg:export needs format: one of {}.", formats.join(", "))
            }
        }
    }
}

impl std::error::Error for MessageError {}

/// Reads a message; `None` is not for the page (no object, no `vg:` type, or one that the page itself sends).
pub fn parse(message: &Value) -> Option<Incoming> {
    let object = message.as_object()?;
    let name = object.get("type")?.as_str()?;
    if !name.starts_with("vg:") || OUTGOING.contains(&name) {
        return None;
    }
    Some(Incoming { request: object.get("req").cloned(), message: understand(name, object) })
}

fn understand(name: &str, object: &Map<String, Value>) -> Result<HostMessage, MessageError> {
    if object.get("v").is_some_and(|version| version.as_f64() != Some(1.0)) {
        return Err(MessageError::Version);
    }
    let field = |name: &str| object.get(name).unwrap_or(&Value::Null);
    match name {
        "vg:hello" => Ok(HostMessage::Hello),
        "vg:get" => Ok(HostMessage::Get),
        "vg:set" => match field("state") {
            state @ Value::Object(_) => Ok(HostMessage::Set { state: state.clone() }),
            _ => Err(MessageError::StateIsNoObject),
        },
        "vg:play" => Ok(HostMessage::Play),
        "vg:pause" => Ok(HostMessage::Pause),
        "vg:advance" => steps(field("n")).map(|steps| HostMessage::Advance { steps }),
        "vg:reset" => Ok(HostMessage::Reset),
        "vg:subscribe" => {
            let step = field("step").as_bool().ok_or(MessageError::Subscription)?;
            Ok(HostMessage::Subscribe { step })
        }
        "vg:export" => {
            let format = field("format").as_str().and_then(ExportFormat::from_id);
            format.map(|format| HostMessage::Export { format }).ok_or(MessageError::Format)
        }
        _ => Err(MessageError::UnknownType(super::state::excerpt(name))),
    }
}

fn steps(n: &Value) -> Result<u32, MessageError> {
    let n = n.as_f64().ok_or(MessageError::Steps)?;
    let fits = n.fract() == 0.0 && (1.0..=f64::from(MOST_STEPS)).contains(&n);
    if fits { Ok(n as u32) } else { Err(MessageError::Steps) }
}

/// `vg:ready {state}`.
pub fn ready(state: &State) -> Value {
    outgoing("vg:ready", state, json!({ "state": to_json(state) }))
}

/// `vg:resize {height}`, in CSS pixels.
pub fn resize(state: &State, height: f64) -> Value {
    outgoing("vg:resize", state, json!({ "height": number(height) }))
}

/// `vg:change {state, cause}`.
pub fn change(state: &State, cause: Cause) -> Value {
    outgoing("vg:change", state, json!({ "state": to_json(state), "cause": cause.id() }))
}

/// `vg:step {step, loss, grad}`; `grad` is what the main chart shows, rms δ of each weight layer, layer 1 first.
pub fn step(state: &State, record: &Record) -> Value {
    let grad: Vec<_> = record.layers.iter().map(|layer| number(layer.delta_rms)).collect();
    outgoing("vg:step", state, json!({ "step": record.step, "loss": number(record.loss), "grad": grad }))
}

/// `vg:complete {score: {raw, min, max}, passed}`; the score goes from 0 to 100.
pub fn complete(state: &State, score: f64, passed: bool) -> Value {
    let score = json!({ "raw": number(score), "min": 0, "max": 100 });
    outgoing("vg:complete", state, json!({ "score": score, "passed": passed }))
}

/// `vg:error {code, message}`.
pub fn error(state: &State, code: &str, message: &str) -> Value {
    outgoing("vg:error", state, json!({ "code": code, "message": message }))
}

/// `vg:reply {req, ok, result?, error?}`: the result, or a sentence.
pub fn reply(state: &State, request: Option<&Value>, result: Result<Option<Value>, String>) -> Value {
    let mut fields = Map::new();
    if let Some(request) = request {
        fields.insert("req".into(), request.clone());
    }
    fields.insert("ok".into(), result.is_ok().into());
    match result {
        Ok(None) => {}
        Ok(Some(result)) => drop(fields.insert("result".into(), result)),
        Err(sentence) => drop(fields.insert("error".into(), sentence.into())),
    }
    outgoing("vg:reply", state, Value::Object(fields))
}

/// The result of `vg:advance`: `{step, loss}`.
pub fn advanced(record: &Record) -> Value {
    json!({ "step": record.step, "loss": number(record.loss) })
}

/// A number, or the word for what JSON has no number for (`EXPORT.md`).
fn number(number: f64) -> Value {
    if number.is_nan() {
        "NaN".into()
    } else if number.is_infinite() {
        (if number > 0.0 { "Infinity" } else { "-Infinity" }).into()
    } else {
        number.into()
    }
}

fn outgoing(name: &str, state: &State, fields: Value) -> Value {
    let mut message = json!({ "type": name, "v": 1 });
    if let Some(id) = &state.id {
        message["id"] = id.as_str().into();
    }
    if let Value::Object(fields) = fields {
        for (key, value) in fields {
            message[key] = value;
        }
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::stats::LayerStats;

    fn understood(message: Value) -> Result<HostMessage, MessageError> {
        parse(&message).expect("it is a message to the page").message
    }

    #[test]
    fn every_message_of_the_contract_is_understood() {
        let state = json!({ "depth": 20 });
        for (message, meaning) in [
            (json!({"type": "vg:hello", "v": 1}), HostMessage::Hello),
            (json!({"type": "vg:get", "v": 1}), HostMessage::Get),
            (json!({"type": "vg:set", "v": 1, "state": state}), HostMessage::Set { state }),
            (json!({"type": "vg:play", "v": 1}), HostMessage::Play),
            (json!({"type": "vg:pause", "v": 1}), HostMessage::Pause),
            (json!({"type": "vg:advance", "v": 1, "n": 5}), HostMessage::Advance { steps: 5 }),
            (json!({"type": "vg:advance", "v": 1, "n": 5.0}), HostMessage::Advance { steps: 5 }),
            (json!({"type": "vg:reset", "v": 1}), HostMessage::Reset),
            (json!({"type": "vg:subscribe", "v": 1, "step": true}), HostMessage::Subscribe { step: true }),
            (
                json!({"type": "vg:export", "v": 1, "format": "csv"}),
                HostMessage::Export { format: ExportFormat::Csv },
            ),
            (json!({"type": "vg:get"}), HostMessage::Get),
            (json!({"type": "vg:get", "v": 1.0, "more": {"deep": [[]]}}), HostMessage::Get),
        ] {
            assert_eq!(understood(message), Ok(meaning));
        }
    }

    #[test]
    fn a_malformed_message_is_told_what_would_have_been_right() {
        for (message, words) in [
            (json!({"type": "vg:get", "v": 2}), "v must be 1"),
            (json!({"type": "vg:get", "v": "1"}), "v must be 1"),
            (json!({"type": "vg:get", "v": null}), "v must be 1"),
            (json!({"type": "vg:nonsense", "v": 1}), "vg:subscribe"),
            (json!({"type": "vg:", "v": 1}), "vg:hello"),
            (json!({"type": "vg:set", "v": 1}), "state"),
            (json!({"type": "vg:set", "v": 1, "state": null}), "state"),
            (json!({"type": "vg:set", "v": 1, "state": [1]}), "state"),
            (json!({"type": "vg:set", "v": 1, "state": "depth=5"}), "state"),
            (json!({"type": "vg:advance", "v": 1}), "1 to 1000000"),
            (json!({"type": "vg:advance", "v": 1, "n": 0}), "n"),
            (json!({"type": "vg:advance", "v": 1, "n": -3}), "n"),
            (json!({"type": "vg:advance", "v": 1, "n": 2.5}), "n"),
            (json!({"type": "vg:advance", "v": 1, "n": 1e300}), "n"),
            (json!({"type": "vg:advance", "v": 1, "n": "5"}), "n"),
            (json!({"type": "vg:advance", "v": 1, "n": null}), "n"),
            (json!({"type": "vg:subscribe", "v": 1}), "true or false"),
            (json!({"type": "vg:subscribe", "v": 1, "step": 1}), "true or false"),
            (json!({"type": "vg:export", "v": 1}), "\"pytorch\""),
            (json!({"type": "vg:export", "v": 1, "format": "xls"}), "\"json\""),
            (json!({"type": "vg:export", "v": 1, "format": {}}), "\"json\""),
        ] {
            let sentence = understood(message.clone()).expect_err("malformed").to_string();
            assert!(sentence.contains(words) && sentence.ends_with('.'), "{message}: {sentence}");
        }
    }

    #[test]
    fn what_is_not_for_the_page_is_not_answered() {
        for message in [
            json!(null),
            json!(5),
            json!("vg:get"),
            json!([{"type": "vg:get"}]),
            json!({}),
            json!({"type": 5}),
            json!({"type": "resize"}),
            json!({"type": "VG:GET"}),
            json!({"subject": "lti.frameResize"}),
        ] {
            assert_eq!(parse(&message), None, "{message}");
        }
    }

    #[test]
    fn the_pages_own_messages_are_not_answered_when_they_come_back() {
        let (state, record) = (State::default(), Record::default());
        for message in [
            ready(&state),
            resize(&state, 480.0),
            change(&state, Cause::User),
            step(&state, &record),
            complete(&state, 80.0, true),
            error(&state, "memory", "Too large."),
            reply(&state, None, Err("No.".into())),
        ] {
            assert_eq!(parse(&message), None, "{message}");
        }
    }

    #[test]
    fn a_long_unknown_type_is_not_repeated_in_full() {
        let name = format!("vg:{}", "x".repeat(10_000));
        let sentence = understood(json!({ "type": name })).expect_err("unknown").to_string();
        assert!(sentence.len() < 250, "{sentence}");
    }

    #[test]
    fn the_reply_echoes_any_request_and_the_id() {
        let state = State { id: Some("left <frame>".into()), ..State::default() };
        for request in [json!(7), json!("a"), json!(null), json!({"deep": [1, [2]]}), json!(1.5)] {
            let incoming = parse(&json!({"type": "vg:get", "req": request})).expect("a message");
            let answer = reply(&state, incoming.request.as_ref(), Ok(Some(json!(1))));
            let expected = json!({
                "type": "vg:reply", "v": 1, "id": "left <frame>", "req": request, "ok": true, "result": 1
            });
            assert_eq!(answer, expected);
        }
        let without = reply(&State::default(), None, Err("No.".into()));
        assert_eq!(without, json!({"type": "vg:reply", "v": 1, "ok": false, "error": "No."}));
    }

    #[test]
    fn a_step_carries_one_number_a_weight_layer_and_words_for_what_is_no_number() {
        let deltas = [1e-60, 0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
        let layers = deltas.map(|delta_rms| LayerStats { delta_rms, ..Default::default() }).to_vec();
        let record = Record { step: 3, loss: 0.5, layers, ..Default::default() };
        let expected = json!({
            "type": "vg:step", "v": 1, "step": 3, "loss": 0.5,
            "grad": [1e-60, 0.0, "NaN", "Infinity", "-Infinity"]
        });
        assert_eq!(step(&State::default(), &record), expected);
        assert_eq!(advanced(&record), json!({"step": 3, "loss": 0.5}));
    }

    #[test]
    fn outgoing_messages_have_the_fields_of_the_contract() {
        let state = State::default();
        assert_eq!(ready(&state)["state"]["depth"], 10);
        assert_eq!(change(&state, Cause::Api)["cause"], "api");
        assert_eq!(change(&state, Cause::User)["state"], to_json(&state));
        assert_eq!(resize(&state, 480.0), json!({"type": "vg:resize", "v": 1, "height": 480.0}));
        assert_eq!(
            complete(&state, 80.0, true),
            json!({
                "type": "vg:complete", "v": 1, "score": {"raw": 80.0, "min": 0, "max": 100}, "passed": true
            })
        );
        assert_eq!(
            error(&state, "memory", "Too large."),
            json!({"type": "vg:error", "v": 1, "code": "memory", "message": "Too large."})
        );
    }
}
