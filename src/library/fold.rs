//! Folding: white space to single spaces, soft hyphens dropped and the words joined that they divide at the end of a
//! line, and the way back.

use super::way::Way;

/// Where a line breaks if it must; it prints nothing elsewhere.
const SOFT_HYPHEN: char = '\u{AD}';

/// A text folded, with what is needed to find the way back. Offsets are in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Folded {
    /// The folded text: no white space at either end, single spaces in between.
    pub(super) text: String,
    /// The way back to the original.
    way: Way,
    /// Where each block begins: text after the start or after a blank line, in order.
    pub(super) block_starts: Vec<usize>,
}

impl Folded {
    /// Folds a text, in one pass.
    pub(super) fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), ..Self::default() };
        // A blank line is a run of white space with two line breaks in it.
        let (mut is_apart, mut line_breaks, mut is_divided) = (true, 2, false);
        for (at, character) in original.char_indices() {
            if character.is_whitespace() {
                is_apart = true;
                line_breaks += usize::from(character == '\n');
            } else if character == SOFT_HYPHEN {
                is_divided = !is_apart;
            } else {
                // A word that a soft hyphen divides goes on on the next line.
                if is_apart && !(is_divided && line_breaks == 1) {
                    folded.begin_word(line_breaks >= 2);
                }
                (is_apart, line_breaks, is_divided) = (false, 0, false);
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
        self.way.push(self.text.len(), original);
        self.text.push(character);
    }

    /// Where in the original the byte at `offset` stands, if it isn't a space.
    pub(super) fn original(&self, offset: usize) -> usize {
        self.way.there(offset)
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
            ("so\u{AD}\r\n  ft, so\u{AD} ft", "soft, so ft"),
            ("so\u{AD}\n\nft \u{AD}\nso", "so ft so"),
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
