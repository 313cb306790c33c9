//! The arrows between the modules run one way (`ARCHITECTURE.md`).

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules that it may use.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("nn", &["nn", "choice"]),
    ("data", &["data", "nn", "choice"]),
    ("theory", &["theory", "nn", "choice"]),
    ("lab", &["lab", "theory", "data", "nn", "choice", "languages"]),
    ("i18n", &["i18n", "lab", "data", "nn", "choice", "languages"]),
    ("charts", &["charts", "lab", "theory", "data", "nn", "i18n", "choice"]),
    ("browser", &["browser", "charts", "lab", "theory", "data", "nn", "choice"]),
    ("ui", &["ui", "browser", "charts", "lab", "theory", "data", "nn", "i18n", "choice"]),
];

/// Words of the browser, which these modules do not know.
const BROWSER: [&str; 4] = ["web_sys", "js_sys", "wasm_bindgen", "yew"];
const PURE: [&str; 6] = ["nn", "data", "theory", "lab", "charts", "i18n"];

/// All source but that of tests, which may compare anything with anything.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries =
        fs::read_dir(folder).expect("the folder of a module").map(|entry| entry.expect("an entry").path());
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.to_str().is_some_and(|name| name.ends_with(".rs") && !name.ends_with("tests.rs")) {
            let text = fs::read_to_string(&path).expect("source is text");
            found.push((path, text));
        }
    }
    found
}

fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_start).filter(|line| !line.starts_with("//"))
}

#[test]
fn modules_use_only_what_is_below_them() {
    for (module, allowed) in MAY_USE {
        for (path, text) in sources(&Path::new("src").join(module)) {
            for line in code(&text) {
                for used in line.split("crate::").skip(1) {
                    let name: String =
                        used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    assert!(
                        name.is_empty() || allowed.contains(&name.as_str()),
                        "{}: {line}",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn the_core_knows_no_browser() {
    for module in PURE {
        for (path, text) in sources(&Path::new("src").join(module)) {
            for line in code(&text) {
                assert!(!BROWSER.iter().any(|word| line.contains(word)), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn only_the_loops_over_lanes_are_unsafe() {
    for (path, text) in sources(Path::new("src")) {
        if !path.starts_with("src/nn/walk") {
            assert!(!code(&text).any(|line| line.contains("unsafe")), "{}", path.display());
        }
    }
}
