//! What is done with bytes from outside, and what must hold whatever they are: each of these is thrown at by `hostile`
//! (mutations of a corpus) and by `guided` (bolero).

use serde_json::Value;
use vanishing_gradients::data;
use vanishing_gradients::lab::export::read_export;
use vanishing_gradients::lab::message::{HostMessage, parse};
use vanishing_gradients::lab::progress::{Outline, Progress};
use vanishing_gradients::lab::protocol::{Reply, Request};
use vanishing_gradients::lab::state::{self, State};

/// The text that a browser would make of those bytes.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An address gives a state that its own link gives again.
pub fn query(bytes: &[u8]) {
    let text = text(bytes);
    let (state, _) = state::read(&text, &text);
    let link = state::write(&state);
    assert_eq!(state::read(&link, ""), (state, Vec::new()), "{link}");
}

/// A message is obeyed, refused with a sentence, or not for the page.
pub fn message(bytes: &[u8]) {
    let Ok(message) = serde_json::from_slice::<Value>(bytes) else { return };
    match parse(&message).map(|incoming| incoming.message) {
        Some(Ok(HostMessage::Set { state })) => {
            if let Ok((state, _)) = state::from_json(&state, &State::default()) {
                let again = state::from_json(&state::to_json(&state), &State::default());
                assert_eq!(again, Ok((state, Vec::new())));
            }
        }
        Some(Err(why)) => assert!(why.to_string().ends_with('.')),
        Some(Ok(_)) | None => {}
    }
}

/// A file is a data set of finite numbers, or is refused with a place and a reason.
pub fn csv(bytes: &[u8]) {
    match data::csv::read(&text(bytes)) {
        Ok(dataset) => {
            assert!(dataset.classes >= 2 && dataset.inputs >= 1);
            let mut values = dataset.train.features.iter().chain(&dataset.test.features);
            assert!(values.all(|value| value.is_finite()));
        }
        Err(problem) => assert!(!format!("{problem:?}").is_empty()),
    }
}

/// An export is read, or refused with a sentence.
pub fn import(bytes: &[u8]) {
    match read_export(&text(bytes)) {
        Ok(imported) => assert_eq!(state::read(&state::write(&imported.state), "").0, imported.state),
        Err(problem) => assert!(problem.to_string().ends_with('.')),
    }
}

/// Of a learner's progress, what makes sense is kept.
pub fn suspend(bytes: &[u8]) {
    let outline =
        Outline { sections: &["chain-rule", "staircase", "cures"], questions: &["how-much", "which"] };
    let progress = Progress::read(&text(bytes), outline);
    assert!((0.0..=100.0).contains(&progress.score()));
    assert_eq!(Progress::read(&progress.write(), outline), progress);
    // What a learning platform of the oldest kind keeps.
    assert!(progress.write().len() <= 4096);
}

/// Postcard reads lengths from the bytes: none may be believed before that much is there.
pub fn wire(bytes: &[u8]) {
    let _ = postcard::from_bytes::<Reply>(bytes);
    let _ = postcard::from_bytes::<Request>(bytes);
}
