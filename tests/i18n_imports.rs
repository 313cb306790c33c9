//! What the languages are made of: `i18n` may import closed choices and nothing else, and every language has the same
//! files.

use std::fs;
use std::path::Path;
use std::process::Command;

/// All files of a folder, with their text.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).expect("source is text")));
        }
    }
    found
}

/// The names of the enums that `choice!` declares anywhere.
fn choices() -> Vec<String> {
    let mut names = Vec::new();
    for (_, text) in sources(Path::new("src")) {
        for part in text.split("choice! {").skip(1) {
            let declared = part.split("pub enum ").nth(1).and_then(|rest| rest.split(' ').next());
            names.extend(declared.map(String::from));
        }
    }
    names
}

/// The last names of the paths that a `use` brings in: `a::{b, c::D}` brings b and D.
fn imported(path: &str) -> Vec<&str> {
    path.split([',', '{', '}'])
        .map(str::trim)
        .filter(|part| !part.is_empty() && !part.ends_with("::"))
        .filter_map(|part| part.rsplit("::").next())
        .collect()
}

#[test]
fn the_words_know_only_closed_choices() {
    let choices = choices();
    for (file, text) in sources(Path::new("src/i18n")) {
        for used in text.split("use crate::").skip(1).filter_map(|rest| rest.split(';').next()) {
            if used == "choice" || used == "choice::Choice" || used.starts_with("i18n::") {
                continue;
            }
            for name in imported(used) {
                assert!(
                    choices.iter().any(|choice| choice == name),
                    "{file} uses {name}, which is no choice"
                );
            }
        }
        // A path in the middle of the text would be an import that nobody sees.
        let hidden = text.lines().filter(|line| !line.trim_start().starts_with("use "));
        for line in hidden.filter(|line| !line.trim_start().starts_with("//")) {
            let known = ["crate::i18n", "crate::languages!"];
            let rest = known.iter().fold(line.to_string(), |line, known| line.replace(known, ""));
            assert!(!rest.contains("crate::"), "{file}: {line}");
        }
    }
}

#[test]
fn every_language_has_the_same_files() {
    let files = |folder: &str| -> Vec<String> {
        let found = sources(Path::new(folder)).into_iter();
        let mut names: Vec<_> = found.map(|(name, _)| name.replace(folder, "")).collect();
        names.sort_unstable();
        names
    };
    for lang in vanishing_gradients::i18n::Lang::ALL {
        assert_eq!(files(&format!("src/i18n/{}", lang.id())), files("src/i18n/en"), "{lang:?}");
    }
}

/// `cargo fmt` does not reach the folders of languages, which a macro names.
#[test]
fn the_folders_of_languages_are_formatted() {
    for lang in vanishing_gradients::i18n::Lang::ALL {
        let file = format!("src/i18n/{}/mod.rs", lang.id());
        let checked = Command::new("rustfmt").args(["--check", "--edition", "2024", &file]).output();
        // Where there is no rustfmt, nobody can have used it.
        let Ok(checked) = checked else { return };
        let said = String::from_utf8_lossy(&checked.stdout);
        assert!(checked.status.success(), "rustfmt --edition 2024 {file}\n{said}");
    }
}
