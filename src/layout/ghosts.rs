//! Ghosts: where the other dates of an event would put its mark.

use super::Metrics;
use super::block::Placed;
use super::canvas::{Mark, NEAR, Rect, View};
use super::form::{Drawn, Form};
use super::strips::BEYOND;
use crate::dataset::EventIx;

/// Another date of an event, in the row of its mark. It stands for no event of its own: no sum counts it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ghost {
    /// The event.
    pub event: EventIx,
    /// Which of its other dates, from 0.
    pub which: usize,
    /// The shape: a hair bigger than a mark, so that both are seen where they overlap. May lie beyond the canvas, but
    /// never at infinity.
    pub rect: Rect,
    /// What it looks like. A core is left out.
    pub form: Form,
    /// Whether the date goes on beyond the left and the right edge.
    pub goes_on: (bool, bool),
    /// From where to where a line leads from one to the other, in the middle of the row. `None`: they touch.
    pub link: Option<(f64, f64)>,
}

impl Ghost {
    /// Whether a pointer that is near both means the ghost rather than a mark: of two in one place, the narrower.
    pub(crate) fn is_before(&self, mark: &Mark, x: f64) -> bool {
        let width = |rect: Rect| rect.x1 - rect.x0;
        let distance = |rect: Rect| (f64::midpoint(rect.x0, rect.x1) - x).abs();
        let is_dot = |form| matches!(form, Form::Dot { .. });
        if self.event != mark.event || !self.rect.contains(x, f64::midpoint(self.rect.y0, self.rect.y1)) {
            return false;
        }
        if is_dot(self.form) && is_dot(mark.form) {
            return distance(self.rect) < distance(mark.rect);
        }
        width(self.rect) < width(mark.rect)
            || !mark.rect.contains(x, f64::midpoint(mark.rect.y0, mark.rect.y1))
    }

    /// Whether a pointer meets it.
    pub(crate) fn is_at(&self, x: f64, y: f64) -> bool {
        self.rect.grown(NEAR).contains(x, y)
    }
}

impl Drawn {
    /// The shape of a ghost.
    fn as_ghost(self, metrics: &Metrics) -> Self {
        match self.form {
            Form::Dot { .. } => Self { x0: self.x0 - metrics.rim, x1: self.x1 + metrics.rim, ..self },
            Form::Bar { start, end, .. } => Self { form: Form::Bar { start, end, core: None }, ..self },
        }
    }
}

/// The parts of a stretch that no end of the others lies in.
pub(crate) fn parts((from, to): (f64, f64), others: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut cuts: Vec<f64> = others.iter().flat_map(|(start, end)| [*start, *end]).collect();
    cuts.retain(|cut| *cut > from && *cut < to);
    cuts.sort_unstable_by(f64::total_cmp);
    let starts = std::iter::once(from).chain(cuts.iter().copied());
    starts.zip(cuts.iter().copied().chain([to])).collect()
}

impl View<'_> {
    /// Where the other dates of an event lie, as they are drawn.
    pub(super) fn others(&self, event: EventIx) -> Vec<Drawn> {
        let others = &self.request.timeline.dataset().event(event).other_dates;
        let drawn = |date| Drawn::new(date, self.request.scale, &self.metrics).as_ghost(&self.metrics);
        others.iter().map(|other| drawn(&other.date)).collect()
    }

    /// The ghosts of an event that has a row, with those that only a line leads to.
    pub(super) fn ghosts(&self, event: EventIx, item: &Placed) -> Vec<Ghost> {
        let others = self.others(event);
        let date = self.request.timeline.dataset().event(event).date.as_ref();
        let Some(mark) = date.filter(|_| !others.is_empty()) else { return Vec::new() };
        let mark = Drawn::new(mark, self.request.scale, &self.metrics);
        let edge = self.request.scale.width() + BEYOND;
        let near = |x: f64| x.clamp(-BEYOND, edge);
        let ghost = |(which, drawn): (usize, &Drawn)| {
            let link = if drawn.x1 < mark.x0 {
                Some((drawn.x1, mark.x0))
            } else {
                (drawn.x0 > mark.x1).then_some((mark.x1, drawn.x0))
            };
            let (left, right) = link.unwrap_or((drawn.x0, drawn.x1));
            let height = match drawn.form {
                Form::Dot { .. } => self.metrics.dot,
                Form::Bar { .. } => self.metrics.bar,
            } + 2.0 * self.metrics.rim;
            let seen = self.rect(drawn.x0.min(left), drawn.x1.max(right), item.row, height)?;
            Some(Ghost {
                event,
                which,
                rect: Rect { x0: near(drawn.x0), x1: near(drawn.x1), ..seen },
                form: drawn.form,
                goes_on: (drawn.x0 < 0.0, drawn.x1 > self.request.scale.width()),
                link: link.map(|(from, to)| (near(from), near(to))),
            })
        };
        others.iter().enumerate().filter_map(ghost).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_others_cut_a_stretch() {
        assert_eq!(parts((0.0, 10.0), &[]), [(0.0, 10.0)]);
        assert_eq!(parts((0.0, 10.0), &[(-5.0, 20.0)]), [(0.0, 10.0)], "within another it is whole");
        assert_eq!(
            parts((0.0, 10.0), &[(4.0, 6.0), (8.0, 12.0)]),
            [(0.0, 4.0), (4.0, 6.0), (6.0, 8.0), (8.0, 10.0)]
        );
    }
}
