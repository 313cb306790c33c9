//! What writes each format. Whoever names [`writer`] names all writers: only code that comes with the second part of
//! the WebAssembly may.

use super::export_session;
use super::format::ExportFormat;
use crate::lab::csv_history::history_csv;
use crate::lab::frame::Record;
use crate::lab::script;
use crate::lab::session::Session;
use crate::lab::state::State;
use crate::nn::loss::Loss;

/// Writes the step that a session measured last; the state is the page's.
pub type StepWriter = fn(&Session, &State) -> String;

/// Writes the records of a run, whose loss is of that kind.
pub type HistoryWriter = fn(&[Record], Loss) -> String;

/// Where an export is written, and of what.
#[derive(Clone, Copy, Debug)]
pub enum Writer {
    /// The trainer writes its session; it needs its deferred capabilities for that.
    Step(StepWriter),
    /// The page writes its history.
    History(HistoryWriter),
    /// The page draws its main chart.
    Picture,
}

/// What writes that format.
pub const fn writer(format: ExportFormat) -> Writer {
    match format {
        ExportFormat::Json => Writer::Step(export_session),
        ExportFormat::Csv => Writer::History(history_csv),
        ExportFormat::Png => Writer::Picture,
        ExportFormat::Pytorch => Writer::Step(script::pytorch),
        ExportFormat::Jax => Writer::Step(script::jax),
        ExportFormat::Notebook => Writer::Step(script::notebook),
    }
}
