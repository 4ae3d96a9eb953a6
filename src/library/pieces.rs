//! A text in the pieces in which it is laid out: paragraphs with their lines joined, headings, footnotes.
//!
//! A piece ends at a blank line; where a footnote begins; before and after a line that an excerpt names as heading; at
//! a page break or before a line that is set in, if a sentence may end there; and at every line break beside a line so
//! long that it is a paragraph of its own. A piece that would be long to lay out is cut where a sentence ends, else
//! between words, else anywhere.

use std::collections::BTreeSet;
use std::ops::Range;

use super::notes::Notes;
use super::sentences::sentences;
use super::text::Text;

/// The longest piece, in bytes.
pub(super) const MOST: usize = 1600;

/// From how many bytes on a line is a paragraph of its own.
const LONG_LINE: usize = 160;

/// The longest heading, in bytes.
const LONGEST_HEADING: usize = 90;

/// What may end a sentence at the end of a line, digits of reference marks aside.
const ENDS: &[char] = &['.', '!', '?', '…', '”', '’', '"', '\'', '»', ')', ']', ':'];

/// A stretch of a text that is laid out as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in bytes of [`super::Page::text`]. Never empty.
    pub place: Range<usize>,
    /// What it is.
    pub form: Form,
    /// Whether it goes on with the paragraph of the piece before.
    pub goes_on: bool,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A heading: known from excerpts, or a short line on its own that ends no sentence.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A footnote.
    Note,
}

/// The pieces of a text in order. `headings` are the folded sections that excerpts name.
pub(super) fn pieces(text: &Text, headings: &BTreeSet<String>) -> Vec<Piece> {
    let titles: Vec<Range<usize>> = headings
        .iter()
        .flat_map(|heading| text.places(heading).filter(|place| text.fills_lines(place)))
        .collect();
    let starts: BTreeSet<usize> = titles.iter().map(|title| title.start).collect();
    // The line after a heading begins one space on.
    let after: BTreeSet<usize> = titles.iter().map(|title| title.end + 1).collect();
    let notes = Notes::new(text);
    let mut pieces = Vec::new();
    for block in 0..text.block_count() {
        let place = text.block(block);
        let lines: Vec<usize> = text.line_starts(block).chain([place.end + 1]).collect();
        let mut start = place.start;
        for (at, line) in lines.iter().copied().enumerate().skip(1) {
            let is_last = line > place.end;
            let next = || lines.get(at + 1).map_or(place.end, |end| end - 1) - line;
            let own = line - 1 - lines[at - 1];
            let parts = || {
                starts.contains(&line)
                    || after.contains(&line)
                    || notes.begins_at(line)
                    || own.max(next()) >= LONG_LINE
                    || is_fresh(text, lines[at - 1]..line)
            };
            if is_last || parts() {
                let whole = start..line - 1;
                let is_title = starts.contains(&start) && titles.contains(&whole);
                let form = form(text, &whole, (is_title, notes.begins_at(start)), lines[at - 1] == start);
                cut(text.folded(), whole, form, &mut pieces);
                start = line;
            }
        }
    }
    pieces
}

/// Whether a line, of which the end is the start of the next, may end a paragraph there.
fn is_fresh(text: &Text, line: Range<usize>) -> bool {
    let is_ended = || {
        let words = text.folded()[line.start..line.end - 1].trim_end_matches(|c: char| c.is_ascii_digit());
        words.ends_with(ENDS)
    };
    (text.is_set_in(line.end) || text.gap_before(line.end).contains('\u{C}')) && is_ended()
}

fn form(text: &Text, place: &Range<usize>, (is_title, is_note): (bool, bool), is_one_line: bool) -> Form {
    let words = &text.folded()[place.clone()];
    let is_short = || is_one_line && words.len() <= LONGEST_HEADING;
    let begins = || words.starts_with(char::is_uppercase);
    let goes_on = || words.ends_with(['.', '!', '…', ',', ';', ':', '-']) || words.contains("://");
    if is_title || is_short() && begins() && !is_note && !goes_on() {
        Form::Heading
    } else if is_note {
        Form::Note
    } else {
        Form::Paragraph
    }
}

