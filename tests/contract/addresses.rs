//! Every address that is written down in the project opens what it says: it reads without a notice.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use vanishing_gradients::lab::lesson::{LessonRemedy, Question, Section};
use vanishing_gradients::lab::preset::Preset;
use vanishing_gradients::lab::snippet::{SnippetTarget, snippet};
use vanishing_gradients::lab::state::{State, descriptor, read};

/// Addresses that are meant to have notices: where they stand, what they are, and why.
const HOSTILE: [(&str, &str, &str); 3] = [
    (
        "tests/browser/hosts.test.mjs",
        "hide=seed,nonsens&lock=lr,ln&charts=gradients,los",
        "the page has to name what it does not know",
    ),
    ("tests/browser/hosts.test.mjs", "width=8&width=9&depth=4", "the page has to say which of two counts"),
    (
        "tests/browser/scorm.test.mjs",
        "depth=1e999&act=",
        "a damaged memory of the platform still opens a lab",
    ),
];

/// Names that are no keys, in addresses that also have keys: why they are there.
const FOREIGN: [(&str, &str); 1] = [("nonsense", "a name that has to be ignored")];

/// Folders and files in which addresses are written, and the endings of the files that count.
const PLACES: [(&str, &[&str]); 6] = [
    ("tests/browser", &["mjs"]),
    ("bench", &["mjs"]),
    ("docs", &["md"]),
    ("static", &["html", "xml", "mjs"]),
    ("README.md", &["md"]),
    ("index.html", &["html"]),
];

/// A pair of a written address; `None` stands for a value that is only known when the code runs.
type Pair = (String, Option<String>);

