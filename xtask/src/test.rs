//! `cargo xtask test [part…]`: checks, then builds, then test programs side by side. A failure stops nothing but what
//! needs it; the last line says how many tests passed and failed.

use crate::build::Build;
use crate::jobs::{self, Job, Outcome};
use crate::parts::{self, Known, Native, Parts};
use crate::report::Count;
use crate::run::{Result, cargo, command, is_ci};
use crate::{browser, build, deny, reference, tools};
use std::process::{Command, ExitCode};
use std::time::Instant;

const WASM: &str = "wasm32-unknown-unknown";

/// Tests that measure time: no other job runs beside them.
const ALONE: [&str; 7] = ["budget", "controls", "faults", "frames", "growth", "soak", "training"];

/// Runs the parts that the command line names, or everything.
pub fn run() -> ExitCode {
    match asked_parts().map(|parts| test(&parts)) {
        Ok(Count { passed: 1.., failed: 0 }) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn asked_parts() -> Result<Parts> {
    let (options, names): (Vec<String>, Vec<String>) =
        std::env::args().skip(2).partition(|argument| argument.starts_with("--"));
    if let Some(option) = options.iter().find(|option| !["--reference", "--long"].contains(&option.as_str()))
    {
        return Err(format!("There is no option {option}: there are --reference and --long."));
    }
    let known = Known::find()?;
    let mut parts = if names.is_empty() { known.all() } else { known.parts(&names)? };
    parts.reference |= asked("--reference");
    Ok(parts)
}

/// Whether an option was given.
fn asked(name: &str) -> bool {
    std::env::args().any(|argument| argument == name)
}

fn test(parts: &Parts) -> Count {
    let begun = Instant::now();
    let mut outcomes = checks(parts);
    let (built, jobs) = prepared(parts);
    outcomes.extend(built);
    outcomes.extend(jobs::run_all(jobs));
    if parts.reference {
        outcomes.push(Outcome::of("reference", || {
            let command = reference::recomputation()?;
            Job { name: "reference".into(), command, alone: true, may_be_empty: false }.run(&mut print)
        }));
    }
    let mut total = Count::default();
    println!("\n== how long it took ({} s in all)", begun.elapsed().as_secs());
    outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.time));
    for Outcome { name, count, time } in outcomes {
        total += count;
        println!("{:6.1} s  {name}", time.as_secs_f64());
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    total
}

fn print(line: &str) {
    println!("{line}");
}

/// The stages without test programs.
fn checks(parts: &Parts) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let mut check = |name: &str, work: &dyn Fn() -> Result<Count>| outcomes.push(Outcome::of(name, work));
    if parts.clippy || parts.wasm {
        check("target", &|| tools::target().map(|()| Count::default()));
    }
    if parts.formatting {
        check("formatting", &|| right(cargo().args(["fmt", "--all", "--check"])));
        check("formatting of the benches", &|| {
            right(cargo().args(["fmt", "--manifest-path", "bench/pieces/Cargo.toml", "--check"]))
        });
    }
    if parts.clippy {
        check("clippy", &|| right(clippy().args(["--workspace", "--all-targets"]).args(DENY)));
        check("clippy for wasm", &|| right(clippy().args(["--lib", "--bins", "--target", WASM]).args(DENY)));
        check("clippy for benches", &|| {
            let benches =
                ["--benches", "--manifest-path", "bench/pieces/Cargo.toml", "--target-dir", "target"];
            right(clippy().args(benches).args(DENY))
        });
    }
    if parts.deny {
        check("deny", &deny::check);
    }
    outcomes
}

const DENY: [&str; 3] = ["--", "-D", "warnings"];

fn clippy() -> Command {
    let mut clippy = cargo();
    clippy.args(["clippy", "--quiet"]);
    clippy
}

/// A check that succeeds or fails as a whole.
fn right(command: &mut Command) -> Result<Count> {
    crate::run::run(command).map(|()| Count::check(true))
}

/// Builds all that the tests need, and returns the jobs whose build succeeded. Building inside of a job would take
/// the processors from the other jobs.
fn prepared(parts: &Parts) -> (Vec<Outcome>, Vec<Job>) {
    let mut outcomes = Vec::new();
    let mut jobs = Vec::new();
    let mut stage = |name: &str, work: &dyn Fn() -> Result<Vec<Job>>| {
        outcomes.push(Outcome::of(name, || {
            jobs.extend(work()?);
            Ok(Count::default())
        }));
    };
    if parts.native != Native::None {
        stage("building the native tests", &|| native(&parts.native));
    }
    if parts.wasm {
        stage("building the wasm tests", &|| wasm().map(|job| vec![job]));
    }
    if !parts.browser.is_empty() {
        stage("building the page", &|| browser_tests(&parts.browser));
    }
    (outcomes, jobs)
}

