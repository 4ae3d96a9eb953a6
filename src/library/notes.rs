//! Footnotes: which one a passage belongs to.
//!
//! A passage is near footnote N in one of two ways.
//!
//! By a reference mark: N is among the marks of the passage's sentence; or, if that has no mark after the passage's
//! start, among those of the first following sentence that has one. The mark must stand in the same block and no more
//! than [`REACH`] away. So an author's mark at the end of a clause or of a train of thought counts, and the mark of
//! the next thought doesn't. A sentence that a page break cuts, the end of its block coming before its own, goes on
//! after the footnotes of the page: at the next line that begins a block or is set in, and begins with a small letter.
//!
//! Or by its place: it stands in the text of footnote N, after `N. ` at the start of a line, in the same block,
//! before the next footnote. Words at the start of a block of footnotes go on with the last footnote of the page
//! before, if the numbers follow each other. An address on a line of its own belongs to that one of the footnotes
//! just above which names its host.

use std::ops::Range;

use super::marks::{is_mark_of, marks};
use super::sentences::{is_ended, sentences};
use super::text::Text;

/// How far before or after a passage a mark may stand, in bytes of the folded text.
const REACH: usize = 400;

/// The largest number of a footnote that is looked for at the start of a line; `2018. ` at a line's start is a year.
const MOST_FOOTNOTES: u32 = 999;

/// How many blocks may stand between the two parts of a sentence that a page break cuts.
const MOST_BETWEEN: usize = 8;

/// How an address begins.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// The footnotes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Notes {
    /// Where their texts begin, in order, with their numbers.
    starts: Vec<(usize, u32)>,
}

impl Notes {
    /// Looks up where the texts of footnotes begin. Within a block their numbers go up; a line that begins with a
    /// smaller number goes on with the footnote before it.
    pub(super) fn new(text: &Text) -> Self {
        let mut starts = Vec::new();
        for block in 0..text.block_count() {
            let mut last = 0;
            for start in text.line_starts(block) {
                if let Some(number) = footnote_start(&text.folded()[start..]).filter(|number| *number > last)
                {
                    last = number;
                    starts.push((start, number));
                }
            }
        }
        Self { starts }
    }

    /// Whether the text of a footnote begins with the line that begins at `start`.
    pub(super) fn begins_at(&self, start: usize) -> bool {
        self.starts.binary_search_by_key(&start, |(start, _)| *start).is_ok()
    }

    /// Whether a passage stands in footnote `note` or near its mark.
    pub(super) fn stands_near(&self, text: &Text, passage: &Range<usize>, note: u32) -> bool {
        self.footnote_at(text, passage.start) == Some(note)
            || has_mark(text, passage, note)
            || self.names_address(text, passage.start, note)
    }

    /// The footnote whose text holds the byte at `offset`.
    fn footnote_at(&self, text: &Text, offset: usize) -> Option<u32> {
        let (before, after) = self.starts.split_at(self.after(offset));
        let is_here = |start: usize| text.block_at(start) == text.block_at(offset);
        let (last, number) = *before.last()?;
        let goes_on = || after.first().is_some_and(|(start, next)| is_here(*start) && *next == number + 1);
        (is_here(last) || goes_on()).then_some(number)
    }

    /// Whether the byte at `offset` stands in an address whose host footnote `note` names, one of those just above.
    fn names_address(&self, text: &Text, offset: usize, note: u32) -> bool {
        let line = text.line_starts(text.block_at(offset)).take_while(|start| *start <= offset).last();
        let Some(host) = line.and_then(|start| host(&text.folded()[start..])) else { return false };
        let above = &self.starts[..self.after(offset)];
        let Some(block) = above.last().map(|(start, _)| text.block_at(*start)) else { return false };
        let Some(at) = above.iter().rposition(|(_, number)| *number == note) else { return false };
        let start = above[at].0;
        let end = above.get(at + 1).map_or(text.block(block).end.min(offset), |(next, _)| *next);
        text.block_at(start) == block && text.folded()[start..end].contains(host)
    }

