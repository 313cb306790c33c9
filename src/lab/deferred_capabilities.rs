//! What a trainer can do once the second part of the WebAssembly is there: write exports, and train in `float32`.

use crate::lab::export::format::ExportFormat;
use crate::lab::export::writers::{Writer, writer};
use crate::lab::protocol::Problem;
use crate::lab::session::Session;
use crate::lab::state;
use crate::lab::trainer::Capabilities;
use crate::nn::training;

/// All of it.
pub const CAPABILITIES: Capabilities = Capabilities { float32: training::float32, write };

/// The present step of a session as a text; `state` is the page's, as a URL says it.
fn write(format: ExportFormat, session: &Session, state: &str) -> Result<String, Problem> {
    match writer(format) {
        Writer::Step(write) => Ok(write(session, &state::read(state, "").0)),
        Writer::History(_) | Writer::Picture => {
            Err(Problem::Defect(format!("a trainer cannot write {}", format.info().name)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::generate;
    use crate::lab::experiment::Experiment;
    use crate::nn::training::Phase;
    use std::rc::Rc;

    #[test]
    fn a_trainer_writes_every_format_of_a_step_and_refuses_the_others() {
        let experiment = Experiment { depth: 2, width: 3, ..Experiment::default() };
        let dataset = generate(experiment.data, experiment.noise, 200, 1).expect("moons are generated");
        let mut session = Session::new(&experiment, Rc::new(dataset)).expect("a small network");
        while session.work() != Phase::Measured {}
        for format in ExportFormat::ALL {
            let written = write(*format, &session, "depth=2&width=3");
            match writer(*format) {
                Writer::Step(_) => assert!(written.is_ok_and(|text| !text.is_empty()), "{format:?}"),
                Writer::History(_) | Writer::Picture => assert!(written.is_err(), "{format:?}"),
            }
        }
    }
}
