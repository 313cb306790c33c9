//! What Trunk built, made lighter. The WebAssembly in two parts: what the first view needs, and the rest, which is all that only the split point of
//! `src/main.rs` leads to: the first part replaces what Trunk's own wasm-bindgen made, under the same name, and the rest is
//! laid beside it. One style sheet instead of many, and a glue without comments. A hook of Trunk's.

use crate::package::{read_static, sha256_hex};
use crate::run::{Result, command, root, run};
use crate::tools;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use wasm_encoder::reencode::{self, Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

/// Module that the first part imports the loader of the rest from; its text goes into the glue instead.
const LINK: &str = "./rest.js";
const REST: &str = "split_rest.wasm";

/// Cuts the WebAssembly that cargo has just made, and puts the parts into Trunk's staging folder.
pub fn all() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .ok_or("this is a step of Trunk's: run cargo xtask build, or trunk build with Trunk's hooks")?;
    let staging = PathBuf::from(staging);
    let (glue, name) = glue_of(&staging)?;
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
    let names = short_names(&text);
    fs::write(glue, renamed(&without_comments(&with_rest(&text)?), &names)).map_err(failed)?;
    let part = |part: &str| staging.join(format!("{name}_{part}.wasm"));
    let short = |name: &str| names.get(name).cloned().unwrap_or_else(|| short_share(name));
    let first = fs::read(work.join("bound").join(format!("{name}_bg.wasm"))).map_err(failed)?;
    fs::write(part("bg"), rewritten(&first, &short)?).map_err(failed)?;
    let rest = fs::read(work.join(REST)).map_err(failed)?;
    fs::write(part("rest"), rewritten(&rest, &short_share)?).map_err(failed)?;
    join_styles(&staging)
}

/// Puts the style sheets of the page into one, in their order.
fn join_styles(staging: &Path) -> Result<()> {
    let failed = |why: std::io::Error| format!("{}: {why}", staging.display());
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index).map_err(failed)?;
    let (page, names) = with_one_style(&page);
    let mut styles = String::new();
    for name in &names {
        let path = staging.join(name);
        styles += &fs::read_to_string(&path).map_err(failed)?;
        fs::remove_file(path).map_err(failed)?;
    }
    let one = format!("page-{}.css", &sha256_hex(styles.as_bytes())[..16]);
    fs::write(staging.join(&one), styles).map_err(failed)?;
    fs::write(index, page.replace(STYLE, &one)).map_err(failed)
}

/// Stands for the name of the one style sheet.
const STYLE: &str = "{style}";

