//! Strips: those on screen that have no row of their own, counted.

use std::rc::Rc;

use super::Metrics;
use super::block::Placed;
use super::canvas::Rect;
use super::cells::{Cell, within};
use super::column::Column;
use super::place::{Arrangement, Measure};
use super::scale::Scale;
use crate::dataset::EventIx;

/// How far beyond the canvas a shape may reach, in points: enough that its end is never seen.
pub(crate) const BEYOND: f64 = 64.0;
/// So many that begin on screen are looked at one by one; of more, those of a cell together.
pub(crate) const ONE_BY_ONE: usize = 400;
/// A cluster of no more than these names its events.
const NAMED: usize = 64;

/// Where events of a cluster begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Start {
    /// In points of the canvas.
    pub x: f64,
    /// How many begin there, or within a few points of it.
    pub events: usize,
    /// From which to which place of the lane's column they stand; some between may have a row of their own.
    pub(super) places: (usize, usize),
}

/// A strip on screen that stands for events without a row of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The lane's position.
    pub lane: usize,
    /// The strip; may reach beyond the canvas, but never to infinity.
    pub rect: Rect,
    /// The middle of the part that is on screen, in points: where the count goes.
    pub middle: f64,
    /// How many events on screen it stands for.
    pub count: usize,
    /// Where those of them that begin on screen do, from left to right.
    pub starts: Vec<Start>,
    /// Its events in time order, if they are no more than 64: else ask [`Arrangement::members`].
    pub events: Vec<EventIx>,
    /// The first and the last position on the axis at which one of them begins.
    pub begin: (f64, f64),
    /// The places in the lane's column that begin within it on screen.
    pub(super) places: (usize, usize),
    /// Whether it also stands for those that begin before the screen does.
    pub(super) goes_on: bool,
    /// The positions on the axis at the edges of the screen.
    pub(super) screen: (f64, f64),
}

/// What takes a part of a strip: those that begin at about the same point.
struct Part {
    x0: f64,
    x1: f64,
    places: (usize, usize),
    count: usize,
    goes_on: bool,
}

/// Cells so near to each other that they share a strip wherever their events end.
#[derive(Default)]
struct Run {
    /// All of them as one.
    cells: Option<Cell>,
    /// Where the first and the last one begins, in points.
    x0: f64,
    x: f64,
    starts: Vec<Start>,
}

impl Run {
    fn add(&mut self, cell: Cell, x: f64, earliest: f64) {
        if let Some(cells) = &mut self.cells {
            cells.after = cell.after;
            cells.count += cell.count;
        } else {
            (self.cells, self.x0) = (Some(cell), x);
        }
        self.x = x;
        match self.starts.last_mut() {
            // Of one day: one line, the higher.
            Some(last) if x <= last.x => {
                last.events += cell.count;
                last.places.1 = cell.after;
            }
            _ if cell.start > earliest => {
                self.starts.push(Start { x, events: cell.count, places: (cell.first, cell.after) });
            }
            _ => {}
        }
    }

    /// The part of a strip that it takes, up to where the last of its events ends.
    fn end(self, hidden: &Hidden<'_>) -> Option<(Part, Vec<Start>)> {
        let cells = self.cells?;
        let end = hidden.column.latest_end(cells.first, cells.after, &hidden.placed)?;
        let x1 = hidden.scale.x_from_position(end).max(self.x + hidden.shortest);
        let places = (cells.first, cells.after);
        Some((Part { x0: self.x0, x1, places, count: cells.count, goes_on: false }, self.starts))
    }
}

/// The hidden ones of a lane through a viewport.
pub(crate) struct Hidden<'a> {
    pub(crate) column: &'a Column,
    /// What is counted beforehand, where many begin on screen; else nothing.
    pub(crate) cells: Vec<Rc<[Cell]>>,
    /// The places of those with a row that are on screen or near, sorted.
    pub(crate) placed: Vec<usize>,
    pub(crate) scale: Scale,
    pub(crate) metrics: &'a Metrics,
    /// The shortest strip, in points: room for the count.
    pub(crate) shortest: f64,
    /// What begins here, on the axis, begins nobody knows when.
    pub(crate) earliest: f64,
}

