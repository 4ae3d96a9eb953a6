//! Blocks that a picture in motion will look at next, settled a few in each frame, so that no frame has to settle all of
//! them at once. What a block holds doesn't depend on when it is settled.

use super::block::Placed;
use super::place::{Arrangement, Key, Measure};
use super::scale::Scale;
use super::strips::ONE_BY_ONE;
use crate::dataset::EventIx;

/// How the picture moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// Not at all: nobody knows yet where to.
    Nowhere,
    /// To the side, or hardly.
    Along,
    /// Nearer.
    In,
    /// Farther away.
    Out,
}

impl Moved {
    /// From one scale to another.
    pub fn between(before: &Scale, now: &Scale) -> Self {
        let by = now.points_per_day() / before.points_per_day();
        if by > 1.0 + 1e-6 {
            Self::In
        } else if by < 1.0 - 1e-6 {
            Self::Out
        } else {
            Self::Along
        }
    }

    /// What is looked at next, the nearest first: so many levels deeper, so much beside the screen, as a share of its
    /// width, and so many blocks beside that. From a block's neighbours those at its edges are settled, level by level.
    fn next(self) -> [(i32, f64, i64); 3] {
        match self {
            Self::Nowhere => [(1, 0.0, 1), (0, 0.5, 1), (2, 0.0, 0)],
            Self::Along => [(0, 0.5, 0), (0, 0.5, 1), (1, 0.5, 0)],
            Self::In => [(1, 0.0, 0), (1, 0.0, 1), (2, 0.0, 0)],
            Self::Out => [(-1, 0.25, 0), (-2, 0.5, 0), (0, 0.5, 0)],
        }
    }
}

/// What was not settled for want of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Some of what is needed next, and all that may be seen soon.
    All,
    /// Some of what may be seen soon.
    Soon,
    /// Nothing.
    Nothing,
}

impl Arrangement {
    /// Settles what a picture that moves so will look at next, for as long as `goes_on` says. Asked before each block, it
    /// is told whether that is needed next, or perhaps soon. Returns what is left to settle.
    pub fn settle_ahead(
        &self,
        lanes: &[usize],
        (moved, scale): (Moved, &Scale),
        measure: Measure<'_>,
        goes_on: &dyn Fn(bool) -> bool,
    ) -> Left {
        let (level, seen) = (self.level(scale.points_per_day()), scale.viewport());
        let limits = self.lanes.atlas.limits();
        for (at, (deeper, beside, neighbours)) in moved.next().into_iter().enumerate() {
            let goes_on = &|| goes_on(at == 0);
            let left = if at == 0 { Left::All } else { Left::Soon };
            let level = (level + deeper).max(-1);
            let around = seen.with_margin(beside);
            let (from, to) = (around.start().max(limits.start), around.end().min(limits.end));
            for lane in lanes {
                let seen = self.blocks_of(level, from, to);
                let mut blocks = seen.start() - neighbours..=seen.end() + neighbours;
                let is_there = |number: i64| {
                    let (start, end) = self.stretch(level, number);
                    start < limits.end && end > limits.start && (level > 0 || number == 0)
                };
                let settle = |number| {
                    !is_there(number) || self.settle_with_parents((*lane, level, number), measure, goes_on)
                };
                if !blocks.all(settle) {
                    return left;
                }
                // Only where it is needed soon: the blocks of all lanes come first.
                let is_dense =
                    beside <= 0.5 && self.lanes.columns[*lane].starts_between((from, to)) > ONE_BY_ONE;
                let chunks = if is_dense { self.chunks_of(*lane, level, (from, to)) } else { Vec::new() };
                for chunk in chunks.into_iter().filter(|chunk| !self.is_counted(*chunk)) {
                    if !goes_on() {
                        return left;
                    }
                    self.cells(chunk);
                }
            }
        }
        Left::Nothing
    }

    /// Those who are on screen at the next level and have a label beside their mark there, with its width in points, as
    /// far as they are settled. Some twice, where blocks overlap.
    pub fn labels_ahead(&self, lanes: &[usize], scale: &Scale) -> Vec<(EventIx, f64)> {
        let level = self.level(scale.points_per_day()) + 1;
        let (from, to) = (scale.viewport().start(), scale.viewport().end());
        let mut labels = Vec::new();
        for lane in lanes {
            for block in
                self.blocks_of(level, from, to).filter_map(|number| self.settled((*lane, level, number)))
            {
                let is_seen = |item: &&Placed| item.side.is_some() && item.from < to && item.to >= from;
                let column = &self.lanes.columns[*lane];
                labels
                    .extend(block.iter().filter(is_seen).map(|item| (column.event(item.place), item.label)));
            }
        }
        labels
    }

    /// Settles a block after those that it lies in. Returns whether there was time for all of them.
    fn settle_with_parents(&self, key: Key, measure: Measure<'_>, goes_on: &dyn Fn() -> bool) -> bool {
        if self.is_settled(key) {
            return true;
        }
        let (lane, level, number) = key;
        if level > 0 {
            let (from, to) = self.stretch(level, number);
            for parent in self.blocks_of(level - 1, from, to) {
                if !self.settle_with_parents((lane, level - 1, parent), measure, goes_on) {
                    return false;
                }
            }
        }
        if !goes_on() {
            return false;
        }
        self.block(lane, level, number, measure);
        true
    }
}
