//! The licences of everything that is built in: each must be one of those that this project may ship. What
//! `cargo deny` does for licences, from what cargo knows without any network.

use crate::report::Count;
use crate::run::{Result, cargo, output};

const FINE: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unicode-3.0",
    "Unlicense",
    "CC0-1.0",
    "BSL-1.0",
    "MIT-0",
];

/// One check a package.
pub fn check() -> Result<Count> {
    let listed = output(
        cargo()
            .args(["tree", "--workspace", "--edges", "all", "--target", "all", "--prefix", "none"])
            .args(["--locked", "--format", "{p}\t{l}"]),
    )
    .ok_or("cargo tree failed")?;
    let mut packages: Vec<(&str, &str)> = listed.lines().filter_map(|line| line.split_once('\t')).collect();
    packages.sort_unstable();
    packages.dedup();
    let mut count = Count::default();
    for (package, licence) in packages {
        let right = is_fine(licence.trim_end_matches(" (*)"));
        if !right {
            println!("{package}: {licence:?} is none of the licences that may be shipped");
        }
        count += Count::check(right);
    }
    Ok(count)
}

/// Whether one side of every "or" is fine as a whole.
fn is_fine(licence: &str) -> bool {
    let plain = licence.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" OR ").any(|choice| choice.split(" AND ").all(|part| FINE.contains(&part.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_fine_if_one_side_is_and_a_sum_if_all_parts_are() {
        assert!(is_fine("MIT OR Apache-2.0") && is_fine("MIT/Apache-2.0") && is_fine("GPL-3.0 OR MIT"));
        assert!(!is_fine("GPL-3.0-only") && !is_fine("MIT AND GPL-3.0-only") && !is_fine(""));
    }
}
