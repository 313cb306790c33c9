//! Licences, bans, sources and advisories of all dependencies: cargo-deny with `deny.toml`.

use crate::report::Count;
use crate::run::{Result, command, run};
use crate::tools::Tool;
use std::env;
use std::path::PathBuf;

const DENY: Tool = Tool {
    package: "cargo-deny",
    version: "0.20.2",
    programs: &["cargo-deny"],
    options: &[],
    opt_level: "0",
    minutes: "2",
};

/// Checks licences, bans and sources, and advisories where their database has been fetched.
pub fn check() -> Result<Count> {
    DENY.install()?;
    let mut count = checked(&["check", "licenses", "bans", "sources"]);
    if database().is_some_and(|database| database.exists()) {
        count += checked(&["check", "--disable-fetch", "advisories"]);
    } else {
        println!(
            "Advisories are skipped: `cargo deny fetch db` brings their database, which changes every day."
        );
    }
    Ok(count)
}

fn checked(arguments: &[&str]) -> Count {
    let mut deny = command(DENY.program("cargo-deny"));
    let result = run(deny.args(["--workspace", "--locked"]).args(arguments));
    if let Err(why) = &result {
        println!("{why}");
    }
    Count::check(result.is_ok())
}

/// Where cargo-deny keeps the advisories.
fn database() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")))?;
    Some(home.join("advisory-dbs"))
}
