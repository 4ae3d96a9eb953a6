//! The events that pass a filter, and the counts beside each facet value.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::bits::Bits;
use super::catalogue::Catalogue;
use super::facet::{Facet, Value};
use super::filter::Filter;
use super::part::Part;
use super::search::{Findings, in_parallel};
use super::sieve::Sieve;
use super::span::Span;
use crate::dataset::EventIx;
use crate::timeline::Timeline;

/// Counting among fewer events than so many takes less time than starting a thread.
const MANY: usize = 100_000;

/// How many events have a facet value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Those that pass the text, every *other* facet and every other exclusion: what choosing the value would show.
    pub passing: usize,
    /// All of the dataset.
    pub total: usize,
}

/// The events that pass a filter, with that filter. A clone shares what it holds.
#[derive(Debug, Clone, Default)]
pub struct Matches {
    found: Arc<Found>,
}

#[derive(Debug, Default)]
struct Found {
    filter: Filter,
    findings: Findings,
    /// Dated in time order, then undated.
    events: Vec<EventIx>,
    /// How many of them are dated.
    dated: usize,
    /// Their places in [`Timeline::all`], and how many there are before each word of the set.
    places: Bits,
    ranks: Vec<u32>,
    /// The place of every event of the dataset.
    place_of: Arc<[u32]>,
    counts: BTreeMap<Facet, Vec<Count>>,
    most: BTreeMap<Facet, usize>,
    /// Where nothing passes: how many events would without each clause.
    without: Vec<(Part, usize)>,
}

impl Matches {
    /// What passes of the events that the catalogue was made of, with the counts beside every facet value.
    pub fn find(catalogue: &Catalogue, filter: &Filter) -> Self {
        Self::default().refined(catalogue, filter)
    }

    /// The same, after these matches: words that were searched for in the same catalogue need not be looked for again,
    /// and one that was typed on only where its beginning stands.
    #[must_use]
    pub fn refined(&self, catalogue: &Catalogue, filter: &Filter) -> Self {
        let timeline = catalogue.timeline();
        let (sieve, findings) = Sieve::new(catalogue, filter, &self.found.findings);
        let places = sieve.all_but(None);
        let ranks = places.ranks();
        let count = |at: usize| Facet::ALL.get(at).map(|facet| (*facet, sieve.counts(*facet, &places)));
        let is_long = timeline.all().len() > MANY;
        let counts: BTreeMap<Facet, Vec<Count>> =
            in_parallel(Facet::ALL.len(), is_long, count).into_iter().flatten().collect();
        let most = |counts: &Vec<Count>| counts.iter().map(|count| count.total).max().unwrap_or_default();
        let events = places.pick(timeline.all());
        let without =
            if events.is_empty() { passing_without(catalogue, filter, &findings) } else { Vec::new() };
        let found = Found {
            filter: filter.clone(),
            findings,
            dated: places.rank(&ranks, timeline.order().len()).unwrap_or(events.len()),
            events,
            most: counts.iter().map(|(facet, counts)| (*facet, most(counts))).collect(),
            counts,
            places,
            ranks,
            without,
            place_of: Arc::clone(timeline.places()),
        };
        Self { found: Arc::new(found) }
    }

    /// Makes what [`Matches::refined`] looks words up in that were typed on, as long as that is wanted: in a large dataset
    /// it may take longer than finding the matches did, so show them before. Clones of the matches share it.
    pub fn make_ready(&self, is_wanted: impl Fn() -> bool + Sync) {
        self.found.findings.make_ready(&is_wanted);
    }

    /// Whether [`Matches::refined`] would look through no text: what takes long in a large dataset.
    pub fn is_refined_at_once(&self, catalogue: &Catalogue, filter: &Filter) -> bool {
        self.found.findings.suffice(catalogue, &filter.search())
    }

    /// What these pass.
    pub fn filter(&self) -> &Filter {
        &self.found.filter
    }

    /// The largest total beside any value of a facet.
    pub fn most(&self, facet: Facet) -> usize {
        self.found.most.get(&facet).copied().unwrap_or_default()
    }

    /// The dated matches in time order.
    pub fn dated(&self) -> &[EventIx] {
        &self.found.events[..self.found.dated]
    }

    /// The undated matches, in the order of the file.
    pub fn undated(&self) -> &[EventIx] {
        &self.found.events[self.found.dated..]
    }

    /// The dated events that don't pass, in time order.
    pub fn dropped(&self, timeline: &Timeline) -> Vec<EventIx> {
        let mut places = Bits::all(timeline.order().len());
        places.remove(&self.found.places);
        places.pick(timeline.order())
    }

