//! The user's own samples: a CSV file with numeric features and the class in the last column.
//!
//! A first row without a single number among its features is a header. Classes are numbered in numeric order
//! where all labels are numbers, else in the order of their first rows. Features are standardised by the mean and
//! standard deviation of the training rows; a constant feature becomes 0. A fixed fifth of the rows is the test
//! set. Nothing in a file makes this module panic.

use super::csv_error::{CsvError, Reason, shown};
use super::csv_table::{Row, rows};
use super::{Dataset, Samples, split::split};

/// The largest file that is read.
pub const MAX_BYTES: usize = 2_000_000;
/// The most data rows.
pub const MAX_ROWS: usize = 5_000;
/// The fewest data rows.
pub const MIN_ROWS: usize = 10;
/// The most features.
pub const MAX_FEATURES: usize = 256;
/// The most classes.
pub const MAX_CLASSES: usize = 20;
/// The most characters of a class label.
pub const MAX_LABEL: usize = 100;

/// Standardised test features stay within ±this, however far they lie from the training rows.
const FARTHEST: f64 = 1000.0;

/// Reads the text of a file, or says what is wrong with it and where.
pub fn read(text: &str) -> Result<Dataset, CsvError> {
    if text.len() > MAX_BYTES {
        return Err(of_file(Reason::TooLarge { bytes: text.len() }));
    }
    let rows = rows(text)?;
    let inputs = inputs(rows.first().ok_or(of_file(Reason::NoRows))?)?;
    let rows = if is_header(&rows[0]) { &rows[1..] } else { &rows[..] };
    let features = features(rows, inputs)?;
    let (classes, class_names) = classes(rows)?;
    let (mut train, mut test) = split(&features, &classes, inputs);
    for feature in 0..inputs {
        standardise(&mut train, &mut test, feature, inputs);
    }
    Ok(Dataset { inputs, classes: class_names.len(), train, test, class_names })
}

fn of_file(reason: Reason) -> CsvError {
    CsvError { row: None, column: None, reason }
}

fn of_row(row: &Row, reason: Reason) -> CsvError {
    CsvError { row: Some(row.line), column: None, reason }
}

/// Column counted from 0 here and from 1 in the error.
fn of_cell(row: &Row, column: usize, reason: Reason) -> CsvError {
    CsvError { row: Some(row.line), column: Some(column + 1), reason }
}

/// The number of features that the first row promises.
fn inputs(first: &Row) -> Result<usize, CsvError> {
    match first.cells.len() - 1 {
        0 => Err(of_row(first, Reason::OneColumn)),
        features if features > MAX_FEATURES => Err(of_row(first, Reason::TooManyFeatures { features })),
        features => Ok(features),
    }
}

fn is_header(row: &Row) -> bool {
    let features = &row.cells[..row.cells.len() - 1];
    features.iter().all(|cell| cell.parse::<f64>().is_err())
}

/// `[rows, inputs]`, row-major.
fn features(rows: &[Row], inputs: usize) -> Result<Vec<f64>, CsvError> {
    let mut features = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if index == MAX_ROWS {
            return Err(of_row(row, Reason::TooManyRows));
        }
        let (expected, found) = (inputs + 1, row.cells.len());
        if found != expected {
            return Err(of_cell(row, found.min(expected), Reason::Ragged { expected, found }));
        }
        for (column, cell) in row.cells[..inputs].iter().enumerate() {
            features.push(number(cell).map_err(|reason| of_cell(row, column, reason))?);
        }
    }
    match rows.len() {
        0 => Err(of_file(Reason::NoRows)),
        rows if rows < MIN_ROWS => Err(of_file(Reason::TooFewRows { rows })),
        _ => Ok(features),
    }
}

fn number(cell: &str) -> Result<f64, Reason> {
    match cell.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        Ok(_) => Err(Reason::NotFinite { text: shown(cell) }),
        Err(_) if cell.is_empty() => Err(Reason::Empty),
        Err(_) => Err(Reason::NotANumber { text: shown(cell) }),
    }
}

/// The class of each row, and the classes' names.
fn classes(rows: &[Row]) -> Result<(Vec<u16>, Vec<String>), CsvError> {
    let mut names: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for row in rows {
        let column = row.cells.len() - 1;
        let label = row.cells[column].as_str();
        let error = |reason| of_cell(row, column, reason);
        if label.is_empty() {
            return Err(error(Reason::Empty));
        }
        if label.chars().count() > MAX_LABEL {
            return Err(error(Reason::LongLabel));
        }
        found.push(names.iter().position(|&name| name == label).unwrap_or(names.len()));
        if !names.contains(&label) {
            if names.len() == MAX_CLASSES {
                return Err(error(Reason::TooManyClasses));
            }
            names.push(label);
        }
    }
    let column = rows[0].cells.len();
    let error = |row, reason| Err(CsvError { row, column: Some(column), reason });
    if names.len() == 1 {
        return error(None, Reason::OneClass { label: shown(names[0]) });
    }
    for (class, name) in names.iter().enumerate() {
        let mut members = (0..rows.len()).filter(|&row| found[row] == class);
        if let (Some(row), None) = (members.next(), members.next()) {
            return error(Some(rows[row].line), Reason::LoneClass { label: shown(name) });
        }
    }
    let order = class_order(&names);
    let rank = |class| order.iter().position(|&c| c == class).expect("the order holds every class once");
    let classes = found.into_iter().map(|class| rank(class) as u16).collect();
    Ok((classes, order.iter().map(|&class| names[class].to_owned()).collect()))
}

/// Numeric order where all names are numbers, else the order they came in.
fn class_order(names: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    let numbers: Option<Vec<f64>> = names.iter().map(|name| name.parse().ok()).collect();
    if let Some(numbers) = numbers {
        order.sort_by(|&a, &b| numbers[a].total_cmp(&numbers[b]));
    }
    order
}

/// Shifts and scales one feature to mean 0 and standard deviation 1 over the training rows.
fn standardise(train: &mut Samples, test: &mut Samples, feature: usize, inputs: usize) {
    let column = || train.features.iter().skip(feature).step_by(inputs);
    let count = train.len() as f64;
    // Dividing by the largest first keeps squares of 1e300 and 1e-300 within range.
    let largest = column().fold(0.0, |largest: f64, x| largest.max(x.abs()));
    let mean = column().map(|x| x / largest).sum::<f64>() / count;
    let variance = column().map(|x| (x / largest - mean) * (x / largest - mean)).sum::<f64>() / count;
    let deviation = libm::sqrt(variance);
    let constant = column().all(|x| *x == train.features[feature]) || deviation == 0.0;
    for x in [train, test].into_iter().flat_map(|s| s.features.iter_mut().skip(feature).step_by(inputs)) {
        let standardised = ((*x / largest - mean) / deviation).clamp(-FARTHEST, FARTHEST);
        *x = if constant { 0.0 } else { standardised };
    }
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
