//! Numbered paragraphs: `paragraph 3`.
//!
//! Paragraphs are blocks of text between blank lines; a block that repeats the one just before it is counted once.
//! Where the count begins, after a title, a byline and captions, is written nowhere. It is taken from the excerpts:
//! the start on which most of the `paragraph N` excerpts of the source agree, the earliest of several.

use std::collections::BTreeMap;
use std::ops::Range;

use super::text::Text;

/// The numbers of a text's paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraphs {
    /// For every block how many different ones come before it.
    order: Vec<usize>,
    /// Which of them is paragraph 1; `None` if no excerpt tells.
    start: Option<usize>,
    /// The last paragraph that an excerpt cites rightly; 0 if there is none.
    last: u32,
}

impl Paragraphs {
    /// Counts the paragraphs. `cited` holds the number that each excerpt names, and the places where it stands.
    pub(super) fn new(text: &Text, cited: &[(u32, &[Range<usize>])]) -> Self {
        let mut paragraphs = Self { order: order(text), start: None, last: 0 };
        let votes: Vec<(u32, Vec<usize>)> = cited
            .iter()
            .map(|(number, places)| (*number, paragraphs.starts_for(text, *number, places)))
            .collect();
        let mut counts = BTreeMap::<usize, usize>::new();
        for start in votes.iter().flat_map(|(_, starts)| starts) {
            *counts.entry(*start).or_default() += 1;
        }
        // The last of equals is taken, so they come from the back.
        paragraphs.start = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(start, _)| *start);
        let agrees = |starts: &[usize]| paragraphs.start.is_some_and(|start| starts.contains(&start));
        let rightly = votes.iter().filter(|(_, starts)| agrees(starts)).map(|(number, _)| *number);
        paragraphs.last = rightly.max().unwrap_or(0);
        paragraphs
    }

    /// Which paragraph holds the byte at `offset`; `None` before the first, or if none is known.
    pub(super) fn number_at(&self, text: &Text, offset: usize) -> Option<u32> {
        let order = *self.order.get(text.block_at(offset))?;
        let after = order.checked_sub(self.start?)?;
        u32::try_from(after + 1).ok()
    }

    /// The same, but only up to the last paragraph that is cited: what comes after may be no part of the text.
    pub(super) fn cited_number_at(&self, text: &Text, offset: usize) -> Option<u32> {
        self.number_at(text, offset).filter(|number| *number <= self.last)
    }

    /// Where the count must begin for a passage at one of `places` to stand in paragraph `number`.
    fn starts_for(&self, text: &Text, number: u32, places: &[Range<usize>]) -> Vec<usize> {
        let before = usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
        let order = |place: &Range<usize>| self.order.get(text.block_at(place.start))?.checked_sub(before);
        let mut starts: Vec<usize> = places.iter().filter_map(order).collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    }
}

fn order(text: &Text) -> Vec<usize> {
    let mut order = Vec::with_capacity(text.block_count());
    let (mut count, mut before) = (0, None);
    for block in 0..text.block_count() {
        let words = &text.folded()[text.block(block)];
        if before.is_some_and(|before| before != words) {
            count += 1;
        }
        order.push(count);
        before = Some(words);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Title\n\nBy somebody\na caption\n\nFirst of all\n\nFirst of\nall\n\nsecond\n\nthird\n\nthird\n\nComments";

    /// Where paragraphs stand, given which words are cited from which paragraph.
    fn numbers(cited: &[(u32, &str)]) -> Vec<Option<u32>> {
        let text = Text::new(TEXT.to_owned());
        let places: Vec<(u32, Vec<Range<usize>>)> =
            cited.iter().map(|(number, words)| (*number, text.places(words).collect())).collect();
        let cited: Vec<(u32, &[Range<usize>])> =
            places.iter().map(|(number, places)| (*number, places.as_slice())).collect();
        let paragraphs = Paragraphs::new(&text, &cited);
        let at = |block| paragraphs.number_at(&text, text.block(block).start);
        (0..text.block_count()).map(at).collect()
    }

    #[test]
    fn the_count_begins_where_most_excerpts_say() {
        let first = [None, None, Some(1), Some(1), Some(2), Some(3), Some(3), Some(4)];
        assert_eq!(numbers(&[(1, "First")]), first);
        assert_eq!(numbers(&[(3, "third")]), first);
        assert_eq!(numbers(&[(2, "second"), (3, "third"), (1, "second")]), first, "two against one");
        assert_eq!(numbers(&[(2, "second"), (1, "second")]), first, "the earliest of equals");
    }

    #[test]
    fn without_a_usable_excerpt_there_are_no_numbers() {
        for cited in [&[][..], &[(3, "Title")], &[(u32::MAX, "third")], &[(1, "absent")]] {
            assert_eq!(numbers(cited), [None; 8], "{cited:?}");
        }
    }
}
