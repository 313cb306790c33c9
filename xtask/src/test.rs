//! `cargo xtask test`: one stage after the other, all of them even when one fails, and one line at the end.

use crate::build::Build;
use crate::report::Count;
use crate::run::{Result, cargo, command};
use crate::{browser, build, deny, reference, tools};
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

const WASM: &str = "wasm32-unknown-unknown";

/// Runs everything.
pub fn all() -> ExitCode {
    let mut total = Count::default();
    let mut stage = |name: &str, work: &dyn Fn() -> Result<Count>| {
        println!("\n== {name}");
        let start = Instant::now();
        let count = work().unwrap_or_else(|why| {
            println!("{why}");
            Count::check(false)
        });
        println!(
            "== {name}: {} passed, {} failed, {} s",
            count.passed,
            count.failed,
            start.elapsed().as_secs()
        );
        total += count;
    };
    stage("tools", &|| tools::install().map(|()| Count::default()));
    stage("formatting", &|| check(cargo().args(["fmt", "--all", "--check"])));
    stage("clippy", &|| check(clippy().args(["--workspace", "--all-targets"]).args(DENY)));
    stage("clippy for wasm", &|| check(clippy().args(["--lib", "--bins", "--target", WASM]).args(DENY)));
    stage("clippy for benches", &|| {
        let benches = ["--benches", "--manifest-path", "bench/pieces/Cargo.toml", "--target-dir", "target"];
        check(clippy().args(benches).args(DENY))
    });
    stage("deny", &deny::check);
    stage("native tests", &|| {
        let mut tests = cargo();
        tests.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
        if asked("--long") {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            tests.env("PROPTEST_RNG_SEED", now.map_or(1, |since| since.as_secs()).to_string());
        }
        counted(tests.env("VG_FUZZ_SECONDS", fuzz_seconds()))
    });
    stage("wasm tests", &|| {
        let runner = tools::WASM_BINDGEN.program("wasm-bindgen-test-runner");
        let mut tests = cargo();
        tests.args(["test", "--target", WASM, "--test", "wasm_core"]);
        counted(tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner))
    });
    stage("browser tests", &|| {
        build::dist(Build::Release)?;
        browser::packages("tests/browser")?;
        browser::engines()?;
        let mut tests = command("node");
        // One file at a time: a training network wants the processor to itself.
        tests.args(["--test", "--test-concurrency=1", "--test-reporter=tap", "tests/browser/"]);
        if asked("--long") {
            tests.env("VG_SOAK_SECONDS", "3600").env("VG_MONKEY", "5");
        }
        counted(tests.env("CHROME", browser::chromium()?))
    });
    if asked("--reference") {
        stage("reference", &|| counted(&mut reference::recomputation()?));
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 && total.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether a test that takes long was asked for by name.
fn asked(name: &str) -> bool {
    std::env::args().any(|argument| argument == name)
}

/// How long each target of `tests/proof/hostile.rs` is fuzzed: a minute in all on a machine that tests every change.
fn fuzz_seconds() -> &'static str {
    match std::env::var_os("CI") {
        _ if asked("--long") => "300",
        Some(_) => "10",
        None => "1",
    }
}

const DENY: [&str; 3] = ["--", "-D", "warnings"];

fn clippy() -> Command {
    let mut clippy = cargo();
    clippy.args(["clippy", "--quiet"]);
    clippy
}

/// A program that is right or not.
fn check(command: &mut Command) -> Result<Count> {
    crate::run::run(command).map(|()| Count::check(true))
}

/// A test runner, whose output is shown and counted. One that fails without naming a failed test did not get as
/// far as its tests.
fn counted(command: &mut Command) -> Result<Count> {
    let shown = format!("{command:?}");
    let failed = |why: std::io::Error| format!("{shown}: {why}");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    let mut count = Count::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = String::from_utf8_lossy(&line.map_err(failed)?).into_owned();
            count.read(&line);
            println!("{line}");
        }
    }
    let status = child.wait().map_err(failed)?;
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    if status.success() && count == Count::default() {
        return Err(format!("{shown} ran no test"));
    }
    Ok(count)
}
