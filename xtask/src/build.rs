//! `dist/`: the page, built by Trunk in release.

use crate::package;
use crate::run::{Result, cargo, command, root, run};
use crate::split::PROFILE;
use crate::tools;
use std::path::PathBuf;
use std::time::Instant;

/// How the page is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// As it is shipped.
    Release,
    /// For looking at changes: built in a fraction of the time, larger and slower.
    Quick,
}

impl Build {
    /// What the command line asks for.
    pub fn asked() -> Self {
        if std::env::args().any(|argument| argument == "--quick") { Self::Quick } else { Self::Release }
    }
}

/// Fills `dist/`.
pub fn dist(build: Build) -> Result<()> {
    tools::install()?;
    let start = Instant::now();
    println!("Building the page (about two minutes the first time).");
    let (profile, asked): (_, &[&str]) = if build == Build::Quick {
        ("quick", &["--cargo-profile", "quick"])
    } else {
        ("release", &["--release"])
    };
    run(cargo().args(["fetch", "--locked", "--quiet", "--target", "wasm32-unknown-unknown"]))?;
    run(command(tools::TRUNK.program("trunk"))
        .args(["build", "--offline"])
        .args(asked)
        .env(PROFILE, profile)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped())
        .env("PATH", tools::path())
        .env_remove("NO_COLOR"))?;
    let size = |extension: &str| {
        let files = std::fs::read_dir(root().join("dist")).into_iter().flatten().flatten();
        let sized = files.filter(|file| file.path().extension().is_some_and(|found| found == extension));
        sized.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum::<u64>() / 1000
    };
    println!(
        "dist/ is built ({} s; wasm {} kB, JavaScript {} kB).",
        start.elapsed().as_secs(),
        size("wasm"),
        size("js")
    );
    package::all()
}

/// The folders where this machine keeps its crates go by one name: the page tells nobody about the machine, and every
/// machine builds the same bytes. Cargo adds this to the flags of `.cargo/config.toml`.
fn remapped() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let registries = std::fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let flag =
        |registry: std::fs::DirEntry| format!("--remap-path-prefix={}=crates", registry.path().display());
    registries.map(flag).collect::<Vec<_>>().join(" ")
}
