//! Which events are how well founded, asked once for a dataset.

use super::bits::Bits;
use crate::dataset::EventIx;
use crate::timeline::{Evidence, Timeline};

/// The class of every event.
#[derive(Debug)]
pub(super) struct Classes {
    /// By position in the dataset.
    of: Vec<Evidence>,
    /// By class: the places of its events (see [`Timeline::all`]).
    places: [Bits; Evidence::ALL.len()],
}

impl Classes {
    /// Looks at every event of a timeline.
    pub(super) fn new(timeline: &Timeline) -> Self {
        // In the order of the file, which is that of memory.
        let of: Vec<Evidence> = timeline.dataset().events.iter().map(Evidence::of).collect();
        let mut places = Evidence::ALL.map(|_| Bits::none(of.len()));
        for (class, place) in of.iter().zip(timeline.places().iter()) {
            places[class.index()].insert(*place);
        }
        Self { of, places }
    }

    /// The class of an event; of one that isn't there, the worst founded but for an alleged one.
    pub(super) fn of(&self, event: EventIx) -> Evidence {
        self.of.get(event.index()).copied().unwrap_or(Evidence::Cited)
    }

    /// The places of the events of a class.
    pub(super) fn places(&self, class: Evidence) -> &Bits {
        &self.places[class.index()]
    }
}
