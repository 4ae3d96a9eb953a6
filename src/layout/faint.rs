//! What doesn't match, as faint marks in the room that the matches leave, and as a ground where there is none.
//!
//! Rows are given as to matches, who come first: whoever of these finds a place at a deeper level may take one where such
//! a mark lies, and then stands before it.

use super::Metrics;
use super::block::Placed;
use super::canvas::{Canvas, Hit, NEAR, Rect, View};
use super::form::{Drawn, Form};
use super::lanes::Band;
use super::place::Arrangement;
use super::rows::Rows;
use super::strips::Hidden;
use crate::dataset::EventIx;

/// Those who come first: they have their places in the rows already.
pub(crate) struct First<'a> {
    pub(crate) items: &'a [Placed],
    pub(crate) metrics: &'a Metrics,
}

/// The mark of an event that doesn't match. Has no label, and no other date of it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Faint {
    /// The event.
    pub event: EventIx,
    /// The lane's position.
    pub lane: usize,
    /// The whole shape; may reach beyond the canvas, but never to infinity.
    pub rect: Rect,
    /// What it looks like. A core is in canvas points.
    pub form: Form,
    /// Whether the date goes on beyond the left and the right edge.
    pub goes_on: (bool, bool),
    /// From where to where it is seen: all of it, or what matches in its row leave. Some of it is on screen.
    pub parts: Vec<(f64, f64)>,
}

impl Faint {
    /// Whether all of it is seen.
    pub fn is_whole(&self) -> bool {
        self.parts == [(self.rect.x0, self.rect.x1)]
    }

    /// How far a point is from it. `None`: too far for a pointer to meet it.
    fn distance(&self, x: f64, y: f64) -> Option<f64> {
        let part = |(x0, x1): &(f64, f64)| Rect { x0: *x0, x1: *x1, ..self.rect }.grown(NEAR).contains(x, y);
        let middle = f64::midpoint(self.rect.x0, self.rect.x1);
        self.parts.iter().any(part).then(|| (middle - x).abs())
    }
}

/// The rows of faint marks in a lane: those of the matches, then lower ones above and below these where the lane is
/// higher than they need.
#[derive(Debug, Clone, Copy)]
pub(super) struct FaintRows {
    band: Band,
    /// How many rows the matches have, other than for a strip.
    shared: usize,
    /// How many more there are above, and as many below.
    beside: usize,
}

impl FaintRows {
    pub(super) fn new(band: Band, shared: usize) -> Self {
        let mut rows = Self { band, shared, beside: 0 };
        let row = Metrics::faint().row;
        while (rows.beside + 1) as f64 * row + Metrics::default().lane_padding <= rows.edges().0 - band.top {
            rows.beside += 1;
        }
        rows
    }

    pub(super) fn len(self) -> usize {
        self.shared + 2 * self.beside
    }

    /// Where the first row of the matches begins and the last one ends; in a lane without matches, the middle.
    fn edges(self) -> (f64, f64) {
        let (metrics, rows) = (Metrics::default(), self.band.rows);
        let middle = f64::midpoint(self.band.top, self.band.bottom());
        if rows == 0 {
            return (middle, middle);
        }
        let (first, half) = (self.band.row_centre(0, &metrics), metrics.row / 2.0);
        (first - half, self.band.row_centre(rows - 1, &metrics) + half)
    }

    /// The vertical middle of a row.
    fn centre(self, row: usize) -> f64 {
        let beside = |row: usize| (row as f64 + 0.5) * Metrics::faint().row;
        match row.checked_sub(self.shared) {
            None => self.band.row_centre(row, &Metrics::default()),
            Some(above) if above < self.beside => self.edges().0 - beside(above),
            Some(below) => self.edges().1 + beside(below - self.beside),
        }
    }
}

impl Canvas {
    /// What doesn't match at a point.
    pub(super) fn faint_at(&self, x: f64, y: f64) -> Option<Hit> {
        let near = |faint: &Faint| faint.distance(x, y).map(|distance| (distance, faint.event));
        let nearest = self.faint.iter().filter_map(near).min_by(|a, b| a.0.total_cmp(&b.0));
        let ground = || self.grounds.iter().position(|ground| ground.rect.contains(x, y));
        nearest.map(|(_, event)| Hit::Event(event)).or_else(|| ground().map(Hit::Ground))
    }

    /// The faint mark of an event, if it has one on screen.
    pub fn faint_of(&self, event: EventIx) -> Option<&Faint> {
        self.faint.iter().find(|faint| faint.event == event)
    }
}

impl View<'_> {
    /// Adds what doesn't match in the lane, in the room that is left by the matches that were seen there.
    pub(super) fn look_behind(&self, behind: &Arrangement, seen: &[Placed], canvas: &mut Canvas) {
        let (scale, measure) = (self.request.scale, self.request.measure);
        let column = &behind.lanes.columns[self.lane];
        if column.len() == 0 {
            return;
        }
        let screen = (scale.viewport().start(), scale.viewport().end());
        let shared = self.request.arrangement.rows(self.lane).items;
        let rows = FaintRows::new(self.band, shared);
        let mut taken = Rows::new(rows.len());
        for item in seen {
            let (from, to) = item.stretch(|position| scale.x_from_position(position), &self.metrics);
            taken.take(item.row, from, to);
        }
        let mut placed = Vec::new();
        for item in behind.look(self.lane, scale.points_per_day(), screen, measure) {
            let event = column.event(item.place);
            let Some(date) = self.request.timeline.dataset().event(event).date.as_ref() else { continue };
            let drawn = Drawn::new(date, scale, behind.metrics());
            let parts = drawn.left_by(&taken, item.row);
            if parts.iter().all(|(from, to)| *to <= 0.0 || *from >= self.width()) {
                continue;
            }
            placed.push(item);
            canvas.faint.extend(self.faint(event, rows.centre(item.row), &drawn, &parts));
        }
        let hidden =
            Hidden { shortest: behind.metrics().dot, ..behind.beside(self.lane, &placed, scale, measure) };
        if hidden.count() > 0 {
            let padding = self.metrics.lane_padding;
            let (top, bottom) =
                (self.band.top - self.request.scroll, self.band.bottom() - self.request.scroll);
            canvas.grounds.extend(hidden.clusters(self.lane, (top + padding, bottom - padding)));
        }
    }

    /// The mark of an event that doesn't match, around a height of the lanes. `None` off screen.
    fn faint(&self, event: EventIx, centre: f64, drawn: &Drawn, parts: &[(f64, f64)]) -> Option<Faint> {
        let (rect, form) = self.shape_at(drawn, centre - self.request.scroll, &Metrics::faint())?;
        let part = |(from, to): &(f64, f64)| (from.max(rect.x0), to.min(rect.x1));
        let parts: Vec<(f64, f64)> = parts.iter().map(part).filter(|(from, to)| from < to).collect();
        let goes_on = (drawn.x0 < 0.0, drawn.x1 > self.width());
        Some(Faint { event, lane: self.lane, rect, form, goes_on, parts })
    }
}

impl Drawn {
    /// What others leave of it in their row. Of a day, all or nothing.
    fn left_by(&self, taken: &Rows, row: usize) -> Vec<(f64, f64)> {
        let left = taken.left(row, self.x0, self.x1);
        match self.form {
            Form::Dot { .. } if left != [(self.x0, self.x1)] => Vec::new(),
            Form::Dot { .. } | Form::Bar { .. } => left,
        }
    }
}
