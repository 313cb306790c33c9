//! The tools that are not on a fresh machine: the wasm target, Trunk, the wasm-bindgen command line and cargo-deny.
//! A tool that is on `PATH` in the right version is used. Otherwise cargo builds it into a cache folder of this user,
//! with little or no optimisation: optimising would take longer than it saves.

use crate::run::{Result, cargo, command, output, run};
use std::env;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Instant;

/// A package that `cargo install` installs, in one version.
pub struct Tool {
    pub package: &'static str,
    pub version: &'static str,
    /// The programs that are used. The first gives the folder its name.
    pub programs: &'static [&'static str],
    /// Further options of `cargo install`.
    pub options: &'static [&'static str],
    pub opt_level: &'static str,
    /// How many minutes the build takes on two cores.
    pub minutes: &'static str,
}

/// Trunk. It always runs with `--offline`, so it is built without TLS and without the search for updates.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    options: &["--no-default-features"],
    opt_level: "0",
    minutes: "3",
};

/// wasm-bindgen and its test runner, of the version of the library in `Cargo.toml`: the two must agree. They process
/// megabytes of WebAssembly at every build, which pays for some optimisation.
pub const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: "0.2.126",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    options: &[],
    opt_level: "1",
    minutes: "2",
};

/// Installs the tools of a build where they are missing.
pub fn install() -> Result<()> {
    target()?;
    [TRUNK, WASM_BINDGEN].iter().try_for_each(Tool::install)
}

/// Installs Rust's standard library for WebAssembly.
pub fn target() -> Result<()> {
    let targets = output(command("rustup").args(["target", "list", "--installed"]));
    if targets.is_some_and(|targets| !targets.lines().any(|line| line == "wasm32-unknown-unknown")) {
        println!("Installing the Rust target wasm32-unknown-unknown (some seconds, once).");
        run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))?;
    }
    Ok(())
}

/// `PATH` with the folders of the tools in front.
pub fn path() -> OsString {
    let mut folders = vec![TRUNK.home().join("bin"), WASM_BINDGEN.home().join("bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).unwrap_or_default()
}

/// Where tools are kept, for every checkout of this user.
pub fn cache() -> PathBuf {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    folder("VG_TOOLS").unwrap_or_else(|| {
        folder("XDG_CACHE_HOME")
            .or_else(|| folder("HOME").or_else(|| folder("USERPROFILE")).map(|home| home.join(".cache")))
            .unwrap_or_else(env::temp_dir)
            .join("vanishing-gradients")
    })
}

impl Tool {
    /// A program of this tool: the one in its folder, or else the one on `PATH`.
    pub fn program(&self, name: &str) -> PathBuf {
        let own = self.home().join("bin").join(format!("{name}{}", env::consts::EXE_SUFFIX));
        if own.exists() { own } else { name.into() }
    }

    /// Whether every program is there, in this version.
    pub fn is_installed(&self) -> bool {
        self.programs.iter().all(|name| {
            let said = output(command(self.program(name)).arg("--version"));
            said.is_some_and(|said| is_version(&said, self.version))
        })
    }

    /// Builds the tool, unless it is installed.
    pub fn install(&self) -> Result<()> {
        if self.is_installed() {
            return Ok(());
        }
        let Tool { package, version, minutes, .. } = self;
        let home = self.home();
        println!(
            "Building {package} {version} with cargo into {}: about {minutes} minutes on two cores, once.",
            home.display()
        );
        let start = Instant::now();
        let mut install = cargo();
        install.args(["install", "--locked", "--force", "--root"]).arg(&home).args(self.options);
        install.arg(format!("{package}@{version}"));
        // On a terminal, cargo shows its progress.
        if !std::io::stderr().is_terminal() {
            install.arg("--quiet");
        }
        let profile = [
            ("OPT_LEVEL", self.opt_level),
            ("LTO", "off"),
            ("CODEGEN_UNITS", "16"),
            ("DEBUG", "0"),
            ("STRIP", "symbols"),
        ];
        install.envs(profile.map(|(name, value)| (format!("CARGO_PROFILE_RELEASE_{name}"), value)));
        // A target folder of its own: the workspace's may be locked by the cargo that runs this.
        run(install.env_remove("CARGO_TARGET_DIR"))?;
        println!("{package} {version} is installed ({} s).", start.elapsed().as_secs());
        Ok(())
    }

    fn home(&self) -> PathBuf {
        cache().join(format!("{}-{}", self.programs[0], self.version))
    }
}

/// Whether the output of `--version`, such as `trunk 0.21.14`, names this version.
fn is_version(said: &str, version: &str) -> bool {
    said.split_whitespace().nth(1) == Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_the_second_word_and_the_whole_of_it() {
        assert!(is_version("trunk 0.21.14\n", "0.21.14"));
        assert!(is_version("wasm-bindgen 0.2.126 (a3f5c6b2f)", "0.2.126"));
        assert!(!is_version("trunk 0.21.140", "0.21.14") && !is_version("trunk", "0.21.14"));
    }
}
