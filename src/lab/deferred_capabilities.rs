//! What a trainer learns: steps in the form that was asked for, and runs in `float32`.

use crate::lab::export::export_session;
use crate::lab::protocol::ExportForm;
use crate::lab::script::script;
use crate::lab::session::Session;
use crate::lab::state;
use crate::lab::trainer::Capabilities;
use crate::nn::training;

/// All there is to learn.
pub const CAPABILITIES: Capabilities = Capabilities { float32: training::float32, write };

/// The present step of a session as a text; `state` is the page's, as a URL says it.
fn write(form: ExportForm, session: &mut Session, state: &str) -> String {
    let (state, _) = state::read(state, "");
    match form {
        ExportForm::Json => export_session(session, &state),
        ExportForm::Program(program) => script(program, session, &state),
    }
}
