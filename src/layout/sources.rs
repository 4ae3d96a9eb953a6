//! The lane of sources: each at its own date, as wide as that is vague.
//!
//! Its rows are made once for a zoom, over all sources, so that panning moves none to another row. What a frame costs
//! depends on how many sources there are where somebody zooms, and on how many are on screen where somebody pans.

use super::Metrics;
use super::canvas::Rect;
use super::form::{Drawn, Edge, Form};
use super::scale::Scale;
use super::strips::BEYOND;
use crate::dataset::{Dataset, Role, SourceIx};
use crate::timeline::{Axis, Viewport};

/// Sources closer than this share a mark, in points; so do those that a cluster's number leaves no room beside it.
pub(super) const MERGED: f64 = 2.0;
/// Up to this width a mark stands in the first row, with those of a day, in points.
const NARROW: f64 = 14.0;
/// The rows: one for narrow marks, the others for wide ones.
const ROWS: usize = 3;
/// The height of a row, and of what stands in it, in points.
const ROW: f64 = 15.0;
const HEIGHT: f64 = 10.0;
/// Above the rows, for what is said of the selected event, in points.
pub(super) const WORDS: f64 = 21.0;
/// The whole lane's height, in points.
pub const SOURCE_LANE: f64 = WORDS + ROWS as f64 * ROW + 3.0;

/// A mark of one source, or of several that have no room of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceMark {
    /// In points from the top left of the lane; may reach beyond the canvas, but never to infinity.
    pub rect: Rect,
    /// What it looks like if it is one: a dot where it is narrow. A core is left out.
    pub form: Form,
    /// The sources, by date. More than one is a cluster.
    pub sources: Vec<SourceIx>,
    /// How many of them were read; the rest are cited.
    pub read: usize,
}

/// Where every source of the dataset is. The parts add up to `total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SourceTally {
    /// On screen with a mark of its own.
    pub drawn: usize,
    /// On screen in a cluster.
    pub clustered: usize,
    /// Before or after the canvas.
    pub outside: usize,
    /// Without a date.
    pub undated: usize,
    /// All of the dataset.
    pub total: usize,
}

/// The marks of a row in points from where the axis begins, from left to right.
type Row = Vec<(f64, f64, SourceMark)>;

/// All sources in rows, for one zoom of one axis.
#[derive(Debug, Clone)]
pub struct SourceRows {
    axis: Axis,
    points_per_day: f64,
    rows: [Row; ROWS],
    undated: usize,
    total: usize,
}

impl SourceRows {
    /// Puts the sources of a dataset into rows.
    pub fn new(dataset: &Dataset, scale: &Scale) -> Self {
        let metrics = Metrics { shortest_bar: HEIGHT, ..Metrics::default() };
        let points_per_day = scale.points_per_day();
        // From where positions are 0, so that it is the same wherever the screen is.
        let still = Viewport::new(0.0, scale.viewport().days()).unwrap_or(scale.viewport());
        let still = Scale::on(*scale.axis(), still, scale.width());
        let dated = dataset.sources.iter().enumerate().filter_map(|(at, source)| {
            let drawn = Drawn::new(source.issued.as_ref()?, still, &metrics);
            Some((SourceIx::at(at), usize::from(source.role == Role::Read), drawn))
        });
        let mut dated: Vec<(SourceIx, usize, Drawn)> = dated.collect();
        dated.sort_by(|a, b| a.2.x0.total_cmp(&b.2.x0).then(a.2.x1.total_cmp(&b.2.x1)));
        let mut rows: [Row; ROWS] = Default::default();
        let undated = dataset.sources.len() - dated.len();
        for (source, read, drawn) in dated {
            let is_narrow = drawn.x1 - drawn.x0 <= NARROW;
            let is_free = |row: &Row| row.last().is_none_or(|last| drawn.x0 >= last.1 + MERGED);
            let wide = 1..ROWS - 1;
            let at = if is_narrow {
                0
            } else {
                wide.into_iter().find(|at| is_free(&rows[*at])).unwrap_or(ROWS - 1)
            };
            if is_free(&rows[at]) {
                let form = match drawn.form {
                    Form::Bar { start, end, .. } if is_narrow => {
                        Form::Dot { soft: start != Edge::Sharp || end != Edge::Sharp }
                    }
                    Form::Bar { start, end, .. } => Form::Bar { start, end, core: None },
                    dot @ Form::Dot { .. } => dot,
                };
                let top = WORDS + at as f64 * ROW + (ROW - HEIGHT) / 2.0;
                let rect = Rect { x0: drawn.x0, y0: top, x1: drawn.x1, y1: top + HEIGHT };
                rows[at].push((drawn.x0, drawn.x1, SourceMark { rect, form, sources: vec![source], read }));
            } else if let Some((x0, x1, mark)) = rows[at].last_mut() {
                mark.sources.push(source);
                *x1 = x1.max(drawn.x1).max(*x0 + number(mark.sources.len()));
                mark.read += read;
            }
        }
        Self { axis: *scale.axis(), points_per_day, rows, undated, total: dataset.sources.len() }
    }

