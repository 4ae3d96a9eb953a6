//! The part of an arrangement that is on screen, and the sum that accounts for every event.

use super::Metrics;
use super::form::Form;
use super::lanes::Band;
use super::place::{Arrangement, Crowd, Item, Spot, Strip, gathered};
use super::scale::Scale;
use crate::dataset::EventIx;
use crate::query::Matches;

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
    /// Rows and labels at this scale.
    pub arrangement: &'a Arrangement,
    /// The lanes' bands, in the same order.
    pub bands: &'a [Band],
    /// The matches that were arranged.
    pub matches: &'a Matches,
    /// Time to screen.
    pub scale: Scale,
    /// How far the lanes are scrolled up, in points, and how high the canvas is.
    pub scroll: f64,
    /// The canvas's height, in points.
    pub height: f64,
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

/// A strip on screen that stands for several events.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The lane's position.
    pub lane: usize,
    /// The strip; may reach beyond the canvas, but never to infinity.
    pub rect: Rect,
    /// The middle of the part that is on screen, in points: where the count goes.
    pub middle: f64,
    /// The events on screen that it stands for, in time order.
    pub events: Vec<EventIx>,
    /// Where those of them that begin on screen do, in points.
    pub starts: Vec<f64>,
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
    /// A cluster, by its position in [`Canvas::clusters`].
    Cluster(usize),
}

/// Everything that a frame paints between the ruler and the overview.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Canvas {
    /// The marks on screen.
    pub marks: Vec<Mark>,
    /// The clusters on screen.
    pub clusters: Vec<Cluster>,
    /// Where every event is.
    pub tally: Tally,
}

/// How far beyond the canvas a shape may reach, in points: enough that its end is never seen.
const BEYOND: f64 = 64.0;
/// How far from a mark a pointer still meets it, in points.
const NEAR: f64 = 3.0;

impl Canvas {
    /// Looks through a viewport at an arrangement.
    pub fn new(request: Request<'_>) -> Self {
        let mut canvas = Self::default();
        for (lane, (contents, band)) in request.arrangement.lanes.iter().zip(request.bands).enumerate() {
            let view = View::new(request, lane, *band);
            for item in &contents.items {
                match view.mark(item) {
                    Some(mark) => canvas.marks.push(mark),
                    None => canvas.tally.outside += 1,
                }
            }
            for crowd in &contents.crowds {
                view.crowd(crowd, &mut canvas);
            }
        }
        canvas.tally.drawn = canvas.marks.len();
        canvas.tally.filtered_out = request.matches.filtered_out();
        canvas.tally.undated = request.matches.undated().len();
        canvas.tally.total = request.matches.total();
        canvas
    }

    /// What is at a point of the canvas: marks before labels before clusters, the nearest mark first.
    pub fn hit(&self, x: f64, y: f64) -> Option<Hit> {
        let distance = |mark: &Mark| (f64::midpoint(mark.rect.x0, mark.rect.x1) - x).abs();
        let mark = self
            .marks
            .iter()
            .filter(|mark| mark.rect.grown(NEAR).contains(x, y))
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let labelled =
            || self.marks.iter().find(|mark| mark.label.is_some_and(|label| label.rect.contains(x, y)));
        let cluster = || self.clusters.iter().position(|cluster| cluster.rect.grown(NEAR).contains(x, y));
        mark.or_else(labelled).map(|mark| Hit::Event(mark.event)).or_else(|| cluster().map(Hit::Cluster))
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
struct View<'a> {
    request: Request<'a>,
    lane: usize,
    band: Band,
    metrics: Metrics,
    /// From axis points to canvas points.
    shift: f64,
}

impl<'a> View<'a> {
    fn new(request: Request<'a>, lane: usize, band: Band) -> Self {
        Self {
            request,
            lane,
            band,
            metrics: Metrics::default(),
            shift: request.scale.viewport().start() * request.scale.points_per_day(),
        }
    }

    fn width(&self) -> f64 {
        self.request.scale.width()
    }

    /// The rectangle of a shape of a given height in a row. `None` off screen.
    fn rect(&self, x0: f64, x1: f64, row: usize, height: f64) -> Option<Rect> {
        let (x0, x1) = (x0 - self.shift, x1 - self.shift);
        let middle = self.band.row_centre(row, &self.metrics) - self.request.scroll;
        let (y0, y1) = (middle - height / 2.0, middle + height / 2.0);
        let on_screen = x1 > 0.0 && x0 < self.width() && y1 > 0.0 && y0 < self.request.height;
        on_screen.then_some(Rect { x0: x0.max(-BEYOND), y0, x1: x1.min(self.width() + BEYOND), y1 })
    }

