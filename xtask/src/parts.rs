//! The parts of the tests, and their names on the command line.

use crate::run::{Result, root};
use std::fs;

/// Integration tests (`tests/NAME.rs` or `tests/NAME/`) with the modules of `src/` that they belong to. Modules and
/// browser tests are listed nowhere: they are found in `src/lib.rs` and in their folder.
const BELONGS_TO: [(&str, &[&str]); 13] = [
    ("allocations", &["nn"]),
    ("arrows", &["nn", "data", "theory", "lab", "charts", "i18n", "page"]),
    ("choices", &["nn", "data", "theory", "lab", "charts", "i18n", "page"]),
    ("contract", &["lab", "page"]),
    ("digests", &["nn", "theory", "lab"]),
    ("growth", &["nn"]),
    ("i18n_imports", &["i18n"]),
    ("mean_field", &["theory"]),
    ("mlp", &["nn"]),
    ("pictures", &["charts"]),
    ("proof", &["nn", "data", "lab"]),
    ("published", &["nn", "theory"]),
    // Compiled for WebAssembly only.
    ("wasm_core", &[]),
];

/// The parts to be tested.
#[derive(Debug, Default, PartialEq)]
pub struct Parts {
    pub formatting: bool,
    pub clippy: bool,
    pub deny: bool,
    pub native: Native,
    pub wasm: bool,
    /// Browser tests: NAME of `tests/browser/NAME.test.mjs`.
    pub browser: Vec<String>,
    pub reference: bool,
}

/// Which of the native tests.
#[derive(Debug, Default, PartialEq)]
pub enum Native {
    #[default]
    None,
    /// Unit tests of these modules, and the integration tests that belong to them.
    Modules(Vec<String>),
    All,
}

/// The modules and browser tests that exist.
pub struct Known {
    pub modules: Vec<String>,
    pub browser: Vec<String>,
}

const STAGES: [&str; 7] = ["formatting", "clippy", "deny", "native", "wasm", "browser", "reference"];

impl Known {
    /// Finds the modules of the library and the files of the browser tests.
    pub fn find() -> Result<Self> {
        let library = root().join("src/lib.rs");
        let library = fs::read_to_string(library).map_err(|why| format!("src/lib.rs: {why}"))?;
        Ok(Self { modules: modules(&library), browser: names("tests/browser", ".test.mjs")? })
    }

    /// Everything but the reference, which needs Python.
    pub fn all(&self) -> Parts {
        Parts {
            formatting: true,
            clippy: true,
            deny: true,
            native: Native::All,
            wasm: true,
            browser: self.browser.clone(),
            reference: false,
        }
    }

    /// The parts of these names. `native` and `browser` stand for all of their tests, unless some of those are named
    /// as well: `browser lesson` is the same as `lesson`.
    pub fn parts(&self, names: &[String]) -> Result<Parts> {
        let is_stage = |name: &str| names.iter().any(|asked| asked == name);
        let unknown = |name: &&String| {
            !STAGES.contains(&name.as_str()) && !self.modules.contains(name) && !self.browser.contains(name)
        };
        if let Some(name) = names.iter().find(unknown) {
            return Err(format!("There is no part \"{name}\". {}", self.listed()));
        }
        let named = |all: &[String]| -> Vec<String> {
            all.iter().filter(|name| names.contains(name)).cloned().collect()
        };
        let modules = named(&self.modules);
        let browser = named(&self.browser);
        Ok(Parts {
            formatting: is_stage("formatting"),
            clippy: is_stage("clippy"),
            deny: is_stage("deny"),
            native: match modules.is_empty() {
                false => Native::Modules(modules),
                true if is_stage("native") => Native::All,
                true => Native::None,
            },
            wasm: is_stage("wasm"),
            browser: if is_stage("browser") && browser.is_empty() { self.browser.clone() } else { browser },
            reference: is_stage("reference"),
        })
    }

    /// The names of all parts, for an error message.
    fn listed(&self) -> String {
        format!(
            "There are:\n  stages: {}\n  modules: {}\n  browser tests: {}",
            STAGES.join(" "),
            self.modules.join(" "),
            self.browser.join(" ")
        )
    }
}