impl Hidden<'_> {
    fn screen(&self) -> (f64, f64) {
        (self.scale.viewport().start(), self.scale.viewport().end())
    }

    fn is_placed(&self, place: usize) -> bool {
        self.placed.binary_search(&place).is_ok()
    }

    fn placed_within(&self, from: usize, to: usize) -> usize {
        within(&self.placed, from, to)
    }

    /// How many without a row are on screen.
    pub(crate) fn count(&self) -> usize {
        let (from, to) = self.screen();
        let (column, first) = (self.column, self.column.starts_before(from));
        let after = column.starts_before(to).max(first);
        self.going_on() + (after - first) - self.placed_within(first, after)
    }

    /// How many without a row have begun before the screen does.
    fn going_on(&self) -> usize {
        let (from, _) = self.screen();
        let first = self.column.starts_before(from);
        let placed = self.placed.iter().filter(|place| **place < first && self.column.end(**place) > from);
        self.column.going_on(from).saturating_sub(placed.count())
    }

    /// The strips, from left to right.
    pub(crate) fn clusters(&self, lane: usize, (y0, y1): (f64, f64)) -> Vec<Cluster> {
        let mut joined: Vec<(Part, Vec<Start>)> = Vec::new();
        for (part, mut starts) in self.parts() {
            match joined.last_mut() {
                Some((near, known)) if part.x0 <= near.x1 + self.metrics.air => {
                    near.x1 = near.x1.max(part.x1);
                    near.places.1 = part.places.1;
                    near.count += part.count;
                    known.append(&mut starts);
                }
                _ => joined.push((part, starts)),
            }
        }
        let cluster = |(part, starts): (Part, Vec<Start>)| {
            let rect =
                Rect { x0: part.x0.max(-BEYOND), y0, x1: part.x1.min(self.scale.width() + BEYOND), y1 };
            let begin = self.begin(&part);
            let mut cluster = Cluster {
                lane,
                rect,
                middle: f64::midpoint(rect.x0.max(0.0), rect.x1.min(self.scale.width())),
                count: part.count,
                starts,
                events: Vec::new(),
                begin,
                places: part.places,
                goes_on: part.goes_on,
                screen: self.screen(),
            };
            if cluster.count <= NAMED {
                cluster.events = self.members(&cluster, NAMED);
            }
            cluster
        };
        joined.into_iter().map(cluster).collect()
    }

    /// The first and last position on the axis at which those of a part begin.
    fn begin(&self, part: &Part) -> (f64, f64) {
        let (first, after) = part.places;
        if after > first {
            return (self.column.start(first), self.column.start(after - 1));
        }
        let (from, _) = self.screen();
        (from, from)
    }

    /// The parts of strips from left to right, with where those begin that do on screen.
    fn parts(&self) -> Vec<(Part, Vec<Start>)> {
        let (from, to) = self.screen();
        let column = self.column;
        let first = column.starts_before(from);
        let after = column.starts_before(to).max(first);
        let mut parts = Vec::new();
        let going_on = self.going_on();
        if going_on > 0 {
            let through: Vec<usize> = self.placed.iter().copied().filter(|place| *place < first).collect();
            let end = column.latest_end(0, first, &through).unwrap_or(from);
            let x1 = self.scale.x_from_position(end).max(self.shortest);
            let part = Part { x0: -BEYOND, x1, places: (first, first), count: going_on, goes_on: true };
            parts.push((part, Vec::new()));
        }
        let mut run = Run::default();
        let mut add = |cell: Cell| {
            let x = self.scale.x_from_position(cell.start);
            if run.cells.is_some() && x > run.x + self.shortest + self.metrics.air {
                parts.extend(std::mem::take(&mut run).end(self));
            }
            run.add(cell, x, self.earliest);
        };
        if self.cells.is_empty() {
            let each = (first..after).filter_map(|place| Cell::of(column, (place, place + 1), &self.placed));
            each.for_each(&mut add);
        }
        for cells in &self.cells {
            let seen = cells.partition_point(|cell| cell.after <= first);
            for cell in cells[seen..].iter().take_while(|cell| cell.first < after) {
                let is_whole = cell.first >= first
                    && cell.after <= after
                    && self.placed_within(cell.first, cell.after) == 0;
                let places = (cell.first.max(first), cell.after.min(after));
                let on_screen = if is_whole { Some(*cell) } else { Cell::of(column, places, &self.placed) };
                on_screen.into_iter().for_each(&mut add);
            }
        }
        parts.extend(run.end(self));
        parts
    }

    /// The events of a cluster in time order, `most` of them.
    fn members(&self, cluster: &Cluster, most: usize) -> Vec<EventIx> {
        let mut members = self.begun_before(cluster, most);
        let (first, after) = cluster.places;
        let left = most - members.len().min(most);
        members.extend((first..after).filter(|place| !self.is_placed(*place)).take(left));
        members.into_iter().map(|place| self.column.event(place)).collect()
    }

    /// The places of those of a cluster that have begun before the screen does, in time order, `most` of them.
    fn begun_before(&self, cluster: &Cluster, most: usize) -> Vec<usize> {
        let mut found = Vec::new();
        if cluster.goes_on {
            self.column.visit_going_on(cluster.screen.0, |place| {
                if !self.is_placed(place) {
                    found.push(place);
                }
                found.len() < most
            });
        }
        found
    }

    /// The events of a cluster that come first, `most` of them.
    fn most_important(&self, cluster: &Cluster, most: usize) -> Vec<EventIx> {
        let mut found = self.begun_before(cluster, 1_000);
        let mut more = most;
        self.column.first(cluster.places.0, cluster.places.1, |place| {
            if !self.is_placed(place) {
                found.push(place);
                more -= 1;
            }
            more > 0
        });
        found.sort_unstable_by_key(|place| self.column.priority(*place));
        found.into_iter().take(most).map(|place| self.column.event(place)).collect()
    }
}

