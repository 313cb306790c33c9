//! Starts the page. The worker is the same WebAssembly, and finds no window to start a page in.
//!
//! The WebAssembly has two parts: what only the two split points lead to is the second one, which is fetched when one of
//! them is called. `cargo xtask split` makes the cut.

use vanishing_gradients::browser::office::{self, Office};
use vanishing_gradients::ui::{self, Rest};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

fn main() {
    office::come_by(|| Box::pin(async { the_office().await.ok() }));
    if web_sys::window().is_some() {
        ui::come_by(|| Box::pin(async { the_rest().await.ok() }));
        ui::mount();
    }
}

/// What the first view does without.
#[wasm_split(rest, fallible)]
fn the_rest() -> Result<Rest, SplitLoaderError> {
    Ok(ui::rest())
}

/// What nobody asks for before there is a first view.
#[wasm_split(rest, fallible)]
fn the_office() -> Result<Office, SplitLoaderError> {
    Ok(office::office())
}