/// The page with one link to a style sheet, where the first was, and the names of those that were there.
fn with_one_style(page: &str) -> (String, Vec<String>) {
    let mut names = Vec::new();
    let mut parts = Vec::new();
    for (at, part) in page.split("<link rel=\"stylesheet\"").enumerate() {
        let tag = (at > 0).then(|| part.split_once('>')).flatten();
        let Some((tag, behind)) = tag else {
            parts.push(part.to_owned());
            continue;
        };
        let name = tag.split('"').nth(1).unwrap_or_default().trim_start_matches("./");
        names.push(name.to_owned());
        let link = format!("<link rel=\"stylesheet\" href=\"./{STYLE}\">");
        parts.push(format!("{}{behind}", if at == 1 { link.as_str() } else { "" }));
    }
    (parts.concat(), names)
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

/// The glue without comments and indentation: nobody reads it in the page.
fn without_comments(glue: &str) -> String {
    let mut inside = false;
    let kept = glue.lines().map(str::trim).filter(|line| {
        let comment = inside || line.starts_with("/**");
        inside = comment && !line.ends_with("*/");
        !comment && !line.is_empty() && !line.starts_with("//")
    });
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// The module without names and other notes, which the browser does not read, and what it takes from outside and gives
/// under the names of that function.
fn rewritten(module: &[u8], name: &dyn Fn(&str) -> String) -> Result<Vec<u8>> {
    let failed = |why: wasmparser::BinaryReaderError| format!("a part of the WebAssembly: {why}");
    let unknown = |why: reencode::Error| format!("a part of the WebAssembly: {why}");
    let mut written = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(failed)? {
            Payload::CustomSection(_) => {}
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.into_imports() {
                    let import = import.map_err(failed)?;
                    let kind = RoundtripReencoder.entity_type(import.ty).map_err(unknown)?;
                    section.import(import.module, &name(import.name), kind);
                }
                written.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export.map_err(failed)?;
                    let kind = RoundtripReencoder.export_kind(export.kind).map_err(unknown)?;
                    section.export(&name(export.name), kind, export.index);
                }
                written.section(&section);
            }
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    let [start, end] =
                        [range.start, range.end].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
                    let data = module.get(start..end).unwrap_or_default();
                    written.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(written.finish())
}

/// What both parts share goes by a number already.
fn short_share(name: &str) -> String {
    name.replace("__wasm_split_shared", "s")
}

/// The functions of the glue under short names: their own end in checksums, which no compression makes smaller.
fn short_names(glue: &str) -> BTreeMap<String, String> {
    let name = |part: &str| {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(part.len());
        part[..end].to_owned()
    };
    let names: BTreeSet<String> = glue.split("__wbg_").skip(1).map(name).collect();
    let checksum = |name: &str| {
        let end = name.rsplit('_').next().unwrap_or_default();
        end.len() == 16 && end.chars().all(|c| c.is_ascii_hexdigit())
    };
    let numbered = names.into_iter().filter(|name| checksum(name)).enumerate();
    numbered.map(|(number, name)| (format!("__wbg_{name}"), format!("g{number}"))).collect()
}

/// The glue with those names.
fn renamed(glue: &str, names: &BTreeMap<String, String>) -> String {
    // A name may be the beginning of another one: the longer comes first.
    names.iter().rev().fold(glue.to_owned(), |glue, (long, short)| glue.replace(long.as_str(), short))
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
    fn the_glue_keeps_its_code_and_loses_its_comments() {
        let glue = "/**\n * What it does.\n */\nexport function a() {\n    // Why.\n    return 'b'; // c\n}\n/** d */\n";
        assert_eq!(without_comments(glue), "export function a() {\nreturn 'b'; // c\n}\n");
    }

    #[test]
    fn many_style_sheets_become_one_in_their_order() {
        let page = "<a><link rel=\"stylesheet\" href=\"./b-1.css\"/><c><link rel=\"stylesheet\" href=\"./d-2.css\" integrity=\"x\"/><e>";
        let (page, names) = with_one_style(page);
        assert_eq!(page, "<a><link rel=\"stylesheet\" href=\"./{style}\"><c><e>");
        assert_eq!(names, ["b-1.css", "d-2.css"]);
    }

    #[test]
    fn notes_are_taken_out_of_a_module_and_what_it_exports_is_renamed() {
        let header = b"\0asm\x01\0\0\0".to_vec();
        let note = b"\0\x05\x04name".to_vec();
        let memory = b"\x05\x03\x01\0\x01".to_vec();
        let export = |name: &[u8]| {
            let length = name.len() as u8;
            [&[7, length + 4, 1, length], name, &[2, 0]].concat()
        };
        let module = [header.clone(), note, memory.clone(), export(b"__wasm_split_shared7")].concat();
        assert_eq!(rewritten(&module, &short_share), Ok([header, memory, export(b"s7")].concat()));
    }

    #[test]
    fn only_names_with_a_checksum_are_shortened() {
        let glue = "__wbg_fill_0123456789abcdef: f, __wbg_fillRect_0123456789abcdef: g, __wbg_get_imports()";
        let names = short_names(glue);
        assert_eq!(renamed(glue, &names), "g1: f, g0: g, __wbg_get_imports()");
    }
}