    /// How many footnotes begin at or before `offset`.
    fn after(&self, offset: usize) -> usize {
        self.starts.partition_point(|(start, _)| *start <= offset)
    }
}

/// The host of the address that a text begins with.
fn host(text: &str) -> Option<&str> {
    let rest = SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme))?;
    rest.split(['/', ' ', '?', '#']).next().filter(|host| !host.is_empty())
}

/// The number in `12. ` at the start of a text.
fn footnote_start(text: &str) -> Option<u32> {
    let digits = text.split(|character: char| !character.is_ascii_digit()).next()?;
    let is_number = !digits.starts_with('0') && text[digits.len()..].starts_with(". ");
    digits.parse().ok().filter(|number| is_number && *number <= MOST_FOOTNOTES)
}

/// Whether a mark of `note` stands with the passage, as the module says.
fn has_mark(text: &Text, passage: &Range<usize>, note: u32) -> bool {
    let folded = text.folded();
    let block = text.block(text.block_at(passage.start));
    let floor = folded.floor_char_boundary(passage.start.saturating_sub(REACH)).max(block.start);
    // A passage may go on into the next block.
    let ceiling = folded.ceil_char_boundary(passage.end + REACH).min(block.end.max(passage.end));
    let goes_on = if ceiling == block.end { next_page(text, &block) } else { None };
    let own = sentences(folded, floor..ceiling).skip_while(|sentence| sentence.end <= passage.start);
    let (mut has_mark, mut is_cut) = (false, false);
    for sentence in own.chain(goes_on.into_iter().flat_map(|next| sentences(folded, next))) {
        has_mark &= is_cut;
        for (at, run) in marks(folded, sentence.clone()) {
            if is_mark_of(run, note) {
                return true;
            }
            has_mark |= at >= passage.start;
        }
        is_cut = goes_on_later(&sentence, &block, folded);
        if has_mark && sentence.end >= passage.end && !is_cut {
            return false;
        }
    }
    false
}

/// Whether a sentence reaches the end of its block before its own.
fn goes_on_later(sentence: &Range<usize>, block: &Range<usize>, folded: &str) -> bool {
    sentence.end == block.end && !is_ended(folded, sentence.clone())
}

