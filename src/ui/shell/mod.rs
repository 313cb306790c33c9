//! The page around the charts: header, footer, notices, transport, the host's messages; `app` puts the parts together.

pub mod app;
pub mod crash;
pub mod footer;
pub mod header;
pub mod host;
pub mod host_messages;
pub mod notices;
pub mod selection;
pub mod settings;
pub mod settings_panel;
pub mod stage;
pub mod status;
pub mod suggestions;
pub mod sync;
pub mod tour;
pub mod training;
pub mod transport;