/// Cuts a stretch into pieces that are short enough.
fn cut(text: &str, mut place: Range<usize>, form: Form, pieces: &mut Vec<Piece>) {
    let mut goes_on = false;
    while place.len() > MOST {
        let limit = text.floor_char_boundary(place.start + MOST);
        let middle = place.start + MOST / 2;
        let ended = sentences(text, place.start..limit).map(|sentence| sentence.end);
        let sentence = ended.filter(|end| *end < limit).last().filter(|end| *end > middle);
        let word = || text[place.start..limit].rfind(' ').map(|at| place.start + at);
        let end = sentence.or_else(word).filter(|end| *end > place.start).unwrap_or(limit);
        pieces.push(Piece { place: place.start..end, form, goes_on });
        goes_on = true;
        place.start = end + usize::from(text[end..].starts_with(' '));
    }
    if !place.is_empty() {
        pieces.push(Piece { place, form, goes_on });
    }
}

#[cfg(test)]
mod tests {
    use super::super::made_up::source;
    use super::*;

    fn laid_out(text: &str, headings: &[&str]) -> Vec<(Form, String)> {
        let text = Text::new(text.to_owned());
        let headings = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let pieces = pieces(&text, &headings);
        pieces.into_iter().map(|piece| (piece.form, text.folded()[piece.place].to_owned())).collect()
    }

    #[test]
    fn headings_paragraphs_and_footnotes_are_told_apart() {
        let text = "Of Owls\n\nThey hoot\nat night. \n \u{C}Barn\nowls too, and a page\n\u{C}goes on. They\n \
                    sleep.\n\n1. A note on\ntwo lines.\n2. Another.\n\nlast words";
        let expected = [
            (Form::Heading, "Of Owls"),
            (Form::Paragraph, "They hoot at night."),
            (Form::Heading, "Barn owls too"),
            (Form::Paragraph, "and a page goes on. They sleep."),
            (Form::Note, "1. A note on two lines."),
            (Form::Note, "2. Another."),
            (Form::Paragraph, "last words"),
        ];
        let text = text.replace("too, and", "too\nand");
        assert_eq!(
            laid_out(&text, &["Barn owls too"]),
            expected.map(|(form, words)| (form, words.to_owned()))
        );
    }

    #[test]
    fn a_line_as_long_as_a_paragraph_is_one() {
        let long = "hoot ".repeat(50);
        let text = format!("By somebody.\n{long}\nA caption\n{long}");
        assert_eq!(laid_out(&text, &[]).len(), 4);
    }

    #[test]
    fn nothing_is_lost_and_no_piece_is_long() {
        for text in [
            source(3, 60_000),
            source(4, 60_000).replace('\n', " "),
            "x".repeat(20_000),
            "é".repeat(9_000),
            "word ".repeat(9_000),
            String::new(),
        ] {
            let text = Text::new(text);
            let pieces = pieces(&text, &BTreeSet::new());
            assert!(pieces.iter().all(|piece| !piece.place.is_empty() && piece.place.len() <= MOST));
            let mut at = 0;
            for piece in &pieces {
                assert!(text.folded()[at..piece.place.start].trim().is_empty(), "{at}");
                at = piece.place.end;
            }
            assert_eq!(at, text.folded().len());
        }
    }

    #[test]
    fn a_long_line_is_cut_where_sentences_end() {
        let text = Text::new("The owls of the barn hoot at night. ".repeat(200));
        let pieces = pieces(&text, &BTreeSet::new());
        assert!(pieces.iter().all(|piece| text.folded()[piece.place.clone()].ends_with('.')));
        assert!(!pieces[0].goes_on && pieces[1..].iter().all(|piece| piece.goes_on));
    }
}
