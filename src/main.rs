//! Starts the page, or the worker: it is the same WebAssembly.

fn main() {
    vanishing_gradients::browser::start();
}
