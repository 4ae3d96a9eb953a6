//! How a text differs from a quotation that doesn't stand there word for word.

use super::align::{Sign, Step, distance, words};
use super::parting::printable;
use super::text::Text;
use crate::dataset::Position;

/// How the text differs at a place from the quotation that may have stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How many characters of the quotation are added, left out or replaced. 0 if only what stands around it differs.
    pub distance: usize,
    /// The same of its prefix and suffix.
    pub around: usize,
    /// The words in which they differ, in order; empty if `distance` is 0.
    pub differences: Vec<Difference>,
}

/// Words of a quotation that stand otherwise in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where they stand in the text.
    pub position: Position,
    /// What the quotation has; may be empty.
    pub quoted: String,
    /// What the text has; may be empty.
    pub instead: String,
}

impl Change {
    /// `quotation` is the folded quotation and its characters, `steps` lay it beside those of `window`.
    pub(super) fn new(
        text: &Text,
        quotation: (&str, &[Sign]),
        window: &[Sign],
        steps: &[Step],
        around: usize,
    ) -> Self {
        let (quoted, signs) = quotation;
        // Where nothing stands, it is said where the word before ends.
        let mut after = steps.iter().find_map(|step| step.stands).map_or(0, |at| window[at].at);
        let mut differences = Vec::new();
        for words in words(steps, signs, window) {
            let instead =
                slice(text.folded(), words.iter().filter_map(|step| step.stands.map(|at| window[at])));
            let at = instead.map_or(after, |(at, _)| at);
            if distance(words) > 0 {
                let here = slice(quoted, words.iter().filter_map(|step| step.quoted.map(|at| signs[at])));
                differences.push(Difference {
                    position: text.position(&(at..at)),
                    quoted: here.map_or_else(String::new, |(_, words)| words.trim().to_owned()),
                    instead: instead.map_or_else(String::new, |(_, words)| printable(words.trim())),
                });
            }
            after = instead.map_or(after, |(at, words)| at + words.len() - 1);
        }
        Self { distance: distance(steps), around, differences }
    }
}

/// Where the first of some characters stands in a text, and what stands from there to the last.
fn slice(text: &str, mut signs: impl Iterator<Item = Sign>) -> Option<(usize, &str)> {
    let first = signs.next()?;
    let last = signs.last().unwrap_or(first).at;
    let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
    Some((first.at, &text[first.at..end]))
}
