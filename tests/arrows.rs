//! The arrows between modules, folders and files run one way (`ARCHITECTURE.md`). Source is parsed: what counts are the
//! paths that the code names, not its comments; tests may compare anything with anything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::visit::Visit;

/// Each module with the modules that it may use.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("nn", &["nn", "choice"]),
    ("data", &["data", "nn", "choice"]),
    ("theory", &["theory", "nn", "choice"]),
    ("lab", &["lab", "theory", "data", "nn", "choice", "languages"]),
    ("i18n", &["i18n", "lab", "data", "nn", "choice", "languages"]),
    ("charts", &["charts", "lab", "theory", "data", "nn", "i18n", "choice"]),
    ("page", &["page", "charts", "lab", "theory", "data", "nn", "i18n", "choice"]),
    ("browser", &["browser", "charts", "lab", "theory", "data", "nn", "choice"]),
    ("ui", &["ui", "browser", "page", "charts", "lab", "theory", "data", "nn", "i18n", "choice"]),
];

/// The folders of `ui`, each of which may use itself and those before it.
const UI_FOLDERS: [&str; 9] =
    ["state", "deferred", "chart", "controls", "views", "lesson", "share", "shell", "deferred_module"];

/// What is in the second part of the WebAssembly: folders, and single files.
const DEFERRED: [&str; 13] = [
    "src/ui/controls/own_data.rs",
    "src/ui/deferred/styles.rs",
    "src/ui/views/",
    "src/ui/lesson/",
    "src/ui/share/",
    "src/ui/shell/footer.rs",
    "src/ui/shell/host.rs",
    "src/ui/shell/tour.rs",
    "src/ui/chart/save.rs",
    "src/browser/host_bridge.rs",
    "src/lab/deferred_capabilities.rs",
    "src/lab/export/writers",
    "src/lab/script.rs",
];
/// The only files outside of the second part that may name what is in it.
const DEFERRED_ENTRIES: [&str; 2] = ["src/ui/deferred_module.rs", "src/browser/lazy_module.rs"];

/// Crates of the browser, which these modules do not know.
const BROWSER: [&str; 5] = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "yew"];
const PURE: [&str; 7] = ["nn", "data", "theory", "lab", "charts", "i18n", "page"];

/// A file of the crate, by its module path, with what it names.
struct Source {
    file: String,
    module: Vec<String>,
    /// Paths that begin at the crate, resolved from `crate`, `self`, `super` or the name of a child.
    paths: Vec<Vec<String>>,
    /// First segments of all other paths: names of crates among them.
    crates: BTreeSet<String>,
    /// Names that the file hands on from other modules, with where they come from.
    reexports: BTreeMap<String, Vec<String>>,
    has_unsafe: bool,
}

struct Collector {
    paths: Vec<(Vec<String>, bool)>,
    has_unsafe: bool,
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
            || attribute.path().is_ident("test")
    })
}