    fn mark(&self, item: &Item) -> Option<Mark> {
        let height = match item.form {
            Form::Dot { .. } => self.metrics.dot,
            Form::Bar { .. } => self.metrics.bar,
        };
        let rect = self.rect(item.x0, item.x1, item.row, height)?;
        let form = match item.form {
            Form::Bar { start, end, core: Some((from, to)) } => {
                let scale = self.request.scale;
                let core = (scale.x_from_day(from).max(rect.x0), scale.x_from_day(to).min(rect.x1));
                Form::Bar { start, end, core: (core.0 < core.1).then_some(core) }
            }
            form @ (Form::Dot { .. } | Form::Bar { core: None, .. }) => form,
        };
        Some(Mark {
            event: item.event,
            lane: self.lane,
            rect,
            form,
            goes_on_left: item.x0 - self.shift < 0.0,
            goes_on_right: item.x1 - self.shift > self.width(),
            label: [item.label, item.other_side]
                .into_iter()
                .flatten()
                .find_map(|spot| self.label(spot, item.label_width, rect)),
        })
    }

    /// The label's place, unless part of it would be off screen.
    fn label(&self, spot: Spot, width: f64, mark: Rect) -> Option<Label> {
        let (gap, edge) = (self.metrics.label_gap, self.width());
        let x0 = match spot {
            Spot::Inside => {
                // Slides along with the part of the bar that is on screen.
                let (from, to) = (mark.x0.max(0.0) + 3.0 * gap, mark.x1.min(edge) - 2.0 * gap);
                (from + width <= to).then_some(from)?
            }
            Spot::Right => mark.x1 + gap,
            Spot::Left => mark.x0 - gap - width,
        };
        let middle = f64::midpoint(mark.y0, mark.y1);
        let rect = Rect {
            x0,
            y0: middle - self.metrics.label_height / 2.0,
            x1: x0 + width,
            y1: middle + self.metrics.label_height / 2.0,
        };
        let fits = rect.x0 >= 0.0 && rect.x1 <= edge && rect.y0 >= 0.0 && rect.y1 <= self.request.height;
        fits.then_some(Label { rect, spot })
    }

    /// Shows those of a crowd that are on screen: whoever stands alone there has a mark, those that touch a strip.
    fn crowd<'v>(&self, crowd: &'v Crowd, canvas: &mut Canvas) {
        let is_on_screen = |item: &Item| item.x1 - self.shift > 0.0 && item.x0 - self.shift < self.width();
        let strip = |member: (usize, &'v Item)| {
            let (x0, x1) = crowd.strip(member.1);
            Strip { x0, x1, members: vec![member] }
        };
        let members = crowd.members.iter().enumerate().filter(|(_, item)| is_on_screen(item));
        let groups = gathered(members.map(strip).collect(), self.metrics.air);
        let mut shown = 0;
        for group in groups {
            if let [(_, alone)] = group.members.as_slice() {
                let mark = self.mark(alone);
                shown += usize::from(mark.is_some());
                canvas.marks.extend(mark);
            } else if let Some(cluster) = self.cluster(group, crowd.row) {
                shown += cluster.events.len();
                canvas.tally.clustered += cluster.events.len();
                canvas.clusters.push(cluster);
            }
        }
        canvas.tally.outside += crowd.members.len() - shown;
    }

    /// The strip of those that touch, each with its place in time order. `None` off screen.
    fn cluster(&self, mut group: Strip<(usize, &Item)>, row: usize) -> Option<Cluster> {
        let rect = self.rect(group.x0, group.x1, row, self.metrics.bar)?;
        group.members.sort_by_key(|(place, _)| *place);
        let starts = group.members.iter().map(|(_, item)| item.x0 - self.shift).filter(|x| *x >= 0.0);
        Some(Cluster {
            lane: self.lane,
            rect,
            middle: f64::midpoint(rect.x0.max(0.0), rect.x1.min(self.width())),
            starts: starts.collect(),
            events: group.members.iter().map(|(_, item)| item.event).collect(),
        })
    }
}
