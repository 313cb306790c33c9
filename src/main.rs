//! Starts the page. The worker is the same WebAssembly, and finds no window to start a page in.
//!
//! The WebAssembly has two parts: what only the two split points lead to is the second one, which is fetched when one of
//! them is called. `cargo xtask split` makes the cut.

#[cfg(target_arch = "wasm32")]
mod start {
    use vanishing_gradients::browser::lazy_module::{self, LazyModule};
    use vanishing_gradients::ui::{self, DeferredModule};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    pub fn start() {
        lazy_module::set_loader(|| Box::pin(async { load_browser().await.ok() }));
        if web_sys::window().is_some() {
            ui::set_loader(|| Box::pin(async { load_ui().await.ok() }));
            ui::mount();
        }
    }

    /// What the first view does without.
    #[wasm_split(rest, fallible)]
    fn load_ui() -> Result<DeferredModule, SplitLoaderError> {
        Ok(ui::deferred_module())
    }

    /// What nobody asks for before there is a first view.
    #[wasm_split(rest, fallible)]
    fn load_browser() -> Result<LazyModule, SplitLoaderError> {
        Ok(lazy_module::lazy_module())
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    start::start();
}
