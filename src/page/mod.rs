//! What the page says and how its settings change, in pure functions: the reducer of the settings, sentences around
//! numbers, names of settings. Compiles and is tested natively; knows neither Yew nor the browser.

pub mod caption;
pub mod contrast;
pub mod csv_error_text;
pub mod export_label;
pub mod import_error_text;
pub mod locale;
pub mod model;
pub mod phrases;
pub mod qr;
pub mod setting_text;
pub mod slider;
pub mod text_runs;
