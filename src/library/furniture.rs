//! Lines that a page has besides its text: headers, footers and page numbers.
//!
//! A line is taken for one if
//! - it recurs: with digits taken for one another, it stands [`FEWEST_AT_EDGES`] times or more beside a blank line, a
//!   form feed or an end of the text, or [`FEWEST`] times or more anywhere; or
//! - it is a page number ("12", "– 12 –", "Page 12", "xii") and stands beside a form feed.
//!
//! They are left out only when a quotation doesn't stand in the text with them, so no text is lost to them, and what
//! is found without them says which lines it leaves out.

use std::collections::HashMap;
use std::ops::Range;

use super::text::Text;

/// How often a line stands at the edge of blocks if it is a header or footer.
const FEWEST_AT_EDGES: usize = 3;

/// How often it does so anywhere.
const FEWEST: usize = 6;

/// The longest that such a line is, in bytes.
const LONGEST: usize = 200;

/// A line that isn't blank.
struct Line {
    place: Range<usize>,
    /// Beside a blank line, a form feed or an end of the text.
    is_at_edge: bool,
    /// Beside a form feed.
    is_at_break: bool,
}

/// The headers, footers and page numbers of a text, in order.
pub(super) fn furniture(text: &Text) -> Vec<Range<usize>> {
    let lines = lines(text);
    let patterns: Vec<String> =
        lines.iter().map(|line| pattern(&text.folded()[line.place.clone()])).collect();
    let mut counts = HashMap::<&str, (usize, usize)>::new();
    for (line, pattern) in lines.iter().zip(&patterns) {
        let (all, at_edges) = counts.entry(pattern).or_default();
        *all += 1;
        *at_edges += usize::from(line.is_at_edge);
    }
    let is_furniture = |line: &Line, pattern: &str| {
        let (all, at_edges) = counts.get(pattern).copied().unwrap_or_default();
        let recurs = all >= FEWEST || (line.is_at_edge && at_edges >= FEWEST_AT_EDGES);
        (recurs && pattern.len() <= LONGEST) || (line.is_at_break && is_page_number(pattern))
    };
    let furniture = lines.iter().zip(&patterns).filter(|(line, pattern)| is_furniture(line, pattern));
    furniture.map(|(line, _)| line.place.clone()).collect()
}

fn lines(text: &Text) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for block in 0..text.block_count() {
        let end = text.block(block).end;
        let starts: Vec<usize> = text.line_starts(block).collect();
        for (at, start) in starts.iter().enumerate() {
            let next = starts.get(at + 1);
            let is_after_break = text.gap_before(*start).contains('\u{C}');
            let is_edge = at == 0 || next.is_none() || is_after_break;
            if let Some(before) = lines.last_mut().filter(|_| is_after_break) {
                (before.is_at_edge, before.is_at_break) = (true, true);
            }
            let place = *start..next.map_or(end, |next| next - 1);
            lines.push(Line { place, is_at_edge: is_edge, is_at_break: is_after_break });
        }
    }
    lines
}

/// A line with every number as one `#`.
fn pattern(line: &str) -> String {
    let mut pattern = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            _ if !c.is_ascii_digit() => pattern.push(c),
            _ if !pattern.ends_with('#') => pattern.push('#'),
            _ => {}
        }
    }
    pattern
}

fn is_page_number(pattern: &str) -> bool {
    let bare = pattern.trim_matches(|c: char| " -–—[]()|.".contains(c));
    let bare = ["Page ", "page ", "p. "].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    let is_roman = |c: char| "ivxlc".contains(c.to_ascii_lowercase());
    bare == "#" || (!bare.is_empty() && bare.len() <= 8 && bare.chars().all(is_roman))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_out(text: &str) -> Vec<String> {
        let text = Text::new(text.to_owned());
        furniture(&text).into_iter().map(|place| text.folded()[place].to_owned()).collect()
    }

    #[test]
    fn lines_that_recur_at_the_edges_of_blocks_are_left_out() {
        let page =
            |(number, word): (u32, &str)| format!("A {word}\nof text {word}\n\n{number} | On Owls\n\n");
        let pages = [(9, "page"), (10, "leaf"), (11, "line")].map(page);
        assert_eq!(left_out(&pages.concat()), ["9 | On Owls", "10 | On Owls", "11 | On Owls"]);
        assert_eq!(left_out(&pages[1..].concat()), [""; 0]);
        let verse = "one two\nhoot, hoot\nthree four\n";
        assert_eq!(left_out(&verse.repeat(2)), [""; 0]);
        let refrain =
            ["a", "b", "c", "d", "e", "f"].map(|line| format!("{line}\nhoot, hoot\nend\n")).concat();
        assert_eq!(left_out(&refrain).len(), 12, "six times and more, anywhere");
    }

    #[test]
    fn page_numbers_beside_a_form_feed_are_left_out() {
        for number in ["12", "– 12 –", "Page 12", "xii", "[3]"] {
            assert_eq!(left_out(&format!("one\n{number}\n\u{C}two\nthree")), [number], "{number}");
            assert_eq!(left_out(&format!("one\n\u{C}{number}\ntwo\nthree")), [number], "{number}");
            assert_eq!(left_out(&format!("one\n{number}\ntwo\n\u{C}three")), [""; 0], "{number}");
        }
        assert_eq!(left_out("one\nin 1943\n\u{C}two"), [""; 0]);
    }

    #[test]
    fn a_header_after_a_form_feed_is_at_an_edge() {
        let page = |end: &str| format!("one {end}\n\x0COn Owls\ntwo {end}\nthree {end}\n");
        assert_eq!(left_out(&["a", "b", "c"].map(page).concat()), ["On Owls"; 3]);
    }
}
