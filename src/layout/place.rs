//! Rows and labels, settled once for a scale: panning never moves a row.
//!
//! Greedy by importance, as in Been, Daiches and Yap, "Dynamic Map Labeling" (IEEE TVCG 2006), but for one scale at a
//! time: landmarks take rows first, with their labels; then long bars, as nothing else needs so much room; then every
//! other event. Last, labels go where room is left.

use super::Metrics;
use super::form::{Drawn, Form};
use super::lanes::Band;
use crate::dataset::{EventIx, Importance};
use crate::timeline::Timeline;

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

/// An event that has a place of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item {
    pub(crate) event: EventIx,
    pub(crate) row: usize,
    /// The mark's ends, in axis points.
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) form: Form,
    /// The label's place.
    pub(crate) label: Option<Spot>,
    /// Where the label goes when its own place is off screen.
    pub(crate) other_side: Option<Spot>,
    /// The label's width, in points.
    pub(crate) label_width: f64,
}

/// Events without a row of their own, near enough to one another to share strips in the last one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Crowd {
    pub(crate) row: usize,
    /// The shortest strip, in points.
    pub(crate) shortest: f64,
    /// In time order, each as it is drawn when it stands alone on screen.
    pub(crate) members: Vec<Item>,
}

impl Crowd {
    /// The stretch that a member takes for itself: its mark, or the shortest strip around it.
    pub(crate) fn strip(&self, item: &Item) -> (f64, f64) {
        strip(item.x0, item.x1, self.shortest)
    }
}

/// From where to where a mark reaches when it is given at least `shortest` points.
fn strip(x0: f64, x1: f64, shortest: f64) -> (f64, f64) {
    let lacking = (shortest - (x1 - x0)).max(0.0) / 2.0;
    (x0 - lacking, x1 + lacking)
}

/// A stretch and who takes it.
pub(crate) struct Strip<T> {
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) members: Vec<T>,
}

/// Makes one of those that are nearer than `air` points to each other.
pub(crate) fn gathered<T>(mut strips: Vec<Strip<T>>, air: f64) -> Vec<Strip<T>> {
    // By where the strips begin, not the marks in them: only then do all that touch become one.
    strips.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut apart: Vec<Strip<T>> = Vec::new();
    for strip in strips {
        match apart.last_mut() {
            Some(near) if strip.x0 <= near.x1 + air => {
                near.x1 = near.x1.max(strip.x1);
                near.members.extend(strip.members);
            }
            _ => apart.push(strip),
        }
    }
    apart
}

/// What is in one lane.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Contents {
    pub(crate) items: Vec<Item>,
    pub(crate) crowds: Vec<Crowd>,
}

/// Every match's row, and every label's place, at one scale.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrangement {
    pub(crate) lanes: Vec<Contents>,
}

impl Arrangement {
    /// Arranges each lane's events, given in time order. `measure` gives a label's width in points.
    pub fn new(
        timeline: &Timeline,
        lanes: &[(Band, Vec<EventIx>)],
        points_per_day: f64,
        measure: &dyn Fn(&str) -> f64,
    ) -> Self {
        let metrics = Metrics::default();
        let whole = timeline.whole();
        let plan = Plan {
            timeline,
            points_per_day,
            metrics,
            edges: (whole.start() * points_per_day, whole.end() * points_per_day),
            measure,
        };
        Self { lanes: lanes.iter().map(|(band, events)| plan.lane(band.rows, events)).collect() }
    }
}

/// What all lanes of an arrangement share.
struct Plan<'a> {
    timeline: &'a Timeline,
    points_per_day: f64,
    metrics: Metrics,
    /// Labels stay between these axis points, so that the whole fits on screen with them.
    edges: (f64, f64),
    measure: &'a dyn Fn(&str) -> f64,
}

/// An event on its way to a place.
struct Candidate {
    event: EventIx,
    importance: Importance,
    drawn: Drawn,
    label_width: f64,
    row: Option<usize>,
    label: Option<Spot>,
    other_side: Option<Spot>,
}

impl Candidate {
    /// Gives up its row and its label.
    fn forget(&mut self) {
        (self.row, self.label, self.other_side) = (None, None, None);
    }

    /// What it is in a row.
    fn item(&self, row: usize) -> Item {
        let Drawn { x0, x1, form } = self.drawn;
        let (label, other_side, label_width) = (self.label, self.other_side, self.label_width);
        Item { event: self.event, row, x0, x1, form, label, other_side, label_width }
    }