impl Visit<'_> for Collector {
    fn visit_item_mod(&mut self, item: &syn::ItemMod) {
        if !is_test(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &syn::ItemFn) {
        if !is_test(&item.attrs) {
            syn::visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &syn::ImplItemFn) {
        if !is_test(&item.attrs) {
            syn::visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        if !is_test(&item.attrs) {
            let public = !matches!(item.vis, syn::Visibility::Inherited);
            flatten(&item.tree, &mut Vec::new(), public, &mut self.paths);
        }
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if segments.len() > 1 {
            self.paths.push((segments, false));
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_expr_unsafe(&mut self, block: &syn::ExprUnsafe) {
        self.has_unsafe = true;
        syn::visit::visit_expr_unsafe(self, block);
    }

    fn visit_macro(&mut self, item: &syn::Macro) {
        // Inside of a macro's tokens, paths from the crate on.
        let text = item.tokens.to_string();
        for part in text.split("crate :: ").skip(1) {
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let mut path = Vec::new();
            for name in part.split("::").map(str::trim) {
                let end = name.find(|c| !is_name(c)).unwrap_or(name.len());
                path.extend((end > 0).then(|| name[..end].to_owned()));
                if end < name.len() {
                    break;
                }
            }
            self.paths.push(([vec!["crate".to_owned()], path].concat(), false));
        }
        syn::visit::visit_macro(self, item);
    }
}

fn flatten(tree: &syn::UseTree, before: &mut Vec<String>, public: bool, into: &mut Vec<(Vec<String>, bool)>) {
    match tree {
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, public, into);
            before.pop();
        }
        syn::UseTree::Name(name) => {
            let last = name.ident.to_string();
            let path = if last == "self" { before.clone() } else { [before.clone(), vec![last]].concat() };
            into.push((path, public));
        }
        syn::UseTree::Rename(name) => {
            into.push(([before.clone(), vec![name.ident.to_string()]].concat(), public))
        }
        syn::UseTree::Glob(_) => into.push((before.clone(), public)),
        syn::UseTree::Group(group) => {
            group.items.iter().for_each(|tree| flatten(tree, before, public, into));
        }
    }
}

/// All source but that of tests.
fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    list(Path::new("src"), &mut files);
    let modules: BTreeSet<Vec<String>> = files.iter().map(|file| module_of(file)).collect();
    files.iter().map(|file| read(file, &modules)).collect()
}

fn list(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder of a module") {
        let path = entry.expect("an entry").path();
        let name = path.to_str().expect("a plain name").replace('\\', "/");
        if path.is_dir() {
            list(&path, files);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            files.push(name);
        }
    }
}

fn module_of(file: &str) -> Vec<String> {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').filter(|part| !matches!(*part, "lib" | "main")).map(str::to_owned).collect()
}

fn read(file: &str, modules: &BTreeSet<Vec<String>>) -> Source {
    let text = fs::read_to_string(file).expect("source is text");
    let parsed = syn::parse_file(&text).unwrap_or_else(|why| panic!("{file}: {why}"));
    let mut collector = Collector { paths: Vec::new(), has_unsafe: false };
    collector.visit_file(&parsed);
    let module = module_of(file);
    let mut source = Source {
        file: file.to_owned(),
        module: module.clone(),
        paths: Vec::new(),
        crates: BTreeSet::new(),
        reexports: BTreeMap::new(),
        has_unsafe: collector.has_unsafe,
    };
    for (path, public) in collector.paths {
        let ups = path.iter().take_while(|name| *name == "super").count();
        let child = [module.clone(), path[..1].to_vec()].concat();
        let full = match path[0].as_str() {
            "crate" => path[1..].to_vec(),
            "self" => [module.clone(), path[1..].to_vec()].concat(),
            "super" => [module[..module.len().saturating_sub(ups)].to_vec(), path[ups..].to_vec()].concat(),
            _ if modules.contains(&child) => [module.clone(), path.clone()].concat(),
            _ => {
                source.crates.insert(path[0].clone());
                continue;
            }
        };
        match (public, full.last()) {
            (true, Some(name)) => drop(source.reexports.insert(name.clone(), full.clone())),
            _ => source.paths.push(full),
        }
    }
    source
}

/// For each file the files that it uses. A name that a module hands on counts for the file where it is declared.
fn graph(sources: &[Source]) -> BTreeMap<&str, BTreeSet<&str>> {
    let by_module: BTreeMap<&[String], &Source> = sources
        .iter()
        .filter(|source| source.file != "src/main.rs")
        .map(|source| (&source.module[..], source))
        .collect();
    let target = |path: &[String]| {
        let mut path = path.to_vec();
        for _ in 0..4 {
            let module =
                (0..=path.len()).rev().find_map(|end| by_module.get(&path[..end]).map(|found| (end, *found)));
            let (end, found) = module?;
            match path.get(end).and_then(|name| found.reexports.get(name)) {
                Some(next) if *next != path => path = next.clone(),
                _ => return Some(&found.file[..]),
            }
        }
        None
    };
    let uses =
        |source: &Source| source.paths.iter().filter_map(|path| target(path)).collect::<BTreeSet<&str>>();
    sources
        .iter()
        .map(|source| {
            let mut used = uses(source);
            used.remove(&source.file[..]);
            (&source.file[..], used)
        })
        .collect()
}

