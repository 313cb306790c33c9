//! What the page shows, before anyone draws it. Knows no browser.

pub mod chain_rule;
pub mod csv_history;
pub mod deferred_capabilities;
pub mod diagnosis;
pub mod experiment;
pub mod export;
pub mod frame;
pub mod history;
pub mod init_prediction;
pub mod lesson;
pub mod message;
pub mod phases;
pub mod preset;
pub mod progress;
pub mod protocol;
pub mod quantity;
pub mod remedies;
pub mod script;
pub mod session;
pub mod snippet;
pub mod state;
pub mod sweep;
pub mod trainer;
#[cfg(test)]
mod trainer_tests;
pub mod trials;
pub mod view_choices;
