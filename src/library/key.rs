//! A text in the form in which quotations are looked for through typography.

use std::ops::Range;

use super::text::places;
use super::typography::signs;
use super::way::Way;

/// A folded text in plain signs and without dashes; a dash that is glued to the word before it takes the space after it
/// along. So "well-known" is the same as "well-\nknown" and "wellknown": [`align`](super::align::align) tells which of
/// them may be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Key {
    /// No space at its start, single spaces in between.
    text: String,
    /// The way back to the folded text.
    way: Way,
}

impl Key {
    /// The key of a folded text without the lines in `skipped`.
    pub(super) fn new(folded: &str, skipped: &[Range<usize>]) -> Self {
        let mut key = Self { text: String::with_capacity(folded.len()), ..Self::default() };
        let (mut is_apart, mut is_glued) = (true, false);
        for (at, sign) in signs(folded, 0..folded.len(), skipped) {
            match sign {
                '-' => is_glued = !is_apart,
                ' ' if is_apart || is_glued => {}
                _ => {
                    key.way.push(key.text.len(), at);
                    key.text.push(sign);
                    (is_apart, is_glued) = (sign == ' ', false);
                }
            }
        }
        key
    }

    /// The same in small letters.
    pub(super) fn in_small_letters(self) -> Self {
        Self { text: Self::of_small_letters(&self.text), ..self }
    }

    /// A key in small letters, each as many bytes long as before; one that would be longer or shorter stays.
    pub(super) fn of_small_letters(key: &str) -> String {
        let small = |c: char| {
            let mut letters = c.to_lowercase();
            letters.next().filter(|small| letters.len() == 0 && small.len_utf8() == c.len_utf8()).unwrap_or(c)
        };
        key.chars().map(small).collect()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Where the key of a quotation stands, in bytes of the key: in order, overlapping ones too.
    pub(super) fn places(&self, quotation: &str) -> impl Iterator<Item = Range<usize>> {
        places(&self.text, quotation)
    }

    /// The same stretch of `folded`, the text that the key was made of. A place is not empty.
    pub(super) fn folded(&self, folded: &str, place: &Range<usize>) -> Range<usize> {
        let last = self.text[place.clone()].char_indices().next_back().map_or(0, |(at, _)| at);
        let end = self.way.there(place.start + last);
        let length = folded[end..].chars().next().map_or(0, char::len_utf8);
        self.way.there(place.start)..end + length
    }
}

/// The key of a short folded text.
pub(super) fn key(folded: &str) -> String {
    let mut key = Key::new(folded, &[]).text;
    key.truncate(key.trim_end().len());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_are_left_out_with_the_space_after_a_glued_one() {
        for (text, expected) in [
            ("well-known", "wellknown"),
            ("infor- mation", "information"),
            ("2013–2021", "20132021"),
            ("a – b — c", "a b c"),
            ("“ﬁt”— so", "\"fit\"so"),
            ("-ness and pre-", "ness and pre"),
            ("– –", ""),
        ] {
            assert_eq!(key(text), expected, "{text}");
        }
    }

    #[test]
    fn a_place_leads_back() {
        let text = "the “ﬁt” well- known Zoë";
        let whole = Key::new(text, &[]);
        for (needle, expected) in
            [("\"fit\"", "“ﬁt”"), ("wellknown", "well- known"), ("Zo", "Zo"), ("Zoë", "Zoë"), ("it", "ﬁt")]
        {
            let place = whole.places(needle).next().expect("stands there");
            assert_eq!(&text[whole.folded(text, &place)], expected);
        }
    }
}
