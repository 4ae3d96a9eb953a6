//! Words as the lints compare them.

/// The words of `text`, each with where it begins and ends in bytes: what whitespace separates, without capitals and
/// without anything that is neither letter nor digit. What has neither is no word.
pub(super) fn folded(text: &str) -> impl Iterator<Item = (String, usize, usize)> + '_ {
    let start = text.as_ptr() as usize;
    text.split_whitespace().filter_map(move |word| {
        let folded: String =
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let at = word.as_ptr() as usize - start;
        (!folded.is_empty()).then_some((folded, at, at + word.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_punctuation_do_not_count() {
        let text = " “The Élysée’s” – 2,000\nmen… ";
        let words: Vec<String> = folded(text).map(|(word, ..)| word).collect();
        assert_eq!(words, ["the", "élysées", "2000", "men"]);
        let written: Vec<&str> = folded(text).map(|(_, from, to)| &text[from..to]).collect();
        assert_eq!(written, ["“The", "Élysée’s”", "2,000", "men…"]);
        assert_eq!(folded("").count() + folded(" – ").count(), 0);
    }
}
