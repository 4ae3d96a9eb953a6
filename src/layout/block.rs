//! Who gets a row and a label within one block of a lane, at one level.
//!
//! Greedy by priority, as in Been, Daiches and Yap, "Dynamic Map Labeling" (IEEE TVCG 2006): whoever has a place at a
//! level keeps it at all deeper ones, and whoever is new must keep clear of all of them. Distances only grow from level
//! to level, so what is clear once stays clear.

use super::Metrics;
use super::column::Column;
use super::faint::First;
use super::ghosts;
use super::rows::Rows;
use crate::dataset::Importance;

/// Beside its mark, where a label has a place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// An event that has a row, and perhaps a place for its label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Placed {
    /// Its place in the column.
    pub(crate) place: usize,
    pub(crate) row: usize,
    /// Where its label has a place beside the mark.
    pub(crate) side: Option<Side>,
    /// Whether the other side is kept for the label too: for when its own is off screen.
    pub(crate) both: bool,
    /// The width of its label, in points.
    pub(crate) label: f64,
    /// What it takes of the row in days, its rival dates included.
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl Placed {
    /// What is kept for the label to the left and to the right of the mark, in points.
    pub(crate) fn label_room(&self, metrics: &Metrics) -> (f64, f64) {
        let label = metrics.label_gap + self.label;
        match self.side {
            None => (0.0, 0.0),
            Some(_) if self.both => (label, label),
            Some(Side::Left) => (label, 0.0),
            Some(Side::Right) => (0.0, label),
        }
    }

    /// What it takes of its row in points, with half of the air to what is next. `x` says where an instant is.
    pub(crate) fn stretch(&self, x: impl Fn(f64) -> f64, metrics: &Metrics) -> (f64, f64) {
        // Half of what the smallest mark takes beyond its day.
        let pad = f64::midpoint(metrics.dot, metrics.air);
        let (left, right) = self.label_room(metrics);
        (x(self.from) - pad - left, x(self.to) + pad + right)
    }
}

/// A level: the least scale at which its places hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Level {
    /// Points per day.
    pub(crate) scale: f64,
    /// What a block covers, in days.
    pub(crate) from: f64,
    pub(crate) to: f64,
    /// The days that labels must stay within.
    pub(crate) edges: (f64, f64),
    /// Whether the block is all there is, so that nothing else can be in the way beyond its ends.
    pub(crate) is_whole: bool,
}

/// What a block of a lane is filled from.
pub(crate) struct Filling<'a> {
    pub(crate) column: &'a Column,
    pub(crate) level: Level,
    pub(crate) rows: usize,
    /// The longest that a bar may be, in days, to get any row that is free.
    pub(crate) longest: f64,
    pub(crate) metrics: &'a Metrics,
    /// The importance of the event at a place.
    pub(crate) importance: &'a dyn Fn(usize) -> Importance,
    /// From when to when an event takes its row, rival dates included, in days.
    pub(crate) reserve: &'a dyn Fn(usize) -> (f64, f64),
    /// From when to when each of its other dates lies.
    pub(crate) others: &'a dyn Fn(usize) -> Vec<(f64, f64)>,
    /// The width of the label of the event at a place, in points.
    pub(crate) measure: &'a dyn Fn(usize) -> f64,
}

/// The width of a cell, in points: each offers its first few events.
const CELL: f64 = 40.0;
/// How many events of a cell are tried, at least; a third of the rows of a high lane.
const TRIED: usize = 3;
/// A block with no more events than these tries them all.
const FEW: usize = 160;
/// A mark may come so much earlier than its label: at a scale that many times smaller.
const SOON: f64 = 4.0;
/// How near events crowd each other, in points.
const CROWD: f64 = 12.0;

/// What a block has given away.
struct Taken {
    rows: Rows,
    /// When those begin who have a row, sorted.
    starts: Vec<f64>,
}

