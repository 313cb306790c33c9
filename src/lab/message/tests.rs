//! What a host may ask, and what it is told.

use super::*;
use crate::nn::stats::LayerStats;

fn parsed(message: Value) -> Result<HostMessage, MessageError> {
    parse(&message).expect("it is a message to the page").message
}

#[test]
fn every_message_of_the_contract_is_parsed() {
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
        assert_eq!(parsed(message), Ok(meaning));
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
        let sentence = parsed(message.clone()).expect_err("malformed").to_string();
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
        json!({"type": "vg:error", "v": 1, "code": "start", "message": "No WebAssembly."}),
        reply(&state, None, Err("No.".into())),
    ] {
        assert_eq!(parse(&message), None, "{message}");
    }
}

#[test]
fn a_long_unknown_type_is_not_repeated_in_full() {
    let name = format!("vg:{}", "x".repeat(10_000));
    let sentence = parsed(json!({ "type": name })).expect_err("unknown").to_string();
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
    assert_eq!(step_result(&record), json!({"step": 3, "loss": 0.5}));
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
    // Six of fourteen, as a grade book shows it.
    assert_eq!(complete(&state, 600.0 / 14.0, false)["score"]["raw"], 42.86);
}