/// Whether a way leads from one file to the other.
fn reaches(graph: &BTreeMap<&str, BTreeSet<&str>>, from: &str, to: &str) -> bool {
    let (mut seen, mut left) = (BTreeSet::new(), vec![from]);
    while let Some(file) = left.pop() {
        for next in graph.get(file).into_iter().flatten() {
            if *next == to {
                return true;
            }
            if seen.insert(*next) {
                left.push(next);
            }
        }
    }
    false
}

/// Files that use each other in a circle, each circle once.
fn circles<'a>(graph: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<Vec<&'a str>> {
    let circle = |file: &'a str| {
        let others = graph
            .keys()
            .copied()
            .filter(|other| *other == file || reaches(graph, file, other) && reaches(graph, other, file));
        others.collect::<Vec<_>>()
    };
    graph.keys().map(|file| circle(file)).filter(|files| files.len() > 1).collect()
}

/// The folder of a file; `state.rs` beside a folder `state` belongs to that.
fn folder(file: &str) -> String {
    let own = file.trim_end_matches(".rs");
    if Path::new(own).is_dir() {
        own.to_owned()
    } else {
        own.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
    }
}

#[test]
fn modules_use_only_what_is_below_them() {
    for source in sources() {
        let Some(module) = source.module.first() else { continue };
        let allowed =
            MAY_USE.iter().find(|(name, _)| name == module).map(|(_, allowed)| *allowed).unwrap_or_default();
        for path in source.paths.iter().chain(source.reexports.values()) {
            let used = path.first().map_or("", String::as_str);
            let constant = used.chars().next().is_some_and(char::is_uppercase) || used == "choice";
            assert!(constant || allowed.contains(&used), "{} uses {}", source.file, path.join("::"));
        }
    }
}

#[test]
fn the_core_knows_no_browser() {
    for source in sources() {
        if source.module.first().is_some_and(|module| PURE.contains(&module.as_str())) {
            let known = BROWSER.iter().find(|name| source.crates.contains(**name));
            assert_eq!(known, None, "{}", source.file);
        }
    }
}

#[test]
fn no_more_than_three_files_use_each_other_in_a_circle_and_none_across_folders() {
    let sources = sources();
    let graph = graph(&sources);
    let circles = circles(&graph);
    let bad: Vec<_> = circles
        .iter()
        .filter(|files| files.len() > 3 || files.iter().any(|file| folder(file) != folder(files[0])))
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn folders_of_the_page_use_only_those_below_them() {
    let sources = sources();
    let graph = graph(&sources);
    let place = |file: &str| {
        let name = file.strip_prefix("src/ui/")?.split(['/', '.']).next()?;
        let place = UI_FOLDERS.iter().position(|folder| *folder == name);
        assert!(place.is_some() || name == "mod", "{file} has no place in UI_FOLDERS");
        place
    };
    for (file, used) in &graph {
        for other in used {
            if let (Some(from), Some(to)) = (place(file), place(other)) {
                assert!(to <= from, "{file} uses {other}");
            }
        }
    }
}

#[test]
fn only_its_entries_name_what_is_in_the_second_part_of_the_web_assembly() {
    let sources = sources();
    let is_deferred = |file: &str| DEFERRED.iter().any(|part| file.starts_with(part));
    for (file, used) in graph(&sources) {
        if !is_deferred(file) && !DEFERRED_ENTRIES.contains(&file) {
            let named: Vec<_> = used.into_iter().filter(|other| is_deferred(other)).collect();
            assert!(named.is_empty(), "{file} names {named:?}");
        }
    }
    let missing = DEFERRED.iter().find(|part| !sources.iter().any(|source| source.file.starts_with(**part)));
    assert_eq!(missing, None);
}

#[test]
fn only_the_kernels_are_unsafe() {
    for source in sources() {
        assert!(!source.has_unsafe || source.file.starts_with("src/nn/kernels"), "{}", source.file);
    }
}

#[test]
fn circles_are_found_and_chains_are_not() {
    let graph = |arrows: &[(&'static str, &'static str)]| {
        let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (from, to) in arrows {
            graph.entry(from).or_default().insert(to);
            graph.entry(to).or_default();
        }
        graph
    };
    assert_eq!(circles(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])).len(), 0);
    let found = circles(&graph(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("d", "e")]));
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [["a", "b", "c", "d"]]);
}
