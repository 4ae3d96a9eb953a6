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

impl Column {
    /// Sorts the dated matches into `lanes` columns. `lane_of` says which; one beyond the last is left out.
    pub(crate) fn lanes(
        atlas: &Atlas,
        matches: &[EventIx],
        lanes: usize,
        lane_of: &dyn Fn(EventIx) -> usize,
    ) -> Vec<Self> {
        let mut lane = vec![usize::MAX; atlas.events()];
        let mut counts = vec![0; lanes];
        for event in matches {
            let at = lane_of(*event);
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
                lane[event.index()] = at;
            }
        }
        let columns = |counts: &[usize]| counts.iter().map(|count| Vec::with_capacity(*count)).collect();
        let mut events: Vec<Vec<EventIx>> = columns(&counts);
        for event in atlas.by_start() {
            if let Some(column) = events.get_mut(lane[event.index()]) {
                column.push(*event);
            }
        }
        let mut sorted_ends: Vec<Vec<f64>> = counts.iter().map(|count| Vec::with_capacity(*count)).collect();
        for event in atlas.by_end() {
            if let Some(column) = sorted_ends.get_mut(lane[event.index()]) {
                column.push(atlas.span(*event).end);
            }
        }
        events.into_iter().zip(sorted_ends).map(|(events, ends)| Self::new(atlas, events, ends)).collect()
    }

    fn new(atlas: &Atlas, events: Vec<EventIx>, sorted_ends: Vec<f64>) -> Self {
        let spans = || events.iter().map(|event| atlas.span(*event));
        let starts = spans().map(|span| span.start).collect();
        let ends = Tree::new(spans().map(|span| span.end).collect(), f64::max);
        let priorities = Tree::new(spans().map(|span| span.priority).collect(), u32::min);
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

    /// How many have ended at an instant.
    fn ended_by(&self, instant: f64) -> usize {
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
        let mut from = from;
        let inside = without.iter().copied().filter(|place| (from..to).contains(place));
        for stop in inside.chain([to]).collect::<Vec<_>>() {
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
