//! Rows and labels, settled once for a filter and a lane, whatever the zoom: the levels at which each event appears.
//!
//! Levels are scales, each √2 times the one before; the one that shows the whole dataset is level 0. Whoever has a row
//! at one level has it at all deeper ones, and so has a label; so zooming in only ever adds, zooming out only ever
//! takes away, and panning changes nothing. This is the *active range* of Been, Daiches and Yap, "Dynamic Map
//! Labeling" (IEEE TVCG 2006), from a level to infinity.
//!
//! Levels are settled lazily, block by block, from the blocks that a block lies in at the level above. At every other
//! level the blocks are shifted by half, so that nobody stays on an edge. Only blocks that were looked at are settled;
//! their cost doesn't depend on how many events there are.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::Metrics;
use super::atlas::Atlas;
use super::block::{Filling, Level, Placed};
use super::cells::Chunks;
use super::column::Column;
use super::faint::{FaintRows, First};
use super::lanes::{Band, Need};
use super::rows::Rows;
use crate::dataset::EventIx;
use crate::timeline::{Reach, Timeline, Viewport};

/// Where a label stands beside its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Within a long bar, where it slides to stay in view.
    Inside,
    /// To the right.
    Right,
    /// To the left.
    Left,
}

/// The width of a block, in points, at the level at which it is settled: at most twice this.
const BLOCK: f64 = 1024.0;
/// So many blocks are kept; beyond, all are forgotten and settled again when they are looked at.
const KEPT: usize = 20_000;
/// The share of the whole dataset beyond which a bar is long.
const LONG: f64 = 0.3;

/// The dated matches in their lanes, before it is known how high these are.
#[derive(Debug, Clone)]
pub struct Lanes {
    pub(crate) atlas: Atlas,
    pub(crate) columns: Rc<[Column]>,
}

impl Lanes {
    /// Sorts the dated matches into `lanes`; `lane_of` says into which. An event whose lane is beyond the last is left
    /// out.
    pub fn new(atlas: &Atlas, matches: &[EventIx], lanes: usize, lane_of: &dyn Fn(EventIx) -> usize) -> Self {
        Self { atlas: atlas.clone(), columns: Column::lanes(atlas, matches, lanes, lane_of).into() }
    }

    /// What each lane asks for of the height.
    pub fn needs(&self) -> Vec<Need> {
        self.columns.iter().map(Need::of).collect()
    }
}

/// Every match's row and label at every level, as far as anybody has looked.
pub struct Arrangement {
    timeline: Timeline,
    pub(crate) lanes: Lanes,
    rows: Vec<LaneRows>,
    /// Points per day at level 0, and at the least scale there is.
    base: f64,
    least: f64,
    whole: Viewport,
    blocks: RefCell<HashMap<Key, Rc<[Placed]>, RandomState>>,
    pub(crate) chunks: Chunks,
    metrics: Metrics,
    /// Those who come first: here are only marks without labels, in the room that they leave.
    first: Option<Rc<Arrangement>>,
}

/// A lane, a level, and a block's number at it.
pub(crate) type Key = (usize, i32, i64);

/// The rows of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LaneRows {
    /// For events of their own.
    pub(crate) items: usize,
    /// The last row, for strips, if there are any at some level.
    pub(crate) strip: Option<usize>,
}

impl LaneRows {
    /// What a band has room for, before strips need some of it.
    fn of(band: &Band) -> Self {
        if band.folded { Self { items: 0, strip: Some(0) } } else { Self { items: band.rows, strip: None } }
    }
}

/// The width of a text in points.
pub type Measure<'a> = &'a dyn Fn(&str) -> f64;

impl Arrangement {
    /// Arranges lanes on a canvas of `width` points. `bands` are those of [`super::bands`], in the order of the lanes.
    pub fn new(timeline: &Timeline, lanes: &Lanes, bands: &[Band], width: f64, measure: Measure<'_>) -> Self {
        let whole = lanes.atlas.whole();
        let limits = lanes.atlas.limits();
        let base = width.max(1.0) / whole.days();
        let mut arrangement = Self {
            timeline: timeline.clone(),
            lanes: lanes.clone(),
            rows: bands.iter().map(LaneRows::of).collect(),
            base,
            least: base.min(width.max(1.0) / (limits.end - limits.start)),
            whole,
            blocks: RefCell::default(),
            chunks: Chunks::default(),
            metrics: Metrics::default(),
            first: None,
        };
        for (lane, _) in
            bands.iter().zip(lanes.columns.iter()).enumerate().filter(|(_, (band, _))| !band.folded)
        {
            arrangement.keep_a_row_for_strips(lane, measure);
        }
        arrangement
    }

