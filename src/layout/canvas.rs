//! The part of an arrangement that is on screen, and the sum that accounts for every event.

use super::Metrics;
use super::block::{Placed, Side};
use super::faint::Faint;
use super::form::{Drawn, Form};
use super::ghosts::{self, Ghost};
use super::lanes::Band;
use super::place::{Arrangement, Measure, Spot};
use super::scale::Scale;
use super::strips::{BEYOND, Cluster};
use crate::dataset::EventIx;
use crate::query::Matches;
use crate::timeline::Timeline;

/// A rectangle in canvas points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f64,
    /// Upper edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Lower edge.
    pub y1: f64,
}

impl Rect {
    /// Whether a point lies inside.
    pub fn contains(self, x: f64, y: f64) -> bool {
        x >= self.x0 && x <= self.x1 && y >= self.y0 && y <= self.y1
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Bigger by `by` points on every side.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }
}

/// What a canvas is made from.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// Who has a row and a label.
    pub arrangement: &'a Arrangement,
    /// What doesn't match, in the room that is left: [`Arrangement::behind`]. `None`: it is not shown.
    pub behind: Option<&'a Arrangement>,
    /// The lanes' bands, in the same order.
    pub bands: &'a [Band],
    /// The dataset behind it.
    pub timeline: &'a Timeline,
    /// The matches that were arranged.
    pub matches: &'a Matches,
    /// Time to screen.
    pub scale: Scale,
    /// How far the lanes are scrolled up, in points, and how high the canvas is.
    pub scroll: f64,
    /// The canvas's height, in points.
    pub height: f64,
    /// The width of a label's text.
    pub measure: Measure<'a>,
}

/// A label on screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// Where its text goes.
    pub rect: Rect,
    /// Beside or inside its mark.
    pub spot: Spot,
}

/// An event's mark on screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The event.
    pub event: EventIx,
    /// The lane's position.
    pub lane: usize,
    /// The mark's shape; may reach beyond the canvas, but never to infinity.
    pub rect: Rect,
    /// What it looks like. A core is in canvas points here.
    pub form: Form,
    /// The period goes on beyond the left edge.
    pub goes_on_left: bool,
    /// The period goes on beyond the right edge.
    pub goes_on_right: bool,
    /// The label, where one fits.
    pub label: Option<Label>,
}

/// Where every event of the dataset is. The parts add up to `total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// On screen with a mark of its own.
    pub drawn: usize,
    /// On screen as part of a cluster.
    pub clustered: usize,
    /// Before, after, above or below the canvas.
    pub outside: usize,
    /// Not matching the filter.
    pub filtered_out: usize,
    /// Matching, but without a date.
    pub undated: usize,
    /// All of the dataset.
    pub total: usize,
}

impl Tally {
    /// The sum of the parts.
    pub fn sum(self) -> usize {
        self.drawn + self.clustered + self.outside + self.filtered_out + self.undated
    }
}

/// What is under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// An event's mark or label.
    Event(EventIx),
    /// Another date of an event, by its position in [`Canvas::ghosts`].
    Ghost(usize),
    /// A cluster, by its position in [`Canvas::clusters`].
    Cluster(usize),
    /// Where events lie that don't match and have no room, by its position in [`Canvas::grounds`].
    Ground(usize),
}

/// Everything that a frame paints between the ruler and the overview.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Canvas {
    /// The marks on screen.
    pub marks: Vec<Mark>,
    /// The other dates of events that have a row of their own.
    pub ghosts: Vec<Ghost>,
    /// The clusters on screen.
    pub clusters: Vec<Cluster>,
    /// The marks of what doesn't match. No sum counts them.
    pub faint: Vec<Faint>,
    /// Where those lie on screen that don't match and found no room, each as high as its lane.
    pub grounds: Vec<Cluster>,
    /// Where every event is.
    pub tally: Tally,
}

/// How far from a mark a pointer still meets it, in points.
pub(crate) const NEAR: f64 = 3.0;

impl Canvas {
    /// Looks through a viewport at an arrangement.
    pub fn new(request: Request<'_>) -> Self {
        let mut canvas = Self::default();
        for (lane, band) in request.bands.iter().enumerate() {
            let view = View::new(request, lane, *band);
            if view.is_on_screen(band.top, band.bottom()) {
                let seen = if band.rows > 0 { view.look(&mut canvas) } else { Vec::new() };
                if let Some(behind) = request.behind {
                    view.look_behind(behind, &seen, &mut canvas);
                }
            }
        }
        let matches = request.matches;
        canvas.tally = Tally {
            drawn: canvas.marks.len(),
            clustered: canvas.clusters.iter().map(|cluster| cluster.count).sum(),
            outside: 0,
            filtered_out: matches.filtered_out(),
            undated: matches.undated().len(),
            total: matches.total(),
        };
        let shown = canvas.tally.drawn + canvas.tally.clustered;
        canvas.tally.outside = matches.dated().len().saturating_sub(shown);
        canvas
    }

