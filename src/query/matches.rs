//! The events that pass a filter, and the counts beside each facet value.

use std::collections::BTreeMap;

use super::facet::{Facet, Value};
use super::filter::Filter;
use super::span::Span;
use super::text::Haystack;
use crate::dataset::EventIx;
use crate::timeline::Timeline;

/// How many events have a facet value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Those that pass the text and every *other* facet: what choosing the value would show.
    pub passing: usize,
    /// All of the dataset.
    pub total: usize,
}

/// The events that pass a filter.
#[derive(Debug, Clone, Default)]
pub struct Matches {
    dated: Vec<EventIx>,
    undated: Vec<EventIx>,
    total: usize,
    counts: BTreeMap<Facet, Vec<Count>>,
    most: BTreeMap<Facet, usize>,
}

impl Matches {
    /// Asks every event of the timeline.
    pub fn find(timeline: &Timeline, haystack: &Haystack, filter: &Filter) -> Self {
        let dataset = timeline.dataset();
        let passes = filter.test(dataset, haystack);
        let mut found = Self {
            total: dataset.events.len(),
            counts: Facet::ALL
                .iter()
                .map(|facet| (*facet, vec![Count::default(); facet.len(dataset)]))
                .collect(),
            ..Self::default()
        };
        let dated = timeline.order().iter().map(|ix| (*ix, true));
        let undated = timeline.undated().iter().map(|ix| (*ix, false));
        for (event, is_dated) in dated.chain(undated) {
            let text = passes.text(event);
            let fails = passes.fails(event);
            for (facet, counts) in &mut found.counts {
                let passes_others = text && fails.iter().all(|failed| failed == facet);
                for value in facet.values_of(dataset.event(event)) {
                    if let Some(count) = counts.get_mut(value.index()) {
                        count.total += 1;
                        count.passing += usize::from(passes_others);
                    }
                }
            }
            if text && fails.is_empty() {
                let list = if is_dated { &mut found.dated } else { &mut found.undated };
                list.push(event);
            }
        }
        let most = |counts: &Vec<Count>| counts.iter().map(|count| count.total).max().unwrap_or_default();
        found.most = found.counts.iter().map(|(facet, counts)| (*facet, most(counts))).collect();
        found
    }

    /// The largest total beside any value of a facet.
    pub fn most(&self, facet: Facet) -> usize {
        self.most.get(&facet).copied().unwrap_or_default()
    }

    /// The dated matches in time order.
    pub fn dated(&self) -> &[EventIx] {
        &self.dated
    }

    /// The undated matches, in the order of the file.
    pub fn undated(&self) -> &[EventIx] {
        &self.undated
    }

    /// How many events pass.
    pub fn len(&self) -> usize {
        self.dated.len() + self.undated.len()
    }

    /// Whether nothing passes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many events the dataset has.
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many events don't pass.
    pub fn filtered_out(&self) -> usize {
        self.total - self.len()
    }

    /// Whether an event passes.
    pub fn contains(&self, event: EventIx) -> bool {
        self.position(event).is_some()
    }

    /// The place of an event among the matches: dated in time order, then undated.
    pub fn position(&self, event: EventIx) -> Option<usize> {
        self.iter().position(|each| each == event)
    }

    /// All matches: dated in time order, then undated.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = EventIx> + '_ {
        self.dated.iter().chain(&self.undated).copied()
    }

    /// The match at a place of [`Matches::position`].
    pub fn at(&self, position: usize) -> Option<EventIx> {
        self.dated
            .get(position)
            .or_else(|| self.undated.get(position.checked_sub(self.dated.len())?))
            .copied()
    }

    /// The count beside a facet value.
    pub fn count(&self, facet: Facet, value: Value) -> Count {
        self.counts.get(&facet).and_then(|counts| counts.get(value.index())).copied().unwrap_or_default()
    }

    /// The matches that lie in a span, in time order. Without a span: all, the undated last.
    pub fn in_span(&self, timeline: &Timeline, span: Option<Span>) -> Vec<EventIx> {
        match span {
            None => self.iter().collect(),
            Some(span) => self
                .dated
                .iter()
                .copied()
                .filter(|event| timeline.reach(*event).is_some_and(|reach| span.holds(reach)))
                .collect(),
        }
    }
}
