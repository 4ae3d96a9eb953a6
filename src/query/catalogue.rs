//! What is computed once per dataset, so that a filter need not ask every event.

use std::sync::{Arc, OnceLock};

use super::bits::Bits;
use super::classes::Classes;
use super::facet::{Facet, Value};
use super::noted::Noted;
use super::search::Index;
use crate::dataset::EventIx;
use crate::timeline::{Evidence, Timeline};

/// Which events have which facet values, and their text. A clone shares what it holds.
///
/// Events stand at their places in [`Timeline::all`]: in time order, so that what passes a filter is in order too.
#[derive(Debug, Clone)]
pub struct Catalogue {
    held: Arc<Held>,
    /// What a reader has noted.
    noted: Arc<Noted>,
}

#[derive(Debug)]
struct Held {
    timeline: Timeline,
    /// In the order of [`Facet::ALL`].
    columns: Vec<Column>,
    /// Folded at the first search, or before.
    index: OnceLock<Arc<Index>>,
    classes: Classes,
    /// The places of the events that quote one source and no other; looked for where very many are added up.
    one_source: OnceLock<Bits>,
}

impl Catalogue {
    /// Looks at every event of a timeline.
    pub fn new(timeline: &Timeline) -> Self {
        // Two threads: of a large dataset, most of the time is waiting for memory.
        let (some, others) = Facet::ALL.split_at(Facet::ALL.len().div_ceil(2));
        let (columns, classes) = std::thread::scope(|scope| {
            let others = scope.spawn(|| Column::all(timeline, others));
            let mut columns = Column::all(timeline, some);
            let classes = Classes::new(timeline);
            columns.extend(others.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            (columns, classes)
        });
        let (index, one_source) = (OnceLock::new(), OnceLock::new());
        let held = Arc::new(Held { timeline: timeline.clone(), columns, index, classes, one_source });
        Self { held, noted: Arc::default() }
    }

    /// Takes note of what a reader has noted, in place of what that was before.
    pub fn note(&mut self, noted: Noted) {
        self.noted = Arc::new(noted);
    }

    /// What a reader has noted.
    pub fn noted(&self) -> &Noted {
        &self.noted
    }

    /// The main value of every event, at its place (see [`Timeline::all`]): what it stands under where events are
    /// grouped by this facet. The number of values where it has none.
    pub fn main_values(&self, facet: Facet) -> &[Value] {
        self.column(facet).map_or(&[], |column| &column.main)
    }

    /// Folds every text, if that hasn't been done, so that the first search needn't: of a million events it takes about
    /// a second. Any number of threads may ask; who comes second waits.
    pub fn fold(&self) {
        self.index();
    }

    /// The folded text of the events, in pieces. Empty before [`Catalogue::fold`] and the first search.
    pub fn folded_texts(&self) -> impl Iterator<Item = &str> {
        self.held.index.get().into_iter().flat_map(|index| index.texts())
    }

    /// Everything that can be searched; folded now if it hasn't been.
    pub(super) fn index(&self) -> &Arc<Index> {
        self.held.index.get_or_init(|| Arc::new(Index::new(self.timeline())))
    }

    /// The same, if it is folded.
    pub(super) fn folded(&self) -> Option<&Arc<Index>> {
        self.held.index.get()
    }

    /// How well an event is founded.
    pub fn evidence(&self, event: EventIx) -> Evidence {
        self.held.classes.of(event)
    }

    /// The events by how well they are founded.
    pub(super) fn classes(&self) -> &Classes {
        &self.held.classes
    }

    /// The timeline that was looked at.
    pub(super) fn timeline(&self) -> &Timeline {
        &self.held.timeline
    }

    /// The events that have a value of a facet.
    pub(super) fn postings(&self, facet: Facet) -> &[Posting] {
        self.column(facet).map_or(&[], |column| &column.postings)
    }

    /// The places of the events that quote one source and no other.
    pub(super) fn on_one_source(&self) -> &Bits {
        self.held.one_source.get_or_init(|| {
            let timeline = self.timeline();
            let mut bits = Bits::none(timeline.all().len());
            // In the order of the file: events lie there side by side.
            for (event, place) in timeline.dataset().events.iter().zip(timeline.places().iter()) {
                if event.rests_on_one_source() {
                    bits.insert(*place);
                }
            }
            bits
        })
    }

    fn column(&self, facet: Facet) -> Option<&Column> {
        let at = Facet::ALL.iter().position(|each| *each == facet)?;
        self.held.columns.get(at)
    }
}

/// The values of one facet.
#[derive(Debug)]
struct Column {
    /// By value.
    postings: Vec<Posting>,
    /// By place.
    main: Vec<Value>,
}

impl Column {
    /// The columns of some facets.
    fn all(timeline: &Timeline, facets: &[Facet]) -> Vec<Self> {
        let (dataset, places) = (timeline.dataset(), timeline.places());
        let mut columns: Vec<Self> =
            facets.iter().map(|facet| Self::new(facet.len(dataset), places.len())).collect();
        let mut values = Vec::new();
        for (event, place) in dataset.events.iter().zip(places.iter()) {
            for (facet, column) in facets.iter().zip(&mut columns) {
                facet.values_into(event, &mut values);
                column.add(*place, &values, facet.main_value(event));
            }
        }
        columns
    }

    fn new(values: usize, events: usize) -> Self {
        Self {
            postings: std::iter::repeat_with(|| Posting::none(events)).take(values).collect(),
            main: vec![Value::at(values); events],
        }
    }

    fn add(&mut self, place: u32, values: &[Value], main: Option<Value>) {
        for value in values {
            if let Some(posting) = self.postings.get_mut(value.index()) {
                posting.insert(place);
            }
        }
        if let (Some(at), Some(main)) = (self.main.get_mut(place as usize), main) {
            *at = main;
        }
    }
}

/// The places of the events that have one value.
#[derive(Debug)]
pub(super) struct Posting {
    /// How many events there are.
    length: usize,
    /// How many of them have the value.
    count: usize,
    kept: Kept,
}

#[derive(Debug)]
enum Kept {
    /// One by one, in no order: less than a number for every 32 events, so that it is never larger than the bits.
    Few(Vec<u32>),
    Many(Bits),
}

impl Posting {
    /// None of so many events.
    pub(super) fn none(length: usize) -> Self {
        Self { length, count: 0, kept: Kept::Few(Vec::new()) }
    }

    /// Puts a place in that isn't there.
    pub(super) fn insert(&mut self, place: u32) {
        self.count += 1;
        match &mut self.kept {
            Kept::Few(places) if places.len() * 32 < self.length => places.push(place),
            Kept::Few(places) => {
                let mut bits = Bits::none(self.length);
                places.iter().chain([&place]).for_each(|place| bits.insert(*place));
                self.kept = Kept::Many(bits);
            }
            Kept::Many(bits) => bits.insert(place),
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// How many of them are in a set.
    pub(super) fn count_in(&self, set: &Bits) -> usize {
        match &self.kept {
            Kept::Few(places) => places.iter().filter(|place| set.has(**place)).count(),
            Kept::Many(bits) => bits.count_in(set),
        }
    }

    /// Adds them to a set.
    pub(super) fn add_to(&self, set: &mut Bits) {
        match &self.kept {
            Kept::Few(places) => places.iter().for_each(|place| set.insert(*place)),
            Kept::Many(bits) => set.add(bits),
        }
    }
}
