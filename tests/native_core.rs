//! The native half of `wasm_core.rs`: both builds must give these very bits.

#[test]
fn the_steps_that_webassembly_gives_bit_for_bit() {
    include!("shared/fingerprints.rs");
}
