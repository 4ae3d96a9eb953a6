//! Arcs from the selected event to those it is related to.
//!
//! What they cost depends on the relations of that event and on what is on screen, not on how many events there are.

use super::canvas::{Canvas, Rect};
use super::lanes::Band;
use super::scale::Scale;
use crate::dataset::EventIx;
use crate::query::Matches;
use crate::timeline::{Related, Timeline};

/// A point of the canvas, in points.
pub type Point = (f64, f64);

/// So many arcs are drawn at most, those that end on screen first.
pub const MOST_ARCS: usize = 12;
/// So many relations are looked at for them.
const LOOKED_AT: usize = 100;

/// Where an event lies that is not on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// Before the left edge.
    Earlier,
    /// After the right edge.
    Later,
    /// In a lane above.
    Above,
    /// In a lane below.
    Below,
}

/// An arc from the selected event to a related one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelationArc {
    /// The event at its far end, and how it is related.
    pub related: Related,
    /// A cubic Bézier curve: from the selected event, two points that bend it, to the other event.
    pub curve: [Point; 4],
    /// Where the other event lies, if the arc ends at the edge of the screen.
    pub towards: Option<Towards>,
}

/// What arcs are drawn through.
#[derive(Clone, Copy)]
pub struct Web<'a> {
    /// What is on screen.
    pub canvas: &'a Canvas,
    /// The lanes' bands.
    pub bands: &'a [Band],
    /// The dataset behind it.
    pub timeline: &'a Timeline,
    /// What passes: nothing else has an arc.
    pub matches: &'a Matches,
    /// Time to screen.
    pub scale: Scale,
    /// How far the lanes are scrolled up, and how high the canvas is, in points.
    pub scroll: (f64, f64),
    /// The lane of an event.
    pub lane_of: &'a dyn Fn(EventIx) -> usize,
}

/// From the edge of the screen to the tip of an arc that ends there, in points.
const EDGE: f64 = 8.0;
/// How far into a long bar an arc ends, in points.
const INTO: f64 = 9.0;
/// How far apart the places at the edge are that an arc may lead to, in points.
const ROW: f64 = 18.0;
/// So many pieces of an arc are looked at for labels in its way.
const SAMPLES: u8 = 24;
/// So many straight pieces are drawn for an arc.
const PIECES: u8 = 80;

/// Where an event is.
enum End {
    On(Rect),
    Off(Point, Towards),
}