    /// Arranges what a filter drops in the room that the matches leave, which come `first` and stay as they are. The
    /// lanes are the same, and so are their `bands`.
    pub fn behind(first: &Rc<Self>, dropped: &Lanes, bands: &[Band]) -> Self {
        let metrics = Metrics::faint();
        let rows = |(lane, band): (usize, &Band)| LaneRows {
            items: FaintRows::new(*band, first.rows(lane).items).len(),
            strip: None,
        };
        Self {
            timeline: first.timeline.clone(),
            lanes: dropped.clone(),
            rows: bands.iter().enumerate().map(rows).collect(),
            base: first.base,
            least: first.least,
            whole: first.whole,
            blocks: RefCell::default(),
            chunks: Chunks::default(),
            metrics,
            first: Some(Rc::clone(first)),
        }
    }

    /// Unless every event of a lane has a row of its own at every level, its last row is for strips.
    fn keep_a_row_for_strips(&mut self, lane: usize, measure: Measure<'_>) {
        let rows = self.rows[lane].items;
        let events = self.lanes.columns[lane].len();
        let all_are_there = events <= 64 * rows && self.block(lane, -1, 0, measure).len() == events;
        if !all_are_there && rows > 0 {
            self.rows[lane] = LaneRows { items: rows - 1, strip: Some(rows - 1) };
            self.blocks.borrow_mut().retain(|key, _| key.0 != lane);
        }
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// The rows of a lane.
    pub(crate) fn rows(&self, lane: usize) -> LaneRows {
        self.rows.get(lane).copied().unwrap_or(LaneRows { items: 0, strip: None })
    }

    /// The level of a scale, in points per day.
    pub(crate) fn level(&self, scale: f64) -> i32 {
        // A hair below a level counts as that level: the whole is to be shown at level 0.
        let level = (2.0 * (scale / self.base).log2() + 1e-9).floor();
        #[expect(clippy::cast_possible_truncation, reason = "a small number")]
        let level = level.clamp(-1.0, 200.0) as i32;
        level
    }

    /// Points per day at a level.
    pub(crate) fn scale(&self, level: i32) -> f64 {
        if level < 0 { self.least } else { self.base * 2.0_f64.powf(f64::from(level) / 2.0) }
    }

    /// How long a block is at a level, in days, and where the first one begins.
    fn grid(&self, level: i32) -> (f64, f64) {
        let limits = self.lanes.atlas.limits();
        let all = limits.end - limits.start;
        let halvings = (all * self.scale(level) / BLOCK).log2().floor().max(0.0);
        let days = all / 2.0_f64.powf(halvings);
        (days, if level % 2 == 0 { limits.start } else { limits.start - days / 2.0 })
    }

    /// The numbers of the blocks that a stretch of days meets at a level. One that begins where the stretch ends is none
    /// of them.
    pub(crate) fn blocks_of(&self, level: i32, from: f64, to: f64) -> std::ops::RangeInclusive<i64> {
        if level <= 0 {
            return 0..=0;
        }
        let (days, start) = self.grid(level);
        #[expect(clippy::cast_possible_truncation, reason = "a grid has far fewer blocks")]
        let whole = |blocks: f64| blocks as i64;
        let first = whole(((from - start) / days).floor());
        first..=first.max(whole(((to - start) / days).ceil()) - 1)
    }

    /// The stretch of the axis that a block covers.
    pub(crate) fn stretch(&self, level: i32, number: i64) -> (f64, f64) {
        if level <= 0 {
            let limits = self.lanes.atlas.limits();
            return (limits.start, limits.end);
        }
        let (days, start) = self.grid(level);
        let from = start + number as f64 * days;
        (from, from + days)
    }

    /// Those of a lane that have a row at a scale and may be seen between two instants. In no order.
    pub(crate) fn look(
        &self,
        lane: usize,
        scale: f64,
        (from, to): (f64, f64),
        measure: Measure<'_>,
    ) -> Vec<Placed> {
        let level = self.level(scale);
        let mut seen: Vec<Placed> = Vec::new();
        for number in self.blocks_of(level, from, to) {
            let is_first = seen.is_empty();
            for item in self.block(lane, level, number, measure).iter() {
                if is_first || seen.iter().all(|known| known.place != item.place) {
                    seen.push(*item);
                }
            }
        }
        seen
    }

    /// Whether a block has been settled.
    pub(crate) fn is_settled(&self, key: Key) -> bool {
        self.blocks.borrow().contains_key(&key)
    }

    /// A block, if it has been settled.
    pub(crate) fn settled(&self, key: Key) -> Option<Rc<[Placed]>> {
        self.blocks.borrow().get(&key).map(Rc::clone)
    }

    /// A block as it is at its level.
    pub(crate) fn block(&self, lane: usize, level: i32, number: i64, measure: Measure<'_>) -> Rc<[Placed]> {
        let key = (lane, level, number);
        if let Some(known) = self.blocks.borrow().get(&key) {
            return Rc::clone(known);
        }
        let settled: Rc<[Placed]> = match level {
            ..0 => self.thinned(&self.block(lane, 0, 0, measure), lane),
            0 => self.settle(key, self.root(), Vec::new(), measure),
            _ => {
                let (from, to) = self.stretch(level, number);
                let bounds =
                    Level { scale: self.scale(level), from, to, edges: self.edges(), is_whole: false };
                let mut items = Vec::new();
                for parent in self.blocks_of(level - 1, bounds.from, bounds.to) {
                    self.inherit(&self.block(lane, level - 1, parent, measure), bounds, &mut items);
                }
                self.settle(key, bounds, items, measure)
            }
        }
        .into();
        let mut blocks = self.blocks.borrow_mut();
        if blocks.len() >= KEPT {
            blocks.retain(|key, _| key.1 <= 0);
        }
        blocks.insert(key, Rc::clone(&settled));
        settled
    }

    /// The level that shows the whole.
    fn root(&self) -> Level {
        let limits = self.lanes.atlas.limits();
        Level { scale: self.base, from: limits.start, to: limits.end, edges: self.edges(), is_whole: true }
    }

    /// Labels stay within the whole, so that they can be read when all of it is on screen.
    fn edges(&self) -> (f64, f64) {
        (self.whole.start(), self.whole.end())
    }

    /// Adds those of `parent` that are in the way in a block.
    fn inherit(&self, parent: &[Placed], bounds: Level, items: &mut Vec<Placed>) {
        let pad = (self.metrics.dot + self.metrics.air) / bounds.scale;
        for item in parent {
            let (left, right) = item.label_room(&self.metrics);
            let (left, right) = (pad + left / bounds.scale, pad + right / bounds.scale);
            let meets = item.from - left < bounds.to && item.to + right > bounds.from;
            if meets && items.iter().all(|known| known.place != item.place) {
                items.push(*item);
            }
        }
    }

    fn settle(&self, key: Key, level: Level, items: Vec<Placed>, measure: Measure<'_>) -> Vec<Placed> {
        let lane = key.0;
        let column = &self.lanes.columns[lane];
        let rows = self.rows[lane].items;
        if rows == 0 {
            return items;
        }
        let dataset = self.timeline.dataset();
        let event = |place: usize| dataset.event(column.event(place));
        let longest_label = self.metrics.longest_label;
        let filling = Filling {
            column,
            level,
            rows,
            longest: LONG * self.whole.days(),
            metrics: &self.metrics,
            importance: &|place| event(place).importance,
            reserve: &|place| self.reserve(column, place),
            others: &|place| self.others(column, place),
            measure: &|place| measure(&event(place).title).min(longest_label),
        };
        let Some(first) = &self.first else { return filling.fill(items) };
        let placed = first.block(lane, key.1, key.2, measure);
        filling.fill_beside(&First { items: &placed, metrics: &first.metrics }, items)
    }

    /// From when to when an event takes its row: rival dates of matches are drawn there too.
    fn reserve(&self, column: &Column, place: usize) -> (f64, f64) {
        let all = (column.start(place), column.end(place));
        if self.first.is_some() {
            return all;
        }
        let limits = self.lanes.atlas.limits();
        let held = |day: f64| day.clamp(limits.start, limits.end);
        self.others(column, place)
            .into_iter()
            .fold(all, |(from, to), other| (from.min(held(other.0)), to.max(held(other.1))))
    }

    /// From when to when each of the other dates of an event lies.
    fn others(&self, column: &Column, place: usize) -> Vec<(f64, f64)> {
        let others = &self.timeline.dataset().event(column.event(place)).other_dates;
        let axis = self.lanes.atlas.axis();
        let reach = |date| axis.reach(Reach::of(date));
        others.iter().map(|other| reach(&other.date)).map(|reach| (reach.start, reach.end)).collect()
    }

    /// Those of level 0 that keep clear of each other when even more is on screen than the whole.
    fn thinned(&self, items: &[Placed], lane: usize) -> Vec<Placed> {
        let column = &self.lanes.columns[lane];
        let mut rows = Rows::new(self.rows[lane].items);
        let mut sorted = items.to_vec();
        sorted.sort_unstable_by_key(|item| column.priority(item.place));
        let pad = f64::midpoint(self.metrics.dot, self.metrics.air);
        let mut kept = Vec::with_capacity(sorted.len());
        for item in sorted {
            let (x0, x1) = (item.from * self.least - pad, item.to * self.least + pad);
            let (left, right) = item.label_room(&self.metrics);
            if rows.free(item.row, x0 - left, x1 + right) {
                rows.take(item.row, x0 - left, x1 + right);
                kept.push(item);
            } else if rows.free(item.row, x0, x1) {
                rows.take(item.row, x0, x1);
                kept.push(Placed { side: None, both: false, ..item });
            }
        }
        kept
    }
}

impl std::fmt::Debug for Arrangement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Arrangement")
            .field("rows", &self.rows)
            .field("base", &self.base)
            .finish_non_exhaustive()
    }
}
