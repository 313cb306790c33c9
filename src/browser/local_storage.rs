//! What the browser keeps from visit to visit, where it is allowed to: sandboxed frames throw, and are forgotten.

use web_sys::Storage;

/// Pages of one host share their storage: names begin with this.
const PREFIX: &str = "vanishing-gradients.";

/// What was kept under that name.
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Keeps a text, if anything can be kept here.
pub fn keep(name: &str, text: &str) {
    storage().inspect(|storage| {
        let _ = storage.set_item(&format!("{PREFIX}{name}"), text);
    });
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
