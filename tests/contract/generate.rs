//! Texts that are written from the tables of keys, export formats, activations and optimisers.

use vanishing_gradients::lab::experiment::Range;
use vanishing_gradients::lab::export::format::{Content, ExportFormat};
use vanishing_gradients::lab::state::{Descriptor, Scope, Values, descriptors};
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::optimizer::Optimizer;

/// Longest line of generated code.
const WIDTH: usize = 120;

/// Lists of ids that have a type of their own, by a key that has them, and what the type is.
const NAMED: [(&str, &str, &str); 6] = [
    ("preset", "VgPreset", "Named settings, and the sections of the lesson."),
    ("act", "VgActivation", "An activation."),
    ("init", "VgInit", "A way to draw the initial weights."),
    ("data", "VgData", "Where the samples come from."),
    ("view", "VgChart", "A chart."),
    ("lesson", "VgSection", "A section of the lesson."),
];

/// The table of the documentation.
pub fn table() -> String {
    let mut rows = vec!["| key | values (default) | |".to_owned(), "|---|---|---|".to_owned()];
    for descriptor in descriptors() {
        let Descriptor { name, about, .. } = descriptor;
        let values = values_text(descriptor, "`");
        rows.push(format!("| `{name}` | {values} | {} |", about.trim()));
        if *name == "duel" {
            rows.push("| `b.<key>` | as `<key>` | The same setting of the second network of a duel; where none is given it is that of the first. |".into());
        }
    }
    rows.join("\n") + "\n"
}

/// The values of a key and its default, ids between those marks.
fn values_text(descriptor: &Descriptor, mark: &str) -> String {
    let ids = |ids: &[&str]| format!("{mark}{}{mark}", ids.join(" "));
    let (values, is_word) = match (descriptor.values)() {
        Values::Number { range, word: None, .. } => (range_text(range), false),
        Values::Number { range, word: Some(word), .. } => {
            (format!("{}, or {}", range_text(range), ids(&[word])), true)
        }
        Values::Choice(all) => (ids(all), true),
        Values::Flag => (ids(&["0", "1"]), false),
        Values::Ids(all) => (format!("comma list of {}", ids(all)), true),
        Values::Controls => ("comma list of ids of controls".into(), true),
        Values::Numbers(range) => (format!("comma list of {}", range_text(range)), false),
        Values::Decades => ("two whole numbers, low,high".into(), false),
        Values::Text(longest) => (format!("a text of at most {longest} bytes"), false),
    };
    match (descriptor.default_text(), is_word) {
        (default, _) if default.is_empty() => values,
        (default, true) => format!("{values} ({})", ids(&[default.as_str()])),
        (default, false) => format!("{values} ({default})"),
    }
}

fn range_text(range: Range) -> String {
    if range.min == range.max {
        return number(range.min);
    }
    format!("{}..{}", number(range.min), number(range.max))
}

fn number(number: f64) -> String {
    let (plain, scientific) = (number.to_string(), format!("{number:e}"));
    if scientific.len() + 2 < plain.len() { scientific } else { plain }
}

/// Names of the keys for `vg.js`.
pub fn element_keys() -> String {
    let names = |wanted: fn(&Descriptor) -> bool| {
        descriptors().filter(move |descriptor| wanted(descriptor)).map(|descriptor| descriptor.name)
    };
    let settings: Vec<_> = names(|descriptor| descriptor.scope == Scope::Network).collect();
    let page: Vec<_> = names(|descriptor| descriptor.scope != Scope::Network).collect();
    let flags = descriptors().filter(|descriptor| (descriptor.values)() == Values::Flag);
    let flags: Vec<_> = flags.flat_map(|flag| std::iter::once(flag.name).chain(flag.duel_name)).collect();
    [
        array("SETTINGS", &settings),
        array("PAGE", &page),
        "  // An attribute without a value says yes.\n".into(),
        array("FLAGS", &flags),
    ]
    .concat()
}

fn array(name: &str, items: &[&str]) -> String {
    let quoted: Vec<_> = items.iter().map(|item| format!("'{item}',")).collect();
    format!("  const {name} = [\n{}  ];\n", wrapped(&quoted, "    "))
}

/// Those words on lines that are not too long.
fn wrapped(words: &[String], indent: &str) -> String {
    let mut lines = String::new();
    let mut line = indent.to_owned();
    for word in words {
        if line.len() + 1 + word.len() > WIDTH {
            lines += &format!("{}\n", line.trim_end());
            line = indent.to_owned();
        }
        line += &format!("{word} ");
    }
    lines + line.trim_end() + "\n"
}

