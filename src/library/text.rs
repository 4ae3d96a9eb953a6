//! One text: as it stands, folded, and where its lines and blocks are.

use std::ops::Range;

use memchr::memmem::Finder;

use super::fold::Folded;
use super::parting::printable;
use super::sections::Whereabouts;
use crate::dataset::Position;

/// The most places of one quotation or heading that are looked at; a real one has a handful.
const MOST_PLACES: usize = 1000;

/// The text of a source.
///
/// Within this layer, places are byte ranges of the folded text; a [`Passage`] is what others see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    original: String,
    folded: Folded,
    lines: Vec<Line>,
}

/// Where a line of the original begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    byte: usize,
    character: usize,
}

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it begins: code points before it in [`Text::as_str`].
    pub start: usize,
    /// Where it ends: code points before its end. At least `start`.
    pub end: usize,
    /// Line and column of its start, in characters, counted from 1.
    pub position: Position,
    /// The same stretch in bytes of [`Text::as_str`].
    pub bytes: Range<usize>,
    /// Headers, footers and page numbers within it that are no part of the quotation, in order.
    pub skipped: Vec<Skipped>,
    /// Where it stands, in terms of what its excerpt names; `None` if that names no section.
    pub whereabouts: Option<Whereabouts>,
    /// The same stretch of the folded text.
    pub(super) folded: Range<usize>,
}

/// A header, footer or page number within a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it begins.
    pub position: Position,
    /// Its words.
    pub words: String,
}

impl Text {
    /// Takes a text, with or without a byte order mark, and folds it once.
    pub fn new(mut original: String) -> Self {
        if original.starts_with('\u{FEFF}') {
            original.drain(..'\u{FEFF}'.len_utf8());
        }
        let mut lines = vec![Line { byte: 0, character: 0 }];
        for (character, (byte, _)) in
            original.char_indices().enumerate().filter(|(_, (_, character))| *character == '\n')
        {
            lines.push(Line { byte: byte + 1, character: character + 1 });
        }
        Self { folded: Folded::new(&original), original, lines }
    }

    /// The text as it stands in the file, without a byte order mark. Offsets of passages are its code points.
    pub fn as_str(&self) -> &str {
        &self.original
    }

    /// The folded text.
    pub(super) fn folded(&self) -> &str {
        &self.folded.text
    }

    /// The folded text alone.
    pub(super) fn into_folded(self) -> String {
        self.folded.text
    }

    /// The places of `needle`, which is folded and not empty, in order, overlapping ones too.
    pub(super) fn places(&self, needle: &str) -> impl Iterator<Item = Range<usize>> {
        places(self.folded(), needle)
    }

    /// What stands between the line that begins at `start` and the text before it.
    pub(super) fn gap_before(&self, start: usize) -> &str {
        let before = start.saturating_sub(1);
        &self.original[self.original_end(&(0..before))..self.folded.original(start)]
    }

    /// Whether a line ends between two characters.
    pub(super) fn is_broken(&self, first: usize, second: usize) -> bool {
        self.original[self.folded.original(first)..self.folded.original(second)].contains(['\n', '\u{C}'])
    }

    /// The passage at a place that isn't empty and has no space at either end. `lines` are those within it that
    /// are no part of it.
    pub(super) fn passage(
        &self,
        place: Range<usize>,
        lines: &[Range<usize>],
        whereabouts: Option<Whereabouts>,
    ) -> Passage {
        let bytes = self.original_bytes(&place);
        let ((start, position), (end, _)) = (self.point(bytes.start), self.point(bytes.end));
        let skipped = |line: &Range<usize>| Skipped {
            position: self.position(line),
            words: printable(&self.folded()[line.clone()]),
        };
        Passage {
            start,
            end,
            position,
            bytes,
            skipped: lines.iter().map(skipped).collect(),
            whereabouts,
            folded: place,
        }
    }

    /// Line and column of a place's start.
    pub(super) fn position(&self, place: &Range<usize>) -> Position {
        self.point(self.folded.original(place.start)).1
    }

