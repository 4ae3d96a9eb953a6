//! How the events of a strip divide into classes of evidence.
//!
//! Counted once along the columns of the lanes, those of any strip are known in a few looks, however many it holds.

use super::place::{Arrangement, Lanes, Measure};
use super::scale::Scale;
use super::strips::Cluster;
use crate::dataset::EventIx;
use crate::timeline::Evidence;

/// How many events there are of each class, in the order of [`Evidence::ALL`].
pub type Share = [usize; Evidence::ALL.len()];

/// So many events follow each other between two counts.
const BLOCK: usize = 32;

/// The classes of some events in an order.
#[derive(Debug, Clone, Default)]
struct Run {
    classes: Vec<Evidence>,
    /// How many there are of each class before every block.
    before: Vec<[u32; Evidence::ALL.len()]>,
}

impl Run {
    fn with_capacity(events: usize) -> Self {
        Self { classes: Vec::with_capacity(events), before: Vec::with_capacity(events / BLOCK + 1) }
    }

    fn push(&mut self, class: Evidence) {
        if self.classes.len().is_multiple_of(BLOCK) {
            let mut before = self.before.last().copied().unwrap_or_default();
            let block = self.classes.len().saturating_sub(BLOCK);
            self.classes[block..].iter().for_each(|class| before[class.index()] += 1);
            self.before.push(before);
        }
        self.classes.push(class);
    }

    /// How many of the first `count` there are of each class.
    fn first(&self, count: usize) -> Share {
        let block = (count / BLOCK).min(self.before.len().saturating_sub(1));
        let mut share = self.before.get(block).copied().unwrap_or_default().map(|count| count as usize);
        for class in self.classes.iter().take(count).skip(block * BLOCK) {
            share[class.index()] += 1;
        }
        share
    }
}

/// The classes of the events of lanes, in the order in which they begin and in that in which they end.
#[derive(Debug, Clone)]
pub struct Shades {
    lanes: Vec<[Run; 2]>,
}

impl Shades {
    /// Asks for the class of every event of some lanes.
    pub fn new(lanes: &Lanes, class_of: &dyn Fn(EventIx) -> Evidence) -> Self {
        const NONE: u32 = u32::MAX;
        let mut lane_of = vec![NONE; lanes.atlas.events()];
        let mut runs = Vec::with_capacity(lanes.columns.len());
        for (lane, column) in (0_u32..).zip(lanes.columns.iter()) {
            let mut by_start = Run::with_capacity(column.len());
            for place in 0..column.len() {
                let event = column.event(place);
                lane_of[event.index()] = lane;
                by_start.push(class_of(event));
            }
            runs.push([by_start, Run::with_capacity(column.len())]);
        }
        for (event, _) in lanes.atlas.by_end() {
            if let Some([_, by_end]) = runs.get_mut(lane_of[event.index()] as usize) {
                by_end.push(class_of(*event));
            }
        }
        Self { lanes: runs }
    }
}

/// How the events of one strip divide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shares {
    /// All that the strip stands for: they add up to [`Cluster::count`].
    pub all: Share,
    /// Those that begin at each of [`Cluster::starts`], in the same order.
    pub starts: Vec<Share>,
}

impl Arrangement {
    /// How the events of a cluster divide. `shades` are those of the lanes that were arranged.
    pub fn shares(&self, cluster: &Cluster, shades: &Shades, scale: Scale, measure: Measure<'_>) -> Shares {
        let Some([by_start, by_end]) = shades.lanes.get(cluster.lane) else { return Shares::default() };
        let hidden = self.hidden(cluster.lane, scale, measure);
        let without = |share: &mut Share, places: &mut dyn Iterator<Item = usize>| {
            for class in places.filter_map(|place| by_start.classes.get(place)) {
                share[class.index()] = share[class.index()].saturating_sub(1);
            }
        };
        let begun = |(first, after): (usize, usize)| {
            let mut share = less(by_start.first(after), by_start.first(first));
            let from = hidden.placed.partition_point(|place| *place < first);
            without(
                &mut share,
                &mut hidden.placed[from..].iter().copied().take_while(|place| *place < after),
            );
            share
        };
        let mut all = begun(cluster.places);
        if cluster.goes_on {
            let (from, column) = (cluster.screen.0, hidden.column);
            let first = column.starts_before(from);
            let mut going_on = less(by_start.first(first), by_end.first(column.ended_by(from)));
            let placed = hidden.placed.iter().copied();
            without(&mut going_on, &mut placed.filter(|place| *place < first && column.end(*place) > from));
            all.iter_mut().zip(going_on).for_each(|(count, more)| *count += more);
        }
        Shares { all, starts: cluster.starts.iter().map(|start| begun(start.places)).collect() }
    }
}

fn less(more: Share, fewer: Share) -> Share {
    std::array::from_fn(|class| more[class].saturating_sub(fewer[class]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn counting_by_blocks_is_counting(classes in prop::collection::vec(0..4_usize, 0..200), count in 0..260_usize) {
            let mut run = Run::default();
            for class in &classes {
                run.push(Evidence::ALL[*class]);
            }
            let expected = std::array::from_fn(|class| classes.iter().take(count).filter(|each| **each == class).count());
            prop_assert_eq!(run.first(count), expected);
        }
    }
}
