//! Known weaknesses of what is built in. They are told by a database that changes from day to day and has to be fetched:
//! where somebody has done that, `cargo audit` looks into it; elsewhere this says what to install.

use crate::report::Count;
use crate::run::{Result, cargo, output, run};
use std::env;
use std::path::PathBuf;

/// One check, where there is a database.
pub fn check() -> Result<Count> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let audit = output(cargo().args(["audit", "--version"])).is_some();
    if !audit || !home.join("advisory-db").exists() {
        println!(
            "skipped: run `cargo install cargo-audit` and, once, `cargo audit`, which fetches the advisories"
        );
        return Ok(Count::default());
    }
    run(cargo().args(["audit", "--no-fetch", "--stale"])).map(|()| Count::check(true))
}