    /// What is at a point of the canvas: marks before labels before ghosts before clusters, the nearest mark first; what
    /// doesn't match comes last. A ghost comes before its own mark where that is wider.
    pub fn hit(&self, x: f64, y: f64) -> Option<Hit> {
        let distance = |mark: &Mark| (f64::midpoint(mark.rect.x0, mark.rect.x1) - x).abs();
        let mark = self
            .marks
            .iter()
            .filter(|mark| mark.rect.grown(NEAR).contains(x, y))
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let labelled =
            || self.marks.iter().find(|mark| mark.label.is_some_and(|label| label.rect.contains(x, y)));
        let width = |(_, ghost): &(usize, &Ghost)| ghost.rect.x1 - ghost.rect.x0;
        let ghosts = self.ghosts.iter().enumerate().filter(|(_, ghost)| ghost.is_at(x, y));
        let ghost = ghosts.min_by(|a, b| width(a).total_cmp(&width(b)));
        if let (Some(mark), Some((at, ghost))) = (mark, ghost)
            && ghost.is_before(mark, x)
        {
            return Some(Hit::Ghost(at));
        }
        let cluster = || self.clusters.iter().position(|cluster| cluster.rect.grown(NEAR).contains(x, y));
        mark.or_else(labelled)
            .map(|mark| Hit::Event(mark.event))
            .or_else(|| ghost.map(|(at, _)| Hit::Ghost(at)))
            .or_else(|| cluster().map(Hit::Cluster))
            .or_else(|| self.faint_at(x, y))
    }

    /// The mark of an event, if it has one on screen.
    pub fn mark_of(&self, event: EventIx) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.event == event)
    }

    /// The mark nearest in time to `x` in the next lane above (`-1`) or below (`1`) that has one.
    pub fn nearest_in_lane(&self, lane: usize, x: f64, direction: isize) -> Option<EventIx> {
        let last = self.marks.iter().map(|mark| mark.lane).max()?;
        let mut at = lane.checked_add_signed(direction)?;
        while at <= last {
            let middle = |mark: &Mark| f64::midpoint(mark.rect.x0, mark.rect.x1);
            let nearest = self
                .marks
                .iter()
                .filter(|mark| mark.lane == at)
                .min_by(|a, b| (middle(a) - x).abs().total_cmp(&(middle(b) - x).abs()));
            if let Some(mark) = nearest {
                return Some(mark.event);
            }
            at = at.checked_add_signed(direction)?;
        }
        None
    }
}

/// One lane through the viewport.
pub(super) struct View<'a> {
    pub(super) request: Request<'a>,
    pub(super) lane: usize,
    pub(super) band: Band,
    pub(super) metrics: Metrics,
}

impl<'a> View<'a> {
    fn new(request: Request<'a>, lane: usize, band: Band) -> Self {
        Self { request, lane, band, metrics: Metrics::default() }
    }

    pub(super) fn width(&self) -> f64 {
        self.request.scale.width()
    }

    /// Whether what lies between two heights of the lanes is on screen.
    fn is_on_screen(&self, top: f64, bottom: f64) -> bool {
        bottom - self.request.scroll > 0.0 && top - self.request.scroll < self.request.height
    }

