//! Everything that can be searched, folded once.

use std::ops::Range;

use super::field::is_meant_folded;
use super::fold::{fold, fold_into};
use super::scan::in_parallel;
use crate::dataset::{Dataset, Event, Excerpt, Importance, Source, SourceIx};
use crate::date::Date;
use crate::query::bits::Bits;
use crate::query::catalogue::Posting;
use crate::query::facet::{Facet, Value};
use crate::timeline::Timeline;

/// How many events share a part: about half a megabyte of text, which stays in the processor's cache while a thread
/// searches it.
const PART: usize = 2048;

/// Stands after each string, so that no word or phrase reaches from one into the next. Folding takes every control
/// character out of texts and searches alike.
const STRING_END: char = '\u{1}';

/// The facets whose values are searched by name. Events refer to them, so that each name is kept and searched once.
const NAMED: [Facet; 4] = [Facet::Theme, Facet::Actor, Facet::Place, Facet::Source];

/// The texts of a dataset, folded, in the order of the file, and what else fields ask for.
#[derive(Debug)]
pub(in crate::query) struct Index {
    pub(super) parts: Vec<Part>,
    /// The names of the values of each of [`NAMED`].
    names: Vec<Vec<Name>>,
    /// Where each source is cited, by its position.
    cited: Vec<Posting>,
    /// In the order of [`Importance::ALL`].
    importance: Vec<Bits>,
}

impl Index {
    /// Folds a dataset, a part at a time on as many threads as there are processors.
    pub(in crate::query) fn new(timeline: &Timeline) -> Self {
        let dataset: &Dataset = timeline.dataset();
        let count = dataset.events.len().div_ceil(PART);
        let parts = in_parallel(count, dataset.events.len() > PART, |at| Part::new(dataset, at * PART));
        let length = dataset.events.len();
        let mut cited: Vec<Posting> = dataset.sources.iter().map(|_| Posting::none(length)).collect();
        let mut importance = vec![Bits::none(length); Importance::ALL.len()];
        let mut works: Vec<SourceIx> = Vec::new();
        for (event, place) in dataset.events.iter().zip(timeline.places().iter()) {
            works.clear();
            works.extend(quotations(event).flat_map(|excerpt| &excerpt.cites));
            works.sort_unstable();
            works.dedup();
            for work in &works {
                if let Some(posting) = cited.get_mut(work.index()) {
                    posting.insert(*place);
                }
            }
            if let Some(bits) = importance.get_mut(event.importance as usize) {
                bits.insert(*place);
            }
        }
        let name = |facet: Facet, at: usize| Name::new(dataset, facet, Value::at(at));
        let names = |facet: Facet| (0..facet.len(dataset)).map(|at| name(facet, at)).collect();
        Self { parts, names: NAMED.iter().map(|facet| names(*facet)).collect(), cited, importance }
    }

    /// The folded text of the events, in pieces.
    pub(in crate::query) fn texts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.text.as_str())
    }

    /// Whether its texts are so short that searching them takes no time that anybody notices.
    pub(super) fn is_small(&self) -> bool {
        self.parts.len() <= 1
    }

    /// The values whose names hold a folded word.
    pub(super) fn named(&self, word: &str) -> impl Iterator<Item = (Facet, usize)> {
        NAMED.iter().zip(&self.names).flat_map(move |(facet, names)| {
            let holding = names.iter().enumerate().filter(move |(_, name)| name.words.contains(word));
            holding.map(|(at, _)| (*facet, at))
        })
    }

    /// The values of a facet that a folded value means.
    pub(super) fn meant(&self, facet: Facet, value: &str) -> Vec<usize> {
        let names = NAMED.iter().position(|each| *each == facet).and_then(|at| self.names.get(at));
        let is_meant = |name: &Name| is_meant_folded(value, &name.id, &name.words);
        let meant = names.into_iter().flatten().enumerate().filter(|(_, name)| is_meant(name));
        meant.map(|(at, _)| at).collect()
    }

    /// Where a source is cited.
    pub(super) fn cited(&self, source: usize) -> Option<&Posting> {
        self.cited.get(source)
    }

    /// The events of one importance.
    pub(super) fn importance(&self, importance: Importance) -> Option<&Bits> {
        self.importance.get(importance as usize)
    }
}

/// What a value is called, folded.
#[derive(Debug)]
struct Name {
    id: String,
    /// The label; of a source the title, authors, container title and publisher.
    words: String,
}

impl Name {
    fn new(dataset: &Dataset, facet: Facet, value: Value) -> Self {
        let mut words = String::new();
        let mut add = |text: &str| {
            fold_into(&mut words, text);
            words.push(STRING_END);
        };
        add(facet.value_label(dataset, value));
        if let Some(source) = dataset.sources.get(value.index()).filter(|_| facet == Facet::Source) {
            let Source { author, container_title, publisher, .. } = source;
            author.iter().chain([container_title, publisher]).for_each(|text| add(text));
        }
        Self { id: fold(facet.value_id(dataset, value)), words }
    }
}

