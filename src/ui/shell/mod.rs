//! The page around the charts: header, footer, notices, transport, the host's messages; `app` puts the parts together.

pub mod app;
pub mod crash;
pub mod footer;
pub mod header;
pub mod host;
pub mod host_messages;
pub mod notices;
pub mod stage;
pub mod status;
pub mod suggestions;
pub mod tour;
pub mod transport;
