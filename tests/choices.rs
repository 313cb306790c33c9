//! Closed choices (`choice!`) are matched variant by variant outside of their own file: a new variant must not be taken
//! for another one in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::visit::Visit;

/// Finds places that match a choice of another file with `_`, a name, or `matches!`.
struct Finder<'a> {
    /// Choices of other files.
    choices: &'a BTreeSet<String>,
    found: Vec<String>,
}

impl Finder<'_> {
    /// The choice that a pattern names a variant of.
    fn choice_of(&self, pattern: &syn::Pat) -> Option<String> {
        match pattern {
            syn::Pat::Path(path) => self.choice_in(&path.path),
            syn::Pat::TupleStruct(inner) => self
                .choice_in(&inner.path)
                .or_else(|| inner.elems.iter().find_map(|pattern| self.choice_of(pattern))),
            syn::Pat::Or(or) => or.cases.iter().find_map(|case| self.choice_of(case)),
            syn::Pat::Reference(reference) => self.choice_of(&reference.pat),
            syn::Pat::Paren(paren) => self.choice_of(&paren.pat),
            _ => None,
        }
    }

    fn choice_in(&self, path: &syn::Path) -> Option<String> {
        let mut names = path.segments.iter().rev().skip(1).map(|segment| segment.ident.to_string());
        names.next().filter(|name| self.choices.contains(name))
    }

    /// All patterns of a match, and those of its arms without a guard.
    fn check(&mut self, patterns: &[&syn::Pat], unguarded: &[&syn::Pat]) {
        let wild_rows = unguarded.iter().any(|pattern| is_wild(pattern));
        if let Some(choice) = patterns.iter().find_map(|pattern| self.choice_of(pattern))
            && wild_rows
        {
            self.found.push(choice);
        }
        // In tuples, place by place.
        let places = patterns.iter().filter_map(|pattern| tuple(pattern)).map(|tuple| tuple.elems.len());
        for place in 0..places.max().unwrap_or_default() {
            let choice = column(patterns, place).find_map(|pattern| self.choice_of(pattern));
            if let Some(choice) = choice
                && (wild_rows || column(unguarded, place).any(is_wild))
            {
                self.found.push(choice);
            }
        }
    }
}

fn tuple(pattern: &syn::Pat) -> Option<&syn::PatTuple> {
    match pattern {
        syn::Pat::Tuple(tuple) => Some(tuple),
        _ => None,
    }
}

/// One place of all tuples.
fn column<'a>(patterns: &'a [&syn::Pat], place: usize) -> impl Iterator<Item = &'a syn::Pat> {
    patterns.iter().filter_map(move |pattern| tuple(pattern)?.elems.iter().nth(place))
}

fn is_wild(pattern: &syn::Pat) -> bool {
    match pattern {
        syn::Pat::Wild(_) => true,
        syn::Pat::Ident(name) => name.subpat.is_none(),
        _ => false,
    }
}

impl Visit<'_> for Finder<'_> {
    fn visit_item_mod(&mut self, item: &syn::ItemMod) {
        let test = item.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
        });
        if !test {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_expr_match(&mut self, item: &syn::ExprMatch) {
        // An arm with a guard names a choice as well; only without one does a name take all that is left.
        let patterns: Vec<_> = item.arms.iter().map(|arm| &arm.pat).collect();
        let unguarded: Vec<_> =
            item.arms.iter().filter(|arm| arm.guard.is_none()).map(|arm| &arm.pat).collect();
        self.check(&patterns, &unguarded);
        syn::visit::visit_expr_match(self, item);
    }

    fn visit_macro(&mut self, item: &syn::Macro) {
        if item.path.is_ident("matches") {
            let text = item.tokens.to_string();
            let named = self.choices.iter().filter(|choice| {
                text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':' && c != ' ').any(|part| {
                    part.split("::").map(str::trim).collect::<Vec<_>>().windows(2).any(|pair| {
                        pair[0].ends_with(choice.as_str()) && pair[0].rsplit(' ').next() == Some(choice)
                    })
                })
            });
            self.found.extend(named.cloned());
        }
        syn::visit::visit_macro(self, item);
    }
}

fn list(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        let name = path.to_str().expect("a plain name").replace('\\', "/");
        if path.is_dir() {
            list(&path, files);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            files.push(name);
        }
    }
}

/// The choices that each file declares.
fn declared(text: &str) -> impl Iterator<Item = String> {
    text.match_indices("choice! {").filter_map(|(at, _)| {
        let name = text[at..].split_once("pub enum ")?.1;
        name.split_once(" (default ").map(|(name, _)| name.to_owned())
    })
}

/// Choices that are matched in part outside of their file, each with its file.
fn found_in(sources: &BTreeMap<String, String>) -> Vec<String> {
    let all: BTreeSet<String> = sources.values().flat_map(|text| declared(text)).collect();
    let mut found = Vec::new();
    for (file, text) in sources {
        let own: BTreeSet<String> = declared(text).collect();
        let choices = all.difference(&own).cloned().collect();
        let mut finder = Finder { choices: &choices, found: Vec::new() };
        let parsed = syn::parse_file(text).unwrap_or_else(|why| panic!("{file}: {why}"));
        finder.visit_file(&parsed);
        found.extend(finder.found.iter().map(|choice| format!("{file}: {choice}")));
    }
    found
}

#[test]
fn no_choice_is_matched_in_part_outside_of_its_own_file() {
    let mut files = Vec::new();
    list(Path::new("src"), &mut files);
    let sources = files
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(&file).expect("source is text");
            (file, text)
        })
        .collect();
    let found = found_in(&sources);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn partial_matches_are_found_in_every_form() {
    let choice = "choice! {\n /// A.\n pub enum Kind (default A) { A = \"a\", B = \"b\" } }".to_owned();
    let partly = "fn f(k: Kind, n: u8) { match k { Kind::A => {} _ => {} } match (k, n) { (Kind::A, 1) => {} (_, _) => {} } let _ = matches!(k, Kind::A | Kind::B); match k { Kind::A if n > 1 => {} _ => {} } }";
    let whole = "fn f(k: Kind, n: u8) { match k { Kind::A => {} Kind::B => {} } match (k, n) { (Kind::A, _) => {} (Kind::B, _) => {} } match k { Kind::A if n > 1 => {} Kind::A | Kind::B => {} } let _ = k == Kind::A; }";
    let sources =
        |text: &str| [("kind.rs".to_owned(), choice.clone()), ("user.rs".to_owned(), text.to_owned())].into();
    assert_eq!(found_in(&sources(partly)), ["user.rs: Kind"; 4]);
    assert_eq!(found_in(&sources(whole)), [""; 0]);
}
