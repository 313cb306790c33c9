//! What a trainer learns: steps in the form that was asked for, and runs in `float32`.

use super::export::export_session;
use super::protocol::ExportForm;
use super::script::script;
use super::session::Session;
use super::state;
use super::trainer::Skills;
use crate::nn::training;

/// All there is to learn.
pub const SKILLS: Skills = Skills { float32: training::float32, write };

/// The present step of a session as a text; `state` is the page's, as a URL says it.
fn write(form: ExportForm, session: &mut Session, state: &str) -> String {
    let (state, _) = state::read(state, "");
    match form {
        ExportForm::Json => export_session(session, &state),
        ExportForm::Program(program) => script(program, session, &state),
    }
}
