//! What the browser tests need: Node's packages, Chromium, and Bengali glyphs.

use crate::run::{Result, cargo, command, is_ci, output, root, run};
use std::env;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// The browser, installed first where that can be done.
pub fn chromium() -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let package = if is_ubuntu() { "chromium-browser" } else { "chromium" };
    apt(&[package, "fonts-noto-core"])?;
    find().ok_or_else(|| {
        "The browser tests need Chrome or Chromium: install one, or set CHROME to its path.".into()
    })
}

/// Firefox and WebKit, which a machine that tests every change gets as well; elsewhere their tests are skipped where
/// they are missing, and say what to install.
pub fn engines() -> Result<()> {
    let found = |name: &str| output(command("which").arg(name)).is_some();
    let missing = !found("firefox-esr") || !found("WebKitWebDriver") || !found("xvfb-run");
    // Ubuntu's Firefox is a snap, which a driver outside of it cannot start.
    if is_ci() && missing && !is_ubuntu() {
        apt(&["firefox-esr", "webkit2gtk-driver", "xvfb", "xauth"])?;
    }
    Ok(())
}

/// Installs Debian packages, on systems with apt. Runs sudo only after a yes on the terminal, or with `CI=true`.
fn apt(packages: &[&str]) -> Result<()> {
    if !Path::new("/usr/bin/apt-get").exists() {
        return Ok(());
    }
    let admin = output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let install = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    if !admin && !is_ci() && !confirmed(&format!("The browser tests need `sudo {install}`. Run it now?"))? {
        return Err(format!("The browser tests need some packages: run `sudo {install}`."));
    }
    println!("Installing {} with apt-get (about a minute, once).", packages.join(", "));
    let apt = |arguments: &[&str]| {
        let mut apt = command(if admin { "apt-get" } else { "sudo" });
        if !admin {
            // In CI there is no terminal to read a password from.
            apt.args(if is_ci() { &["-n", "apt-get"][..] } else { &["apt-get"] });
        }
        run(apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())
}

/// Asks on the terminal. Without a terminal the answer is no.
fn confirmed(question: &str) -> Result<bool> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Ok(false);
    }
    print!("{question} [y/N] ");
    let mut answer = String::new();
    std::io::stdout()
        .flush()
        .and_then(|()| std::io::stdin().read_line(&mut answer))
        .map_err(|why| format!("No answer could be read: {why}"))?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn is_ubuntu() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.contains("ID=ubuntu"))
}

fn find() -> Option<PathBuf> {
    if let Some(chosen) = env::var_os("CHROME").map(PathBuf::from) {
        return chosen.exists().then_some(chosen);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let on_path = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    on_path.chain(PLACES.iter().map(PathBuf::from)).find(|place| place.is_file())
}

/// Installs a folder's packages, unless those of the lock file are there.
pub fn packages(folder: &str) -> Result<()> {
    if output(command("node").arg("--version")).is_none() {
        return Err("The browser tests need Node 20 or later: install it and run this again.".into());
    }
    let home = root().join(folder);
    let stamp = home.join("node_modules").join(".installed");
    let lock = std::fs::read(home.join("package-lock.json")).map_err(|why| why.to_string())?;
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("Installing the packages of {folder} (some seconds, once).");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(command(npm).args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(&home))?;
    std::fs::write(&stamp, lock).map_err(|why| why.to_string())
}

/// Makes the icons, the preview picture and the picture for pages without WebAssembly anew; they are committed.
pub fn pictures() -> Result<()> {
    packages("tests/browser")?;
    run(cargo().args(["test", "--quiet", "--test", "pictures"]).env("VG_PICTURES", "1"))?;
    run(command("node").arg("tests/browser/pictures.mjs").env("CHROME", chromium()?))
}

/// Runs the comparison with TensorFlow.js. Server and browser are those of the tests.
pub fn bench() -> Result<()> {
    packages("tests/browser")?;
    packages("bench")?;
    run(command("node").arg("bench/run.mjs").env("CHROME", chromium()?))
}
