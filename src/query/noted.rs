//! Which events a reader has noted something of: what `has:` asks for.

use std::collections::BTreeSet;

use super::bits::Bits;
use crate::dataset::EventIx;
use crate::timeline::Timeline;

/// The events with a reader's note, and those with a star. Only these take room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noted {
    /// Those with a text.
    pub notes: BTreeSet<EventIx>,
    /// Those with a star.
    pub stars: BTreeSet<EventIx>,
}

impl Noted {
    /// Whether an event has a star, and whether it has a note.
    pub fn of(&self, event: EventIx) -> (bool, bool) {
        (self.stars.contains(&event), self.notes.contains(&event))
    }

    /// Sets or clears what an event has.
    pub fn set(&mut self, event: EventIx, (star, note): (bool, bool)) {
        for (set, is_in) in [(&mut self.stars, star), (&mut self.notes, note)] {
            if is_in {
                set.insert(event);
            } else {
                set.remove(&event);
            }
        }
    }
}

/// What an event can have of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Having {
    Note,
    Star,
}

impl Having {
    pub(super) const ALL: &'static [Self] = &[Self::Note, Self::Star];

    /// The value that is typed after `has:`.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Star => "star",
        }
    }

    /// Adds the places of the events that have it.
    pub(super) fn add_to(self, (timeline, noted): (&Timeline, &Noted), bits: &mut Bits) {
        let events = match self {
            Self::Note => &noted.notes,
            Self::Star => &noted.stars,
        };
        let places = events.iter().filter_map(|event| timeline.places().get(event.index()));
        places.for_each(|place| bits.insert(*place));
    }
}