/// Where the sentence goes on that a page break cuts at the end of `block`, as far as a mark may stand.
fn next_page(text: &Text, block: &Range<usize>) -> Option<Range<usize>> {
    let folded = text.folded();
    let last = sentences(folded, block.clone()).last()?;
    if !goes_on_later(&last, block, folded) {
        return None;
    }
    let first = text.block_at(block.start) + 1;
    let blocks = first..text.block_count().min(first + MOST_BETWEEN);
    let goes_on = |start: &usize| {
        let rest = &folded[*start..];
        let is_address = SCHEMES.iter().any(|scheme| rest.starts_with(scheme)) || rest.starts_with("www.");
        rest.starts_with(char::is_lowercase) && !is_address
    };
    let begins = |start: &usize| text.is_set_in(*start) || text.block(text.block_at(*start)).start == *start;
    let start = blocks.flat_map(|block| text.line_starts(block)).filter(begins).find(goes_on)?;
    let end = text.block(text.block_at(start)).end.min(folded.ceil_char_boundary(start + REACH));
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of the notes 1 to 60 stand near `passage`.
    fn near(text: &str, passage: &str) -> Vec<u32> {
        let text = Text::new(text.to_owned());
        let place = text.places(passage).next().expect("stands there");
        let notes = Notes::new(&text);
        (1..=60).filter(|note| notes.stands_near(&text, &place, *note)).collect()
    }

    #[test]
    fn the_marks_of_the_sentence_count_or_those_of_the_next_that_has_any() {
        let text = "Early birds sang.10 In the song11, owls “slept on” all day12 and night.13 Crows came. \
                    […] They left14 at dawn.15 Gulls stayed.16 Rain in 2015 fell.\n\nA new block.17";
        for (passage, expected) in [
            ("birds sang", &[10][..]),
            ("owls “slept", &[11, 12, 13]),
            ("all day", &[11, 12, 13]),
            ("Crows came", &[14, 15]),
            ("night.13 Crows came", &[11, 12, 13, 14, 15]),
            ("Gulls", &[16]),
            ("Rain in", &[]),
            ("new block", &[17]),
        ] {
            assert_eq!(near(text, passage), expected, "{passage}");
        }
    }

    #[test]
    fn a_mark_beyond_reach_does_not_count() {
        let text = |words: usize| format!("It began {}at last.21", "and went on ".repeat(words));
        assert_eq!(near(&text(30), "began"), [21]);
        assert_eq!(near(&text(40), "began"), [0; 0]);
        let text = |words: usize| format!("The bell21 rang {}at last", "and went on ".repeat(words));
        assert_eq!(near(&text(30), "at last"), [21]);
        assert_eq!(near(&text(40), "at last"), [0; 0]);
    }

    #[test]
    fn a_footnote_holds_its_lines_up_to_the_next() {
        let text = "the rest of one.\n8. A. Owl, “Night”,\n2018. Reprinted here.\n7. lines.\n9. Ibid, as in\n10 nests\n\n11 no\nlink";
        for (passage, expected) in [
            ("rest of", &[][..]),
            ("8. A. Owl", &[8]),
            ("Reprinted", &[8]),
            ("lines", &[8]),
            ("Ibid", &[9]),
            ("nests", &[9]),
            ("link", &[]),
        ] {
            assert_eq!(near(text, passage), expected, "{passage}");
        }
    }

    #[test]
    fn a_sentence_goes_on_after_a_page_break() {
        let page = |end: &str, next: &str| {
            format!(
                "The owls left the\nbarn for {end}\n\n1. A. Owl,\navailable at: www.owl.example.\n\n{next}"
            )
        };
        let cut = page("the", "https://www.owl.example/night\n old oak.2 They stayed.3");
        assert_eq!(near(&cut, "barn for"), [2]);
        assert_eq!(near(&page("the", "old oak.2 They stayed.3"), "barn for"), [2], "at the start of a block");
        assert_eq!(near(&page("the12", "old oak.2 They stayed.3"), "owls left"), [2, 12]);
        assert_eq!(near(&page("the", "old oak and they stayed. Yes.3"), "owls left"), [3]);
        assert_eq!(near(&page("the12", "old oak and they stayed. Yes.3"), "owls left"), [12]);
        assert_eq!(near(&page(&format!("{}the", "and on ".repeat(60)), "old oak.2"), "owls left"), [0; 0]);
        for (end, next) in [
            ("good.", "old oak.2 They stayed.3"),
            ("the", "Old oak.2 They stayed.3"),
            ("the", "https://www.owl.example2 and.3"),
            ("the", "X\nold oak.2"),
        ] {
            assert_eq!(near(&page(end, next), "barn for"), [0; 0], "{end} {next}");
        }
        let far = page("the", &format!("{}old oak.2", "X.\n\n".repeat(MOST_BETWEEN)));
        assert_eq!(near(&far, "barn for"), [0; 0]);
    }

    #[test]
    fn a_footnote_goes_on_on_the_next_page() {
        let text = |first: u32, next: u32| {
            format!("{first}. A. Owl says that\n\nA page.\n\nmice are few.\n{next}. Ibid.\n\nmice again")
        };
        assert_eq!(near(&text(6, 7), "mice are"), [6]);
        assert_eq!(near(&text(5, 7), "mice are"), [0; 0], "one is left out");
        assert_eq!(near(&text(6, 7), "A page"), [0; 0]);
        assert_eq!(near(&text(6, 7), "mice again"), [0; 0]);
    }

    #[test]
    fn an_address_belongs_to_the_footnote_above_that_names_its_host() {
        let text = "1. A. Crow, www.crow.example.\n\n2. A. Owl, www.owl.example.\n3. B. Crow, \
                    www.crow.example.\n\nhttps://www.owl.example/2\nhttps://www.crow.example/3\nwww.owl.example/4";
        assert_eq!(near(text, "owl.example/2"), [2]);
        assert_eq!(near(text, "www.crow.example/3"), [3], "the first is not just above");
        assert_eq!(near(text, "owl.example/4"), [0; 0], "no address");
    }
}
