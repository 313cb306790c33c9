//! The page, in Yew. Arrows run one way: `state ← deferred ← chart ← controls ← views ← lesson ← share ← shell`.

mod chart;
mod controls;
mod deferred;
mod deferred_module;
mod lesson;
mod share;
mod shell;
mod state;
mod views;

pub use deferred::parts::{DeferredModule, set_loader};
pub use deferred_module::deferred_module;

/// Mounts the page into `#app`.
pub fn mount() {
    shell::crash::watch();
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<shell::app::App>::with_root(root).render();
    }
}
