//! From an event to those it is related to, and on from one of them to the next.

use super::State;
use crate::dataset::EventIx;

/// The relations that are being followed, until something is selected by other means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Followed {
    /// Whose relations they are.
    from: EventIx,
    /// Which of them was selected last.
    at: EventIx,
}

impl State {
    /// The events at the other ends of an event's relations, as the details list them, each once.
    fn neighbours(&self, event: EventIx) -> Vec<EventIx> {
        let mut neighbours = Vec::new();
        for related in self.timeline.related(event) {
            if !neighbours.contains(&related.event) && related.event != event {
                neighbours.push(related.event);
            }
        }
        neighbours
    }

    /// The related event a step on, round and round. Without one that was followed: the first, or backwards the last.
    pub(super) fn follow(&mut self, followed: Option<Followed>, step: isize) -> Option<EventIx> {
        let selected = self.selected?;
        let followed = followed.filter(|followed| followed.at == selected);
        let from = followed.map_or(selected, |followed| followed.from);
        let neighbours = self.neighbours(from);
        let last = neighbours.len().checked_sub(1)?;
        let at = followed.and_then(|followed| neighbours.iter().position(|event| *event == followed.at));
        let next = match at {
            Some(at) if step > 0 => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            Some(at) => at.checked_sub(1).unwrap_or(last),
            None if step > 0 => 0,
            None => last,
        };
        self.followed = Some(Followed { from, at: neighbours[next] });
        Some(neighbours[next])
    }

    /// The event whose relations are being followed, while one of them is selected.
    pub fn followed(&self) -> Option<EventIx> {
        self.followed.filter(|followed| self.selected == Some(followed.at)).map(|followed| followed.from)
    }

    /// Whether there is a related event to go to.
    pub fn can_follow(&self) -> bool {
        let from = self.followed().or(self.selected);
        from.is_some_and(|event| !self.timeline.related(event).is_empty())
    }
}
