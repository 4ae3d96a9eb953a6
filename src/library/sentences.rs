//! Where sentences end: a full stop, question or exclamation mark or ellipsis, closing quotation marks and brackets,
//! perhaps the digits of a reference mark, then a space and no small letter. A full stop after an abbreviation or
//! an initial ends nothing. When in doubt two sentences are taken for one.

use std::ops::Range;

const TERMINATORS: &[char] = &['.', '!', '?', '…'];

/// Marks that close what a sentence has opened.
pub(super) const CLOSERS: &[char] = &['”', '’', '"', '\'', '»', ')', ']'];

/// Words that are written with a full stop, in lower case without it.
const ABBREVIATIONS: &[&str] = &[
    "al", "apr", "art", "aug", "ch", "cf", "dec", "dr", "ed", "eds", "feb", "fig", "gen", "jan", "jr", "jul",
    "jun", "mar", "mr", "mrs", "ms", "no", "nos", "nov", "oct", "op", "p", "pp", "prof", "rev", "sen", "sep",
    "sept", "sr", "st", "trans", "v", "vol", "vols", "vs",
];

/// The sentences that lie in `place`, a stretch of `text` that begins with one, in order. They touch.
pub(super) fn sentences(text: &str, place: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = place.start;
    std::iter::from_fn(move || {
        if start >= place.end {
            return None;
        }
        let end = first_end(text, start..place.end).unwrap_or(place.end);
        let sentence = start..end;
        start = end;
        Some(sentence)
    })
}

/// Whether a sentence ends within `text`, something standing after it.
pub(super) fn parts(text: &str) -> bool {
    first_end(text, 0..text.len()).is_some_and(|end| end < text.trim_end().len())
}

/// Whether a sentence that ends where `place` ends is whole.
pub(super) fn is_ended(text: &str, place: Range<usize>) -> bool {
    first_end(text, place).is_some()
}

/// Where the first sentence that ends in `place` ends.
fn first_end(text: &str, place: Range<usize>) -> Option<usize> {
    let text = &text[..place.end];
    let mut from = place.start;
    while let Some(found) = text[from..].find(TERMINATORS) {
        let at = from + found;
        if let Some(end) = end_at(text, place.start, at) {
            return Some(end);
        }
        // All terminators of a run are followed by the same.
        from = text.len() - text[at..].trim_start_matches(TERMINATORS).len();
    }
    None
}

/// The end of the sentence that the terminator at `at` ends, with all that is glued to it.
fn end_at(text: &str, start: usize, at: usize) -> Option<usize> {
    let is_closing = |character: char| TERMINATORS.contains(&character) || CLOSERS.contains(&character);
    let rest = text[at..].trim_start_matches(is_closing);
    let rest = rest.trim_start_matches(|digit: char| digit.is_ascii_digit()).trim_start_matches(is_closing);
    let goes_on = match rest.strip_prefix(' ') {
        None => !rest.is_empty(),
        Some(next) => next.starts_with(char::is_lowercase) || is_abbreviated(&text[start..at]),
    };
    (!goes_on).then_some(text.len() - rest.len())
}

/// Whether the text ends with a word that is written with a full stop.
fn is_abbreviated(text: &str) -> bool {
    let is_outside = |character: char| !character.is_alphanumeric() && character != '.';
    let word = text.rsplit(is_outside).next().unwrap_or_default();
    let is_initial = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    word.split('.').all(is_initial) || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, 0..text.len()).map(|place| text[place].trim_start()).collect()
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        for whole in [
            "",
            "No end",
            "Ends.",
            "It cost 3.8 million.",
            "Mr. Owl met Dr. A. B. Crow in the U.S. Senate, p. 3, No. 4.",
            "On Jan. 19 it rained.",
            "He said “why?” and left.",
            "Well… perhaps.",
        ] {
            assert_eq!(split(whole).len(), usize::from(!whole.is_empty()), "{whole}");
        }
        for (text, expected) in [
            ("One. Two! Three?", &["One.", "Two!", "Three?"][..]),
            ("In 1943.17 Then", &["In 1943.17", "Then"]),
            ("He said “so.”21 Then (it ended.) And", &["He said “so.”21", "Then (it ended.)", "And"]),
            ("Of all.68 56% agreed.", &["Of all.68", "56% agreed."]),
            ("A crow. […] The owl.", &["A crow.", "[…]", "The owl."]),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn a_gap_parts_sentences_if_something_follows_the_end() {
        for (gap, expected) in
            [(" and ", false), (".17 In ", true), (". ", false), (" Jan. ", false), ("? A", true)]
        {
            assert_eq!(parts(gap), expected, "{gap:?}");
        }
    }
}
