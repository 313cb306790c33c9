//! What is shipped beside the page: made of what Trunk built, with no tool but this one, the same bytes every time.

use crate::run::{Result, root};
use crate::{npm, offline, scorm, single};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;

/// Files of `dist/` that are no part of the page.
const BESIDE: [&str; 10] = [
    "SHA256SUMS",
    "embed-page.css",
    "embed-page.js",
    "embed.html",
    "sw.js",
    "vanishing-gradients.html",
    "vg.d.ts",
    "vg.js",
    "vg.widget.d.mts",
    "vg.widget.mjs",
];

/// Adds to `dist/` the element and its demonstration, the single file, the packages for learning platforms and
/// for npm, and the worker that keeps the page for use without a network.
pub fn all() -> Result<()> {
    offline::write_worker(&page_files()?)?;
    for name in ["vg.js", "vg.d.ts", "vg.widget.d.mts", "embed.html", "embed-page.css", "embed-page.js"] {
        write(name, read_static(name)?)?;
    }
    write("vg.widget.mjs", read_static("vg.js")? + "\n" + &read_static("vg.widget.mjs")?)?;
    let single = single::page(None)?;
    write("vanishing-gradients.html", &single)?;
    scorm::write()?;
    npm::write_package()?;
    println!("dist/vanishing-gradients.html holds everything in {} kB.", single.len() / 1000);
    Ok(())
}

/// The names of the page's files in `dist/`, sorted.
pub fn page_files() -> Result<Vec<String>> {
    let failed = |why: std::io::Error| format!("dist/: {why}");
    let mut names = Vec::new();
    for entry in fs::read_dir(dist()).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() && !BESIDE.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Where everything that is shipped lies.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// A file of `dist/`.
pub fn read(name: &str) -> Result<Vec<u8>> {
    fs::read(dist().join(name)).map_err(|why| format!("dist/{name}: {why}"))
}

/// A text of `dist/`.
pub fn read_text(name: &str) -> Result<String> {
    String::from_utf8(read(name)?).map_err(|why| format!("dist/{name}: {why}"))
}

/// A text of `static/`.
pub fn read_static(name: &str) -> Result<String> {
    fs::read_to_string(root().join("static").join(name)).map_err(|why| format!("static/{name}: {why}"))
}

/// Writes a file of `dist/`.
pub fn write(name: &str, bytes: impl AsRef<[u8]>) -> Result<()> {
    let path = dist().join(name);
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| fs::write(&path, bytes)).map_err(|why| format!("dist/{name}: {why}"))
}

/// Bytes as text.
pub fn base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// `sha256-…`, as policies and integrity attributes write it.
pub fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(bytes)))
}

/// The same checksum as `sha256sum` writes it.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
