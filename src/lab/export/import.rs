//! Reading an export back: the state that rebuilds the page, from a file that is whole.

use super::json_summary::{JsonSummary, NumberArray};
use crate::choice;
use crate::lab::state::{State, StateError, from_json};
use serde_json::Value;

/// What an export says about the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The state that the export was made in.
    pub state: State,
    /// The step that it shows.
    pub step: u64,
    file: JsonSummary,
}

/// The keys that follow from the state and the step of an export: the rebuilt run must have the same.
const COMPARED: [&str; 7] = ["dtype", "arch", "loss", "params", "batch", "reported", "update"];

impl Imported {
    /// Compares the file with the export of the run that was rebuilt from its state: a file whose numbers are not those
    /// of its own state was changed, and shows another network than the page would.
    pub fn compare(&self, rebuilt: &str) -> Result<(), ImportError> {
        let rebuilt: JsonSummary = serde_json::from_str(rebuilt).unwrap_or(JsonSummary::Null);
        let (file, rebuilt) = (Node::root(&self.file), Node::root(&rebuilt));
        for key in COMPARED {
            let Ok(expected) = rebuilt.get(key) else { continue };
            let found = file.get(key)?;
            if let Some(path) = found.value.first_difference(expected.value) {
                return Err(ImportError { path: format!("{key}{path}"), fault: Fault::Contradiction });
            }
        }
        Ok(())
    }
}

/// Where a file is damaged, and how. Phrased by `i18n` for the page; the English words are for replies.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportError {
    /// The path of the key, such as `params[3].W.data`; empty for the whole file.
    pub path: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It is no JSON, from that place on.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It is JSON, but no export of this page.
    NotAnExport,
    /// It is an export of a version that is not known.
    Version,
    /// The key is missing.
    Missing,
    /// The value is not of the kind that belongs there.
    Unfit,
    /// There are more or fewer entries than the shape of the network asks for.
    Length {
        /// Entries that should be there.
        expected: usize,
        /// Entries that are there.
        found: usize,
    },
    /// It contradicts the rest of the file.
    Contradiction,
}

choice! {
    /// The kinds of [`Fault`], by which its sentences are found.
    pub enum FaultKind (default NotAnExport) {
        /// It is no JSON.
        NotJson = "not-json",
        /// It is JSON, but no export of this page.
        NotAnExport = "not-an-export",
        /// It is of a version that is not known.
        Version = "version",
        /// A key is missing.
        Missing = "missing",
        /// A value is not of the kind that belongs there.
        Unfit = "unfit",
        /// There are more or fewer entries than the shape of the network asks for.
        Length = "length",
        /// It contradicts the rest of the file.
        Contradiction = "contradiction",
    }
}

impl Fault {
    /// Its kind.
    pub const fn kind(&self) -> FaultKind {
        match self {
            Self::NotJson { .. } => FaultKind::NotJson,
            Self::NotAnExport => FaultKind::NotAnExport,
            Self::Version => FaultKind::Version,
            Self::Missing => FaultKind::Missing,
            Self::Unfit => FaultKind::Unfit,
            Self::Length { .. } => FaultKind::Length,
            Self::Contradiction => FaultKind::Contradiction,
        }
    }
}

impl std::fmt::Display for ImportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = &self.path;
        match &self.fault {
            Fault::NotJson { line, column } => {
                write!(f, "The file is damaged at line {line}, column {column}: it is no JSON from there on.")
            }
            Fault::NotAnExport => {
                write!(f, "The file is no export of this page: schema is not \"vg-export\".")
            }
            Fault::Version => write!(f, "The file is of a version that this page does not know."),
            Fault::Missing => write!(f, "The file is damaged: {path} is missing."),
            Fault::Unfit => write!(f, "The file is damaged at {path}: that value does not belong there."),
            Fault::Length { expected, found } => {
                write!(f, "The file is damaged at {path}: {found} entries instead of {expected}.")
            }
            Fault::Contradiction => write!(f, "The file is damaged at {path}: it contradicts the network."),
        }
    }
}

impl std::error::Error for ImportError {}

