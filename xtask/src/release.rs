//! `cargo xtask dist`: everything that is published, with the checksums of all of it.

use crate::build::{self, Build};
use crate::package::{self, dist, read_text, sha256_hex, write};
use crate::run::Result;
use std::fs;
use std::path::Path;

/// Builds everything anew, and writes `dist/SHA256SUMS`, which `sha256sum --check` reads.
pub fn all() -> Result<()> {
    match fs::remove_dir_all(dist()) {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => return Err(format!("dist/: {why}")),
        _ => {}
    }
    build::dist(Build::Release)?;
    name_site()?;
    // This `dist/` is for publishing, not for tests.
    build::forget();
    let mut names = Vec::new();
    list(&dist(), "", &mut names).map_err(|why| format!("dist/: {why}"))?;
    names.sort();
    let mut sums = String::new();
    for name in &names {
        let bytes = fs::read(dist().join(name)).map_err(|why| format!("dist/{name}: {why}"))?;
        sums.push_str(&format!("{}  {name}\n", sha256_hex(&bytes)));
    }
    write("SHA256SUMS", &sums)?;
    println!(
        "dist/SHA256SUMS lists {} files; its own checksum is {}.",
        names.len(),
        sha256_hex(sums.as_bytes())
    );
    Ok(())
}

/// Previews on social media need the picture's whole address: `VG_SITE` says where the page will be, with a slash at
/// its end.
fn name_site() -> Result<()> {
    let Ok(site) = std::env::var("VG_SITE") else { return Ok(()) };
    let relative = "property=\"og:image\" content=\"";
    let page = read_text("index.html")?;
    write("index.html", page.replace(relative, &format!("{relative}{site}")))?;
    // The page is one of the files whose checksums the service worker knows.
    package::all()
}

fn list(folder: &Path, prefix: &str, names: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_cited_is_this_version() {
        let version = format!("\nversion: {}\n", env!("CARGO_PKG_VERSION"));
        assert!(include_str!("../../CITATION.cff").contains(&version), "CITATION.cff does not say{version}");
    }
}
