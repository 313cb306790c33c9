//! `cargo xtask serve | build | test | bench | dist`: everything the lab needs beyond `cargo`, from a fresh machine on.

mod browser;
mod build;
mod deny;
mod jobs;
mod light;
mod npm;
mod offline;
mod package;
mod parts;
mod reference;
mod release;
mod report;
mod run;
mod scorm;
mod serve;
mod single;
mod split;
mod test;
mod tools;

use build::Build;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve   build in release and serve the page at a printed address
cargo xtask build   fill dist/ (serve and build take --quick: soon built, for looking at changes)
cargo xtask test    formatting, clippy, licences, native, wasm and browser tests
cargo xtask test PART...  some of them: formatting clippy deny native wasm browser reference,
      a module of src/ (nn, theory, lab...), a browser test by its file (lesson, share...)
      --reference   also recomputes 140 exports with numpy and jax
      --long        fuzzes for five minutes a target, soaks for an hour, sends five times as much random input
cargo xtask science writes docs/science.md: published, predicted and measured numbers
cargo xtask bench   the training step beside TensorFlow.js, in one browser
cargo xtask dist    everything that is published, with checksums
cargo xtask pictures  icons and preview pictures of static/, made anew";

fn main() -> ExitCode {
    let result = match std::env::args().nth(1).as_deref() {
        Some("serve") => build::dist(Build::asked()).and_then(|()| serve::forever()),
        Some("build") => build::dist(Build::asked()),
        Some("test") => return test::run(),
        Some("science") => {
            run::run(run::cargo().args(["run", "--quiet", "--profile", "test", "--example", "science"]))
        }
        Some("bench") => build::dist(Build::Release).and_then(|()| browser::bench()),
        Some("dist") => release::all(),
        Some("split") => split::all(),
        Some("pictures") => build::dist(Build::Release).and_then(|()| browser::pictures()),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
