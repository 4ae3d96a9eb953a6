//! Folding: white space to single spaces, soft hyphens dropped, and the way back.

/// Where a line breaks if it must; it prints nothing elsewhere.
const SOFT_HYPHEN: char = '\u{AD}';

/// A text folded, with what is needed to find the way back. Offsets are in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Folded {
    /// The folded text: no white space at either end, single spaces in between.
    pub(super) text: String,
    /// Stretches that stand in the original as they stand here, in order.
    runs: Vec<Run>,
    /// Where each block begins: text after the start or after a blank line, in order.
    pub(super) block_starts: Vec<usize>,
}

/// From here on, folded and original text run in parallel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    folded: usize,
    original: usize,
}

impl Folded {
    /// Folds a text, in one pass.
    pub(super) fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), ..Self::default() };
        // A blank line is a run of white space with two line breaks in it.
        let (mut is_apart, mut line_breaks) = (true, 2);
        for (at, character) in original.char_indices() {
            if character.is_whitespace() {
                is_apart = true;
                line_breaks += usize::from(character == '\n');
            } else if character != SOFT_HYPHEN {
                if is_apart {
                    folded.begin_word(line_breaks >= 2);
                    (is_apart, line_breaks) = (false, 0);
                }
                folded.push(at, character);
            }
        }
        folded
    }

    fn begin_word(&mut self, begins_block: bool) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        if begins_block {
            self.block_starts.push(self.text.len());
        }
    }

    fn push(&mut self, original: usize, character: char) {
        let folded = self.text.len();
        let goes_on = |run: &Run| original - run.original == folded - run.folded;
        if !self.runs.last().is_some_and(goes_on) {
            self.runs.push(Run { folded, original });
        }
        self.text.push(character);
    }

    /// Where in the original the byte at `offset` stands, if it isn't a space.
    pub(super) fn original(&self, offset: usize) -> usize {
        let after = self.runs.partition_point(|run| run.folded <= offset);
        self.runs.get(after.saturating_sub(1)).map_or(0, |run| run.original + (offset - run.folded))
    }
}

/// A short text folded.
pub(super) fn fold(text: &str) -> String {
    Folded::new(text).text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_folds_and_nothing_else() {
        for (text, folded) in [
            ("", ""),
            (" \n\t ", ""),
            ("one", "one"),
            ("  one \r\n\ttwo\u{A0}\u{2003}three\u{C}", "one two three"),
            ("so\u{AD}ft", "soft"),
            ("a \u{AD} b\u{AD}", "a b"),
            ("“Case”, it’s—kept!", "“Case”, it’s—kept!"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn every_character_finds_its_way_back() {
        let original = " né \u{AD} \n\n two\u{AD}three  \r\nlast— ∎ ";
        let folded = Folded::new(original);
        for (at, character) in folded.text.char_indices().filter(|(_, character)| *character != ' ') {
            assert!(original[folded.original(at)..].starts_with(character), "{at}: {character}");
        }
    }

    #[test]
    fn blocks_begin_after_blank_lines() {
        for (text, blocks) in [
            ("", &[][..]),
            ("one\ntwo", &[0]),
            ("\n\none\n \t\ntwo\r\n\r\n\r\nthree\nfour", &[0, 4, 8]),
            ("one\n\u{AD}\ntwo\n\n", &[0, 4]),
        ] {
            assert_eq!(Folded::new(text).block_starts, blocks, "{text:?}");
        }
    }
}