/// Builds native tests. Always with `--workspace`: for other packages cargo would select other features of the same
/// dependencies, and build these again.
fn native(which: &Native) -> Result<Vec<Job>> {
    let mut targets: Vec<(String, Vec<String>)> = Vec::new();
    let owned = |arguments: &[&str]| arguments.iter().map(|argument| (*argument).to_owned()).collect();
    let integration = |name: &String| (name.clone(), owned(&["--test", name]));
    match which {
        Native::None => {}
        Native::All => {
            targets.push(("unit tests".into(), owned(&["--lib", "--bins"])));
            targets.push(("examples in the documentation".into(), owned(&["--doc"])));
            targets.extend(parts::integration_tests()?.iter().map(integration));
            crate::run::run(native_tests().arg("--no-run"))?;
        }
        Native::Modules(modules) => {
            let mut tests = Vec::new();
            for module in modules {
                targets.push((format!("unit tests of {module}"), owned(&["--lib", &format!("{module}::")])));
                tests.extend(parts::integration_tests_of(module)?);
            }
            tests.sort();
            tests.dedup();
            targets.extend(tests.iter().map(integration));
            let built = tests.iter().flat_map(|name| ["--test", name]);
            crate::run::run(native_tests().args(["--no-run", "--lib"]).args(built))?;
        }
    }
    // Jobs run side by side: with two processors, each of them gets one thread.
    let threads = if targets.len() > 1 { jobs::width().div_ceil(2) } else { jobs::width() };
    let job = |(name, arguments): (String, Vec<String>)| {
        let mut command = native_tests();
        command.args(arguments).env("VG_FUZZ_SECONDS", fuzz_seconds());
        if asked("--long") {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            command.env("PROPTEST_RNG_SEED", now.map_or(1, |since| since.as_secs()).to_string());
        }
        let alone = is_alone(&name);
        if !alone {
            command.env("RUST_TEST_THREADS", threads.to_string());
        }
        Job { alone, may_be_empty: name.starts_with("examples"), name, command }
    };
    Ok(targets.into_iter().map(job).collect())
}

fn native_tests() -> Command {
    let mut tests = cargo();
    tests.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    tests
}

/// How long each target of `tests/proof/hostile.rs` is fuzzed: a minute in all on a machine that tests every change.
fn fuzz_seconds() -> &'static str {
    match is_ci() {
        _ if asked("--long") => "300",
        true => "10",
        false => "1",
    }
}

/// Builds the tests that run as WebAssembly in Node.
fn wasm() -> Result<Job> {
    tools::WASM_BINDGEN.install()?;
    let tests = || {
        let mut tests = cargo();
        tests.args(["test", "--target", WASM, "--test", "wasm_core"]);
        let runner = tools::WASM_BINDGEN.program("wasm-bindgen-test-runner");
        tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
        tests
    };
    crate::run::run(tests().arg("--no-run"))?;
    Ok(Job { name: "wasm".into(), command: tests(), alone: false, may_be_empty: false })
}

/// Builds the page and installs what the browser tests need.
fn browser_tests(names: &[String]) -> Result<Vec<Job>> {
    build::dist(Build::Release)?;
    browser::packages("tests/browser")?;
    browser::engines()?;
    let chromium = browser::chromium()?;
    let job = |name: &String| {
        let mut command = command("node");
        command.args(["--test", "--test-reporter=spec"]).arg(format!("tests/browser/{name}.test.mjs"));
        if asked("--long") {
            command.env("VG_SOAK_SECONDS", "3600").env("VG_MONKEY", "5");
        }
        command.env("CHROME", &chromium);
        Job { name: name.clone(), command, alone: is_alone(name), may_be_empty: false }
    };
    Ok(names.iter().map(job).collect())
}

fn is_alone(name: &str) -> bool {
    ALONE.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_that_run_alone_exist() -> Result<()> {
        let mut known = Known::find()?.browser;
        known.extend(parts::integration_tests()?);
        for name in ALONE {
            assert!(known.iter().any(|test| test == name), "{name}");
        }
        Ok(())
    }
}
