//! Where a shown text holds what was searched for.

use std::ops::Range;

use memchr::memmem;

use super::field::Field;
use super::fold::Traced;
use super::{Asks, Search, Term};
use crate::query::facet::Facet;

/// What a shown text is: words of a search occur in any, the values of a field only where that field is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The title of an event.
    Title,
    /// The summary of an event.
    Summary,
    /// A quotation.
    Excerpt,
    /// The label of a value; of a source also its authors, container title or publisher.
    Name(Facet),
    /// Anything else: a date, a section.
    Other,
}

impl Shown {
    fn shows(self, field: Field) -> bool {
        match field {
            Field::Title => self == Self::Title,
            Field::Summary => self == Self::Summary,
            Field::Excerpt => self == Self::Excerpt,
            Field::Value(facet) => self == Self::Name(facet),
            Field::Cites => self == Self::Name(Facet::Source),
            Field::Importance | Field::Date(_) | Field::Has => false,
        }
    }
}

impl Search {
    /// The stretches of a shown text, in bytes, that the words of the search hit: rising, apart from each other, made
    /// of whole characters with the marks that belong to them. What must not occur hits nothing.
    pub fn hits(&self, text: &str, shown: Shown) -> Vec<Range<usize>> {
        let words: Vec<&str> = self.terms.iter().filter_map(|term| word(term, shown)).collect();
        if words.is_empty() || text.is_empty() {
            return Vec::new();
        }
        let traced = Traced::new(text);
        let folded = traced.folded.as_bytes();
        let found = |word: &&str| {
            let length = word.len();
            let begins: Vec<usize> = memmem::find_iter(folded, word).collect();
            begins.into_iter().filter_map(|begin| traced.original(begin..begin + length)).collect::<Vec<_>>()
        };
        let mut all: Vec<Range<usize>> = words.iter().flat_map(found).collect();
        all.sort_unstable_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(all.len());
        for range in all {
            match apart.last_mut().filter(|last| range.start < last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => apart.push(range),
            }
        }
        apart
    }
}

/// The folded word that a term hits in such a text.
fn word(term: &Term, shown: Shown) -> Option<&str> {
    let words = match &term.asks {
        Asks::Anywhere(words) => Some(words),
        Asks::Field(field, words) => Some(words).filter(|_| shown.shows(*field)),
        Asks::When(_) => None,
    };
    words.filter(|_| !term.excluded).map(|words| words.folded.as_str())
}
