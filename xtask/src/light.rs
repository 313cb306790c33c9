//! What the first view fetches, made light: one style sheet instead of many, a glue without comments, and short names
//! between the glue and the WebAssembly. The names of wasm-bindgen end in checksums, which no compression makes smaller.

use crate::package::sha256_hex;
use crate::run::{Result, command, output, run};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ElementSection, ExportSection, FunctionSection, GlobalSection, ImportSection, RawSection,
    StartSection,
};
use wasmparser::{FunctionBody, Parser, Payload, TypeRef};

/// Puts the style sheets of the page into one, in their order.
pub fn join_styles(staging: &Path) -> Result<()> {
    let failed = |why: std::io::Error| format!("{}: {why}", staging.display());
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index).map_err(failed)?;
    let (page, names) = with_one_style(&page);
    let mut styles = String::new();
    for name in &names {
        let path = staging.join(name);
        styles += &without_notes(&fs::read_to_string(&path).map_err(failed)?);
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

/// A style sheet without comments and indentation. No text in ours holds what begins a comment.
fn without_notes(styles: &str) -> String {
    let mut parts = styles.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let kept = parts.fold(first, |kept, part| kept + part.split_once("*/").map_or("", |(_, after)| after));
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// Takes the comments out of the start script, which has no text over several lines.
pub fn lighten_boot(staging: &Path) -> Result<()> {
    let path = staging.join("boot.js");
    let failed = |why: std::io::Error| format!("{}: {why}", path.display());
    let script = fs::read_to_string(&path).map_err(failed)?;
    fs::write(&path, without_comments(&script)).map_err(failed)
}

/// A script without comments and indentation: nobody reads it in the page.
pub fn without_comments(glue: &str) -> String {
    let mut inside = false;
    let kept = glue.lines().map(str::trim).filter(|line| {
        let comment = inside || line.starts_with("/**");
        inside = comment && !line.ends_with("*/");
        !comment && !line.is_empty() && !line.starts_with("//")
    });
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// The module without names and other notes, which the browser does not read, with what it takes from outside and gives
/// under the names of that function, and its functions in an order that compresses well.
pub fn rewritten(module: &[u8], name: &dyn Fn(&str) -> String) -> Result<Vec<u8>> {
    let failed = |why: wasmparser::BinaryReaderError| format!("a part of the WebAssembly: {why}");
    let unknown = |why: reencode::Error| format!("a part of the WebAssembly: {why}");
    let mut functions = Functions::of(module).map_err(failed)?;
    let mut written = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(failed)? {
            Payload::CustomSection(_) => {}
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.into_imports() {
                    let import = import.map_err(failed)?;
                    let kind = functions.entity_type(import.ty).map_err(unknown)?;
                    section.import(import.module, &name(import.name), kind);
                }
                written.section(&section);
            }
            Payload::FunctionSection(_) => {
                let mut section = FunctionSection::new();
                for (kind, _) in &functions.ordered {
                    section.function(*kind);
                }
                written.section(&section);
            }
            Payload::GlobalSection(globals) => {
                let mut section = GlobalSection::new();
                functions.parse_global_section(&mut section, globals).map_err(unknown)?;
                written.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export.map_err(failed)?;
                    let kind = functions.export_kind(export.kind).map_err(unknown)?;
                    let index = functions.external_index(export.kind, export.index).map_err(unknown)?;
                    section.export(&name(export.name), kind, index);
                }
                written.section(&section);
            }
            Payload::StartSection { func, .. } => {
                let function_index = functions.function_index(func).map_err(unknown)?;
                written.section(&StartSection { function_index });
            }
            Payload::ElementSection(elements) => {
                let mut section = ElementSection::new();
                functions.parse_element_section(&mut section, elements).map_err(unknown)?;
                written.section(&section);
            }
            Payload::CodeSectionStart { .. } => {
                let mut section = CodeSection::new();
                for (_, body) in functions.ordered.clone() {
                    functions.parse_function_body(&mut section, body).map_err(unknown)?;
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

/// The functions of a module: those of one type side by side, and of these those of one size. Similar ones are then
/// close to each other, which makes the compressed module about 2% smaller.
struct Functions<'a> {
    imported: u32,
    /// Type and body of each, in the new order.
    ordered: Vec<(u32, FunctionBody<'a>)>,
    /// The new place of each.
    places: Vec<u32>,
}

impl<'a> Functions<'a> {
    fn of(module: &'a [u8]) -> std::result::Result<Self, wasmparser::BinaryReaderError> {
        let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                    }
                }
                Payload::FunctionSection(functions) => {
                    types = functions.into_iter().collect::<std::result::Result<Vec<u32>, _>>()?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        let mut all: Vec<_> = types.into_iter().zip(bodies).enumerate().collect();
        all.sort_by_key(|(_, (kind, body))| (*kind, body.as_bytes().len(), body.as_bytes()));
        let mut places = vec![0; all.len()];
        for (place, (before, _)) in (0..).zip(&all) {
            places[*before] = place;
        }
        Ok(Self { imported, ordered: all.into_iter().map(|(_, function)| function).collect(), places })
    }
}

impl Reencode for Functions<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> std::result::Result<u32, reencode::Error> {
        let own = index.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.map_or(index, |place| self.imported + place))
    }
}

/// Has `wasm-opt` make a module smaller, where that is on the path. Where it cannot, the module stays as it is.
pub fn shrink(module: &Path) {
    if output(command("wasm-opt").arg("--version")).is_none() {
        return;
    }
    println!("wasm-opt makes {} smaller.", module.display());
    let features = FEATURES.iter().map(|feature| format!("--enable-{feature}"));
    let shrunk = run(command("wasm-opt").arg("-Oz").args(features).arg(module).arg("-o").arg(module));
    if let Err(why) = shrunk {
        println!("It stays as it is: {why}.");
    }
}

/// What the compiler makes use of.
const FEATURES: [&str; 7] = [
    "simd",
    "bulk-memory",
    "reference-types",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "sign-ext",
];

/// What both parts share goes by a number already.
pub fn short_share(name: &str) -> String {
    name.replace("__wasm_split_shared", "s")
}

/// Short names for the functions of the glue.
pub fn short_names(glue: &str) -> BTreeMap<String, String> {
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
pub fn renamed(glue: &str, names: &BTreeMap<String, String>) -> String {
    // A name may be the beginning of another one: the longer comes first.
    names.iter().rev().fold(glue.to_owned(), |glue, (long, short)| glue.replace(long.as_str(), short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_keeps_its_code_and_loses_its_comments() {
        let glue = "/**\n * What it does.\n */\nexport function a() {\n    // Why.\n    return 'b'; // c\n}\n/** d */\n";
        assert_eq!(without_comments(glue), "export function a() {\nreturn 'b'; // c\n}\n");
    }

    #[test]
    fn a_style_sheet_keeps_its_rules_and_loses_its_comments() {
        let styles = "/* a */\n:root {\n  --b: c; /* d\n e */\n}\n\nf { g: h }\n";
        assert_eq!(without_notes(styles), ":root {\n--b: c;\n}\nf { g: h }\n");
    }

    #[test]
    fn functions_change_places_and_keep_their_callers() {
        // Two functions without arguments: the first is longer and calls the second; both are exported.
        let module = |first: &[u8], second: &[u8], exports: [u8; 2]| {
            let body = |code: &[u8]| [&[code.len() as u8 + 2, 0], code, &[0x0b]].concat();
            let code = [vec![2], body(first), body(second)].concat();
            [
                b"\0asm\x01\0\0\0".to_vec(),
                b"\x01\x04\x01\x60\0\0".to_vec(),
                b"\x03\x03\x02\0\0".to_vec(),
                vec![7, 9, 2, 1, b'a', 0, exports[0], 1, b'b', 0, exports[1]],
                [vec![10, code.len() as u8], code].concat(),
            ]
            .concat()
        };
        let (calls, rests) = ([0x10, 1, 1], [1]);
        let moved = module(&rests, &[0x10, 0, 1], [1, 0]);
        assert_eq!(rewritten(&module(&calls, &rests, [0, 1]), &str::to_owned), Ok(moved));
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