/// Reads an export. Its arrays are checked against the shape of the network, and the state against both: a
/// damaged file is refused, and says where.
pub fn read_export(text: &str) -> Result<Imported, ImportError> {
    let whole: JsonSummary = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let fault = Fault::NotJson { line: error.line(), column: error.column() };
        ImportError { path: String::new(), fault }
    })?;
    let file = Node::root(&whole);
    let named = matches!(file.value, JsonSummary::Object(_))
        && file.get("schema").is_ok_and(|schema| schema.is("vg-export"));
    if !named {
        return Err(file.fault(Fault::NotAnExport));
    }
    let version = file.get("version")?;
    if version.number()? != 1.0 {
        return Err(version.fault(Fault::Version));
    }
    let step = file.get("step")?.whole()? as u64;
    let sizes = layer_sizes(&file.get("arch")?.get("layer_sizes")?)?;
    check_parameters(&file.get("params")?, &sizes)?;
    check_batch(&file.get("batch")?, &sizes)?;
    check_reported(&file.get("reported")?, &sizes)?;
    let state = state(&file, &sizes)?;
    Ok(Imported { state, step, file: whole })
}

/// A value of the file and its path.
struct Node<'a> {
    path: String,
    value: &'a JsonSummary,
}

impl<'a> Node<'a> {
    fn root(value: &'a JsonSummary) -> Self {
        Self { path: String::new(), value }
    }

    fn fault(&self, fault: Fault) -> ImportError {
        ImportError { path: self.path.clone(), fault }
    }

    fn is(&self, word: &str) -> bool {
        matches!(self.value, JsonSummary::Text(text) if text == word)
    }

    fn get(&self, key: &str) -> Result<Node<'a>, ImportError> {
        let JsonSummary::Object(object) = self.value else { return Err(self.fault(Fault::Unfit)) };
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        match object.get(key) {
            Some(value) => Ok(Node { path, value }),
            None => Err(ImportError { path, fault: Fault::Missing }),
        }
    }

    /// The value of a key that may be missing or null.
    fn find(&self, key: &str) -> Option<Node<'a>> {
        self.get(key).ok().filter(|node| *node.value != JsonSummary::Null)
    }

    fn number(&self) -> Result<f64, ImportError> {
        self.value.number().ok_or_else(|| self.fault(Fault::Unfit))
    }

    fn whole(&self) -> Result<f64, ImportError> {
        let number = self.number()?;
        let whole = number.fract() == 0.0 && (0.0..=9e15).contains(&number);
        if whole { Ok(number) } else { Err(self.fault(Fault::Unfit)) }
    }

    fn numbers(&self) -> Result<&'a NumberArray, ImportError> {
        static NONE: NumberArray = NumberArray::NONE;
        match self.value {
            JsonSummary::Numbers(numbers) => match numbers.first_invalid {
                None => Ok(numbers),
                Some(index) => {
                    Err(ImportError { path: format!("{}[{index}]", self.path), fault: Fault::Unfit })
                }
            },
            JsonSummary::List(list) if list.is_empty() => Ok(&NONE),
            _ => Err(self.fault(Fault::Unfit)),
        }
    }

    fn list(&self, expected: usize) -> Result<Vec<Node<'a>>, ImportError> {
        let JsonSummary::List(list) = self.value else { return Err(self.fault(Fault::Unfit)) };
        if list.len() != expected {
            return Err(self.fault(Fault::Length { expected, found: list.len() }));
        }
        let node = |(index, value)| Node { path: format!("{}[{index}]", self.path), value };
        Ok(list.iter().enumerate().map(node).collect())
    }

    /// Checks a `{shape, data}` of that shape.
    fn array(&self, shape: &[usize]) -> Result<(), ImportError> {
        let found = self.get("shape")?;
        if found.numbers()?.first != shape.iter().map(|size| *size as f64).collect::<Vec<_>>() {
            return Err(found.fault(Fault::Contradiction));
        }
        let (data, expected) = (self.get("data")?, shape.iter().product());
        match data.numbers()?.count {
            found if found == expected => Ok(()),
            found => Err(data.fault(Fault::Length { expected, found })),
        }
    }
}