    /// Where nothing passes: the clauses of the filter, each with how many events would pass if it were dropped alone.
    pub fn without(&self) -> &[(Part, usize)] {
        &self.found.without
    }

    /// How many events pass.
    pub fn len(&self) -> usize {
        self.found.events.len()
    }

    /// Whether nothing passes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many events the dataset has.
    pub fn total(&self) -> usize {
        self.found.place_of.len()
    }

    /// How many events don't pass.
    pub fn filtered_out(&self) -> usize {
        self.total() - self.len()
    }

    /// Whether an event passes.
    pub fn contains(&self, event: EventIx) -> bool {
        self.found.place_of.get(event.index()).is_some_and(|place| self.found.places.has(*place))
    }

    /// The place of an event among the matches: dated in time order, then undated.
    pub fn position(&self, event: EventIx) -> Option<usize> {
        let place = self.found.place_of.get(event.index()).filter(|place| self.found.places.has(**place))?;
        Some(self.before(*place as usize))
    }

    /// All matches: dated in time order, then undated.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = EventIx> + '_ {
        self.found.events.iter().copied()
    }

    /// The match at a place of [`Matches::position`].
    pub fn at(&self, position: usize) -> Option<EventIx> {
        self.found.events.get(position).copied()
    }

    /// The count beside a facet value.
    pub fn count(&self, facet: Facet, value: Value) -> Count {
        let counts = self.found.counts.get(&facet);
        counts.and_then(|counts| counts.get(value.index())).copied().unwrap_or_default()
    }

    /// The dated matches in lanes, each in time order: one lane for each value of the facet, for the events whose main
    /// value it is, and a last one for those that have none.
    pub fn lanes(&self, catalogue: &Catalogue, facet: Facet) -> Vec<Vec<EventIx>> {
        let (dated, values) = (catalogue.timeline().order(), catalogue.main_values(facet));
        let placed = || self.found.places.iter().filter_map(|place| dated.get(place).zip(values.get(place)));
        let mut sizes = vec![0; facet.len(catalogue.timeline().dataset()) + 1];
        placed().for_each(|(_, value)| sizes[value.index()] += 1);
        let mut lanes: Vec<Vec<EventIx>> = sizes.into_iter().map(Vec::with_capacity).collect();
        placed().for_each(|(event, value)| lanes[value.index()].push(*event));
        lanes
    }

    /// The matches that lie in a span, in time order. Without a span: all, the undated last.
    pub fn in_span(&self, timeline: &Timeline, span: Option<Span>) -> Vec<EventIx> {
        self.runs(timeline, span).flat_map(|run| &self.found.events[run]).copied().collect()
    }

    /// How many matches lie in a span, without a list of them: quick enough to be asked in every frame.
    pub fn count_in_span(&self, timeline: &Timeline, span: Option<Span>) -> usize {
        self.runs(timeline, span).map(|run| run.len()).sum()
    }

    /// The positions of the matches in a span, as runs.
    fn runs(&self, timeline: &Timeline, span: Option<Span>) -> impl Iterator<Item = Range<usize>> {
        let all = || std::iter::once(0..timeline.all().len()).collect();
        let places = span.map_or_else(all, |span| span.runs(timeline));
        places.into_iter().map(|run| self.before(run.start)..self.before(run.end))
    }

    /// The places of the matches.
    pub(super) fn places(&self) -> &Bits {
        &self.found.places
    }

    /// The matches in an order of places; `all` has the event at each place.
    pub(super) fn in_order(&self, places: &[u32], all: &[EventIx]) -> Vec<EventIx> {
        let passing = places.iter().filter(|place| self.found.places.has(**place));
        passing.filter_map(|place| all.get(*place as usize)).copied().collect()
    }

    /// How many matches stand before a place.
    fn before(&self, place: usize) -> usize {
        self.found.places.rank(&self.found.ranks, place).unwrap_or(self.len())
    }
}

/// The same if the same filter let the same through: all the rest follows from it.
impl PartialEq for Matches {
    fn eq(&self, other: &Self) -> bool {
        let parts = |matches: &Self| (matches.found.dated, matches.total());
        Arc::ptr_eq(&self.found, &other.found)
            || parts(self) == parts(other)
                && self.filter() == other.filter()
                && self.found.events == other.found.events
    }
}

/// How many events pass without each clause of a filter. What it finds in texts has been looked for.
fn passing_without(catalogue: &Catalogue, filter: &Filter, findings: &Findings) -> Vec<(Part, usize)> {
    let passing = |part: Part| {
        let mut rest = filter.clone();
        rest.drop_part(part);
        Sieve::new(catalogue, &rest, findings).0.all_but(None).count()
    };
    filter.clauses().into_iter().map(|part| (part, passing(part))).collect()
}
