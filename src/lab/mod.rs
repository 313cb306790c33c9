//! What the page shows, before anyone draws it. Knows no browser.

pub mod csv_history;
pub mod diagnosis;
pub mod experiment;
pub mod export;
pub mod frame;
pub mod history;
pub mod ledger;
pub mod lesson;
pub mod message;
pub mod outlook;
pub mod phases;
pub mod preset;
pub mod progress;
pub mod protocol;
pub mod remedies;
pub mod script;
pub mod session;
pub mod skills;
pub mod snippet;
pub mod state;
pub mod survey;
pub mod sweep;
pub mod trainer;
#[cfg(test)]
mod trainer_tests;