/// The integration tests, found in their folder.
pub fn integration_tests() -> Result<Vec<String>> {
    let mut found = names("tests", ".rs")?;
    found.extend(folders("tests", "main.rs")?);
    found.retain(|name| !belongs_to(name).is_empty() || !is_listed(name));
    found.sort();
    Ok(found)
}

/// The integration tests that belong to a module.
pub fn integration_tests_of(module: &str) -> Result<Vec<String>> {
    let mut found = integration_tests()?;
    found.retain(|name| belongs_to(name).contains(&module));
    Ok(found)
}

fn belongs_to(test: &str) -> &'static [&'static str] {
    BELONGS_TO.iter().find(|(name, _)| *name == test).map_or(&[], |(_, modules)| modules)
}

fn is_listed(test: &str) -> bool {
    BELONGS_TO.iter().any(|(name, _)| *name == test)
}

/// The modules that a library declares for native builds: those with an attribute above them have none.
fn modules(library: &str) -> Vec<String> {
    let lines = library.lines();
    let declared = |(above, line): (&str, &str)| {
        let name = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod "))?;
        let name = name.strip_suffix(';').map(str::to_owned);
        name.filter(|_| !above.starts_with("#["))
    };
    std::iter::once("").chain(lines.clone()).zip(lines).filter_map(declared).collect()
}

/// Names of the files of a folder that end in this way, without that ending, sorted.
fn names(folder: &str, ending: &str) -> Result<Vec<String>> {
    let entries = entries(folder)?;
    let mut found: Vec<String> =
        entries.iter().filter_map(|name| name.strip_suffix(ending)).map(str::to_owned).collect();
    found.sort();
    Ok(found)
}

/// Names of the folders in a folder that hold that file.
fn folders(folder: &str, file: &str) -> Result<Vec<String>> {
    let mut found = entries(folder)?;
    found.retain(|name| root().join(folder).join(name).join(file).is_file());
    Ok(found)
}

fn entries(folder: &str) -> Result<Vec<String>> {
    let entries = fs::read_dir(root().join(folder)).map_err(|why| format!("{folder}: {why}"))?;
    Ok(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Known { modules: owned(&["nn", "lab"]), browser: owned(&["lesson", "share"]) }
    }

    fn parts(names: &[&str]) -> Result<Parts> {
        known().parts(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_stage_is_all_of_it_unless_some_of_it_is_named() -> Result<()> {
        assert_eq!(parts(&["native"])?.native, Native::All);
        assert_eq!(parts(&["native", "nn"])?.native, Native::Modules(vec!["nn".into()]));
        assert_eq!(parts(&["browser"])?.browser, ["lesson", "share"]);
        assert_eq!(parts(&["browser", "share"])?.browser, ["share"]);
        assert_eq!(parts(&["share"])?, Parts { browser: vec!["share".into()], ..Parts::default() });
        Ok(())
    }

    #[test]
    fn an_unknown_part_is_told_which_ones_exist() {
        let why = parts(&["nn", "lessons"]).unwrap_err();
        assert!(why.contains("\"lessons\"") && why.contains("deny") && why.contains("nn lab"), "{why}");
        assert!(why.contains("lesson share"), "{why}");
    }

    #[test]
    fn modules_are_those_that_the_library_declares_for_native_builds() {
        let library = "//! mod a;\nmod choice;\n#[cfg(target_arch = \"wasm32\")]\npub mod ui;\npub mod nn;\npub use nn::run;\n";
        assert_eq!(modules(library), ["choice", "nn"]);
    }

    #[test]
    fn every_integration_test_belongs_to_a_module() -> Result<()> {
        let mut found = names("tests", ".rs")?;
        found.extend(folders("tests", "main.rs")?);
        found.sort();
        assert_eq!(found, BELONGS_TO.map(|(name, _)| name));
        Ok(())
    }

    #[test]
    fn every_module_that_a_test_belongs_to_exists() -> Result<()> {
        let known = Known::find()?.modules;
        for (name, modules) in BELONGS_TO {
            for module in modules {
                assert!(known.iter().any(|known| known == module), "{name}: {module}");
            }
        }
        Ok(())
    }
}
