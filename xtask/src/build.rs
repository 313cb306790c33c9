//! `dist/`: the page, built by Trunk in release.

use crate::package;
use crate::run::{Result, cargo, command, root, run};
use crate::split::PROFILE;
use crate::tools;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

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

/// Everything that `dist/` is made of.
const SOURCES: [&str; 11] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Trunk.toml",
    "index.html",
    "src",
    "static",
    "xtask",
];

/// A file with the profile that `dist/` was built with. Its modification time is when that build began.
const STAMP: &str = "target/dist.stamp";

/// Fills `dist/`, unless it is newer than everything it is made of.
pub fn dist(build: Build) -> Result<()> {
    let (profile, asked): (_, &[&str]) = if build == Build::Quick {
        ("quick", &["--cargo-profile", "quick"])
    } else {
        ("release", &["--release"])
    };
    if is_fresh(profile) {
        println!("dist/ is newer than all that it is made of: it is not built again.");
        return Ok(());
    }
    forget();
    let begun = SystemTime::now();
    tools::install()?;
    build_page(profile, asked)?;
    package::all()?;
    stamp(profile, begun).map_err(|why| format!("{STAMP}: {why}"))
}

/// Removes the stamp, so that the next build is not left out. For code that changes `dist/`.
pub fn forget() {
    let _ = fs::remove_file(root().join(STAMP));
}

fn is_fresh(profile: &str) -> bool {
    let stamp = root().join(STAMP);
    let built = fs::metadata(&stamp).and_then(|stamp| stamp.modified());
    built.is_ok_and(|built| {
        fs::read_to_string(&stamp).is_ok_and(|built_with| built_with == profile)
            && package::dist().join("index.html").is_file()
            && SOURCES.iter().all(|source| is_older(&root().join(source), built))
    })
}

/// Whether a file, or a folder and all that is in it, was last changed before that time.
fn is_older(path: &Path, time: SystemTime) -> bool {
    let changed = fs::metadata(path).and_then(|entry| entry.modified());
    changed.is_ok_and(|changed| changed < time)
        && (!path.is_dir()
            || fs::read_dir(path).is_ok_and(|mut entries| {
                entries.all(|entry| entry.is_ok_and(|entry| is_older(&entry.path(), time)))
            }))
}

fn stamp(profile: &str, begun: SystemTime) -> std::io::Result<()> {
    let path = root().join(STAMP);
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(&path, profile)?;
    File::options().write(true).open(&path)?.set_modified(begun)
}

fn build_page(profile: &str, asked: &[&str]) -> Result<()> {
    let start = Instant::now();
    println!("Building the page (about two minutes the first time).");
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
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_folder_is_as_old_as_the_youngest_file_in_it() -> std::io::Result<()> {
        let folder = std::env::temp_dir().join(format!("vg-{}", std::process::id()));
        let file = folder.join("a/b.txt");
        fs::create_dir_all(folder.join("a"))?;
        fs::write(&file, "")?;
        let later = SystemTime::now() + Duration::from_secs(60);
        assert!(is_older(&folder, later));
        File::options().write(true).open(&file)?.set_modified(later)?;
        assert!(!is_older(&folder, later) && !is_older(&folder.join("missing"), later));
        fs::remove_dir_all(&folder)
    }

    #[test]
    fn everything_that_the_page_is_made_of_exists() {
        for source in SOURCES {
            assert!(root().join(source).exists(), "{source}");
        }
    }
}
