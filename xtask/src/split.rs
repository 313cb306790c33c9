//! The WebAssembly in two parts: what the first view needs, and the rest, which is all that only the split point of
//! `src/main.rs` leads to. A hook of Trunk's: the first part replaces what Trunk's own wasm-bindgen made, under the same
//! name, and the rest is laid beside it.

use crate::package::read_static;
use crate::run::{Result, command, root, run};
use crate::tools;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

/// Module that the first part imports the loader of the rest from; its text goes into the glue instead.
const LINK: &str = "./rest.js";
const REST: &str = "split_rest.wasm";

/// Cuts the WebAssembly that cargo has just made, and puts the parts into Trunk's staging folder.
pub fn all() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .ok_or("this is a step of Trunk's: run cargo xtask build, or trunk build with Trunk's hooks")?;
    let (glue, name) = glue_of(Path::new(&staging))?;
    let work = root().join("target/split");
    let failed = |why: std::io::Error| format!("{}: {why}", work.display());
    if work.exists() {
        fs::remove_dir_all(&work).map_err(failed)?;
    }
    let first = work.join("first.wasm");
    let linked = newest()?;
    let input = fs::read(&linked).map_err(|why| format!("{}: {why}", linked.display()))?;
    let mut options = Options::new(&input);
    options.output_dir = &work;
    options.main_out_path = &first;
    options.link_name = LINK;
    transform(options).map_err(|why| format!("{} could not be split: {why:#}", linked.display()))?;

    run(command(tools::wasm_bindgen())
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--remove-name-section"])
        .args(["--remove-producers-section", "--out-name", &name, "--out-dir"])
        .arg(work.join("bound"))
        .arg(&first))?;
    let bound = work.join("bound").join(&name);
    let text = fs::read_to_string(bound.with_extension("js")).map_err(failed)?;
    fs::write(glue, with_rest(&text)?).map_err(failed)?;
    let part = |part: &str| Path::new(&staging).join(format!("{name}_{part}.wasm"));
    fs::copy(work.join("bound").join(format!("{name}_bg.wasm")), part("bg")).map_err(failed)?;
    let rest = fs::read(work.join(REST)).map_err(failed)?;
    fs::write(part("rest"), without_custom_sections(&rest)?).map_err(failed)
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

/// What cargo linked last, whatever its profile is called.
fn newest() -> Result<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let profiles = fs::read_dir(target.join("wasm32-unknown-unknown")).into_iter().flatten().flatten();
    let linked = profiles.map(|profile| profile.path().join("vanishing-gradients.wasm"));
    let age = |path: &PathBuf| {
        fs::metadata(path).and_then(|file| file.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
    };
    let newest = linked.filter(|path| path.exists()).max_by_key(age);
    newest.ok_or_else(|| "cargo has linked no vanishing-gradients.wasm".into())
}

/// The glue as one file, which a sandboxed frame can put into a Blob.
fn with_rest(glue: &str) -> Result<String> {
    let import = |line: &&str| line.starts_with("import * as ") && line.contains(LINK);
    let line = glue.lines().find(import).ok_or("the glue imports no second part")?;
    let variable = line["import * as ".len()..].split(' ').next().unwrap_or_default();
    Ok(glue.replacen(line, &read_static("rest.js")?.replace("REST", variable), 1))
}

/// Without names and other notes, which the browser does not read.
fn without_custom_sections(module: &[u8]) -> Result<Vec<u8>> {
    let mut kept = module.get(..8).unwrap_or_default().to_vec();
    let mut at = 8;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(|why| format!("{REST}: {why}"))?;
        let custom = matches!(payload, Payload::CustomSection(_));
        if let Some((_, range)) = payload.as_section() {
            let end = usize::try_from(range.end).unwrap_or(usize::MAX);
            if !custom {
                kept.extend_from_slice(module.get(at..end).unwrap_or_default());
            }
            at = end;
        }
    }
    Ok(kept)
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

    #[test]
    fn notes_are_taken_out_of_a_module() {
        let header = b"\0asm\x01\0\0\0".to_vec();
        let note = b"\0\x05\x04name".to_vec();
        let types = b"\x01\x01\0".to_vec();
        let module = [header.clone(), note.clone(), types.clone(), note].concat();
        assert_eq!(without_custom_sections(&module), Ok([header, types].concat()));
    }
}
