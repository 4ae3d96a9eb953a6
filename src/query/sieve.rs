//! A filter applied to the catalogue: sets of what passes, facet by facet.

use super::bits::Bits;
use super::catalogue::Catalogue;
use super::facet::Facet;
use super::filter::Filter;
use super::matches::Count;
use super::search::{Findings, Search, Seeker};

/// What passes each part of a filter, as sets of places.
pub(super) struct Sieve<'a> {
    catalogue: &'a Catalogue,
    /// What the search finds. `None`: nothing is searched for.
    text: Option<Bits>,
    /// What has a chosen value, for each facet that has any.
    facets: Vec<(Facet, Bits)>,
}

impl<'a> Sieve<'a> {
    /// With what the search has found, which goes on from what an earlier one did.
    pub(super) fn new(catalogue: &'a Catalogue, filter: &Filter, before: &Findings) -> (Self, Findings) {
        let search = Some(filter.search()).filter(|search| !search.is_empty());
        let answer = |search: Search| Seeker::new(catalogue, before).answer(&search);
        let (text, findings) = search.map(answer).unzip();
        let length = catalogue.timeline().all().len();
        let chosen = |facet: Facet| {
            let mut any = Bits::none(length);
            let postings = catalogue.postings(facet);
            filter
                .chosen(facet)
                .filter_map(|value| postings.get(value.index()))
                .for_each(|posting| posting.add_to(&mut any));
            (facet, any)
        };
        let facets = Facet::ALL.iter().copied().filter(|facet| filter.narrows(*facet)).map(chosen).collect();
        (Self { catalogue, text, facets }, findings.unwrap_or_default())
    }

    /// What passes the text and every facet but one.
    pub(super) fn all_but(&self, but: Option<Facet>) -> Bits {
        let mut parts = self.parts_but(but);
        let mut all =
            parts.next().cloned().unwrap_or_else(|| Bits::all(self.catalogue.timeline().all().len()));
        parts.for_each(|part| all.keep(part));
        all
    }

    /// The counts beside the values of a facet, given what passes the whole filter.
    pub(super) fn counts(&self, facet: Facet, passing: &Bits) -> Vec<Count> {
        let postings = self.catalogue.postings(facet).iter();
        let count = |total: usize, passing: usize| Count { passing, total };
        if self.parts_but(Some(facet)).next().is_none() {
            return postings.map(|posting| count(posting.count(), posting.count())).collect();
        }
        let narrows = self.facets.iter().any(|(each, _)| *each == facet);
        let others = narrows.then(|| self.all_but(Some(facet)));
        let others = others.as_ref().unwrap_or(passing);
        postings.map(|posting| count(posting.count(), posting.count_in(others))).collect()
    }

    /// What passes the text, if any, and what passes each facet but one that narrows.
    fn parts_but(&self, but: Option<Facet>) -> impl Iterator<Item = &Bits> {
        let facets = self.facets.iter().filter(move |(facet, _)| Some(*facet) != but);
        self.text.iter().chain(facets.map(|(_, bits)| bits))
    }
}
