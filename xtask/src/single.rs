//! The single file: the page with everything inside, which needs no server, no network and no storage. It opens from
//! a disk, in a sandboxed frame and in `srcdoc`.

use crate::package::{base64, page_files, read, read_static, read_text, sha256};
use crate::run::Result;
use flate2::{Compression, GzBuilder};
use std::io::Write;

/// The file's text; `course` is a script that comes before all others.
pub fn page(course: Option<&str>) -> Result<String> {
    let glue = named(".js", |name| name.starts_with("vanishing-gradients-"))?;
    let wasm = named("_bg.wasm", |_| true)?;
    let lab = [
        classic(&read_text(&glue)?)?,
        parts(&wasm)?,
        read_static("single/inside.js")?,
        read_text("boot.js")?,
    ];
    let lab = lab.join("\n");
    let lab = inert(&format!("(() => {{\n{lab}\n}})();"));
    let course = course.map(inert);

    let mut page = read_text("index.html")?;
    let linked = |name: &String| name.ends_with(".css") && page.contains(name.as_str());
    let styles: Vec<String> = page_files()?.into_iter().filter(linked).collect();
    for name in &styles {
        let style = format!("<style>{}</style>", read_text(name)?);
        page = replace_tag(&page, "<link ", name, &style)?;
    }
    let icon = format!("data:image/svg+xml;base64,{}", base64(&read("icon.svg")?));
    page = replace_tag(&page, "<link ", "icon.svg", &format!("<link rel=\"icon\" href=\"{icon}\">"))?;
    let picture = format!("data:image/svg+xml;base64,{}", base64(&read("fallback.svg")?));
    page = page.replace("src=\"fallback.svg\"", &format!("src=\"{picture}\""));
    page = replace_tag(&page, "<script ", "boot.js", "")?;
    // What is inside already is not fetched, and from a disk there is nothing to install.
    for (tag, mention) in [
        ("<link ", "rel=\"modulepreload\""),
        ("<link ", "rel=\"preload\""),
        ("<link ", "rel=\"manifest\""),
        ("<link ", "rel=\"apple-touch-icon\""),
        ("<meta ", "property=\"og:image\""),
    ] {
        while let Ok(less) = replace_tag(&page, tag, mention, "") {
            page = less;
        }
    }

    let scripts = course.iter().chain([&lab]).map(|script| format!("'{}'", sha256(script.as_bytes())));
    let policy = policy(&scripts.collect::<Vec<_>>().join(" "));
    let head = course.map(|course| format!("<script>{course}</script>")).unwrap_or_default();
    page = insert(&page, "<meta charset=\"utf-8\">", &format!("{policy}{head}"))?;
    let parts = format!(
        "<script type=\"text/plain\" id=\"wasm\">{}</script>\n<script type=\"text/plain\" id=\"digits\">{}</script>\n\
         <script id=\"lab-script\">{lab}</script>\n",
        base64(&gzip(&read(&wasm)?)?),
        base64(&read("digits.csv.gz")?),
    );
    let end = page.rfind("</body>").ok_or("dist/index.html has no </body>")?;
    page.insert_str(end, &parts);
    Ok(page)
}

/// The files of the deferred parts, which lie beside the first one, by their names.
fn parts(first: &str) -> Result<String> {
    let before = first.strip_suffix("bg.wasm").unwrap_or(first);
    let mut parts = String::new();
    for name in page_files()? {
        let part = name.strip_prefix(before).and_then(|rest| rest.strip_suffix(".wasm"));
        if let Some(part) = part.filter(|part| *part != "bg") {
            parts += &format!("{part}: '{}', ", base64(&gzip(&read(&name)?)?));
        }
    }
    if parts.is_empty() {
        Err(format!("dist/ has no parts beside {first}"))
    } else {
        Ok(format!("const PARTS = {{ {parts}}};"))
    }
}

/// Nothing but this file's own scripts, by their checksums: no network, no `eval`. WebAssembly and the worker's Blob
/// are what the lab runs on; frames are the share dialog's preview.
fn policy(scripts: &str) -> String {
    format!(
        "\n    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {scripts} \
         'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; frame-src 'self' file:; \
         base-uri 'none'; form-action 'none'\">"
    )
}

fn named(end: &str, also: impl Fn(&str) -> bool) -> Result<String> {
    let found = page_files()?.into_iter().find(|name| name.ends_with(end) && also(name));
    found.ok_or_else(|| format!("dist/ has no file …{end}: run cargo xtask build"))
}

/// The glue as a script that is no module.
fn classic(glue: &str) -> Result<String> {
    let exports = glue.rfind("export {").ok_or("the glue exports nothing")?;
    let script =
        glue[..exports].replace("export function ", "function ").replace("import.meta.url", "location.href");
    let of_a_module = |line: &&str| line.starts_with("export ") || line.starts_with("import ");
    match script.lines().find(of_a_module) {
        Some(line) => Err(format!("the glue has a line that only a module can have: {line}")),
        None => Ok(script),
    }
}

/// The script with nothing in it that would end the element around it.
fn inert(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// The page with the tag that mentions a name replaced.
fn replace_tag(page: &str, tag: &str, name: &str, with: &str) -> Result<String> {
    let missing = || format!("dist/index.html does not mention {name}");
    let at = page.match_indices(tag).map(|(at, _)| at).find(|at| {
        let end = page[*at..].find('>').unwrap_or_default();
        page[*at..*at + end].contains(name)
    });
    let start = at.ok_or_else(missing)?;
    let mut end = start + page[start..].find('>').ok_or_else(missing)? + 1;
    if page[end..].starts_with("</script>") {
        end += "</script>".len();
    }
    Ok([&page[..start], with, &page[end..]].concat())
}

fn insert(page: &str, after: &str, what: &str) -> Result<String> {
    let at = page.find(after).ok_or_else(|| format!("dist/index.html has no {after}"))? + after.len();
    Ok([&page[..at], what, &page[at..]].concat())
}

/// gzip without a name or a time: the same bytes every time.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|why| why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_replaced_with_its_end() {
        let page = "<a><link rel=\"x\" href=\"one.css\"/><script defer src=\"boot.js\"></script><b>";
        assert_eq!(
            replace_tag(page, "<link ", "one.css", "S").as_deref(),
            Ok("<a>S<script defer src=\"boot.js\"></script><b>")
        );
        assert_eq!(
            replace_tag(page, "<script ", "boot.js", "").as_deref(),
            Ok("<a><link rel=\"x\" href=\"one.css\"/><b>")
        );
        assert!(replace_tag(page, "<link ", "two.css", "").is_err());
    }

    #[test]
    fn the_glue_becomes_a_script() {
        let glue = "export function a() {}\nnew URL('x', import.meta.url);\nexport { a as default };\n";
        assert_eq!(classic(glue).as_deref(), Ok("function a() {}\nnew URL('x', location.href);\n"));
        assert!(classic("import { b } from './snippet.js';\nexport { b };").is_err());
    }

    #[test]
    fn no_script_can_end_its_element() {
        assert_eq!(inert("a</script>b</script >").matches("</script").count(), 0);
        assert!(!inert("<!--").contains("<!--"));
    }
}
