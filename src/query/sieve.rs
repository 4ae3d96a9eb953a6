//! A filter applied to the catalogue: sets of what passes, facet by facet.

use super::bits::Bits;
use super::catalogue::Catalogue;
use super::facet::{Facet, Value};
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
    /// The excluded values.
    excluded: Vec<(Facet, Value)>,
    /// What has one of them. `None`: there are none.
    barred: Option<Bits>,
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
        let of = |facet: Facet| filter.excluded(facet).map(move |value| (facet, value));
        let excluded: Vec<(Facet, Value)> = Facet::ALL.iter().copied().flat_map(of).collect();
        let barred = having(catalogue, excluded.iter());
        (Self { catalogue, text, facets, excluded, barred }, findings.unwrap_or_default())
    }

    /// What passes the text, every exclusion, and the choice of every facet but one.
    pub(super) fn all_but(&self, but: Option<Facet>) -> Bits {
        self.unbarred(but, self.barred.as_ref())
    }

    /// What passes the text and the choice of every facet but one, and isn't barred.
    fn unbarred(&self, but: Option<Facet>, barred: Option<&Bits>) -> Bits {
        let mut parts = self.parts_but(but);
        let mut all =
            parts.next().cloned().unwrap_or_else(|| Bits::all(self.catalogue.timeline().all().len()));
        parts.for_each(|part| all.keep(part));
        if let Some(barred) = barred {
            all.remove(barred);
        }
        all
    }

    /// The counts beside the values of a facet, given what passes the whole filter.
    pub(super) fn counts(&self, facet: Facet, passing: &Bits) -> Vec<Count> {
        let postings = self.catalogue.postings(facet).iter();
        let count = |total: usize, passing: usize| Count { passing, total };
        if self.barred.is_none() && self.parts_but(Some(facet)).next().is_none() {
            return postings.map(|posting| count(posting.count(), posting.count())).collect();
        }
        let narrows = self.facets.iter().any(|(each, _)| *each == facet);
        let others = narrows.then(|| self.all_but(Some(facet)));
        let others = others.as_ref().unwrap_or(passing);
        let mut counts: Vec<Count> =
            postings.map(|posting| count(posting.count(), posting.count_in(others))).collect();
        // Nothing that has an excluded value passes: there counts what would if that value were chosen instead.
        for (_, value) in self.excluded.iter().filter(|(each, _)| *each == facet) {
            let posting = self.catalogue.postings(facet).get(value.index());
            if let (Some(count), Some(posting)) = (counts.get_mut(value.index()), posting) {
                let rest = self.excluded.iter().filter(|each| **each != (facet, *value));
                let barred = having(self.catalogue, rest);
                count.passing = posting.count_in(&self.unbarred(Some(facet), barred.as_ref()));
            }
        }
        counts
    }

    /// What passes the text, if any, and what passes each facet but one that narrows.
    fn parts_but(&self, but: Option<Facet>) -> impl Iterator<Item = &Bits> {
        let facets = self.facets.iter().filter(move |(facet, _)| Some(*facet) != but);
        self.text.iter().chain(facets.map(|(_, bits)| bits))
    }
}

/// What has one of some values. `None` without values.
fn having<'v>(catalogue: &Catalogue, values: impl Iterator<Item = &'v (Facet, Value)>) -> Option<Bits> {
    let mut values = values.peekable();
    values.peek()?;
    let mut any = Bits::none(catalogue.timeline().all().len());
    values
        .filter_map(|(facet, value)| catalogue.postings(*facet).get(value.index()))
        .for_each(|posting| posting.add_to(&mut any));
    Some(any)
}
