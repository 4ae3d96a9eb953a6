//! Where a quotation that isn't found parts from the text.

use std::ops::Range;

use super::fold::fold;
use super::text::Text;
use crate::dataset::Position;

/// The fewest words that must agree before it is said where a quotation parts from the text.
const FEWEST_WORDS: usize = 4;

/// How many words are shown where a quotation parts from the text.
const SHOWN_WORDS: usize = 6;

/// Where a quotation that isn't found parts from the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parting {
    /// Where the text goes on otherwise.
    pub position: Position,
    /// The last words that agree.
    pub agrees: String,
    /// What the quotation has after them.
    pub quoted: String,
    /// What the text has there; empty at its end.
    pub instead: String,
}

/// Where a quotation that stands nowhere parts from the text, if its first four words or more stand there.
pub(super) fn parting(text: &Text, exact: &str) -> Option<Parting> {
    let (folded, exact) = (text.folded(), fold(exact));
    let words: Vec<&str> = exact.split(' ').collect();
    let mut agreeing = None;
    for count in FEWEST_WORDS..words.len() {
        let Some(place) = best_start(text, &words[..count].join(" "), &exact) else { break };
        agreeing = Some((count, place));
    }
    let (count, place) = agreeing?;
    let shown = (words.len() - count).min(SHOWN_WORDS);
    let rest = folded[place.end..].trim_start_matches(' ');
    let at = folded.len() - rest.len();
    let instead: Vec<&str> = rest.split(' ').take(shown).collect();
    Some(Parting {
        position: text.position(&(at..at)),
        agrees: words[count.saturating_sub(FEWEST_WORDS)..count].join(" "),
        quoted: words[count..count + shown].join(" "),
        instead: printable(&instead.join(" ")),
    })
}

/// Of the places where the quotation's first words stand, the last one whole, that after which most of the rest
/// agrees too.
fn best_start(text: &Text, start: &str, exact: &str) -> Option<Range<usize>> {
    let folded = text.folded();
    let ends = |place: &Range<usize>| !folded[place.end..].starts_with(char::is_alphanumeric);
    let agreeing = |place: &Range<usize>| {
        let pairs = folded[place.start..].bytes().zip(exact.bytes());
        pairs.take_while(|(stands, quoted)| stands == quoted).count()
    };
    // The last of equals is taken; looked at from the back, that is the first.
    let places: Vec<Range<usize>> = text.places(start).filter(ends).collect();
    places.into_iter().rev().max_by_key(agreeing)
}

/// Without characters that steer a terminal or turn the direction of text: a text is a stranger's.
pub(super) fn printable(text: &str) -> String {
    let steers = |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(c) { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The grey owl saw the moon,\nand the grey owl saw\nthe ministry21 of mice. The end";

    #[test]
    fn where_a_quotation_parts_from_the_text_is_said() {
        let text = Text::new(TEXT.to_owned());
        let said =
            |exact: &str| parting(&text, exact).map(|p| (p.position.column, p.agrees, p.quoted, p.instead));
        let expect = |column: usize, agrees: &str, quoted: &str, instead: &str| {
            Some((column, agrees.to_owned(), quoted.to_owned(), instead.to_owned()))
        };
        assert_eq!(said("grey owl saw the sun"), expect(22, "grey owl saw the", "sun", "moon,"));
        assert_eq!(
            said("grey owl saw the ministry of mice"),
            expect(5, "grey owl saw the", "ministry of mice", "ministry21 of mice."),
            "the place that agrees longest"
        );
        assert_eq!(said("grey owl saw them"), None, "too few words agree");
        assert_eq!(said("mice. The end"), None);
        assert_eq!(said("21 of mice. The end is near"), expect(32, "of mice. The end", "is near", ""));
    }

    #[test]
    fn a_text_steers_no_terminal() {
        let text = Text::new("one two three four \u{1b}[31m\u{202E}five".to_owned());
        let parting = parting(&text, "one two three four six").expect("agrees");
        assert_eq!(parting.instead, "\u{FFFD}[31m\u{FFFD}five");
    }
}
