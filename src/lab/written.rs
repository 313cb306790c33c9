//! A step in the form that was asked for.

use super::export::export_session;
use super::protocol::ExportForm;
use super::script::script;
use super::session::Session;
use super::state;

/// The present step of a session as a text; `state` is the page's, as a URL says it.
pub fn write(form: ExportForm, session: &mut Session, state: &str) -> String {
    let (state, _) = state::read(state, "");
    match form {
        ExportForm::Json => export_session(session, &state),
        ExportForm::Program(program) => script(program, session, &state),
    }
}
