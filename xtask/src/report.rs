//! Counting what the test runners say.

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Count {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
}

impl Count {
    /// One check that is either right or not.
    pub fn check(right: bool) -> Self {
        Self { passed: usize::from(right), failed: usize::from(!right) }
    }

    /// Adds what a line of a runner's output says: `test result: ok. 5 passed; 0 failed; …` of Rust's runner and
    /// of wasm-bindgen's, `# pass 5` and `# fail 0` (or `ℹ pass 5`) of Node's.
    pub fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        if line.trim_start().starts_with("test result:") {
            let before = |word: &str| words.windows(2).find(|pair| pair[1].trim_end_matches(';') == word);
            let number = |word: &str| before(word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0);
            self.passed += number("passed");
            self.failed += number("failed");
        } else if let ["#" | "ℹ", kind, number] = words[..]
            && let Ok(number) = number.parse::<usize>()
        {
            match kind {
                "pass" => self.passed += number,
                "fail" | "cancelled" => self.failed += number,
                _ => {}
            }
        }
    }
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runners_closing_lines_are_understood() {
        let mut count = Count::default();
        count.read("test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 9 filtered out");
        count.read("# pass 5");
        count.read("ℹ fail 2");
        count.read("test something ... ok");
        assert_eq!(count, Count { passed: 17, failed: 5 });
    }
}
