//! English terms inside Bengali text, found so that each can be marked as English: a screen reader then speaks them
//! rightly.

/// The text in runs, each with whether it is English: words in Latin letters and what joins them.
pub fn runs(text: &str) -> Vec<(bool, String)> {
    let chars: Vec<char> = text.chars().collect();
    let mut runs: Vec<(bool, String)> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let english = chars[at].is_ascii_alphabetic();
        let mut end = at + 1;
        if english {
            let joins = |index: usize| {
                matches!(chars[index], ' ' | '-' | '/' | '\'')
                    && chars.get(index + 1).is_some_and(char::is_ascii_alphabetic)
            };
            while end < chars.len() && (chars[end].is_ascii_alphanumeric() || joins(end)) {
                end += 1;
            }
        } else {
            while end < chars.len() && !chars[end].is_ascii_alphabetic() {
                end += 1;
            }
        }
        runs.push((english, chars[at..end].iter().collect()));
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_terms_are_told_from_the_bengali_around_them() {
        let found = runs("Sigmoid-এ gradient খুব ছোট");
        let english: Vec<_> = found.iter().filter(|run| run.0).map(|run| run.1.as_str()).collect();
        assert_eq!(english, ["Sigmoid", "gradient"]);
        assert_eq!(found.into_iter().map(|run| run.1).collect::<String>(), "Sigmoid-এ gradient খুব ছোট");
        assert_eq!(runs("Deep network").len(), 1);
    }
}
