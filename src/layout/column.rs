//! The matches of one lane as columns: who begins, who ends, who goes on, who comes first.

use super::atlas::Atlas;
use super::tree::Tree;
use crate::dataset::EventIx;

/// The dated matches of a lane, by start. Counting those of a stretch takes two searches, however many they are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Column {
    events: Vec<EventIx>,
    starts: Vec<f64>,
    /// The ends in the order of the starts, with the latest of each stretch.
    ends: Tree<f64>,
    /// The ends by themselves, sorted.
    sorted_ends: Vec<f64>,
    /// The order in which places are given, with the first of each stretch.
    priorities: Tree<u32>,
}

/// What a column is made of.
struct Lists {
    events: Vec<EventIx>,
    starts: Vec<f64>,
    ends: Vec<f64>,
    priorities: Vec<u32>,
    sorted_ends: Vec<f64>,
}

impl Lists {
    fn with_capacity(events: usize) -> Self {
        Self {
            events: Vec::with_capacity(events),
            starts: Vec::with_capacity(events),
            ends: Vec::with_capacity(events),
            priorities: Vec::with_capacity(events),
            sorted_ends: Vec::with_capacity(events),
        }
    }
}

impl Column {
    /// Sorts the dated matches into `lanes` columns. `lane_of` says which; one beyond the last is left out.
    pub(crate) fn lanes(
        atlas: &Atlas,
        matches: &[EventIx],
        lanes: usize,
        lane_of: &dyn Fn(EventIx) -> usize,
    ) -> Vec<Self> {
        // Asked a million times in no order of its own: the smaller, the more of it is at hand.
        const NONE: u32 = u32::MAX;
        let mut lane = vec![NONE; atlas.events()];
        let mut counts = vec![0; lanes];
        for event in matches {
            let at = lane_of(*event);
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
                lane[event.index()] = u32::try_from(at).unwrap_or(NONE);
            }
        }
        let mut rows: Vec<Lists> = counts.iter().map(|count| Lists::with_capacity(*count)).collect();
        for (event, span) in atlas.by_start() {
            if let Some(row) = rows.get_mut(lane[event.index()] as usize) {
                row.events.push(*event);
                row.starts.push(span.start);
                row.ends.push(span.end);
                row.priorities.push(span.priority);
            }
        }
        for (event, end) in atlas.by_end() {
            if let Some(row) = rows.get_mut(lane[event.index()] as usize) {
                row.sorted_ends.push(*end);
            }
        }
        rows.into_iter().map(Self::new).collect()
    }

    fn new(lists: Lists) -> Self {
        let Lists { events, starts, ends, priorities, sorted_ends } = lists;
        let (ends, priorities) = (Tree::new(ends, f64::max), Tree::new(priorities, u32::min));
        Self { events, starts, ends, sorted_ends, priorities }
    }

    pub(crate) fn len(&self) -> usize {
        self.events.len()
    }

    pub(crate) fn event(&self, place: usize) -> EventIx {
        self.events[place]
    }

    pub(crate) fn start(&self, place: usize) -> f64 {
        self.starts[place]
    }

    pub(crate) fn end(&self, place: usize) -> f64 {
        self.ends.at(place)
    }

    pub(crate) fn priority(&self, place: usize) -> u32 {
        self.priorities.at(place)
    }

    /// How many begin before an instant: also the first place that begins at it or later.
    pub(crate) fn starts_before(&self, instant: f64) -> usize {
        self.starts.partition_point(|start| *start < instant)
    }

    /// As [`Self::starts_before`], for an instant not long after the start at `place`: in steps that double, so that
    /// only what lies near is looked at.
    pub(crate) fn starts_before_after(&self, place: usize, instant: f64) -> usize {
        let rest = &self.starts[place.min(self.starts.len())..];
        let (mut low, mut step) = (0, 1);
        while rest.get(low + step).is_some_and(|start| *start < instant) {
            low += step;
            step *= 2;
        }
        let high = (low + step + 1).min(rest.len());
        place + low + rest[low..high].partition_point(|start| *start < instant)
    }

    /// How many begin between two instants.
    pub(crate) fn starts_between(&self, (from, to): (f64, f64)) -> usize {
        self.starts_before(to).saturating_sub(self.starts_before(from))
    }

    /// How many have ended at an instant.
    pub(crate) fn ended_by(&self, instant: f64) -> usize {
        self.sorted_ends.partition_point(|end| *end <= instant)
    }

    /// How many have begun before an instant and go on after it.
    pub(crate) fn going_on(&self, instant: f64) -> usize {
        self.starts_before(instant).saturating_sub(self.ended_by(instant))
    }

    /// Visits those that have begun before an instant and go on after it, by start, until told enough.
    pub(crate) fn visit_going_on(&self, instant: f64, mut visit: impl FnMut(usize) -> bool) {
        self.ends.above(0, self.starts_before(instant), instant, &mut visit);
    }

    /// The latest end among the places `from..to`, but for the `without`, which are sorted.
    pub(crate) fn latest_end(&self, from: usize, to: usize, without: &[usize]) -> Option<f64> {
        let mut latest: Option<f64> = None;
        let first = without.partition_point(|place| *place < from);
        let inside = without[first..].iter().copied().take_while(|place| *place < to);
        let mut from = from;
        for stop in inside.chain([to]) {
            if let Some(end) = self.ends.best(from, stop, f64::max) {
                latest = Some(latest.map_or(end, |known| known.max(end)));
            }
            from = stop + 1;
        }
        latest
    }

    /// Calls `take` with the places in `from..to` that come first, until told enough.
    pub(crate) fn first(&self, from: usize, to: usize, take: impl FnMut(usize) -> bool) {
        self.priorities.least(from, to, take);
    }

    /// The most that go on side by side, looked for up to `enough`.
    pub(crate) fn side_by_side(&self, enough: usize) -> usize {
        let (mut ended, mut most) = (0, 0);
        for (begun, start) in self.starts.iter().enumerate() {
            while self.sorted_ends.get(ended).is_some_and(|end| end <= start) {
                ended += 1;
            }
            most = most.max(begun + 1 - ended);
            if most >= enough {
                return enough;
            }
        }
        most
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counting_on_from_a_place_is_counting(starts in prop::collection::vec(0..60_u8, 0..80), place in 0..90_usize, after in 0..70_u8) {
            let mut starts: Vec<f64> = starts.into_iter().map(f64::from).collect();
            starts.sort_by(f64::total_cmp);
            let column = Column { starts, ..Column::default() };
            let place = place.min(column.starts.len());
            let instant = f64::from(after);
            let counted = column.starts_before(instant).max(place);
            prop_assert_eq!(column.starts_before_after(place, instant), counted);
        }
    }
}
