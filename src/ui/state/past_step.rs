//! What the page showed at a past step of the run, from its history.

use crate::lab::diagnosis::diagnose;
use crate::lab::frame::{Frame, Rival};
use crate::lab::history::History;
use crate::nn::training::NetworkConfig;
use crate::ui::state::training_snapshot::{Inside, TrainingSnapshot};
use std::rc::Rc;

/// What training showed at a recorded step: every chart shows it. Pictures of the network's answers are not recorded.
pub fn looking_back(
    snapshot: &TrainingSnapshot,
    history: &History,
    config: &NetworkConfig,
    rivals_config: Option<&NetworkConfig>,
    step: u64,
) -> Option<TrainingSnapshot> {
    let record = history.at(step)?.clone();
    let diagnosis = history.records().first().map(|first| diagnose(config, first, &record));
    let rival = rivals_config.zip(history.rival_at(step)).map(|(config, record)| Rival {
        records: vec![record.clone()],
        diagnosis: history.rivals().first().map(|first| diagnose(config, first, record)),
        evaluation: None,
    });
    let run = snapshot.frame.as_ref().map_or(0, |frame| frame.run);
    let frame = Frame {
        run,
        records: vec![record],
        diagnosis,
        evaluation: None,
        prediction: None,
        units: None,
        path: None,
        rival,
    };
    Some(TrainingSnapshot {
        frame: Some(Rc::new(frame)),
        evaluation: None,
        rivals_evaluation: None,
        prediction: None,
        inside: Inside::default(),
        ..snapshot.clone()
    })
}
