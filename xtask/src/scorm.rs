//! SCORM 1.2 packages: one sharable content object, the single file, in English and in Bengali.

use crate::package::{dist, read_static};
use crate::run::Result;
use crate::single;
use std::fs::{self, File};
use std::io::Write;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

struct Package {
    lang: &'static str,
    title: &'static str,
}

const PACKAGES: [Package; 2] = [
    Package { lang: "en", title: "Vanishing gradients: why deep networks stop learning" },
    Package {
        lang: "bn", title: "Vanishing gradient: deep network কেন শেখা থামিয়ে দেয়"
    },
];

/// Writes `dist/scorm/*.zip`.
pub fn write() -> Result<()> {
    let page = single::page(Some(&read_static("single/scorm.js")?))?;
    fs::create_dir_all(dist().join("scorm")).map_err(|why| why.to_string())?;
    for package in &PACKAGES {
        let name = format!("vanishing-gradients-scorm12-{}.zip", package.lang);
        let failed = |why: &dyn std::fmt::Display| format!("dist/scorm/{name}: {why}");
        let file = File::create(dist().join("scorm").join(&name)).map_err(|why| failed(&why))?;
        // No clock in it: the same bytes every time.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(file);
        for (name, text) in [("imsmanifest.xml", &manifest(package)?), ("vanishing-gradients.html", &page)] {
            zip.start_file(name, options).map_err(|why| failed(&why))?;
            zip.write_all(text.as_bytes()).map_err(|why| failed(&why))?;
        }
        zip.finish().map_err(|why| failed(&why))?;
    }
    Ok(())
}

fn manifest(package: &Package) -> Result<String> {
    let text = read_static("single/imsmanifest.xml")?;
    Ok(text.replace("{lang}", package.lang).replace("{title}", package.title))
}
