//! Reads a file of the user's own.

use crate::data::{CsvError, Dataset, Reason, csv};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The samples in a file.
pub async fn read(file: &File) -> Result<Dataset, CsvError> {
    // A file that says it is too large is not read at all.
    let bytes = file.size() as usize;
    if bytes > csv::MAX_BYTES {
        return Err(CsvError { row: None, column: None, reason: Reason::TooLarge { bytes } });
    }
    let unreadable = CsvError { row: None, column: None, reason: Reason::NotText };
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    csv::read(&text.ok_or(unreadable)?)
}
