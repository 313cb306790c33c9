//! `cargo xtask serve | build | test`.
fn main() {}