    /// Adds what is on screen of the lane, and returns who has a row there or near.
    fn look(&self, canvas: &mut Canvas) -> Vec<Placed> {
        let Request { arrangement, scale, measure, .. } = self.request;
        let screen = (scale.viewport().start(), scale.viewport().end());
        let seen = arrangement.look(self.lane, scale.points_per_day(), screen, measure);
        let column = &arrangement.lanes.columns[self.lane];
        let mut marks: Vec<Mark> =
            seen.iter().filter_map(|item| self.mark(column.event(item.place), item)).collect();
        // In time order, for those who step through them.
        marks.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0).then(a.event.cmp(&b.event)));
        canvas.marks.extend(marks);
        for item in &seen {
            canvas.ghosts.extend(self.ghosts(column.event(item.place), item));
        }
        let Some(row) = arrangement.rows(self.lane).strip else { return seen };
        let (y0, y1) = self.heights(row, self.metrics.bar);
        if y1 > 0.0 && y0 < self.request.height {
            let hidden = arrangement.beside(self.lane, &seen, scale, measure);
            if hidden.count() > 0 {
                canvas.clusters.extend(hidden.clusters(self.lane, (y0, y1)));
            }
        }
        seen
    }

    /// From where to where something of a given height reaches in a row.
    fn heights(&self, row: usize, height: f64) -> (f64, f64) {
        let middle = self.band.row_centre(row, &self.metrics) - self.request.scroll;
        (middle - height / 2.0, middle + height / 2.0)
    }

    /// The rectangle of a shape of a given height in a row. `None` off screen.
    pub(super) fn rect(&self, x0: f64, x1: f64, row: usize, height: f64) -> Option<Rect> {
        self.rect_at((x0, x1), self.heights(row, height))
    }

    fn rect_at(&self, (x0, x1): (f64, f64), (y0, y1): (f64, f64)) -> Option<Rect> {
        let on_screen = x1 > 0.0 && x0 < self.width() && y1 > 0.0 && y0 < self.request.height;
        on_screen.then_some(Rect { x0: x0.max(-BEYOND), y0, x1: x1.min(self.width() + BEYOND), y1 })
    }

    /// The shape of an event around a height of the canvas, and its form within that. `None` off screen.
    pub(super) fn shape_at(&self, drawn: &Drawn, middle: f64, metrics: &Metrics) -> Option<(Rect, Form)> {
        let height = match drawn.form {
            Form::Dot { .. } => metrics.dot,
            Form::Bar { .. } => metrics.bar,
        };
        let rect = self.rect_at((drawn.x0, drawn.x1), (middle - height / 2.0, middle + height / 2.0))?;
        let form = match drawn.form {
            Form::Bar { start, end, core: Some((from, to)) } => {
                let core = (from.max(rect.x0), to.min(rect.x1));
                Form::Bar { start, end, core: (core.0 < core.1).then_some(core) }
            }
            form @ (Form::Dot { .. } | Form::Bar { core: None, .. }) => form,
        };
        Some((rect, form))
    }

    fn mark(&self, event: EventIx, item: &Placed) -> Option<Mark> {
        let date = self.request.timeline.dataset().event(event).date.as_ref()?;
        let drawn = Drawn::new(date, self.request.scale, &self.metrics);
        let middle = self.band.row_centre(item.row, &self.metrics) - self.request.scroll;
        let (rect, form) = self.shape_at(&drawn, middle, &self.metrics)?;
        Some(Mark {
            event,
            lane: self.lane,
            rect,
            form,
            goes_on_left: drawn.x0 < 0.0,
            goes_on_right: drawn.x1 > self.width(),
            label: self.label(item, &drawn, rect),
        })
    }

    /// The label's place: beside the mark where it has one, else inside; none where part of it would be off screen.
    fn label(&self, item: &Placed, drawn: &Drawn, mark: Rect) -> Option<Label> {
        let (gap, edge, width) = (self.metrics.label_gap, self.width(), item.label);
        let event = self.request.arrangement.lanes.columns[self.lane].event(item.place);
        let others: Vec<(f64, f64)> = self.others(event).iter().map(|other| (other.x0, other.x1)).collect();
        // Beyond the ghosts too, and within the bar not across an end of one.
        let (x0, x1) =
            others.iter().fold((mark.x0, mark.x1), |(x0, x1), other| (x0.min(other.0), x1.max(other.1)));
        let right = (Spot::Right, x1 + gap);
        let left = (Spot::Left, x0 - gap - width);
        let (beside, other) = match item.side {
            None => (None, None),
            Some(Side::Right) => (Some(right), item.both.then_some(left)),
            Some(Side::Left) => (Some(left), item.both.then_some(right)),
        };
        // Slides along with the part of the bar that is on screen.
        let inside = |(from, to): (f64, f64)| {
            let (from, to) = (from.max(0.0) + 3.0 * gap, to.min(edge) - 2.0 * gap);
            (from + width <= to).then_some((Spot::Inside, from))
        };
        let is_bar = matches!(drawn.form, Form::Bar { .. });
        let parts = if is_bar { ghosts::parts((mark.x0, mark.x1), &others) } else { Vec::new() };
        let inside = parts.into_iter().find_map(inside);
        [beside, inside, other].into_iter().flatten().find_map(|(spot, x0)| {
            let middle = f64::midpoint(mark.y0, mark.y1);
            let half = self.metrics.label_height / 2.0;
            let rect = Rect { x0, y0: middle - half, x1: x0 + width, y1: middle + half };
            let fits = rect.x0 >= 0.0 && rect.x1 <= edge && rect.y0 >= 0.0 && rect.y1 <= self.request.height;
            fits.then_some(Label { rect, spot })
        })
    }
}