    /// Whether they are of this zoom and axis.
    #[expect(clippy::float_cmp, reason = "the very same, or another")]
    pub fn are_of(&self, scale: &Scale) -> bool {
        self.points_per_day == scale.points_per_day() && self.axis == *scale.axis()
    }

    /// What of them is on screen. Only for a scale that they [are of](Self::are_of).
    pub fn look(&self, scale: &Scale) -> SourceLane {
        let offset = scale.viewport().start() * self.points_per_day;
        let mut lane = SourceLane::default();
        for row in &self.rows {
            // No two of a row overlap, so that their ends rise too.
            let first = row.partition_point(|(_, x1, _)| *x1 - offset <= 0.0);
            let seen = row[first..].iter().take_while(|(x0, ..)| *x0 - offset < scale.width());
            lane.marks.extend(seen.map(|(x0, x1, mark)| {
                let (x0, x1) = ((x0 - offset).max(-BEYOND), (x1 - offset).min(scale.width() + BEYOND));
                SourceMark { rect: Rect { x0, x1, ..mark.rect }, ..mark.clone() }
            }));
        }
        let (single, several): (Vec<usize>, Vec<usize>) =
            lane.marks.iter().map(|mark| mark.sources.len()).partition(|sources| *sources == 1);
        let (drawn, clustered) = (single.len(), several.iter().sum());
        let outside = self.total - self.undated - drawn - clustered;
        lane.tally = SourceTally { drawn, clustered, outside, undated: self.undated, total: self.total };
        lane
    }
}

/// The width that a number takes in its box, in points.
fn number(count: usize) -> f64 {
    10.0 + 7.0 * f64::from(count.max(1).ilog10() + 1)
}

/// The sources on screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SourceLane {
    /// Their marks, row by row, from left to right.
    pub marks: Vec<SourceMark>,
    /// Where every source is.
    pub tally: SourceTally,
}

impl SourceLane {
    /// The mark at a point of the lane, by its position; the nearest of several.
    pub fn hit(&self, x: f64, y: f64) -> Option<usize> {
        let middle = |mark: &SourceMark| f64::midpoint(mark.rect.x0, mark.rect.x1);
        let near = self.marks.iter().enumerate().filter(|(_, mark)| mark.rect.grown(MERGED).contains(x, y));
        near.min_by(|a, b| (middle(a.1) - x).abs().total_cmp(&(middle(b.1) - x).abs())).map(|(at, _)| at)
    }

    /// The mark that a source has, or is in, by its position.
    pub fn mark_of(&self, source: SourceIx) -> Option<usize> {
        self.marks.iter().position(|mark| mark.sources.contains(&source))
    }
}
