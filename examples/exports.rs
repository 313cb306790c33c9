//! Writes exports of many different networks into a folder, for `tests/reference/check_export.py` to recompute, and
//! beside each its PyTorch and JAX programs, which say themselves how far they agree (`check_programs.sh`).
//!
//! `cargo run --example exports -- <folder>`

#[path = "../tests/shared/exports.rs"]
mod exports;

use exports::{configurations, measure_next, session_at};
use std::path::Path;
use vanishing_gradients::lab::export::export_session;
use vanishing_gradients::lab::script;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("say into which folder")?;
    std::fs::create_dir_all(&folder)?;
    let configurations = configurations();
    for (number, (query, steps)) in configurations.iter().enumerate() {
        let Told { json, next, programs } = tell(query, *steps)?;
        let path = |ending: &str| Path::new(&folder).join(format!("{number:03}{ending}"));
        std::fs::write(path(".json"), json)?;
        for (name, program) in programs {
            std::fs::write(path(&format!(".{name}.py")), program)?;
        }
        // Two steps in a row say what an update was, also where the format has no word for it.
        if *steps < 2 || query.contains("opt=") {
            std::fs::write(path(".next.json"), next)?;
        }
    }
    println!("{} configurations in {folder}", configurations.len());
    Ok(())
}

/// A step of a network, told in every form.
struct Told {
    json: String,
    next: String,
    programs: [(&'static str, String); 2],
}

/// The step of that state after so many, and the export of the one after it.
fn tell(query: &str, steps: usize) -> Result<Told, String> {
    let (mut session, state) = session_at(query, steps)?;
    let json = export_session(&session, &state);
    let programs = [("torch", script::pytorch(&session, &state)), ("jax", script::jax(&session, &state))];
    measure_next(&mut session);
    Ok(Told { json, next: export_session(&session, &state), programs })
}
