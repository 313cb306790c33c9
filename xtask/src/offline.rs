//! The service worker: it knows the files of one version by their checksums.

use crate::package::{read, read_static, sha256, sha256_hex, write};
use crate::run::Result;

/// Writes `sw.js` for these files of `dist/`.
pub fn write_worker(files: &[String]) -> Result<()> {
    let entries: Vec<String> = files
        .iter()
        .map(|name| Ok(format!("  {name:?}: {:?},\n", sha256(&read(name)?))))
        .collect::<Result<_>>()?;
    let entries = entries.concat();
    let version = &sha256_hex(entries.as_bytes())[..16];
    let worker = read_static("sw.js")?
        .replace("/* files */", &format!("\n{entries}"))
        .replace("/* version */", version);
    write("sw.js", worker)
}