impl Filling<'_> {
    /// Adds to those who have a place already whoever else finds one.
    pub(crate) fn fill(&self, mut items: Vec<Placed>) -> Vec<Placed> {
        let mut rows = Taken { rows: Rows::new(self.rows), starts: Vec::with_capacity(items.len()) };
        for item in &items {
            self.take(item, &mut rows);
        }
        let candidates = self.candidates(&items);
        let (mut without, mut labelled) = (Vec::new(), Vec::new());
        for place in candidates {
            match items.iter().position(|item| item.place == place) {
                Some(at) if items[at].side.is_some() => labelled.push(at),
                Some(at) => self.label_later(&mut items[at], &mut rows),
                None => match self.with_label(place, &mut rows) {
                    Some(item) => items.push(item),
                    None => without.push(place),
                },
            }
        }
        for place in without {
            items.extend(self.without_label(place, &mut rows));
        }
        // Only when everybody has had a chance.
        for at in labelled {
            self.second_side(&mut items[at], &mut rows);
        }
        items
    }

    /// Adds to those who have a place already whoever finds one beside them and beside those who come `first`. None of
    /// them has a label.
    pub(crate) fn fill_beside(&self, first: &First<'_>, mut items: Vec<Placed>) -> Vec<Placed> {
        let mut beside = Rows::new(self.rows);
        for item in first.items {
            let (from, to) = item.stretch(|day| self.x(day), first.metrics);
            beside.take(item.row, from, to);
        }
        let mut taken = Taken { rows: Rows::new(self.rows), starts: Vec::with_capacity(items.len()) };
        for item in &items {
            self.take(item, &mut taken);
        }
        for place in self.candidates(&items) {
            let is_new = items.iter().all(|item| item.place != place);
            if let Some(item) = is_new.then(|| self.unlabelled(place, &beside, &taken)).flatten() {
                self.take(&item, &mut taken);
                items.push(item);
            }
        }
        items
    }

    /// A row with room for a mark that never has a label, from below: those above are wanted by others first.
    fn unlabelled(&self, place: usize, beside: &Rows, taken: &Taken) -> Option<Placed> {
        let (from, to) = (self.reserve)(place);
        if !self.holds(from, to) || (self.column.len() > FEW && self.is_crowded(place)) {
            return None;
        }
        let rows = self.rows_for(place).rev();
        rows.map(|row| Placed { place, row, side: None, both: false, label: 0.0, from, to }).find(|item| {
            let (from, to) = self.taken(item);
            self.is_free(item, taken) && beside.free(item.row, from, to)
        })
    }

    /// The block's own events that are tried, the first ones first.
    fn candidates(&self, items: &[Placed]) -> Vec<usize> {
        let (column, level) = (self.column, self.level);
        let (from, to) = (column.starts_before(level.from), column.starts_before(level.to));
        let mut tried: Vec<usize> = Vec::new();
        if to - from <= FEW {
            tried.extend(from..to);
        } else {
            let step = CELL / level.scale;
            let mut first = from;
            let mut edge = level.from;
            while first < to {
                // Skips what is empty, in steps of whole cells.
                let gap = ((column.start(first) - edge) / step).floor().max(0.0);
                edge += (gap + 1.0) * step;
                let after = column.starts_before_after(first, edge).clamp(first, to);
                let mut left = TRIED.max(self.rows / 3);
                column.first(first, after, |place| {
                    let is_new = items.iter().all(|item| item.place != place);
                    tried.push(place);
                    left -= usize::from(is_new);
                    left > 0
                });
                first = after;
            }
        }
        let is_done = |place: &usize| {
            items.iter().any(|item| item.place == *place && (item.both || !self.holds(item.from, item.to)))
        };
        tried.retain(|place| !is_done(place));
        tried.sort_unstable_by_key(|place| column.priority(*place));
        tried
    }

    /// In points from the block's start.
    fn x(&self, day: f64) -> f64 {
        (day - self.level.from) * self.level.scale
    }

    /// Half of what the smallest mark takes beyond its day.
    fn pad(&self) -> f64 {
        self.metrics.dot / 2.0 + self.metrics.air / 2.0
    }

    /// What an item takes of its row, in points.
    fn taken(&self, item: &Placed) -> (f64, f64) {
        item.stretch(|day| self.x(day), self.metrics)
    }

    /// Whether a stretch of days lies within the block: only then can nothing that the block doesn't know be in its way.
    fn holds(&self, from: f64, to: f64) -> bool {
        self.level.is_whole || (from >= self.level.from && to <= self.level.to)
    }

    /// Whether an item's stretch in points lies within the block, and its label within the edges.
    fn fits(&self, item: &Placed) -> bool {
        let (x0, x1) = self.taken(item);
        let inside = x0 >= 0.0 && x1 <= self.x(self.level.to);
        let (first, last) = (self.x(self.level.edges.0), self.x(self.level.edges.1));
        let (left, right) = item.label_room(self.metrics);
        let is_within = (left == 0.0 || x0 + self.metrics.air / 2.0 >= first)
            && (right == 0.0 || x1 - self.metrics.air / 2.0 <= last);
        (inside || self.level.is_whole) && is_within
    }

    fn is_free(&self, item: &Placed, taken: &Taken) -> bool {
        let (from, to) = self.taken(item);
        self.fits(item) && taken.rows.free(item.row, from, to)
    }

    fn take(&self, item: &Placed, taken: &mut Taken) {
        let (from, to) = self.taken(item);
        taken.rows.take(item.row, from, to);
        let start = self.column.start(item.place);
        let at = taken.starts.partition_point(|known| *known < start);
        taken.starts.insert(at, start);
    }

    /// Whether a label has room inside its bar.
    fn is_inside(&self, place: usize, label: f64) -> bool {
        let (first, last) = self.level.edges;
        let mark = (self.column.start(place).max(first), self.column.end(place).min(last));
        let others = (self.others)(place);
        // A ghost of a day is wider than the day.
        let slack = if others.is_empty() { 0.0 } else { self.metrics.dot + 2.0 * self.metrics.rim };
        let parts = ghosts::parts(mark, &others);
        let fits = |(from, to): &(f64, f64)| {
            (to - from) * self.level.scale >= label + 5.0 * self.metrics.label_gap + slack
        };
        parts.iter().any(fits)
    }

    /// The rows that an event may have: long bars stay below, lest they fill the lane.
    fn rows_for(&self, place: usize) -> std::ops::Range<usize> {
        let is_long = self.column.end(place) - self.column.start(place) > self.longest;
        let first =
            if is_long && (self.importance)(place) != Importance::Landmark { self.rows / 2 } else { 0 };
        first..self.rows
    }

    /// The sides of a mark, the better one first: the right one, unless a ghost would part the label from its mark.
    fn sides(&self, place: usize, to: f64) -> [Option<Side>; 2] {
        if to > self.column.end(place) {
            [Some(Side::Left), Some(Side::Right)]
        } else {
            [Some(Side::Right), Some(Side::Left)]
        }
    }

    /// Whether any row has room for the mark alone: most have none, and need not be measured.
    fn has_row(&self, place: usize, (from, to): (f64, f64), taken: &Taken) -> bool {
        let (x0, x1) = (self.x(from) - self.pad(), self.x(to) + self.pad());
        self.rows_for(place).any(|row| taken.rows.free(row, x0, x1))
    }

    /// A row with room for mark and label, if there is one: the one where the label is in the way of fewest others.
    fn with_label(&self, place: usize, taken: &mut Taken) -> Option<Placed> {
        let (from, to) = (self.reserve)(place);
        if !self.holds(from, to) || !self.has_row(place, (from, to), taken) {
            return None;
        }
        let label = (self.measure)(place);
        let beside = self.sides(place, to);
        let sides: &[Option<Side>] = if self.is_inside(place, label) { &[None] } else { &beside };
        let mut best: Option<(usize, Placed)> = None;
        // What a label hides is the same in every row.
        let mut hides: [Option<usize>; 2] = [None; 2];
        for row in self.rows_for(place) {
            for (side, hides) in sides.iter().zip(&mut hides) {
                let item = Placed { place, row, side: *side, both: false, label, from, to };
                if !self.is_free(&item, taken) {
                    continue;
                }
                let hidden = *hides.get_or_insert_with(|| self.hidden_by(&item, taken));
                if best.as_ref().is_none_or(|(least, _)| hidden < *least) {
                    best = Some((hidden, item));
                }
            }
        }
        let (hidden, item) = best?;
        let may_hide = (self.importance)(place) == Importance::Landmark || self.is_crowded(place);
        if hidden > 0 && !may_hide {
            return None;
        }
        self.take(&item, taken);
        Some(item)
    }

    /// How many who have no row yet begin where a label stands, beyond those that the other rows can take.
    fn hidden_by(&self, item: &Placed, taken: &Taken) -> usize {
        let (left, right) = item.label_room(self.metrics);
        let begin = |from: f64, to: f64| {
            let all = self.column.starts_before(to) - self.column.starts_before(from);
            let before = |day: f64| taken.starts.partition_point(|start| *start < day);
            all.saturating_sub(before(to) - before(from))
        };
        let beyond = |beside: usize| beside.saturating_sub(self.rows - 1);
        beyond(begin(item.from - left / self.level.scale, item.from))
            + beyond(begin(item.to, item.to + right / self.level.scale))
    }

    /// Whether so many begin about the same time that most of them share a strip anyway.
    fn is_crowded(&self, place: usize) -> bool {
        let start = self.column.start(place);
        let near = CROWD / self.level.scale;
        let beside = self.column.starts_before(start + near) - self.column.starts_before(start - near);
        beside > 4 * self.rows
    }

    /// A row with room for the mark alone.
    fn without_label(&self, place: usize, taken: &mut Taken) -> Option<Placed> {
        let (from, to) = (self.reserve)(place);
        let is_crowded = || self.column.len() > FEW && self.is_crowded(place);
        if !self.holds(from, to) || !self.has_row(place, (from, to), taken) || is_crowded() {
            return None;
        }
        let label = (self.measure)(place);
        // Where the label will find room first.
        let room = |item: &Placed| {
            let (from, to) = self.taken(item);
            let (left, right) = taken.rows.room(item.row, from, to);
            left.max(right)
        };
        let item = self
            .rows_for(place)
            .map(|row| Placed { place, row, side: None, both: false, label, from, to })
            .filter(|item| self.is_free(item, taken))
            .reduce(|best, item| if room(&item) > room(&best) { item } else { best })?;
        // Whose label is far from finding any waits in the strip for a better row.
        let soon = SOON * room(&item) >= label || self.is_inside(place, label / SOON);
        if !soon {
            return None;
        }
        self.take(&item, taken);
        Some(item)
    }

    /// Finds the label of an event that has a row already a place beside its mark.
    fn label_later(&self, item: &mut Placed, taken: &mut Taken) {
        if self.is_inside(item.place, item.label) {
            return;
        }
        let (from, _) = self.taken(item);
        taken.rows.give_up(item.row, from);
        let sides = self.sides(item.place, item.to).map(|side| Placed { side, ..*item });
        let fits = |item: &&Placed| self.is_free(item, taken) && self.hidden_by(item, taken) == 0;
        if let Some(labelled) = sides.iter().find(fits) {
            *item = *labelled;
        }
        let (from, to) = self.taken(item);
        taken.rows.take(item.row, from, to);
    }

    /// Keeps the other side for a label too, where there is room for that of a neighbour besides.
    fn second_side(&self, item: &mut Placed, taken: &mut Taken) {
        let (from, to) = self.taken(item);
        taken.rows.give_up(item.row, from);
        let (left, right) = taken.rows.room(item.row, from, to);
        let room = if item.side == Some(Side::Right) { left } else { right };
        let both = Placed { both: true, ..*item };
        if room >= 1.4 * (self.metrics.label_gap + item.label) && self.is_free(&both, taken) {
            *item = both;
        }
        let (from, to) = self.taken(item);
        taken.rows.take(item.row, from, to);
    }
}
