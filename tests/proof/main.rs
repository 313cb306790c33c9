//! Claims about all networks, all states and all texts: tried with random ones, shrunk where one fails.
//!
//! - `networks`: random architectures and settings against finite differences and exact identities.
//! - `determinism`: equal settings give equal numbers, however the work is cut.
//! - `round_trips`: what is written is read back as it was.
//! - `source`: what the source itself promises.
//! - `hostile`: whatever arrives, the answer is a running experiment or a sentence. `VG_FUZZ_SECONDS` makes it longer.
//! - `guided`: the same attacks as bolero targets, which coverage can guide by hand.

mod any;
mod attacks;
mod determinism;
mod guided;
mod hostile;
mod networks;
mod round_trips;
mod source;
