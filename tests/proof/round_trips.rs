//! What is written is read back as it was.

use super::any::{pairs, query, state};
use proptest::prelude::*;
use serde_json::Value;
use std::rc::Rc;
use vanishing_gradients::data::generate;
use vanishing_gradients::lab::export::{export_session, read_export};
use vanishing_gradients::lab::session::Session;
use vanishing_gradients::lab::state::{State, from_json, read, to_json, write};
use vanishing_gradients::nn::training::Phase;

/// The export of a generated data set after so many steps.
fn export(state: &State, steps: u64) -> String {
    let settings = &state.experiment;
    let data = generate(settings.data, settings.noise, settings.points as usize, settings.seed);
    let mut session = Session::new(settings, Rc::new(data.expect("generated"))).expect("it fits");
    for _ in 0..=steps {
        while session.work() != Phase::Measured {}
    }
    export_session(&session, state)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_state_comes_back_from_its_link(state in state()) {
        let link = write(&state);
        prop_assert_eq!(read(&link, ""), (state.clone(), Vec::new()), "{}", link);
        prop_assert_eq!(read("", &link), (state, Vec::new()));
    }

    #[test]
    fn a_state_comes_back_from_its_message(state in state(), other in state()) {
        let json = to_json(&state);
        prop_assert_eq!(from_json(&json, &State::default()), Ok((state.clone(), Vec::new())));
        let text: Value = serde_json::from_str(&json.to_string()).expect("JSON");
        prop_assert_eq!(from_json(&text, &State::default()), Ok((state, Vec::new())));
        // And a partial state that says nothing changes nothing.
        prop_assert_eq!(from_json(&Value::Object(Default::default()), &other), Ok((other, Vec::new())));
    }

    #[test]
    fn a_link_that_was_read_is_written_the_same_way_ever_after(pairs in pairs()) {
        let once = write(&read(&query(&pairs), "").0);
        prop_assert_eq!(write(&read(&once, "").0), once);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn an_import_rebuilds_the_export_to_the_last_digit(state in state(), steps in 0..4u64) {
        let mut state = state;
        // Small, and of data that is generated: the digits and a person's file are not in an export.
        let settings = &mut state.experiment;
        settings.depth = settings.depth.min(5);
        settings.width = settings.width.min(9);
        if generate(settings.data, 0.0, 200, 1).is_none() {
            settings.data = Default::default();
        }
        let text = export(&state, steps);
        let imported = read_export(&text).expect("a whole file");
        prop_assert_eq!((&imported.state, imported.step), (&state, steps));
        prop_assert_eq!(export(&imported.state, imported.step), text);
    }
}
