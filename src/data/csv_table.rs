//! From the text of a CSV file to its cells, each row with the line that it starts on (RFC 4180, and what
//! spreadsheets make of it: semicolons, tabs, a byte order mark, blank lines, any line ending).

use super::csv_error::{CsvError, Reason, shown};

/// A row that is not blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line of the file that it starts on, from 1.
    pub line: usize,
    /// Its cells, without quotation marks and surrounding blanks.
    pub cells: Vec<String>,
}

/// The rows of a file. The separator is whichever of comma, semicolon and tab the first row has most of.
pub fn rows(text: &str) -> Result<Vec<Row>, CsvError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { rest: text, line: 1, separator: separator(text) };
    let mut rows = Vec::new();
    while let Some(row) = reader.row()? {
        rows.extend(row);
    }
    Ok(rows)
}

fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    // Between quotation marks a separator is an ordinary character: only every other piece counts.
    let count = |separator| first.split('"').step_by(2).map(|piece| piece.matches(separator).count()).sum();
    ['\t', ';', ','].into_iter().max_by_key(|&separator| -> usize { count(separator) }).unwrap_or(',')
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    separator: char,
}

/// What ended a cell.
#[derive(PartialEq)]
enum End {
    Cell,
    Row,
}

impl Reader<'_> {
    /// The next row: `None` at the end of the file, `Some(None)` for a blank line.
    fn row(&mut self) -> Result<Option<Option<Row>>, CsvError> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        if let Some(end) = self.rest.find(['\r', '\n']).or(Some(self.rest.len()))
            && self.rest[..end].trim().is_empty()
        {
            self.rest = &self.rest[end..];
            self.line_break();
            return Ok(Some(None));
        }
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            let (cell, end) = self.cell(row.line, row.cells.len() + 1)?;
            row.cells.push(cell);
            if end == End::Row {
                return Ok(Some(Some(row)));
            }
        }
    }

    fn cell(&mut self, row: usize, column: usize) -> Result<(String, End), CsvError> {
        let error = |reason| CsvError { row: Some(row), column: Some(column), reason };
        let separator = self.separator;
        let blank = |c: char| c != separator && c != '\r' && c != '\n' && c.is_whitespace();
        let start = self.rest.trim_start_matches(blank);
        let mut cell = String::new();
        if let Some(quoted) = start.strip_prefix('"') {
            self.rest = quoted;
            self.quotation(&mut cell).ok_or_else(|| error(Reason::OpenQuote))?;
        }
        let quoted = start.starts_with('"');
        let length = self.rest.find([separator, '\r', '\n']).unwrap_or(self.rest.len());
        let plain = self.rest[..length].trim();
        if quoted && !plain.is_empty() {
            return Err(error(Reason::AfterQuote { text: shown(plain) }));
        }
        cell.push_str(plain);
        if cell.contains(['\0', '\u{fffd}']) {
            return Err(error(Reason::NotText));
        }
        self.rest = &self.rest[length..];
        if let Some(rest) = self.rest.strip_prefix(separator) {
            self.rest = rest;
            return Ok((cell, End::Cell));
        }
        self.line_break();
        Ok((cell, End::Row))
    }

    /// Reads to the closing quotation mark; two of them stand for one. `None` if there is none.
    fn quotation(&mut self, cell: &mut String) -> Option<()> {
        loop {
            let length = self.rest.find('"')?;
            let text = &self.rest[..length];
            self.line += breaks(text);
            cell.push_str(text);
            self.rest = &self.rest[length + 1..];
            match self.rest.strip_prefix('"') {
                Some(rest) => self.rest = rest,
                None => return Some(()),
            }
            cell.push('"');
        }
    }

    /// Steps over one line ending, if there is one.
    fn line_break(&mut self) {
        for ending in ["\r\n", "\n", "\r"] {
            if let Some(rest) = self.rest.strip_prefix(ending) {
                self.rest = rest;
                self.line += 1;
                return;
            }
        }
    }
}

/// How many line endings a text has.
fn breaks(text: &str) -> usize {
    text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).unwrap().into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn comma_semicolon_and_tab_separate() {
        for text in ["a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2"] {
            assert_eq!(cells(text), [["a", "b"], ["1", "2"]]);
        }
    }

    #[test]
    fn separators_and_line_breaks_between_quotation_marks_are_text() {
        assert_eq!(cells("\"a;b;c;d\",\"say \"\"x\"\"\"\n"), [["a;b;c;d", "say \"x\""]]);
        let rows = rows("\"two\r\nlines\",1\nnext,2").unwrap();
        assert_eq!(rows[0].cells, ["two\r\nlines", "1"]);
        assert_eq!(rows[1].line, 3);
    }

    #[test]
    fn any_line_ending_ends_a_row_and_blank_lines_count_as_lines() {
        for text in ["1,2\n\n3,4\n", "1,2\r\n\r\n3,4", "1,2\r\r3,4\r", "\u{feff}1,2\n  \t\n3,4"] {
            let rows = rows(text).unwrap();
            assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3], "{text:?}");
            assert_eq!(rows[1].cells, ["3", "4"]);
        }
    }

    #[test]
    fn empty_cells_stay() {
        assert_eq!(cells("1,,2\n,,\n"), [["1", "", "2"], ["", "", ""]]);
        assert_eq!(cells("1\t\t2\n\t3\t\n"), [["1", "", "2"], ["", "3", ""]]);
    }

    #[test]
    fn a_quotation_mark_inside_a_word_is_a_character() {
        assert_eq!(cells("1,5\" pipe\n"), [["1", "5\" pipe"]]);
    }

    #[test]
    fn a_lone_quotation_mark_is_named_where_it_opens() {
        let error = rows("1,2\n3,\"four\n5,6\n").unwrap_err();
        assert_eq!(error, CsvError { row: Some(2), column: Some(2), reason: Reason::OpenQuote });
        let error = rows("1,\"a\"b\n").unwrap_err();
        assert_eq!(error.reason, Reason::AfterQuote { text: "b".into() });
    }
}