#[test]
fn every_written_address_reads_without_a_notice() {
    let mut count = 0;
    let (mut met, mut faults) = (BTreeSet::new(), Vec::new());
    for (place, endings) in PLACES {
        for path in files(Path::new(place), endings) {
            let name = path.replace('\\', "/");
            let text = fs::read_to_string(&path).expect("text");
            for pairs in addresses(&text, path.ends_with("mjs")).into_iter().chain(tags(&text)) {
                count += 1;
                let query = query_of(&pairs);
                let hostile = HOSTILE.iter().find(|(file, written, _)| *file == name && *written == query);
                match (check(&pairs), hostile) {
                    (Ok(()), None) => {}
                    (Ok(()), Some(_)) => {
                        faults.push(format!("{name}: {query} is listed as hostile, but has no notice"))
                    }
                    (Err(_), Some((_, written, _))) => drop(met.insert(*written)),
                    (Err(why), None) => faults.push(format!("{name}: {query}: {why}")),
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(met.len(), HOSTILE.len(), "a hostile address is written nowhere: {met:?}");
    assert!(count > 150, "only {count} addresses were found");
}

#[test]
fn settings_of_presets_and_of_the_lecture_read_without_a_notice() {
    let sections = Section::ALL.iter();
    let trials = sections.clone().flat_map(|section| section.corrections()).map(|trial| trial.change);
    let questions = Question::ALL.iter().map(|question| question.trial().change);
    let remedies = LessonRemedy::ALL.iter().map(|remedy| remedy.trial().change);
    let all =
        Preset::ALL.iter().map(|preset| preset.settings()).chain(sections.map(|section| section.settings()));
    for settings in all.chain(trials).chain(questions).chain(remedies) {
        let pairs: Vec<Pair> =
            settings.iter().map(|(name, text)| ((*name).into(), Some((*text).into()))).collect();
        assert_eq!(check(&pairs), Ok(()), "{settings:?}");
    }
}

#[test]
fn every_snippet_says_the_state_without_a_notice() {
    let (state, _) = read("depth=20&act=relu&hide=lr,seed&id=a&b.depth=3&embed=1&axis=-12,0", "");
    for target in SnippetTarget::ALL {
        let text = snippet(*target, "https://example.org/lab/index.html", &state, "Title");
        let written: Vec<_> = addresses(&text, false).into_iter().chain(tags(&text)).collect();
        for pairs in &written {
            assert_eq!(check(pairs), Ok(()), "{target:?}: {text}");
            let (found, _) = read(&query_of(pairs), "");
            assert_eq!(State { embed: true, ..found }, state, "{target:?}: {text}");
        }
        let object = matches!(target, SnippetTarget::Myst | SnippetTarget::Jupyter);
        assert_eq!(written.len(), usize::from(!object), "{target:?}: {text}");
    }
}

/// Reads those of the pairs that are known now.
fn check(pairs: &[Pair]) -> Result<(), String> {
    for (name, _) in pairs {
        let foreign = FOREIGN.iter().any(|(other, _)| other == name);
        if descriptor(name).is_none() && !foreign {
            return Err(format!("{name} is no key"));
        }
    }
    let (_, notices) = read(&query_of(pairs), "");
    if notices.is_empty() { Ok(()) } else { Err(format!("{notices:?}")) }
}

fn query_of(pairs: &[Pair]) -> String {
    let known = pairs.iter().filter_map(|(name, text)| Some(format!("{name}={}", text.as_ref()?)));
    known.collect::<Vec<_>>().join("&")
}

fn files(path: &Path, endings: &[&str]) -> Vec<String> {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path());
        let own = entries.filter(|path| !path.ends_with("node_modules"));
        return own.flat_map(|path| files(&path, endings)).collect();
    }
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if endings.contains(&ending) { vec![path.to_string_lossy().into_owned()] } else { Vec::new() }
}

/// Addresses: what stands behind `?` or `#`, and in code also what a quotation mark begins. Where it is not plain that
/// they are the lab's, those with at least one key.
fn addresses(text: &str, code: bool) -> Vec<Vec<Pair>> {
    let text = text.replace("&amp;", "&");
    let begins = |c: char| matches!(c, '?' | '#') || code && matches!(c, '\'' | '"' | '`');
    let starts = text.char_indices().filter(|(_, c)| begins(*c)).map(|(at, _)| at);
    let found = starts.map(|at| (is_the_labs(&text[..at], &text[at..]), pairs(&text[at + 1..])));
    let kept = found.filter(|(sure, pairs)| {
        *sure && !pairs.is_empty() || pairs.iter().any(|(name, _)| descriptor(name).is_some())
    });
    kept.map(|(_, pairs)| pairs).collect()
}

/// Whether an address of the lab alone can stand there: behind its page, or a `?` or `#` at the beginning of a string.
fn is_the_labs(before: &str, from: &str) -> bool {
    let ends = ["index.html", "'", "\"", "`"];
    from.starts_with(['?', '#']) && ends.iter().any(|end| before.ends_with(end))
}

/// `name=value&name=value`, as far as it goes. What `${…}`, `{…}` or `…` leaves open is not known.
fn pairs(mut text: &str) -> Vec<Pair> {
    let mut found = Vec::new();
    loop {
        let (whole, inside) = text.split_at(template(text));
        let name = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(0);
        if whole.is_empty() && inside[name..].starts_with('=') && name > 0 {
            let length = value(&inside[name + 1..]);
            let value = &inside[name + 1..name + 1 + length];
            let open = value.contains(['{', '…']);
            found.push((inside[..name].to_owned(), (!open).then(|| value.to_owned())));
            text = &inside[name + 1 + length..];
        } else if whole.is_empty() {
            return found;
        } else {
            text = inside;
        }
        let Some(rest) = text.strip_prefix('&') else { return found };
        text = rest;
    }
}

/// Bytes of a value.
fn value(text: &str) -> usize {
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let inside = template(&text[at..]);
        if inside > 0 {
            at += inside;
        } else if next.is_whitespace()
            || matches!(next, '&' | '#' | '\'' | '"' | '`' | ')' | '<' | '>' | '\\' | ';')
        {
            break;
        } else {
            at += next.len_utf8();
        }
    }
    at
}

/// Bytes of the template that the text begins with; 0 if it begins with none.
fn template(text: &str) -> usize {
    if !text.starts_with("${") && !text.starts_with('{') {
        return 0;
    }
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c == '}' && depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

/// The attributes of every custom element, those of the element itself left out.
fn tags(text: &str) -> Vec<Vec<Pair>> {
    let tags = text.split("<vanishing-gradients ").skip(1).filter_map(|rest| rest.split_once('>'));
    let attributes = tags.map(|(tag, _)| {
        let mut parts = tag.split('"');
        let mut found: Vec<Pair> = Vec::new();
        while let (Some(names), Some(value)) = (parts.next(), parts.next()) {
            let mut names: Vec<_> = names.trim().trim_end_matches('=').split_whitespace().collect();
            let last = names.pop().unwrap_or_default();
            // An attribute without a value says yes.
            found.extend(names.into_iter().map(|name| (name.to_owned(), Some("1".to_owned()))));
            let open = value.contains(['{', '…']);
            found.push((last.to_owned(), (!open).then(|| value.replace("&amp;", "&"))));
        }
        found.retain(|(name, _)| !matches!(name.as_str(), "src" | "height" | "class" | "style"));
        found
    });
    attributes.filter(|pairs| !pairs.is_empty()).collect()
}