/// Types of the keys for `vg.d.ts`.
pub fn types_of_keys() -> String {
    let named = NAMED.iter().map(|(key, name, about)| {
        let union: Vec<_> = ids_of(key).iter().map(|id| format!("| '{id}'")).collect();
        let union = wrapped(&union, "  ");
        format!("/** {about} */\nexport type {name} =\n{};\n", union.trim_end())
    });
    let of = |wanted: fn(&Descriptor) -> bool| {
        descriptors().filter(|descriptor| wanted(descriptor)).map(property).collect::<String>()
    };
    [
        named.collect::<String>(),
        "\n/** The settings of one network. */\nexport interface VgSettings {\n".into(),
        of(|descriptor| descriptor.scope == Scope::Network),
        "}\n\n/** How the page looks and what it does. */\nexport interface VgPage {\n".into(),
        of(|descriptor| descriptor.scope != Scope::Network),
        "}\n".into(),
    ]
    .concat()
}

fn ids_of(key: &str) -> &'static [&'static str] {
    let descriptor = descriptors().find(|descriptor| descriptor.name == key).expect("a key of the table");
    (descriptor.values)().choices()
}

fn property(descriptor: &Descriptor) -> String {
    let Descriptor { name, about, optional, .. } = descriptor;
    let about = about.trim().trim_end_matches('.');
    let absent = if *optional { " | ''" } else { "" };
    let (values, kind) = match (descriptor.values)() {
        Values::Number { range, word, .. } => {
            let word = word.map_or_else(String::new, |word| format!(" | '{word}'"));
            let only = range.min == range.max;
            (true, format!("{}{word}", if only { number(range.min) } else { "number".into() }))
        }
        Values::Choice(ids) => (false, union(ids)),
        Values::Flag => (false, "0 | 1 | boolean".into()),
        Values::Ids(ids) => (false, format!("string | {}[]", union(ids))),
        Values::Controls => (false, "string | string[]".into()),
        Values::Numbers(_) => (true, "string | number[]".into()),
        Values::Decades | Values::Text(_) => (false, "string".into()),
    };
    let default = descriptor.default_text();
    let told = match (values, default.is_empty()) {
        (true, _) => format!(": {}", values_text(descriptor, "'")),
        (false, true) => String::new(),
        (false, false) => format!(" ({default})"),
    };
    format!("  /** {about}{told}. */\n  {name}?: {kind}{absent};\n")
}

/// The type of one of these ids.
fn union(ids: &[&str]) -> String {
    let named = NAMED.iter().find(|(key, ..)| ids_of(key) == ids);
    let listed = || ids.iter().map(|id| format!("'{id}'")).collect::<Vec<_>>().join(" | ");
    named.map_or_else(listed, |(_, name, _)| (*name).into())
}

/// The table of export formats.
pub fn table_of_formats() -> String {
    let mut rows = vec!["| format | | file |".to_owned(), "|---|---|---|".to_owned()];
    for format in ExportFormat::ALL {
        let info = format.info();
        let content = match info.content {
            Content::History => "The history",
            Content::Step => "The present step",
            Content::Program => "A program that computes the present step anew",
            Content::Notebook => "Such a program as a notebook",
            Content::Picture => "The main chart",
        };
        let (id, name, extension, mime) = (format.id(), info.name, info.extension, info.mime);
        rows.push(format!("| `{id}` | {content} ({name}) | `.{extension}`, {mime} |"));
    }
    rows.join("\n") + "\n"
}

/// The type of export formats for `vg.d.ts`.
pub fn types_of_formats() -> String {
    let ids: Vec<_> = ExportFormat::ALL.iter().map(|format| format.id()).collect();
    format!("export type VgExportFormat = {};\n", union(&ids))
}

/// The activations as an export names them.
pub fn table_of_activations() -> String {
    let mut rows = vec!["| `hidden_activation` | sup\\|phi'\\| |".to_owned(), "|---|---|".to_owned()];
    for activation in Activation::ALL {
        // To 12 digits: a maximum that is found numerically has no more.
        let sup = format!("{:.12}", activation.sup_act_grad());
        let sup = sup.trim_end_matches('0').trim_end_matches('.');
        rows.push(format!("| `{}` | {sup} |", activation.facts().export_name));
    }
    rows.join("\n") + "\n"
}

/// The optimisers and their names in an export.
pub fn table_of_optimizers() -> String {
    let mut rows = vec!["| optimiser | `update.optimizer` |".to_owned(), "|---|---|".to_owned()];
    for optimizer in Optimizer::ALL {
        let facts = optimizer.facts();
        let exported =
            facts.export.map_or_else(|note| note.to_owned(), |update| format!("`{}`", update.name));
        rows.push(format!("| {} | {exported} |", facts.name));
    }
    rows.join("\n") + "\n"
}
