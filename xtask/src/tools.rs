//! The tools that are not on a fresh machine: the wasm target, Trunk and the wasm-bindgen command line, the
//! versions pinned, in a folder of their own.

use crate::run::{Result, cargo, command, output, run};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

struct Tool {
    package: &'static str,
    folder: &'static str,
    version: &'static str,
    minutes: &'static str,
}

const TRUNK: Tool = Tool { package: "trunk", folder: "trunk", version: "0.21.14", minutes: "6" };
/// The version of the library in `Cargo.toml`: the two must agree.
const WASM_BINDGEN: Tool =
    Tool { package: "wasm-bindgen-cli", folder: "wasm-bindgen", version: "0.2.126", minutes: "2" };

/// Installs what is missing, and says so.
pub fn install() -> Result<()> {
    let targets = output(command("rustup").args(["target", "list", "--installed"]));
    if targets.is_some_and(|targets| !targets.lines().any(|line| line == "wasm32-unknown-unknown")) {
        println!("Installing the Rust target wasm32-unknown-unknown.");
        run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))?;
    }
    [TRUNK, WASM_BINDGEN].iter().try_for_each(Tool::install)
}

/// `PATH` with the tools in front.
pub fn path() -> OsString {
    let mut folders = vec![TRUNK.home().join("bin"), WASM_BINDGEN.home().join("bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).unwrap_or_default()
}

/// Runs wasm tests in Node.
pub fn wasm_test_runner() -> PathBuf {
    WASM_BINDGEN.home().join("bin").join(exe("wasm-bindgen-test-runner"))
}

/// wasm-bindgen.
pub fn wasm_bindgen() -> PathBuf {
    WASM_BINDGEN.home().join("bin").join(exe("wasm-bindgen"))
}

/// Trunk.
pub fn trunk() -> PathBuf {
    TRUNK.home().join("bin").join(exe("trunk"))
}

/// Where the tools are kept, for every checkout of this user.
pub fn cache() -> PathBuf {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    folder("VG_TOOLS").unwrap_or_else(|| {
        folder("XDG_CACHE_HOME")
            .or_else(|| folder("HOME").or_else(|| folder("USERPROFILE")).map(|home| home.join(".cache")))
            .unwrap_or_else(env::temp_dir)
            .join("vanishing-gradients")
    })
}

fn exe(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

impl Tool {
    fn home(&self) -> PathBuf {
        cache().join(format!("{}-{}", self.folder, self.version))
    }

    fn install(&self) -> Result<()> {
        let home = self.home();
        if home.join("bin").join(exe(self.folder)).exists() {
            return Ok(());
        }
        let Tool { package, version, minutes, .. } = self;
        println!("Installing {package} {version} into {} (about {minutes} minutes, once).", home.display());
        let start = Instant::now();
        // A target folder of its own: the workspace's may be asked for by whoever waits for this.
        run(cargo()
            .args(["install", "--quiet", "--locked", "--root"])
            .arg(&home)
            .arg(format!("{package}@{version}"))
            .env_remove("CARGO_TARGET_DIR"))?;
        println!("{package} {version} is installed ({} s).", start.elapsed().as_secs());
        Ok(())
    }
}
