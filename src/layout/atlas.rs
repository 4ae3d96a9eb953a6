//! What the layout knows of a dataset whatever the filter: where its events lie, and which of them come first.

use std::sync::Arc;

use crate::dataset::{EventIx, Importance};
use crate::timeline::{Axis, Limits, Reach, Timeline, Viewport};

/// The dated events by their start and by their end, with the order in which they are given places. Made once for a
/// dataset; cheap to clone.
#[derive(Debug, Clone)]
pub struct Atlas(Arc<Columns>);

#[derive(Debug)]
struct Columns {
    /// How many events the dataset has, the undated included.
    events: usize,
    /// The dated events by start, with where they lie: read from beginning to end for every filter.
    by_start: Vec<(EventIx, Span)>,
    /// The dated events by end.
    by_end: Vec<(EventIx, f64)>,
    axis: Axis,
    whole: Viewport,
    limits: Limits,
}

/// Where an event lies on the axis, in days, held within the limits of the viewport.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) start: f64,
    pub(crate) end: f64,
    /// Its place among all when places are given: least first. Each has its own.
    pub(crate) priority: u32,
}

impl Span {
    const NONE: Self = Self { start: f64::NAN, end: f64::NAN, priority: u32::MAX };
}

impl Atlas {
    /// Reads a timeline. Landmarks come first, then what is notable; of equals, what lasts longer.
    pub fn new(timeline: &Timeline) -> Self {
        let limits = timeline.limits();
        let dataset = timeline.dataset();
        let mut spans = vec![Span::NONE; dataset.events.len()];
        // Sorted by counting, as a comparison for each of a million is felt.
        let mut groups: Vec<Vec<EventIx>> = vec![Vec::new(); 3 * CLASSES];
        let mut by_start = Vec::with_capacity(timeline.order().len());
        for event in timeline.order() {
            let Some(reach) = timeline.reach(*event) else { continue };
            let (start, end) = held(reach, limits);
            spans[event.index()] = Span { start, end, priority: 0 };
            let importance = match dataset.event(*event).importance {
                Importance::Landmark => 0,
                Importance::Notable => 1,
                Importance::Detail => 2,
            };
            groups[importance * CLASSES + class(end - start)].push(*event);
            by_start.push(*event);
        }
        for (priority, event) in groups.into_iter().flatten().enumerate() {
            spans[event.index()].priority = u32::try_from(priority).unwrap_or(u32::MAX);
        }
        let key = |event: &EventIx, end: bool| {
            let span = spans[event.index()];
            if end { span.end } else { span.start }
        };
        let mut by_end = by_start.clone();
        // Nearly sorted already: what begins nobody knows when stands among the others.
        by_start.sort_by(|a, b| key(a, false).total_cmp(&key(b, false)));
        by_end.sort_by(|a, b| key(a, true).total_cmp(&key(b, true)));
        let by_start = by_start.into_iter().map(|event| (event, spans[event.index()])).collect();
        let by_end = by_end.into_iter().map(|event| (event, spans[event.index()].end)).collect();
        let (axis, whole, events) = (Axis::PLAIN, timeline.whole(), spans.len());
        Self(Arc::new(Columns { events, by_start, by_end, axis, whole, limits }))
    }

    /// The same on another axis. Only for one that was made on the plain axis: who comes before whom stays.
    #[must_use]
    pub fn on(&self, axis: Axis) -> Self {
        let plain = &*self.0;
        let whole = axis.stretch(plain.whole);
        let limits = Limits::around(whole);
        let position = |day: f64| axis.position(day).clamp(limits.start, limits.end);
        let moved = |span: &Span| Span { start: position(span.start), end: position(span.end), ..*span };
        let by_start = plain.by_start.iter().map(|(event, span)| (*event, moved(span))).collect();
        let by_end = plain.by_end.iter().map(|(event, end)| (*event, position(*end))).collect();
        Self(Arc::new(Columns { events: plain.events, by_start, by_end, axis, whole, limits }))
    }

    /// The axis that positions are on.
    pub fn axis(&self) -> &Axis {
        &self.0.axis
    }

    /// The stretch of the axis that shows everything.
    pub(crate) fn whole(&self) -> Viewport {
        self.0.whole
    }

    /// How many events the dataset has.
    pub(crate) fn events(&self) -> usize {
        self.0.events
    }

    pub(crate) fn by_start(&self) -> &[(EventIx, Span)] {
        &self.0.by_start
    }

    pub(crate) fn by_end(&self) -> &[(EventIx, f64)] {
        &self.0.by_end
    }

    /// How far the viewport may go.
    pub(crate) fn limits(&self) -> Limits {
        self.0.limits
    }
}

/// How many classes of duration there are.
const CLASSES: usize = 24;

/// The class of a duration in days: the longer, the earlier. A class is twice as long as the next.
fn class(days: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 23")]
    let class = days.max(1.0).log2().clamp(0.0, 23.0) as usize;
    CLASSES - 1 - class
}

fn held(reach: Reach, limits: Limits) -> (f64, f64) {
    let (first, last) = (limits.start, limits.end);
    let start = reach.start.clamp(first, last);
    (start, reach.end.clamp(start, last.max(start)))
}
