//! `dist/npm/`: the custom element as a package, with the lab beside it.

use crate::package::{page_files, read, read_static, write};
use crate::run::{Result, root};
use std::fs;

/// Fills `dist/npm/`. The lab lies beside `vg.js`, which looks for it there.
pub fn write_package() -> Result<()> {
    let beside = ["vg.js", "vg.d.ts", "vg.widget.mjs", "vg.widget.d.mts", "vanishing-gradients.html"]
        .map(String::from);
    for name in page_files()?.iter().chain(&beside) {
        write(&format!("npm/{name}"), read(name)?)?;
    }
    for name in ["LICENSE", "LICENSE-MIT", "LICENSE-APACHE"] {
        let text = fs::read(root().join(name)).map_err(|why| format!("{name}: {why}"))?;
        write(&format!("npm/{name}"), text)?;
    }
    write("npm/README.md", read_static("npm/README.md")?)?;
    write(
        "npm/package.json",
        read_static("npm/package.json")?.replace("{version}", env!("CARGO_PKG_VERSION")),
    )
}