fn layer_sizes(node: &Node) -> Result<Vec<usize>, ImportError> {
    let numbers = node.numbers()?;
    let size = |number: &f64| number.fract() == 0.0 && (1.0..=1e6).contains(number);
    if numbers.count < 3 || numbers.count != numbers.first.len() || !numbers.first.iter().all(size) {
        return Err(node.fault(Fault::Unfit));
    }
    Ok(numbers.first.iter().map(|size| *size as usize).collect())
}

fn check_parameters(params: &Node, sizes: &[usize]) -> Result<(), ImportError> {
    for (layer, pair) in params.list(sizes.len() - 1)?.iter().zip(sizes.windows(2)) {
        layer.get("W")?.array(&[pair[1], pair[0]])?;
        for name in ["b", "gamma", "beta"] {
            layer.find(name).map_or(Ok(()), |array| array.array(&pair[1..]))?;
        }
    }
    Ok(())
}

fn check_batch(batch: &Node, sizes: &[usize]) -> Result<(), ImportError> {
    let (x, y) = (batch.get("x")?, batch.get("y")?);
    let shape = x.get("shape")?;
    let samples = match &shape.numbers()?.first[..] {
        [samples, _] if samples.fract() == 0.0 && (1.0..=1e9).contains(samples) => *samples as usize,
        _ => return Err(shape.fault(Fault::Unfit)),
    };
    x.array(&[samples, sizes[0]])?;
    let indices = y.get("shape")?.numbers()?.count == 1;
    if indices { y.array(&[samples]) } else { y.array(&[samples, sizes[sizes.len() - 1]]) }
}

fn check_reported(reported: &Node, sizes: &[usize]) -> Result<(), ImportError> {
    reported.get("loss")?.number()?;
    for (layer, pair) in reported.get("layers")?.list(sizes.len() - 1)?.iter().zip(sizes.windows(2)) {
        for name in ["grad_W_fro", "delta_mean_abs", "act_rms"] {
            layer.get(name)?.number()?;
        }
        layer.find("grad_W").map_or(Ok(()), |array| array.array(&[pair[1], pair[0]]))?;
        for name in ["grad_b", "grad_gamma", "grad_beta"] {
            layer.find(name).map_or(Ok(()), |array| array.array(&pair[1..]))?;
        }
    }
    Ok(())
}

fn state(file: &Node, sizes: &[usize]) -> Result<State, ImportError> {
    let node = file.get("state")?;
    let JsonSummary::Object(_) = node.value else { return Err(node.fault(Fault::Unfit)) };
    let unfit = |key: &str| ImportError { path: format!("state.{key}"), fault: Fault::Unfit };
    let (state, notices) =
        from_json(&to_value(node.value), &State::default()).map_err(|error| match error {
            StateError::UnfitValue { key } => unfit(key),
            StateError::NoObject => node.fault(Fault::Unfit),
        })?;
    if let Some(notice) = notices.first() {
        return Err(unfit(notice.key()));
    }
    let contradiction = |key: &str| ImportError { path: format!("state.{key}"), fault: Fault::Contradiction };
    let hidden = &sizes[1..sizes.len() - 1];
    if state.experiment.depth as usize != hidden.len() {
        return Err(contradiction("depth"));
    }
    if hidden.iter().any(|width| *width != state.experiment.width as usize) {
        return Err(contradiction("width"));
    }
    Ok(state)
}

/// The state as a JSON value again; what cannot be in a state becomes an object, which no state takes.
fn to_value(summary: &JsonSummary) -> Value {
    match summary {
        JsonSummary::Null => Value::Null,
        JsonSummary::Flag(flag) => (*flag).into(),
        JsonSummary::Number(number) => (*number).into(),
        JsonSummary::Text(text) => text.as_str().into(),
        JsonSummary::List(list) => list.iter().map(to_value).collect(),
        JsonSummary::Object(object) => {
            object.iter().map(|(key, value)| (key.clone(), to_value(value))).collect()
        }
        JsonSummary::Numbers(_) => Value::Object(Default::default()),
    }
}
