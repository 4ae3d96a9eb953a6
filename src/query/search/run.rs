//! Answering a search.

use std::sync::Arc;

use super::field::{Field, Moment, is_meant};
use super::index::{Index, Section};
use super::scan::Found;
use super::{Asks, Search, Words};
use crate::dataset::{Importance, Standing};
use crate::query::bits::Bits;
use crate::query::catalogue::Catalogue;
use crate::query::facet::Facet;
use crate::query::noted::Having;

/// What was found of the words of a search. Kept with the matches, so that the next search need not look again.
#[derive(Debug, Clone, Default)]
pub(in crate::query) struct Findings {
    /// What was looked in.
    index: Option<Arc<Index>>,
    words: Vec<Arc<Found>>,
}

impl Findings {
    /// Makes what the words are looked up in when they are typed on, as long as that is wanted.
    pub(in crate::query) fn make_ready(&self, is_wanted: &(impl Fn() -> bool + Sync)) {
        if let Some(index) = &self.index {
            self.words.iter().for_each(|found| found.make_ready(index, is_wanted));
        }
    }

    /// Whether a search of this catalogue can be answered without looking through any text, or folding it.
    pub(in crate::query) fn suffice(&self, catalogue: &Catalogue, search: &Search) -> bool {
        let is_known = |word: &str| {
            let is_same =
                |index: &Arc<Index>| catalogue.folded().is_some_and(|other| Arc::ptr_eq(index, other));
            self.index.as_ref().is_some_and(is_same) && self.words.iter().any(|found| found.word() == word)
        };
        let is_folded = search.is_empty() || catalogue.folded().is_some();
        is_folded
            && search.terms.iter().all(|term| match &term.asks {
                Asks::Anywhere(words) => is_known(&words.folded),
                Asks::Field(field, words) => section(*field).is_none() || is_known(&words.folded),
                Asks::When(_) => true,
            })
    }
}

/// Where a field is in the text of an event; `None` for one that isn't there.
fn section(field: Field) -> Option<Section> {
    match field {
        Field::Title => Some(Section::Title),
        Field::Summary => Some(Section::Summary),
        Field::Excerpt => Some(Section::Quotations),
        Field::Value(_) | Field::Importance | Field::Date(_) | Field::Cites | Field::Has => None,
    }
}

/// Answers one search.
pub(in crate::query) struct Seeker<'a> {
    catalogue: &'a Catalogue,
    index: &'a Arc<Index>,
    /// What is known from the search before.
    before: Vec<Arc<Found>>,
    /// What this search has found.
    found: Vec<Arc<Found>>,
}

impl<'a> Seeker<'a> {
    /// With what an earlier search has found, of this catalogue or any other.
    pub(in crate::query) fn new(catalogue: &'a Catalogue, before: &Findings) -> Self {
        let index = catalogue.index();
        let is_same = before.index.as_ref().is_some_and(|other| Arc::ptr_eq(index, other));
        let before = if is_same { before.words.clone() } else { Vec::new() };
        Self { catalogue, index, before, found: Vec::new() }
    }

    /// The places of the events that a search finds, and what the next one can go on from.
    pub(in crate::query) fn answer(mut self, search: &Search) -> (Bits, Findings) {
        let mut passing = Bits::all(self.length());
        for term in &search.terms {
            let holding = match &term.asks {
                Asks::Anywhere(words) => self.anywhere(words),
                Asks::Field(field, words) => self.field(*field, words),
                Asks::When(moment) => self.when(moment),
            };
            if term.excluded {
                passing.remove(&holding);
            } else {
                passing.keep(&holding);
            }
        }
        (passing, Findings { index: Some(Arc::clone(self.index)), words: self.found })
    }

    fn length(&self) -> usize {
        self.catalogue.timeline().all().len()
    }

    /// Where a folded word stands.
    fn find(&mut self, word: &str) -> Arc<Found> {
        let known = || self.found.iter().chain(&self.before);
        if let Some(found) = known().find(|found| found.word() == word).map(Arc::clone) {
            if !self.found.iter().any(|each| Arc::ptr_eq(each, &found)) {
                self.found.push(Arc::clone(&found));
            }
            return found;
        }
        let places = self.catalogue.timeline().places();
        let begun =
            known().filter(|found| word.starts_with(found.word())).max_by_key(|found| found.word().len());
        let found = Arc::new(match begun {
            Some(begun) => begun.typed_on(self.index, places, word),
            None => Found::new(self.index, places, word),
        });
        self.found.push(Arc::clone(&found));
        found
    }

    /// What holds words in its own text, or in the names of what it refers to.
    fn anywhere(&mut self, words: &Words) -> Bits {
        let mut holding = self.find(&words.folded).events.clone();
        for (facet, value) in self.index.named(&words.folded) {
            self.add(facet, value, &mut holding);
        }
        holding
    }

    fn field(&mut self, field: Field, words: &Words) -> Bits {
        if let Some(section) = section(field) {
            let places = self.catalogue.timeline().places();
            return self.find(&words.folded).in_section(self.index, places, section);
        }
        let mut holding = Bits::none(self.length());
        match field {
            Field::Value(Facet::Standing) => {
                let meant = |standing: &Standing| is_meant(words, standing.id(), standing.words());
                let positions = (0..).zip(Standing::ALL).filter(|(_, standing)| meant(standing));
                positions.for_each(|(at, _)| self.add(Facet::Standing, at, &mut holding));
            }
            Field::Value(facet) => {
                for value in self.index.meant(facet, &words.folded) {
                    self.add(facet, value, &mut holding);
                }
            }
            Field::Cites => {
                let cited = self.index.meant(Facet::Source, &words.folded);
                let postings = cited.into_iter().filter_map(|source| self.index.cited(source));
                postings.for_each(|posting| posting.add_to(&mut holding));
            }
            Field::Importance => {
                let meant = |each: &&Importance| is_meant(words, each.id(), each.words());
                let bits =
                    Importance::ALL.iter().filter(meant).filter_map(|each| self.index.importance(*each));
                bits.for_each(|bits| holding.add(bits));
            }
            Field::Has => {
                let known = (self.catalogue.timeline(), self.catalogue.noted());
                let meant = Having::ALL.iter().filter(|each| is_meant(words, each.id(), each.id()));
                meant.for_each(|each| each.add_to(known, &mut holding));
            }
            Field::Date(_) | Field::Title | Field::Summary | Field::Excerpt => {}
        }
        holding
    }

    /// Adds the events that have a value of a facet.
    fn add(&self, facet: Facet, value: usize, holding: &mut Bits) {
        if let Some(posting) = self.catalogue.postings(facet).get(value) {
            posting.add_to(holding);
        }
    }

    /// What is dated, and possibly on the right side.
    fn when(&self, moment: &Moment) -> Bits {
        let mut holding = Bits::none(self.length());
        for place in moment.span.runs(self.catalogue.timeline()).into_iter().flatten() {
            if let Ok(place) = u32::try_from(place) {
                holding.insert(place);
            }
        }
        holding
    }
}