/// Where in the text of an event a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Title,
    Summary,
    Quotations,
}

/// So many bytes of text share an entry of [`Part::blocks`].
const BLOCK: usize = 256;

/// The texts of some events that follow each other in the file.
#[derive(Debug)]
pub(super) struct Part {
    /// The position of the first one.
    pub(super) first: usize,
    pub(super) text: String,
    /// Where the text of each one ends.
    ends: Vec<usize>,
    /// The event that the first byte of each block belongs to: the way from a byte to its event.
    blocks: Vec<u16>,
    /// Where in the text of each one every [`Section`] ends.
    sections: Vec<[u32; 3]>,
}

impl Part {
    fn new(dataset: &Dataset, first: usize) -> Self {
        let events = dataset.events.iter().skip(first).take(PART);
        let mut part =
            Self { first, text: String::new(), ends: Vec::new(), blocks: Vec::new(), sections: Vec::new() };
        for event in events {
            let sections = part.add(event);
            part.sections.push(sections);
            part.end_event();
        }
        part.text.shrink_to_fit();
        part
    }

    /// Of texts that are folded, one for each event.
    #[cfg(test)]
    pub(super) fn of(texts: &[String]) -> Self {
        let mut part = Self {
            first: 0,
            text: String::new(),
            ends: Vec::new(),
            blocks: Vec::new(),
            sections: Vec::new(),
        };
        for text in texts {
            part.text.push_str(text);
            part.end_event();
        }
        part
    }

    /// Ends the text of an event.
    fn end_event(&mut self) {
        let event = u16::try_from(self.ends.len()).unwrap_or(u16::MAX);
        self.blocks.resize(self.text.len().div_ceil(BLOCK), event);
        self.ends.push(self.text.len());
    }

    /// Adds the text of an event, and says where its sections end.
    fn add(&mut self, event: &Event) -> [u32; 3] {
        let text = &mut self.text;
        let start = text.len();
        let length = |text: &String| u32::try_from(text.len() - start).unwrap_or(u32::MAX);
        string(text, &event.title);
        let title = length(text);
        string(text, &event.summary);
        let summary = length(text);
        quotations(event).for_each(|excerpt| string(text, &excerpt.exact));
        let quotations_end = length(text);
        string(text, &event.as_written);
        let date = event.date.as_ref().map_or_else(String::new, Date::text);
        if event.as_written != date {
            string(text, &date);
        }
        quotations(event).for_each(|excerpt| string(text, &excerpt.section));
        [title, summary, quotations_end]
    }

    /// How many events it has.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Where the text of an event ends.
    pub(super) fn end(&self, event: usize) -> usize {
        self.ends.get(event).copied().unwrap_or(self.text.len())
    }

    /// The event that a byte belongs to, which is `from` or a later one.
    pub(super) fn event_at(&self, from: u32, byte: usize) -> u32 {
        let mut event = self.blocks.get(byte / BLOCK).map_or(from, |event| from.max(u32::from(*event)));
        while self.ends.get(event as usize).is_some_and(|end| *end <= byte) {
            event += 1;
        }
        event
    }

    /// Where a section of an event's text is.
    pub(super) fn section_range(&self, event: usize, section: Section) -> Range<usize> {
        let start = event.checked_sub(1).map_or(0, |before| self.end(before));
        let ends = self.sections.get(event).copied().unwrap_or_default().map(|end| start + end as usize);
        match section {
            Section::Title => start..ends[0],
            Section::Summary => ends[0]..ends[1],
            Section::Quotations => ends[1]..ends[2],
        }
    }
}

/// Adds a string, unless it is empty.
fn string(text: &mut String, string: &str) {
    if !string.is_empty() {
        fold_into(text, string);
        text.push(STRING_END);
    }
}

/// The quotations of an event, those that give other dates among them.
fn quotations(event: &Event) -> impl Iterator<Item = &Excerpt> {
    event.excerpts.iter().chain(event.other_dates.iter().map(|other| &other.excerpt))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_belongs_to_the_event_whose_text_it_is_in() {
        let lengths = [3, 0, 253, 1, 255, 256, 0, 700, 1, 1, 1, 513, 2];
        let part = Part::of(&lengths.map(|length| "x".repeat(length)));
        let events: Vec<u32> =
            (0..).zip(lengths).flat_map(|(event, length)| std::iter::repeat_n(event, length)).collect();
        for (byte, event) in events.iter().enumerate() {
            assert_eq!(part.event_at(0, byte), *event, "{byte}");
            assert_eq!(part.event_at(*event, byte), *event, "{byte}");
        }
    }
}
