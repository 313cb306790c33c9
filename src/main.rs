//! Starts the page. The worker is the same WebAssembly, and finds no window to start a page in.

fn main() {
    if web_sys::window().is_some() {
        vanishing_gradients::ui::mount();
    }
}
