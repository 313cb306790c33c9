//! The share dialog, what it writes, and the files that can be opened.

pub mod copy;
pub mod dialog;
pub mod downloads;
pub mod import;
pub mod options;
pub mod qr;
