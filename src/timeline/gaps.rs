//! Where time is empty enough to be folded.

use super::axis::{Axis, Break, MOST};
use super::model::Timeline;
use super::viewport::{Limits, Viewport};
use crate::date::{Date, Day, Days, Extent, Limit, Precision};

/// The least share of the whole that is worth folding.
const SHARE: f64 = 0.05;
/// The least time that is worth folding, in days.
const LEAST: f64 = 60.0;
/// How long a break is on the axis, as a share of the time that is not folded; all breaks together are no longer than
/// the second share.
const BREAK: f64 = 0.08;
const BREAKS: f64 = 0.4;
/// The air beside what surrounds a gap, as a share of a break's length.
const AIR: f64 = 0.35;
/// From here on a gap is cut at the turns of years, otherwise at those of months or at days. In days.
const IN_YEARS: f64 = 8.0 * 366.0;
const IN_MONTHS: f64 = 120.0;

impl Axis {
    /// The axis with the longest empty stretches of a dataset folded: those in which no event, certainly or possibly,
    /// begins or ends, by its date or by a rival one. What lasts from before such a stretch until after it goes on
    /// through the break. Beginnings and ends that nobody knows don't count.
    pub fn folding(timeline: &Timeline) -> Self {
        let whole = timeline.whole();
        // A rival date may lie far beyond what is shown as the whole.
        let inside = |gap: Break| Break { from: gap.from.max(whole.start()), to: gap.to.min(whole.end()) };
        let mut gaps: Vec<Break> = gaps(timeline).into_iter().map(inside).collect();
        gaps.retain(|gap| gap.days() >= LEAST.max(SHARE * whole.days()));
        gaps.sort_by(|a, b| b.days().total_cmp(&a.days()).then(a.from.total_cmp(&b.from)));
        gaps.truncate(MOST);
        gaps.sort_by(|a, b| a.from.total_cmp(&b.from));
        // What turns out too short to fold makes the rest of the axis longer, and breaks with it.
        loop {
            let (breaks, length) = cut_all(whole, &gaps);
            if breaks.iter().all(|each| each.days() >= 2.0 * length) {
                return Self::broken(&breaks, length);
            }
            let shortest = (0..gaps.len()).min_by(|a, b| gaps[*a].days().total_cmp(&gaps[*b].days()));
            gaps.remove(shortest.unwrap_or_default());
        }
    }

    /// The whole of a timeline on this axis.
    pub fn whole(&self, timeline: &Timeline) -> Viewport {
        self.stretch(timeline.whole())
    }

    /// How far a viewport of a timeline may go on this axis.
    pub fn limits(&self, timeline: &Timeline) -> Limits {
        Limits::around(self.whole(timeline))
    }
}

/// The breaks that gaps leave, and how long each is on the axis: the longer these, the more air beside them.
fn cut_all(whole: Viewport, gaps: &[Break]) -> (Vec<Break>, f64) {
    let mut breaks = gaps.to_vec();
    for _ in 0..3 {
        let air = AIR * length(whole, &breaks);
        breaks = gaps.iter().filter_map(|gap| cut(*gap, air)).collect();
    }
    let length = length(whole, &breaks);
    (breaks, length)
}

/// How long each break is on the axis, in days.
fn length(whole: Viewport, gaps: &[Break]) -> f64 {
    let kept = whole.days() - gaps.iter().map(|gap| gap.days()).sum::<f64>();
    (kept * BREAK.min(BREAKS / gaps.len().max(1) as f64)).round().max(1.0)
}

/// The stretches between those in which something may begin or end, by time.
fn gaps(timeline: &Timeline) -> Vec<Break> {
    let mut turns: Vec<(f64, f64)> = Vec::with_capacity(timeline.order().len());
    for event in timeline.order() {
        let event = timeline.dataset().event(*event);
        let others = event.other_dates.iter().map(|other| &other.date);
        event.date.iter().chain(others).for_each(|date| add_turns(date, &mut turns));
    }
    // Nearly sorted already: dates come in time order.
    turns.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gaps = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for (from, to) in turns {
        if from > end && end.is_finite() {
            gaps.push(Break { from: end, to: from });
        }
        end = end.max(to);
    }
    gaps
}

/// The stretches in which what is dated may begin or end, in days.
fn add_turns(date: &Date, turns: &mut Vec<(f64, f64)>) {
    let reach = |days: Days| (f64::from(days.first().number()), f64::from(days.last().number()) + 1.0);
    match date.extent() {
        Extent::Within { days, .. } => turns.push(reach(days)),
        Extent::Period { start, end } => {
            let days = |limit| match limit {
                Limit::Within { days, .. } => Some(days),
                Limit::Open | Limit::Unknown => None,
            };
            match (days(start), days(end)) {
                // Of several dates each is a turn, and only the outermost are at hand.
                (Some(first), Some(last)) if date.precision() == Precision::Set => {
                    turns.push(reach(first.hull(last)));
                }
                (first, last) => turns.extend(first.into_iter().chain(last).map(reach)),
            }
        }
    }
}

/// A gap without the air at its ends, cut at turns of the calendar. `None`: nothing is left.
fn cut(gap: Break, air: f64) -> Option<Break> {
    let air = air.min(gap.days() / 4.0);
    let (from, to) = ((gap.from + air).ceil(), (gap.to - air).floor());
    let turn = |instant: f64, later: bool| {
        #[expect(clippy::cast_possible_truncation, reason = "a whole day between two of a dataset")]
        let day = Day::from_number(instant as i32)?;
        let (year, month, _) = day.ymd();
        let first = match gap.days() {
            IN_YEARS.. => Day::from_ymd(year, 1, 1)?,
            IN_MONTHS.. => Day::from_ymd(year, month, 1)?,
            _ => day,
        };
        if first == day || !later {
            return Some(f64::from(first.number()));
        }
        let (year, month) = match gap.days() {
            IN_YEARS.. => (year + 1, 1),
            _ if month == 12 => (year + 1, 1),
            _ => (year, month + 1),
        };
        Day::from_ymd(year, month, 1).map(|day| f64::from(day.number()))
    };
    let cut = Break { from: turn(from, true)?, to: turn(to, false)? };
    (cut.days() > 0.0).then_some(cut)
}
