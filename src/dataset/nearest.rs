//! The known word nearest to a mistyped one.

/// Words longer than this many bytes get no suggestion.
const LONGEST: usize = 64;

/// How many pairs of words are compared at most for one file, so that a file full of mistakes stays fast.
const COMPARISONS: usize = 200_000;

/// Finds the nearest of known words, within a budget for the whole file.
pub(crate) struct Speller {
    comparisons_left: usize,
}

impl Speller {
    /// A speller with its whole budget.
    pub(crate) fn new() -> Self {
        Self { comparisons_left: COMPARISONS }
    }

    /// The first of `known` that differs least from `word`, if it is near enough to be meant: about one letter in
    /// three may differ. Distance after Damerau and Levenshtein (optimal string alignment), capitals aside.
    pub(crate) fn nearest<'k>(
        &mut self,
        word: &str,
        known: impl ExactSizeIterator<Item = &'k str>,
    ) -> Option<String> {
        if word.len() > LONGEST || known.len() > self.comparisons_left {
            return None;
        }
        self.comparisons_left -= known.len();
        let word = word.to_lowercase();
        let allowed = (word.chars().count() / 3).max(1);
        known
            .filter(|candidate| candidate.len() <= LONGEST)
            .map(|candidate| (strsim::osa_distance(&word, &candidate.to_lowercase()), candidate))
            .filter(|(distance, _)| *distance <= allowed)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, candidate)| candidate.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_words_are_suggested() {
        let known = ["iran", "russia", "united-kingdom", "united-states"];
        for (word, expected) in [
            ("irna", Some("iran")),
            ("Russia", Some("russia")),
            ("rusia", Some("russia")),
            ("united-kindom", Some("united-kingdom")),
            ("united-stats", Some("united-states")),
            ("china", None),
            ("", None),
        ] {
            let nearest = Speller::new().nearest(word, known.iter().copied());
            assert_eq!(nearest.as_deref(), expected, "{word:?}");
        }
    }

    #[test]
    fn the_budget_ends() {
        let mut speller = Speller { comparisons_left: 3 };
        assert!(speller.nearest("iren", ["iran", "iraq"].into_iter()).is_some());
        assert_eq!(speller.nearest("iren", ["iran", "iraq"].into_iter()), None);
        assert_eq!(Speller::new().nearest(&"x".repeat(LONGEST + 1), ["x"].into_iter()), None);
    }
}