impl Web<'_> {
    /// The arcs of an event, in the order of its relations, one for each event. None where it is not on screen itself.
    pub fn arcs(&self, selected: EventIx) -> Vec<RelationArc> {
        let Some(End::On(from)) = self.end(selected) else { return Vec::new() };
        let mut arcs: Vec<RelationArc> = Vec::new();
        for related in self.timeline.related(selected).into_iter().take(LOOKED_AT) {
            let is_known = arcs.iter().any(|arc| arc.related.event == related.event);
            if !is_known && related.event != selected {
                arcs.extend(self.arc(from, related));
            }
        }
        arcs.sort_by_key(|arc| arc.towards.is_some());
        arcs.truncate(MOST_ARCS);
        arcs
    }

    fn arc(&self, from: Rect, related: Related) -> Option<RelationArc> {
        match self.end(related.event)? {
            End::On(to) => Some(RelationArc { related, curve: self.between(from, to), towards: None }),
            End::Off(tip, towards) => {
                let curve = self.outwards(from, tip, towards);
                Some(RelationArc { related, curve, towards: Some(towards) })
            }
        }
    }

    fn height(&self) -> f64 {
        self.scroll.1
    }

    /// Where an event is on screen, or beyond which edge.
    fn end(&self, event: EventIx) -> Option<End> {
        let (width, height) = (self.scale.width(), self.height());
        let faint = || self.canvas.faint_of(event).map(|faint| faint.rect);
        if let Some(rect) = self.canvas.mark_of(event).map(|mark| mark.rect).or_else(faint) {
            return Some(End::On(self.visible(rect)));
        }
        let reach = self.timeline.reach(event).filter(|_| self.matches.contains(event))?;
        let lane = (self.lane_of)(event);
        let band = self.bands.get(lane)?;
        let y = band.top + band.height / 2.0 - self.scroll.0;
        let inner = |at: f64, end: f64| at.min(end - EDGE).max(EDGE);
        let (x0, x1) = (self.scale.x_from_day(reach.start), self.scale.x_from_day(reach.end));
        if x1 <= 0.0 {
            return Some(End::Off((EDGE, inner(y, height)), Towards::Earlier));
        }
        if x0 >= width {
            return Some(End::Off((width - EDGE, inner(y, height)), Towards::Later));
        }
        let on_axis = self.scale.axis().reach(reach);
        let start = on_axis.start.max(self.scale.axis().limits(self.timeline).start);
        let strip = self
            .canvas
            .clusters
            .iter()
            .find(|strip| strip.lane == lane && strip.holds(event, (start, on_axis.end)));
        if let Some(strip) = strip {
            let strip = self.visible(strip.rect);
            // Where it begins or, if nobody knows that, ends.
            let x = if reach.start.is_finite() { x0 } else { x1 }.clamp(strip.x0, strip.x1);
            return Some(End::On(Rect { x0: x, x1: (x + 2.0).min(strip.x1), ..strip }));
        }
        let x = inner(x0, width);
        if band.rows == 0 && (0.0..=height).contains(&y) {
            // Of a folded lane only the band is left.
            return Some(End::On(Rect { x0: x, y0: y, x1: x, y1: y }));
        }
        // Its row is off screen, if not all of its lane: beyond the edge that cuts the lane.
        Some(if band.top < self.scroll.0 {
            End::Off((x, EDGE), Towards::Above)
        } else {
            End::Off((x, height - EDGE), Towards::Below)
        })
    }

    /// The part of a shape that is on screen.
    fn visible(&self, rect: Rect) -> Rect {
        let (width, height) = (self.scale.width(), self.height());
        Rect {
            x0: rect.x0.clamp(0.0, width),
            y0: rect.y0.clamp(0.0, height),
            x1: rect.x1.clamp(0.0, width),
            y1: rect.y1.clamp(0.0, height),
        }
    }

    /// From a mark to a mark: from the edges that face each other or, in one row, above or below it.
    fn between(&self, from: Rect, to: Rect) -> [Point; 4] {
        let (y, to_y) = (middle(from).1, middle(to).1);
        let mut ways = Vec::new();
        for (x, to_x) in [(starts(from), starts(to)), (starts(from), ends(to)), (ends(from), starts(to))] {
            let dx = (to_x - x).abs();
            if (y - to_y).abs() < 1.0 {
                for (edge, to_edge, lift) in [(from.y0, to.y0, -lift(dx)), (from.y1, to.y1, lift(dx))] {
                    ways.push([(x, edge), (x, edge + lift), (to_x, to_edge + lift), (to_x, to_edge)]);
                }
                continue;
            }
            let (edge, to_edge) = if to_y > y { (from.y1, to.y0) } else { (from.y0, to.y1) };
            for share in [1.0, 0.5] {
                let bend = bend(edge, to_edge, dx) * share * (to_y - y).signum();
                ways.push([(x, edge), (x, edge + bend), (to_x, to_edge - bend), (to_x, to_edge)]);
            }
        }
        self.clearest(ways)
    }

    /// From a mark to the edge of the screen.
    fn outwards(&self, from: Rect, tip: Point, towards: Towards) -> [Point; 4] {
        let (x, y) = (starts(from), middle(from).1);
        let mut ways = Vec::new();
        for offset in [0.0, -ROW, ROW, -2.0 * ROW, 2.0 * ROW, -3.0 * ROW, 3.0 * ROW] {
            let is_beside = matches!(towards, Towards::Earlier | Towards::Later);
            let tip = if is_beside { (tip.0, tip.1 + offset) } else { (tip.0 + offset, tip.1) };
            if tip.1 < EDGE || tip.1 > self.height() - EDGE || tip.0 < 0.0 || tip.0 > self.scale.width() {
                continue;
            }
            let reach = ((tip.0 - x).abs() * 0.4).min(80.0);
            // Towards the tip or, if that is better, first away from it.
            let (up, down) = ((from.y0, -1.0), (from.y1, 1.0));
            for (edge, sign) in if tip.1 > y { [down, up] } else { [up, down] } {
                let bend = bend(edge, tip.1, (tip.0 - x).abs()) * sign;
                let last = match towards {
                    Towards::Earlier => (tip.0 + reach, tip.1),
                    Towards::Later => (tip.0 - reach, tip.1),
                    Towards::Above => (tip.0, tip.1 + bend.abs()),
                    Towards::Below => (tip.0, tip.1 - bend.abs()),
                };
                ways.push([(x, edge), (x, edge + bend), last, tip]);
            }
        }
        if ways.is_empty() { [(x, y), (x, y), tip, tip] } else { self.clearest(ways) }
    }

    /// The way that passes behind the least of labels and stays on the canvas, with some favour for the first.
    fn clearest(&self, ways: Vec<[Point; 4]>) -> [Point; 4] {
        let labels = labels(self.canvas);
        let marks = self.canvas.marks.iter().map(|mark| mark.rect);
        let shapes: Vec<Rect> = marks.chain(self.canvas.clusters.iter().map(|strip| strip.rect)).collect();
        let holds = |rects: &[Rect], (x, y): Point| rects.iter().any(|rect| rect.contains(x, y));
        let is_off = |point: Point| point.1 < 0.0 || point.1 > self.height();
        let is_hidden = |point: Point| usize::from(is_off(point) || holds(&labels, point));
        let cost = |curve: &[Point; 4]| -> usize {
            let points = (1..SAMPLES).map(|piece| at(curve, f64::from(piece) / f64::from(SAMPLES)));
            // The tip is to be seen above all; to pass behind marks does no harm.
            let tip = is_hidden(curve[3]) + usize::from(holds(&shapes, curve[3]));
            2 * points.map(is_hidden).sum::<usize>() + 12 * tip
        };
        let first = ways.first().copied().unwrap_or([(0.0, 0.0); 4]);
        let mut best = (usize::MAX, first);
        for (rank, way) in ways.into_iter().enumerate() {
            // Those further down are odder; from here on none can be better.
            if best.0 <= rank {
                break;
            }
            let cost = cost(&way) + rank;
            if cost < best.0 {
                best = (cost, way);
            }
        }
        best.1
    }
}

