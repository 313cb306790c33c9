//! `cargo xtask test --reference`: exports of many networks, recomputed by jax in a virtual environment of its own.

use crate::run::{Result, cargo, command, output, root, run};
use crate::tools;
use std::path::{Path, PathBuf};
use std::process::Command;

const HERE: &str = "tests/reference";

/// Writes the exports, and gives back the program that recomputes them.
pub fn recomputation() -> Result<Command> {
    let python = environment()?;
    let exports = root().join("target/reference");
    let _ = std::fs::remove_dir_all(&exports);
    run(cargo().args(["run", "--quiet", "--profile", "test", "--example", "exports", "--"]).arg(&exports))?;
    let mut check = command(python);
    check.arg("-B").arg(Path::new(HERE).join("check_export.py")).arg(exports);
    Ok(check)
}

/// The Python of the virtual environment, made first where it is missing or holds other versions.
fn environment() -> Result<PathBuf> {
    let wanted = std::fs::read(root().join(HERE).join("requirements.txt")).map_err(|why| why.to_string())?;
    let home = tools::cache().join("reference");
    let python = if cfg!(windows) { home.join("Scripts/python.exe") } else { home.join("bin/python") };
    let stamp = home.join("installed.txt");
    if python.exists() && std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let found =
        ["python3", "python"].into_iter().find(|name| output(command(name).arg("--version")).is_some());
    let system = found.ok_or("The reference needs Python 3.11 or later with venv.")?;
    println!("Installing numpy and jax into {} (about a minute, once).", home.display());
    run(command(system).args(["-m", "venv", "--clear"]).arg(&home))?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    run(command(&python).args(install).arg(Path::new(HERE).join("requirements.txt")))?;
    std::fs::write(&stamp, wanted).map_err(|why| why.to_string())?;
    Ok(python)
}