    /// What it is alone on screen in the row of a crowd: a label beside it might be another's place, so only inside.
    fn member(&self, row: usize) -> Item {
        let label = matches!(self.drawn.form, Form::Bar { .. }).then_some(Spot::Inside);
        Item { label, other_side: None, ..self.item(row) }
    }
}

impl Plan<'_> {
    fn lane(&self, rows: usize, events: &[EventIx]) -> Contents {
        let mut candidates = self.candidates(events);
        self.settle(&mut candidates, &mut Rows::new(rows));
        if candidates.iter().all(|candidate| candidate.row.is_some()) {
            return contents(&candidates, Vec::new());
        }
        // Some found no row: do it again with the last row kept for what they share.
        let spared = rows.saturating_sub(1);
        candidates.iter_mut().for_each(Candidate::forget);
        self.settle(&mut candidates, &mut Rows::new(spared));
        let crowds = self.crowds(&mut candidates, spared);
        contents(&candidates, crowds)
    }

    fn candidates(&self, events: &[EventIx]) -> Vec<Candidate> {
        let dataset = self.timeline.dataset();
        let candidate = |ix: &EventIx| {
            let event = dataset.event(*ix);
            Some(Candidate {
                event: *ix,
                importance: event.importance,
                drawn: Drawn::new(event.date.as_ref()?, self.points_per_day, &self.metrics),
                label_width: (self.measure)(&event.title).min(self.metrics.longest_label),
                row: None,
                label: None,
                other_side: None,
            })
        };
        events.iter().filter_map(candidate).collect()
    }

    /// Finds rows and labels for as many as will fit.
    fn settle(&self, candidates: &mut [Candidate], rows: &mut Rows) {
        let mut starts: Vec<(f64, f64)> =
            candidates.iter().map(|each| (each.drawn.x0, each.drawn.x1)).collect();
        starts.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by_key(|at| {
            let candidate = &candidates[*at];
            let is_long = candidate.drawn.x1 - candidate.drawn.x0 > candidate.label_width;
            (candidate.importance != Importance::Landmark, !is_long, candidate.importance)
        });
        for at in &order {
            self.place(&mut candidates[*at], rows, &starts);
        }
        order.sort_by_key(|at| candidates[*at].importance);
        for at in &order {
            self.label(&mut candidates[*at], rows);
        }
        for at in order {
            self.other_side(&mut candidates[at], rows);
        }
    }

    /// Gives a candidate a row, and a label too if that is in nobody's way.
    fn place(&self, candidate: &mut Candidate, rows: &mut Rows, others: &[(f64, f64)]) {
        let Drawn { x0, x1, .. } = candidate.drawn;
        let air = self.metrics.air / 2.0;
        let mut best: Option<(usize, Spot, usize)> = None;
        for row in 0..rows.len() {
            if !rows.free(row, x0 - air, x1 + air) {
                continue;
            }
            for spot in [Spot::Inside, Spot::Right, Spot::Left] {
                let Some((from, to)) = self.label_reach(candidate, spot) else {
                    continue;
                };
                if spot != Spot::Inside && !rows.free(row, from - air, to + air) {
                    continue;
                }
                // Other rows can take as many as there are; only what is beyond that is in the way.
                let beside = if spot == Spot::Inside { 0 } else { meeting(others, from, to) };
                let hidden = beside.saturating_sub(rows.len() - 1);
                if best.is_none_or(|(_, _, least)| hidden < least) {
                    best = Some((row, spot, hidden));
                }
            }
        }
        if let Some((row, spot, hidden)) = best
            && (hidden == 0 || candidate.importance == Importance::Landmark)
        {
            let (from, to) = self.label_reach(candidate, spot).unwrap_or((x0, x1));
            rows.take(row, x0.min(from) - air, x1.max(to) + air);
            candidate.row = Some(row);
            candidate.label = Some(spot);
            return;
        }
        if let Some(row) = (0..rows.len()).find(|row| rows.free(*row, x0 - 1.0, x1 + 1.0)) {
            rows.take(row, x0 - 1.0, x1 + 1.0);
            candidate.row = Some(row);
        }
    }

    /// Gives a candidate that has a row its label, if there is room beside the mark.
    fn label(&self, candidate: &mut Candidate, rows: &mut Rows) {
        if candidate.label.is_none() {
            let spots = [Spot::Inside, Spot::Right, Spot::Left];
            candidate.label = spots.into_iter().find(|spot| self.take_spot(candidate, *spot, rows));
        }
    }

    /// Keeps the other side for a label too, if nothing else is there: for when its own side is off screen.
    fn other_side(&self, candidate: &mut Candidate, rows: &mut Rows) {
        let other = match candidate.label {
            Some(Spot::Right) => Spot::Left,
            Some(Spot::Left) => Spot::Right,
            Some(Spot::Inside) | None => return,
        };
        candidate.other_side = self.take_spot(candidate, other, rows).then_some(other);
    }

    /// Takes the room for a label, if it is free; a label inside needs none but its mark's.
    fn take_spot(&self, candidate: &Candidate, spot: Spot, rows: &mut Rows) -> bool {
        let (Some(row), Some((from, to))) = (candidate.row, self.label_reach(candidate, spot)) else {
            return false;
        };
        let air = self.metrics.air / 2.0;
        let is_free = spot == Spot::Inside || rows.free(row, from - air, to + air);
        if is_free && spot != Spot::Inside {
            rows.take(row, from - air, to + air);
        }
        is_free
    }

    /// From where to where a label would reach, in axis points. `None` where it can't stand.
    fn label_reach(&self, candidate: &Candidate, spot: Spot) -> Option<(f64, f64)> {
        let Drawn { x0, x1, form } = candidate.drawn;
        let (gap, width) = (self.metrics.label_gap, candidate.label_width);
        match spot {
            Spot::Inside => {
                let room = x1.min(self.edges.1) - x0.max(self.edges.0);
                (matches!(form, Form::Bar { .. }) && room >= width + 5.0 * gap).then_some((x0, x1))
            }
            Spot::Right => (x1 + gap + width <= self.edges.1).then_some((x1 + gap, x1 + gap + width)),
            Spot::Left => (x0 - gap - width >= self.edges.0).then_some((x0 - gap - width, x0 - gap)),
        }
    }

    /// Gathers those without a row. Strips that would touch belong to one crowd; a crowd of one is a mark like any.
    fn crowds(&self, candidates: &mut [Candidate], row: usize) -> Vec<Crowd> {
        let shortest = self.least_strip();
        let strip = |at: usize| {
            let (x0, x1) = strip(candidates[at].drawn.x0, candidates[at].drawn.x1, shortest);
            Strip { x0, x1, members: vec![at] }
        };
        let without = (0..candidates.len()).filter(|at| candidates[*at].row.is_none());
        let strips = gathered(without.map(strip).collect(), self.metrics.air);
        for strip in &strips {
            if let [alone] = strip.members.as_slice() {
                candidates[*alone].row = Some(row);
            }
        }
        let crowd = |mut members: Vec<usize>| {
            members.sort_by_key(|at| self.timeline.rank(candidates[*at].event));
            let members = members.into_iter().map(|at| candidates[at].member(row)).collect();
            Crowd { row, shortest, members }
        };
        let several = strips.into_iter().map(|strip| strip.members).filter(|members| members.len() > 1);
        several.map(crowd).collect()
    }

    /// The shortest strip: room for a count of up to four digits.
    fn least_strip(&self) -> f64 {
        (self.measure)("0000") + self.metrics.label_gap
    }
}