    /// Whether a place begins at the start of a line and ends at the end of one.
    pub(super) fn fills_lines(&self, place: &Range<usize>) -> bool {
        let is_inside = |character: char| character.is_whitespace() && character != '\n';
        let before = self.original[..self.folded.original(place.start)].trim_end_matches(is_inside);
        let after = self.original[self.original_end(place)..].trim_start_matches(is_inside);
        (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
    }

    /// How many blocks the text has: stretches between blank lines.
    pub(super) fn block_count(&self) -> usize {
        self.folded.block_starts.len()
    }

    /// Which block holds the byte at `offset`.
    pub(super) fn block_at(&self, offset: usize) -> usize {
        self.folded.block_starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The place of block number `block`.
    pub(super) fn block(&self, block: usize) -> Range<usize> {
        let starts = &self.folded.block_starts;
        let start = starts.get(block).copied().unwrap_or(self.folded().len());
        // A space stands between two blocks.
        let end = starts.get(block + 1).map_or(self.folded().len(), |next| next - 1);
        start..end
    }

    /// Whether white space stands before the line that begins at `start`, a page break too.
    pub(super) fn is_set_in(&self, start: usize) -> bool {
        self.original[..self.folded.original(start)].ends_with(|c: char| c.is_whitespace() && c != '\n')
    }

    /// Where each line of a block begins.
    pub(super) fn line_starts(&self, block: usize) -> impl Iterator<Item = usize> {
        let place = self.block(block);
        let (mut original, mut at) = (self.folded.original(place.start), place.start);
        let words = self.folded()[place].split(' ');
        words.filter_map(move |word| {
            let start = at;
            at += word.len() + 1;
            let here = self.folded.original(start);
            let gap = &self.original[original..here];
            let is_first = gap.is_empty();
            original = here;
            (is_first || gap.contains('\n')).then_some(start)
        })
    }

    /// A place that isn't empty, in bytes of the original.
    pub(super) fn original_bytes(&self, place: &Range<usize>) -> Range<usize> {
        self.folded.original(place.start)..self.original_end(place)
    }

    fn original_end(&self, place: &Range<usize>) -> usize {
        place.end.checked_sub(1).map_or(0, |last| self.folded.original(last) + 1)
    }

    /// Code points before a byte of the original, and its line and column.
    fn point(&self, byte: usize) -> (usize, Position) {
        let after = self.lines.partition_point(|line| line.byte <= byte);
        let Some(line) = self.lines.get(after.saturating_sub(1)) else { return (0, Position::default()) };
        let inside = self.original[line.byte..byte].chars().count();
        (line.character + inside, Position { line: after, column: inside + 1 })
    }
}

/// The places of `needle` in a text, in order, overlapping ones too; none if it is empty.
pub(super) fn places(text: &str, needle: &str) -> impl Iterator<Item = Range<usize>> {
    let step = needle.chars().next().map_or(1, char::len_utf8);
    let finder = Finder::new(needle);
    let mut from = 0;
    let next = move || {
        let at = from + finder.find(&text.as_bytes()[from..])?;
        from = at + step;
        Some(at..at + finder.needle().len())
    };
    std::iter::from_fn(next).take(if needle.is_empty() { 0 } else { MOST_PLACES })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Text {
        Text::new(text.to_owned())
    }

    #[test]
    fn a_passage_is_counted_in_characters_from_1() {
        let text = text("\u{FEFF}Zwölf\n  Bö\u{AD}gen, \r\n und mehr ∎");
        for (needle, start, end, line, column) in
            [("Zwölf", 0, 5, 1, 1), ("Bögen, und", 8, 22, 2, 3), ("mehr ∎", 23, 29, 3, 6)]
        {
            let place = text.places(needle).next().expect("stands there");
            let passage = text.passage(place, &[], None);
            assert_eq!((passage.start, passage.end), (start, end), "{needle}");
            assert_eq!(passage.position, Position { line, column }, "{needle}");
            let slice: String = text.as_str().chars().skip(start).take(end - start).collect();
            assert_eq!(super::super::fold::fold(&slice), needle);
        }
    }

    #[test]
    fn all_places_are_found_overlapping_ones_too() {
        let text = text("é é é");
        assert_eq!(text.places("é é").collect::<Vec<_>>(), [0..5, 3..8]);
        assert_eq!(text.places("").count(), 0);
        assert_eq!(self::text(&"x ".repeat(5000)).places("x").count(), MOST_PLACES);
    }

    #[test]
    fn blocks_and_lines() {
        let text = text(" one\n two three\n\nfour\n");
        assert_eq!(text.folded(), "one two three four");
        assert_eq!((text.block_count(), text.block(0), text.block(1)), (2, 0..13, 14..18));
        assert_eq!([0, 13, 14, 17].map(|at| text.block_at(at)), [0, 0, 1, 1]);
        assert_eq!(text.line_starts(0).collect::<Vec<_>>(), [0, 4]);
        assert_eq!(text.line_starts(1).collect::<Vec<_>>(), [14]);
        assert_eq!(self::text("").block_count(), 0);
    }

    #[test]
    fn lines_are_filled_from_end_to_end() {
        let text = text("One \n\u{C}  two\nthree four\r\nfive");
        for (needle, fills) in
            [("One", true), ("One two", true), ("three", false), ("four", false), ("three four five", true)]
        {
            let place = text.places(needle).next().expect("stands there");
            assert_eq!(text.fills_lines(&place), fills, "{needle}");
        }
    }
}
