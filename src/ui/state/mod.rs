//! What components are given: the settings, what training shows, language and colours, what the person's system prefers.
//! Knows no chart, no control and no view.

pub mod after_paint;
pub mod dataset;
pub mod first_visit;
pub mod label;
pub mod locale;
pub mod model;
pub mod past_step;
pub mod preferences;
pub mod training_snapshot;
pub mod training_store;
pub mod view_context;
pub mod visibility;
