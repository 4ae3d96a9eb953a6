//! From the selected event to its sources, with how long after it each appeared.

use super::arcs::{Point, Towards};
use super::canvas::Rect;
use super::place::Measure;
use super::scale::Scale;
use super::sources::{SourceLane, WORDS};
use crate::dataset::{Dataset, EventIx, SourceIx};
use crate::date::{Apart, Date};
use crate::query::Facet;
use crate::timeline::Reach;

/// A line to a mark, or to the edge of the screen beyond which sources lie.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceLink {
    /// The sources, each with how long after the event it appeared; `None`: one of both has no date.
    pub sources: Vec<(SourceIx, Option<Apart>)>,
    /// The mark, by its position in [`SourceLane::marks`]; `None`: they are off screen.
    pub mark: Option<usize>,
    /// On which side they lie then.
    pub towards: Option<Towards>,
    /// The line, in points of the lane: along its top from the event's date, then down to the mark.
    pub line: Vec<Point>,
    /// What is said of it, and where there is room for that.
    pub label: Option<(String, Rect)>,
}

/// The selected event and its sources.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SourceLinks {
    /// From where to where the event's date reaches on screen, in points; `None`: it is off screen or undated.
    pub column: Option<(f64, f64)>,
    /// The lines, to marks on screen before those to its edges.
    pub links: Vec<SourceLink>,
    /// All sources of the event: read and cited, also for its other dates.
    pub sources: Vec<SourceIx>,
}

/// How far below the top of the lane lines run along, in points.
const TOP: f64 = 5.5;
/// From the edge of the screen to the end of a line there, in points.
const EDGE: f64 = 6.0;
/// Between a line and its words, and between two words, in points.
const GAP: f64 = 5.0;
/// The height of words, in points.
const HEIGHT: f64 = 13.0;

impl SourceLinks {
    /// The lines of an event through a lane. `measure` is the width of words in points.
    pub fn new(
        dataset: &Dataset,
        event: EventIx,
        lane: &SourceLane,
        scale: &Scale,
        measure: Measure<'_>,
    ) -> Self {
        let event = dataset.event(event);
        let sources: Vec<SourceIx> =
            Facet::Source.values_of(event).into_iter().map(|value| SourceIx(value.0)).collect();
        let Some(date) = &event.date else { return Self { sources, ..Self::default() } };
        let reach = Reach::of(date);
        let (x0, x1) = (scale.x_from_day(reach.start), scale.x_from_day(reach.end));
        let width = scale.width();
        let column = (x1 > 0.0 && x0 < width).then(|| (x0.max(0.0), x1.min(width)));
        let mut links: Vec<SourceLink> = Vec::new();
        for source in &sources {
            let issued = dataset.source(*source).issued.as_ref();
            let Some(place) = place(issued, lane.mark_of(*source), scale) else { continue };
            let told = (*source, issued.map(|issued| Apart::of(date, issued)));
            match links.iter_mut().find(|link| (link.mark, link.towards) == place) {
                Some(link) => link.sources.push(told),
                None => links.push(line(place, told, lane, ((x0, x1), width))),
            }
        }
        links.sort_by_key(|link| link.mark.is_none());
        label(&mut links, width, measure);
        Self { column, links, sources }
    }
}

/// The mark of a source, or on which side of the screen it lies. `None`: it has no date.
fn place(
    issued: Option<&Date>,
    mark: Option<usize>,
    scale: &Scale,
) -> Option<(Option<usize>, Option<Towards>)> {
    let start = scale.x_from_day(Reach::of(issued?).start);
    let towards = if start < scale.width() / 2.0 { Towards::Earlier } else { Towards::Later };
    Some(if mark.is_some() { (mark, None) } else { (None, Some(towards)) })
}

/// A line from the point of the event's date that is nearest.
fn line(
    (mark, towards): (Option<usize>, Option<Towards>),
    told: (SourceIx, Option<Apart>),
    lane: &SourceLane,
    ((x0, x1), width): ((f64, f64), f64),
) -> SourceLink {
    let on_mark = mark.and_then(|at| lane.marks.get(at)).map(|mark| {
        let Rect { x0, x1, y0, .. } = mark.rect;
        (f64::midpoint(x0.max(0.0), x1.min(width)), y0)
    });
    let edge = if towards == Some(Towards::Earlier) { EDGE } else { width - EDGE };
    let to = on_mark.unwrap_or((edge, TOP));
    let from = to.0.clamp(x0, x1).clamp(0.0, width);
    SourceLink { sources: vec![told], mark, towards, line: vec![(from, TOP), (to.0, TOP), to], label: None }
}

impl SourceLink {
    /// What is said beside the line: how long after, of one source or of several alike.
    fn words(&self) -> String {
        let said: Vec<String> =
            self.sources.iter().filter_map(|(_, apart)| apart.map(Apart::words)).collect();
        match said.split_first() {
            Some((first, rest)) if rest.iter().all(|other| other == first) => first.clone(),
            _ => format!("{} sources", self.sources.len()),
        }
    }
}

/// Finds room for words below the lines that run along: to the right of where one goes down, or to its left, and across no
/// other.
fn label(links: &mut [SourceLink], width: f64, measure: Measure<'_>) {
    let end = |link: &SourceLink| link.line.last().map_or(0.0, |end| end.0);
    let ends: Vec<f64> = links.iter().filter(|link| link.mark.is_some()).map(end).collect();
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for link in links {
        let (words, x) = (link.words(), end(link));
        let long = measure(&words);
        let is_free = |from: &f64| {
            let (from, to) = (*from, *from + long);
            let is_clear = ends.iter().all(|end| to + 2.0 <= *end || from >= end + 2.0);
            let is_apart = taken.iter().all(|(a, b)| to + 2.0 * GAP <= *a || from >= b + 2.0 * GAP);
            from >= 0.0 && to <= width && is_clear && is_apart
        };
        if let Some(x0) = [x + GAP, x - GAP - long].into_iter().find(is_free) {
            taken.push((x0, x0 + long));
            let y0 = WORDS - HEIGHT;
            link.label = Some((words, Rect { x0, y0, x1: x0 + long, y1: WORDS }));
        }
    }
}
