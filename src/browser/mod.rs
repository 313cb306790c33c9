//! The thin edge to the browser: workers, animation frames, the address, the host's messages. Draws nothing and decides
//! nothing about settings.

pub mod chunked;
pub mod clock;
mod codec;
pub mod digits;
mod heartbeat;
pub mod host_bridge;
pub mod host_listener;
pub mod lazy;
pub mod lazy_module;
pub mod lms;
pub mod local_storage;
mod step_target;
mod ticker;
pub mod timer;
mod trainer_loop;
pub mod training_client;
pub mod trial_runner;
pub mod url_sync;
pub mod visibility;
mod worker;
mod worker_handle;