impl Arrangement {
    /// The events of a cluster in time order, `most` of them.
    pub fn members(
        &self,
        cluster: &Cluster,
        most: usize,
        scale: Scale,
        measure: Measure<'_>,
    ) -> Vec<EventIx> {
        if cluster.count <= cluster.events.len() {
            return cluster.events.iter().copied().take(most).collect();
        }
        self.hidden(cluster.lane, scale, measure).members(cluster, most)
    }

    /// The events of a cluster that come first: landmarks, then what is notable. `most` of them.
    pub fn most_important(
        &self,
        cluster: &Cluster,
        most: usize,
        scale: Scale,
        measure: Measure<'_>,
    ) -> Vec<EventIx> {
        self.hidden(cluster.lane, scale, measure).most_important(cluster, most)
    }

    /// The hidden ones of a lane at a scale.
    pub(crate) fn hidden(&self, lane: usize, scale: Scale, measure: Measure<'_>) -> Hidden<'_> {
        let screen = (scale.viewport().start(), scale.viewport().end());
        self.beside(lane, &self.look(lane, scale.points_per_day(), screen, measure), scale, measure)
    }

    /// The hidden ones of a lane beside those that are seen.
    pub(crate) fn beside(
        &self,
        lane: usize,
        seen: &[Placed],
        scale: Scale,
        measure: Measure<'_>,
    ) -> Hidden<'_> {
        let mut placed: Vec<usize> = seen.iter().map(|item| item.place).collect();
        placed.sort_unstable();
        let column = &self.lanes.columns[lane];
        let digits = "0".repeat(column.len().to_string().len().max(2));
        let shortest = measure(&digits) + 2.0 * self.metrics().label_gap;
        let earliest = self.lanes.atlas.limits().start;
        let screen = (scale.viewport().start(), scale.viewport().end());
        let cells = if column.starts_between(screen) <= ONE_BY_ONE {
            Vec::new()
        } else {
            let chunks = self.chunks_of(lane, self.level(scale.points_per_day()), screen);
            chunks.into_iter().map(|chunk| self.cells(chunk)).collect()
        };
        Hidden { column, cells, placed, scale, metrics: self.metrics(), shortest, earliest }
    }
}

impl Cluster {
    /// Whether it also stands for events that begin before the screen does.
    pub fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// Whether an event of this lane that lies between two positions on the axis is one of it. Of a cluster that doesn't name
    /// its events this is known only for events without a row of their own.
    pub fn holds(&self, event: EventIx, (start, end): (f64, f64)) -> bool {
        if self.events.len() == self.count {
            return self.events.contains(&event);
        }
        let begins = start >= self.begin.0 && start <= self.begin.1 && self.places.1 > self.places.0;
        begins || (self.goes_on && start < self.screen.0 && end > self.screen.0)
    }
}
