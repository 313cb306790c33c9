//! The WebAssembly in two parts: what the first view needs, and the rest, which is all that only the split points of
//! `src/main.rs` lead to. A hook of Trunk's: the first part replaces what Trunk's own wasm-bindgen made, under the same
//! name, and the rest is laid beside it.

use crate::light::{join_styles, renamed, rewritten, short_names, short_share, shrink, without_comments};
use crate::package::read_static;
use crate::run::{Result, command, root, run};
use crate::tools;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// Module that the first part imports the loader of the rest from; its text goes into the glue instead.
const LINK: &str = "./rest.js";
const REST: &str = "split_rest.wasm";
/// Says which profile of cargo's is built: Trunk only tells release from debug.
pub const PROFILE: &str = "VG_PROFILE";

/// Cuts the WebAssembly that cargo has just made, and puts the parts into Trunk's staging folder.
pub fn all() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .ok_or("this is a step of Trunk's: run cargo xtask build, or trunk build with Trunk's hooks")?;
    let staging = PathBuf::from(staging);
    tools::install()?;
    let (glue, name) = glue_of(&staging)?;
    let work = root().join("target/split");
    let failed = |why: std::io::Error| format!("{}: {why}", work.display());
    if work.exists() {
        fs::remove_dir_all(&work).map_err(failed)?;
    }
    let first = work.join("first.wasm");
    let linked = linked()?;
    let input = fs::read(&linked).map_err(|why| format!("{}: {why}", linked.display()))?;
    let mut options = Options::new(&input);
    options.output_dir = &work;
    options.main_out_path = &first;
    options.link_name = LINK;
    transform(options).map_err(|why| format!("{} could not be split: {why:#}", linked.display()))?;

    run(command(tools::WASM_BINDGEN.program("wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--remove-name-section"])
        .args(["--remove-producers-section", "--out-name", &name, "--out-dir"])
        .arg(work.join("bound"))
        .arg(&first))?;
    let bound = work.join("bound").join(&name);
    let text = fs::read_to_string(bound.with_extension("js")).map_err(failed)?;
    let names = short_names(&text);
    fs::write(glue, renamed(&without_comments(&with_rest(&text)?), &names)).map_err(failed)?;
    let part = |part: &str| staging.join(format!("{name}_{part}.wasm"));
    let short = |name: &str| names.get(name).cloned().unwrap_or_else(|| short_share(name));
    let first = fs::read(work.join("bound").join(format!("{name}_bg.wasm"))).map_err(failed)?;
    fs::write(part("bg"), rewritten(&first, &short)?).map_err(failed)?;
    let rest = fs::read(work.join(REST)).map_err(failed)?;
    fs::write(part("rest"), rewritten(&rest, &short_share)?).map_err(failed)?;
    shrink(&part("bg"));
    shrink(&part("rest"));
    join_styles(&staging)
}

/// The glue that Trunk's wasm-bindgen wrote, and its name without an ending.
fn glue_of(staging: &Path) -> Result<(PathBuf, String)> {
    let files = fs::read_dir(staging).map_err(|why| format!("{}: {why}", staging.display()))?;
    let mut paths = files.flatten().map(|file| file.path());
    let glue = paths.find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("vanishing-gradients-") && name.ends_with(".js")
    });
    let glue = glue.ok_or_else(|| format!("{} holds no glue", staging.display()))?;
    let name = glue.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok((glue, name))
}

/// What cargo has linked in the profile that is built.
fn linked() -> Result<PathBuf> {
    let profile = env::var(PROFILE).or_else(|_| env::var("TRUNK_PROFILE"));
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join("wasm32-unknown-unknown").join(profile.as_deref().unwrap_or("release"));
    let linked = folder.join("vanishing-gradients.wasm");
    if linked.exists() { Ok(linked) } else { Err(format!("cargo has linked no {}", linked.display())) }
}

/// The glue as one file, which a sandboxed frame can put into a Blob.
fn with_rest(glue: &str) -> Result<String> {
    let import = |line: &&str| line.starts_with("import * as ") && line.contains(LINK);
    let line = glue.lines().find(import).ok_or("the glue imports no second part")?;
    let variable = line["import * as ".len()..].split(' ').next().unwrap_or_default();
    Ok(glue.replacen(line, &read_static("rest.js")?.replace("REST", variable), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_needs_no_second_file() {
        let glue = with_rest("import * as import1 from \"./rest.js\"\nlet wasm;\n").unwrap_or_default();
        assert!(glue.contains("const import1 = {") && !glue.contains("from \"./rest.js\""), "{glue}");
        assert!(with_rest("let wasm;").is_err());
    }
}
