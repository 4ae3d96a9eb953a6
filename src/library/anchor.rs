//! Anchors: where a quotation stands, in the terms of the W3C Web Annotation Data Model
//! (<https://www.w3.org/TR/annotation-model/#selectors>).
//!
//! The *normalised text* that positions are counted in and that is hashed is the text without a byte order mark, each
//! run of white space and line breaks one space, none at its ends, soft hyphens left out (with the line break after one
//! within a word).

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::change::Change;
use super::find::{Found, Place, Quotation, Seeker};
use super::key::key;
use super::text::{Passage, Text};
use super::verify::Check;
use crate::dataset::sha256;

/// How many code points before and after a quotation an anchor keeps at most.
const CONTEXT: usize = 32;

/// Where a quotation stands in a text: what is quoted between what, and the position. Written as the `selector` of a
/// W3C annotation's target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Two ways to say the same.
    pub selector: (TextQuoteSelector, TextPositionSelector),
    /// The SHA-256 of the normalised text that the anchor was made on, in lower-case hexadecimal. Only for this text is
    /// the position right.
    #[serde(rename = "normalizedTextSha256")]
    pub text_sha256: String,
}

/// What is quoted, and the text around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub struct TextQuoteSelector {
    /// The quotation as its excerpt has it; the text may have other typography, or a header within it.
    pub exact: String,
    /// The normalised text just before, at most 32 code points; empty at its start.
    pub prefix: String,
    /// The normalised text just after, at most 32 code points; empty at its end.
    pub suffix: String,
}

/// Code points of the normalised text, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub struct TextPositionSelector {
    /// The first that belongs to the passage.
    pub start: usize,
    /// The first after it.
    pub end: usize,
}

/// Makes anchors in one text, and finds again what others stand for.
pub struct Anchors<'a> {
    text: &'a Text,
    sha256: String,
    seeker: Seeker<'a>,
}

/// What an anchor stands for in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The passage.
    pub passage: Passage,
    /// How it was found.
    pub how: How,
}

/// How an anchor was resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// By its position: the text is the one that it was made on.
    Position,
    /// By what it quotes, which stands in this other text; where it stands several times, where most around it agrees.
    Quote,
    /// By what comes nearest to what it quotes.
    Changed(Change),
}

impl<'a> Anchors<'a> {
    /// Hashes the text, once.
    pub fn new(text: &'a Text) -> Self {
        Self { text, sha256: sha256(text.folded().as_bytes()), seeker: Seeker::new(text) }
    }

    /// The anchor of a quotation that was looked up in this text; `None` if it is missing.
    pub fn of(&self, check: &Check<'_>) -> Option<Anchor> {
        check.verdict.passage().map(|passage| self.anchor(passage, &check.excerpt.exact))
    }

    fn anchor(&self, passage: &Passage, exact: &str) -> Anchor {
        let (folded, place) = (self.text.folded(), &passage.folded);
        let start = folded[..place.start].chars().count();
        let end = start + folded[place.clone()].chars().count();
        let before = folded[..place.start].char_indices().rev().take(CONTEXT).last().map_or(0, |(at, _)| at);
        let quote = TextQuoteSelector {
            exact: exact.split_whitespace().collect::<Vec<&str>>().join(" "),
            prefix: folded[if place.start == 0 { 0 } else { before }..place.start].to_owned(),
            suffix: folded[place.end..].chars().take(CONTEXT).collect(),
        };
        Anchor { selector: (quote, TextPositionSelector { start, end }), text_sha256: self.sha256.clone() }
    }

    /// Finds what an anchor stands for: by its position if it was made on this very text, otherwise by what it quotes.
    /// `None` if nothing here comes near to that.
    pub fn resolve(&self, anchor: &Anchor) -> Option<Resolved> {
        let (quote, position) = &anchor.selector;
        let is_same = anchor.text_sha256.eq_ignore_ascii_case(&self.sha256);
        if let Some(place) = self.at(position).filter(|_| is_same) {
            return Some(Resolved { passage: self.text.passage(place, &[], None), how: How::Position });
        }
        let Found::At(places) = self.seeker.find(&Quotation::new("", &quote.exact, "")) else { return None };
        // The last of equals is taken; from the back, that is the first.
        let place = places.into_iter().rev().max_by_key(|place| self.agreeing(quote, place))?;
        let passage = self.text.passage(place.range, &place.skipped, None);
        Some(Resolved { passage, how: place.change.map_or(How::Quote, How::Changed) })
    }

    /// The place at a position, if it lies in the text and isn't empty.
    fn at(&self, position: &TextPositionSelector) -> Option<Range<usize>> {
        let folded = self.text.folded();
        let mut starts = folded.char_indices().map(|(at, _)| at).chain([folded.len()]);
        let start = starts.nth(position.start)?;
        let length = position.end.checked_sub(position.start)?.checked_sub(1)?;
        let place = start..starts.nth(length)?;
        let inside = &folded[place.clone()];
        (!inside.starts_with(' ') && !inside.ends_with(' ')).then_some(place)
    }

    /// How many characters around a place agree with what stood around the quotation, typography aside.
    fn agreeing(&self, quote: &TextQuoteSelector, place: &Place) -> usize {
        let folded = self.text.folded();
        let from = folded.floor_char_boundary(place.range.start.saturating_sub(8 * CONTEXT));
        let to = folded.ceil_char_boundary((place.range.end + 8 * CONTEXT).min(folded.len()));
        let (before, prefix) = (key(&folded[from..place.range.start]), key(&quote.prefix));
        let (after, suffix) = (key(&folded[place.range.end..to]), key(&quote.suffix));
        let is_same = |(one, other): &(char, char)| one == other;
        let common = before.chars().rev().zip(prefix.chars().rev()).take_while(is_same).count();
        common + after.chars().zip(suffix.chars()).take_while(is_same).count()
    }
}

#[cfg(test)]
#[path = "anchor_tests.rs"]
mod tests;
