//! The messages of `docs/contract/EMBED.md` as JSON values: what a host may ask, and what the page says. Knows no window;
//! `browser` posts them.

use super::export::format::ExportFormat;
use super::frame::Record;
use super::state::{State, StateError, to_json};
use crate::choice;
use serde_json::{Map, Value, json};

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
const HOST_TYPES: &str =
    "vg:hello, vg:get, vg:set, vg:play, vg:pause, vg:advance, vg:reset, vg:subscribe, vg:export";

/// The types that the page sends; `boot.js` sends `vg:error`. In an unframed page its own messages come back to it: they
/// ask for nothing, and answering a reply would never end.
const PAGE_TYPES: &[&str] =
    &["vg:ready", "vg:resize", "vg:change", "vg:step", "vg:complete", "vg:error", "vg:reply"];

/// Why a message cannot be carried out.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageError {
    /// No message has that type.
    UnknownType(String),
    /// The version is not 1.
    Version,
    /// `vg:set` with a malformed state.
    State(StateError),
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
            Self::UnknownType(name) => {
                write!(f, "There is no message {name:?}; a host may send {HOST_TYPES}.")
            }
            Self::Version => write!(f, "v must be 1."),
            Self::State(error) => error.fmt(f),
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

/// Whether a message of that type asks the page for something.
pub fn is_request(name: &str) -> bool {
    name.starts_with("vg:") && !PAGE_TYPES.contains(&name)
}

/// Reads a message; `None` is not for the page (no object, no `vg:` type, or one that the page itself sends).
pub fn parse(message: &Value) -> Option<Incoming> {
    let object = message.as_object()?;
    let name = object.get("type")?.as_str()?;
    if !is_request(name) {
        return None;
    }
    Some(Incoming { request: object.get("req").cloned(), message: parse_type(name, object) })
}

/// Reads a message of that type.
fn parse_type(name: &str, object: &Map<String, Value>) -> Result<HostMessage, MessageError> {
    if object.get("v").is_some_and(|version| version.as_f64() != Some(1.0)) {
        return Err(MessageError::Version);
    }
    let field = |name: &str| object.get(name).unwrap_or(&Value::Null);
    match name {
        "vg:hello" => Ok(HostMessage::Hello),
        "vg:get" => Ok(HostMessage::Get),
        "vg:set" => match field("state") {
            state @ Value::Object(_) => Ok(HostMessage::Set { state: state.clone() }),
            _ => Err(MessageError::State(StateError::NoObject)),
        },
        "vg:play" => Ok(HostMessage::Play),
        "vg:pause" => Ok(HostMessage::Pause),
        "vg:advance" => parse_steps(field("n")).map(|steps| HostMessage::Advance { steps }),
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

fn parse_steps(n: &Value) -> Result<u32, MessageError> {
    let n = n.as_f64().ok_or(MessageError::Steps)?;
    let fits = n.fract() == 0.0 && (1.0..=f64::from(MOST_STEPS)).contains(&n);
    if fits { Ok(n as u32) } else { Err(MessageError::Steps) }
}

/// `vg:ready {state}`.
pub fn ready(state: &State) -> Value {
    page_message("vg:ready", state, json!({ "state": to_json(state) }))
}

/// `vg:resize {height}`, in CSS pixels.
pub fn resize(state: &State, height: f64) -> Value {
    page_message("vg:resize", state, json!({ "height": number(height) }))
}

/// `vg:change {state, cause}`.
pub fn change(state: &State, cause: Cause) -> Value {
    page_message("vg:change", state, json!({ "state": to_json(state), "cause": cause.id() }))
}

/// `vg:step {step, loss, grad}`; `grad` is what the main chart shows, rms δ of each weight layer, layer 1 first.
pub fn step(state: &State, record: &Record) -> Value {
    let grad: Vec<_> = record.layers.iter().map(|layer| number(layer.delta_rms)).collect();
    page_message("vg:step", state, json!({ "step": record.step, "loss": number(record.loss), "grad": grad }))
}

/// `vg:complete {score: {raw, min, max}, passed}`; the score goes from 0 to 100.
pub fn complete(state: &State, score: f64, passed: bool) -> Value {
    let score = json!({ "raw": number((100.0 * score).round() / 100.0), "min": 0, "max": 100 });
    page_message("vg:complete", state, json!({ "score": score, "passed": passed }))
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
    page_message("vg:reply", state, Value::Object(fields))
}

/// The result of `vg:advance` and `vg:reset`: `{step, loss}`.
pub fn step_result(record: &Record) -> Value {
    json!({ "step": record.step, "loss": number(record.loss) })
}

/// A number, or the word for what JSON has no number for (`docs/contract/EXPORT.md`).
fn number(number: f64) -> Value {
    if number.is_nan() {
        "NaN".into()
    } else if number.is_infinite() {
        (if number > 0.0 { "Infinity" } else { "-Infinity" }).into()
    } else {
        number.into()
    }
}

fn page_message(name: &str, state: &State, fields: Value) -> Value {
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
mod tests;
