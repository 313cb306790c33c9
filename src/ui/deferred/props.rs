//! What the deferred parts are given. It stands here, below them, so that the parts of the first view can hand it to them
//! without naming them.

use crate::browser::training_client::TrainingClient;
use crate::lab::export::ImportError;
use crate::lab::lesson::Section;
use crate::lab::state::State;
use crate::ui::state::model::Action;
use crate::ui::state::training_store::TrainingStore;
use crate::ui::state::view_context::ViewContext;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::File;
use yew::prelude::*;

/// What the lesson is given.
#[derive(Clone, Properties, PartialEq)]
pub struct LessonProps {
    /// The run.
    pub context: ViewContext,
    /// The open section.
    pub section: Section,
    /// Told the score, and whether the lesson is passed, when all is done.
    pub on_complete: Callback<(f64, bool)>,
}

/// What the share dialog is given.
#[derive(Clone, Properties, PartialEq)]
pub struct ShareProps {
    /// The present settings.
    pub state: Rc<State>,
    /// Runs the training.
    pub client: TrainingClient,
    /// Called once the dialog is closed.
    pub on_close: Callback<()>,
    /// Opens a step that was exported.
    pub on_file: Callback<File>,
}

/// What became of a file that was opened.
#[derive(Clone, PartialEq)]
pub enum ImportOutcome {
    /// Its run is trained again up to its step: the file's name.
    Opening(String),
    /// The run learned from a file of the user's own, which is not here: the export's name.
    OwnData(String),
    /// The run is rebuilt: the file's name, the step.
    Opened(String, u64),
    /// The file was refused.
    Refused(ImportError),
    /// The file is larger than the page reads: bytes.
    TooLarge(f64),
}

/// Receives what became of a file.
pub type ImportSetter = UseStateSetter<Option<ImportOutcome>>;

/// What the notice about an opened file is given.
#[derive(Clone, Properties, PartialEq)]
pub struct ImportProps {
    /// What became of the last file.
    pub outcome: UseStateHandle<Option<ImportOutcome>>,
}

/// What messages of the host can reach.
#[derive(Clone)]
pub struct HostAccess {
    /// What training shows.
    pub training: TrainingStore,
    /// Runs the training.
    pub client: TrainingClient,
    /// The newest state.
    pub present: Rc<RefCell<State>>,
    /// Changes it.
    pub dispatch: Callback<Action>,
}

/// The format of a saved picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Pixels, twice as fine as the page's.
    Png,
    /// Lines and text.
    Svg,
}
