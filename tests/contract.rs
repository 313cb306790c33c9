//! What is said of keys, export formats, activations and optimisers in several places is the same everywhere: each has one
//! table in the source, and the parts between the marks of the files in [`FILES`] are written from them. `VG_WRITE=1 cargo test --test contract` writes them.

#[path = "contract/addresses.rs"]
mod addresses;
#[path = "contract/generate.rs"]
mod generate;

use std::fs;
use std::sync::LazyLock;
use vanishing_gradients::lab::state::{State, descriptor, descriptors, read};

/// Makes the text of a part, as lines.
type Part = fn() -> String;

/// Each file with its generated parts, by the name in their first mark.
const FILES: [(&str, &[(&str, Part)]); 5] = [
    ("docs/contract/EMBED.md", &[("keys", generate::table), ("formats", generate::table_of_formats)]),
    (
        "docs/contract/EXPORT.md",
        &[("activations", generate::table_of_activations), ("optimisers", generate::table_of_optimizers)],
    ),
    ("docs/embedding.md", &[("keys", generate::table), ("formats", generate::table_of_formats)]),
    ("static/vg.js", &[("keys", generate::element_keys)]),
    ("static/vg.d.ts", &[("keys", generate::types_of_keys), ("formats", generate::types_of_formats)]),
];

/// Whether the files are to be written; they are, before any test reads one.
static WRITTEN: LazyLock<()> = LazyLock::new(|| {
    if std::env::var_os("VG_WRITE").is_some_and(|value| value == "1") {
        for (path, parts) in FILES {
            let (found, wanted) = (read_file(path), generated(path, parts));
            if found != wanted {
                fs::write(path, &wanted).unwrap_or_else(|error| panic!("{path}: {error}"));
            }
        }
    }
});

fn text_of(path: &str) -> String {
    LazyLock::force(&WRITTEN);
    read_file(path)
}

fn read_file(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The file with its parts as the table has them.
fn generated(path: &str, parts: &[(&str, Part)]) -> String {
    let mut text = read_file(path);
    for (name, part) in parts {
        let (start, end) = bounds(path, &text, name);
        text.replace_range(start..end, &part());
    }
    text
}

/// The byte offsets between which a generated part stands: after the line of its first mark, before that of its last.
fn bounds(path: &str, text: &str, name: &str) -> (usize, usize) {
    let first = format!("generated: {name}");
    let start = text.find(&first).unwrap_or_else(|| panic!("{path} has no part \"{first}\""));
    let start = start + text[start..].find('\n').expect("a line after the mark") + 1;
    let end = start + text[start..].find("end of generated").expect("the end of the part");
    (start, text[..end].rfind('\n').map_or(0, |line| line + 1).max(start))
}

#[test]
fn generated_parts_are_what_the_table_of_keys_says() {
    for (path, parts) in FILES {
        let found = text_of(path);
        let current = found == generated(path, parts);
        assert!(current, "{path} is out of date: run `VG_WRITE=1 cargo test --test contract`");
    }
}

/// The cells of the rows of the first table after that text.
fn rows_after<'a>(text: &'a str, start: &str) -> Vec<Vec<&'a str>> {
    let from = text.find(start).unwrap_or_else(|| panic!("no \"{start}\""));
    let lines = text[from..].lines().skip_while(|line| !line.starts_with("|---"));
    let rows = lines.skip(1).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// The words between backticks.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).flat_map(str::split_whitespace).collect()
}

#[test]
fn documented_tables_name_every_key_once_and_only_values_that_are_accepted() {
    for path in ["docs/contract/EMBED.md", "docs/embedding.md"] {
        let text = text_of(path);
        let rows = rows_after(&text, "generated: keys");
        let mut names: Vec<_> = rows.iter().flat_map(|cells| quoted(cells[0])).collect();
        for (cells, name) in rows.iter().zip(names.clone()) {
            for id in quoted(cells[1]) {
                let (_, notices) = read(&format!("{name}={id}"), "");
                assert_eq!(notices, [], "{path}: {name}={id}");
            }
        }
        names.retain(|name| *name != "b.<key>");
        names.sort_unstable();
        let mut known: Vec<_> = descriptors().map(|descriptor| descriptor.name).collect();
        known.sort_unstable();
        assert_eq!(names, known, "{path}");
    }
}

#[test]
fn figures_that_hosts_rely_on_are_there() {
    let text = text_of("docs/contract/EMBED.md");
    let (_, after) = text.split_once("## Figures\n").expect("the section on figures");
    let ids = quoted(after.lines().next().expect("the list"));
    let mut sources = String::new();
    for folder in ["src/ui/chart", "src/ui/views"] {
        for entry in fs::read_dir(folder).expect("a folder of the page") {
            sources += &read_file(entry.expect("an entry").path().to_str().expect("a plain name"));
        }
    }
    assert!(ids.len() > 10, "{ids:?}");
    let missing: Vec<_> =
        ids.iter().filter(|id| !sources.contains(&format!("<Figure id=\"{id}\""))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_key_to_come_is_not_there_yet() {
    for cells in rows_after(&text_of("docs/contract/EMBED.md"), "## To come") {
        for name in quoted(cells[0]) {
            assert!(descriptor(name).is_none(), "{name} is built: it belongs to the other keys");
        }
    }
}

#[test]
fn the_default_of_a_key_reads_as_the_default_state() {
    for descriptor in descriptors() {
        let query = format!("{}={}", descriptor.name, descriptor.default_text());
        assert_eq!(read(&query, ""), (State::default(), Vec::new()), "{query}");
    }
}
