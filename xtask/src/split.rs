//! The WebAssembly in parts: what the first view needs, and for each name of a split point in `src/main.rs` what only
//! those lead to. A hook of Trunk's: the first part replaces what Trunk's own wasm-bindgen made, under the same name, and
//! the others are laid beside it.

use crate::light::{
    join_styles, lighten_boot, renamed, rewritten, short_names, short_share, shrink, without_comments,
};
use crate::package::read_static;
use crate::run::{Result, command, root, run};
use crate::tools;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// Module that the first part imports the loaders of the others from; its text goes into the glue instead.
const LINK: &str = "./parts.js";
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
    let parts =
        transform(options).map_err(|why| format!("{} could not be split: {why:#}", linked.display()))?;
    let files: BTreeMap<String, Vec<String>> = parts.prefetch_map.into_iter().collect();

    run(command(tools::WASM_BINDGEN.program("wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--remove-name-section"])
        .args(["--remove-producers-section", "--out-name", &name, "--out-dir"])
        .arg(work.join("bound"))
        .arg(&first))?;
    let bound = work.join("bound").join(&name);
    let text = fs::read_to_string(bound.with_extension("js")).map_err(failed)?;
    let names = short_names(&text);
    fs::write(glue, renamed(&without_comments(&with_loaders(&text, &files)?), &names)).map_err(failed)?;
    let beside = |part: &str| staging.join(format!("{name}_{part}.wasm"));
    let short = |name: &str| names.get(name).cloned().unwrap_or_else(|| short_share(name));
    let first = fs::read(work.join("bound").join(format!("{name}_bg.wasm"))).map_err(failed)?;
    fs::write(beside("bg"), rewritten(&first, &short)?).map_err(failed)?;
    shrink(&beside("bg"));
    for module in parts.split_modules {
        let file = module.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let part = fs::read(&module).map_err(|why| format!("{}: {why}", module.display()))?;
        fs::write(beside(&file), rewritten(&part, &short_share)?).map_err(failed)?;
        shrink(&beside(&file));
    }
    lighten_boot(&staging)?;
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

/// The glue as one file, which a sandboxed frame can put into a Blob: with the loaders inside, and the files of each part.
fn with_loaders(glue: &str, files: &BTreeMap<String, Vec<String>>) -> Result<String> {
    let import = |line: &&str| line.starts_with("import * as ") && line.contains(LINK);
    let lines: Vec<&str> = glue.lines().filter(import).collect();
    let [line] = lines[..] else {
        return Err(format!("the glue imports the parts {} times instead of once", lines.len()));
    };
    let variable = line["import * as ".len()..].split(' ').next().unwrap_or_default();
    let files = serde_json::to_string(files).map_err(|why| why.to_string())?;
    let loaders = read_static("parts.js")?
        .replace("LOADERS", variable)
        .replace("Object.entries(PARTS)", &format!("Object.entries({files})"));
    Ok(glue.replacen(line, &loaders, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_needs_no_second_file() -> Result<()> {
        let files =
            BTreeMap::from([("page".to_owned(), vec!["chunk_3".to_owned(), "split_page".to_owned()])]);
        let glue = with_loaders("import * as import1 from \"./parts.js\"\nlet wasm;\n", &files)?;
        assert!(glue.contains("const import1 = ") && !glue.contains("from \"./parts.js\""), "{glue}");
        assert!(glue.contains(r#"{"page":["chunk_3","split_page"]}"#) && !glue.contains("PARTS)"), "{glue}");
        assert!(with_loaders("let wasm;", &files).is_err());
        Ok(())
    }
}