fn contents(candidates: &[Candidate], crowds: Vec<Crowd>) -> Contents {
    let item = |candidate: &Candidate| candidate.row.map(|row| candidate.item(row));
    Contents { items: candidates.iter().filter_map(item).collect(), crowds }
}

/// How many of the stretches, sorted by start, meet `from..to`. Long ones that begin before are not looked for.
fn meeting(stretches: &[(f64, f64)], from: f64, to: f64) -> usize {
    let first = stretches.partition_point(|stretch| stretch.0 < from);
    let after = stretches.partition_point(|stretch| stretch.0 < to);
    after - first
}

/// What each row of a lane has taken: stretches that don't overlap, sorted.
struct Rows(Vec<Vec<(f64, f64)>>);

impl Rows {
    fn new(rows: usize) -> Self {
        Self(vec![Vec::new(); rows])
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn free(&self, row: usize, from: f64, to: f64) -> bool {
        let taken = &self.0[row];
        let next = taken.partition_point(|stretch| stretch.1 <= from);
        taken.get(next).is_none_or(|stretch| stretch.0 >= to)
    }

    fn take(&mut self, row: usize, from: f64, to: f64) {
        if from < to {
            let at = self.0[row].partition_point(|stretch| stretch.0 < from);
            self.0[row].insert(at, (from, to));
        }
    }
}