impl RelationArc {
    /// A point of the arc: 0 is at the selected event, 1 at the other end.
    pub fn at(&self, share: f64) -> Point {
        at(&self.curve, share)
    }

    /// The arc as runs of points that no label is in the way of: it passes behind words, not through them.
    pub fn runs(&self, canvas: &Canvas) -> Vec<Vec<Point>> {
        let labels = labels(canvas);
        let mut runs = vec![Vec::new()];
        for piece in 0..=PIECES {
            let (x, y) = self.at(f64::from(piece) / f64::from(PIECES));
            if labels.iter().any(|label| label.contains(x, y)) {
                runs.push(Vec::new());
            } else if let Some(run) = runs.last_mut() {
                run.push((x, y));
            }
        }
        runs.retain(|run: &Vec<Point>| run.len() > 1);
        runs
    }
}

/// Where words stand, with a little air.
fn labels(canvas: &Canvas) -> Vec<Rect> {
    canvas.marks.iter().filter_map(|mark| mark.label).map(|label| label.rect.grown(1.5)).collect()
}

/// A point of a cubic Bézier curve.
fn at([a, b, c, d]: &[Point; 4], share: f64) -> Point {
    let rest = 1.0 - share;
    let weights = [rest.powi(3), 3.0 * rest.powi(2) * share, 3.0 * rest * share.powi(2), share.powi(3)];
    [a, b, c, d]
        .into_iter()
        .zip(weights)
        .fold((0.0, 0.0), |(x, y), (point, weight)| (x + point.0 * weight, y + point.1 * weight))
}

fn middle(rect: Rect) -> Point {
    (f64::midpoint(rect.x0, rect.x1), f64::midpoint(rect.y0, rect.y1))
}

/// Near the start of a long bar, in the middle of a short one: when something begins tells most.
fn starts(rect: Rect) -> f64 {
    (rect.x0 + INTO).min(middle(rect).0)
}

/// Near the end of a long bar, in the middle of a short one.
fn ends(rect: Rect) -> f64 {
    (rect.x1 - INTO).max(middle(rect).0)
}

/// How far an arc within one row leaves it.
fn lift(dx: f64) -> f64 {
    (dx * 0.3).clamp(12.0, 56.0)
}

/// How far an arc goes straight up or down before it turns.
fn bend(from: f64, to: f64, dx: f64) -> f64 {
    ((to - from).abs() / 2.0).max((dx * 0.2).min(36.0))
}
