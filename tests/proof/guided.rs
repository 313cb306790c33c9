//! The attacks of `hostile` as bolero targets. `cargo test` throws random bytes for as long as `hostile` takes; by hand,
//! coverage guides them to new places: `cargo bolero test --test proof guided::csv -T 10min`.

use super::attacks;
use super::hostile::time_of_a_target;

macro_rules! targets {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            bolero::check!().with_test_time(time_of_a_target()).for_each(|bytes: &[u8]| attacks::$name(bytes));
        }
    )*};
}

targets! { query message csv import suspend wire }
