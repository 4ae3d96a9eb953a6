//! One row of ticks, of any calendar.

use super::scale::Scale;
use crate::date::Day;

/// The least distance between two labels beyond their text, in points.
pub(super) const AIR: f64 = 8.0;
/// From a tick to its label, in points.
pub const LABEL_GAP: f64 = 5.0;

/// One tick of the ruler.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// The first instant of the stretch it opens, in days.
    pub day: f64,
    /// Where that stretch ends, in days.
    pub end: f64,
    /// Where it is, in points; negative for a stretch that began before the left edge, at the end of the break for one
    /// that began in or before a break.
    pub x: f64,
    /// Whether the stretch began before the left edge, or before the end of a break: then no line stands here.
    pub began_before: bool,
    /// Where its label begins, in points: beside the tick, or held at the left edge for a stretch that began before
    /// it. Negative while the next tick pushes it out.
    pub label_x: f64,
    /// What people read; empty where there is no room for it.
    pub label: String,
}

/// What a row needs to know of a calendar.
pub(super) struct Ruled<'a> {
    /// The first day of the stretch that holds a day, or else of the first stretch after it.
    pub(super) first: &'a dyn Fn(Day) -> Option<Day>,
    /// The first day of the next stretch.
    pub(super) next: &'a dyn Fn(Day) -> Option<Day>,
    /// The last day that the calendar can name.
    pub(super) last: Day,
    /// The text of the stretch that begins with a day; empty for a bare tick.
    pub(super) label: &'a dyn Fn(Day) -> String,
    /// A shorter text for the stretch, while the next tick leaves no room for the other at the left edge.
    pub(super) short: &'a dyn Fn(Day) -> String,
    /// The width of a text, in points.
    pub(super) measure: &'a dyn Fn(&str) -> f64,
    /// Whether the stretch at the left edge is named there although it began before.
    pub(super) holds: bool,
}

/// The ticks that are on screen, and those whose stretch holds the left edge or the end of a break. What carries a tick,
/// and which label it would carry, depends on the scale alone, so panning changes nothing but the labels at both edges.
pub(super) fn row(scale: Scale, ruled: &Ruled<'_>) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    for piece in pieces(&scale) {
        let mut more = piece.ticks(&scale, ruled);
        let last = ticks.iter().rev().map(|tick| &tick.label).find(|label| !label.is_empty());
        // A stretch in which time is folded is named once.
        if let Some(first) = more.first_mut().filter(|first| first.began_before && Some(&first.label) == last)
        {
            first.label.clear();
        }
        ticks.append(&mut more);
    }
    ticks
}

/// What is on screen between two breaks, or between a break and an edge.
struct Piece {
    /// The first instant, and the end, in days.
    from: f64,
    to: f64,
    /// Where it begins and ends, in points; held to the left edge, but not to the right one.
    x0: f64,
    x1: f64,
}

fn pieces(scale: &Scale) -> Vec<Piece> {
    let (left, right) =
        (scale.axis().day(scale.viewport().start()), scale.axis().day(scale.viewport().end()));
    let breaks = scale.axis().breaks();
    let starts = std::iter::once(left).chain(breaks.iter().map(|each| each.to.max(left)));
    let ends = breaks.iter().map(|each| each.from).chain([f64::INFINITY]);
    let piece = |(from, to): (f64, f64)| {
        let x0 = if from > left { scale.x_from_day(from) } else { 0.0 };
        Piece { from, to: to.min(right), x0, x1: scale.x_from_day(to).min(scale.width()) }
    };
    starts.zip(ends).filter(|(from, to)| from < to && *from < right).map(piece).collect()
}

impl Piece {
    fn ticks(&self, scale: &Scale, ruled: &Ruled<'_>) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut at = (ruled.first)(day_at(self.from));
        while let Some(start) = at {
            let day = f64::from(start.number());
            if day >= self.to || start > ruled.last {
                break;
            }
            let began_before = day < self.from;
            let x = if began_before && self.x0 > 0.0 { self.x0 } else { scale.x_from_day(day) };
            let next = (ruled.next)(start);
            ticks.push(Tick {
                day,
                end: next.map_or(f64::from(ruled.last.number()) + 1.0, |next| f64::from(next.number())),
                x,
                began_before,
                label_x: x + LABEL_GAP,
                label: if !began_before || ruled.holds { (ruled.label)(start) } else { String::new() },
            });
            at = next;
        }
        let widths: Vec<f64> = ticks.iter().map(|tick| (ruled.measure)(&tick.label)).collect();
        clear_touching(&mut ticks, &widths, self.x1);
        self.hold_first(&mut ticks, ruled);
        ticks
    }

    /// Holds the label of a stretch that began before the left edge there, until the next tick pushes it out. Beside a
    /// break it is left out instead.
    fn hold_first(&self, ticks: &mut [Tick], ruled: &Ruled<'_>) {
        let next_x = ticks.get(1).map_or(f64::INFINITY, |next| next.x);
        let Some(first) = ticks.first_mut().filter(|first| first.began_before && !first.label.is_empty())
        else {
            return;
        };
        let held = self.x0 + LABEL_GAP;
        let room = next_x.min(self.x1) - AIR / 2.0;
        if held + (ruled.measure)(&first.label) > room {
            // Beside a break the short form might say what the left edge says already.
            let beside_break = self.x0 > 0.0;
            first.label = if beside_break { String::new() } else { (ruled.short)(day_at(first.day)) };
        }
        first.label_x = held.min(room - (ruled.measure)(&first.label));
    }
}

/// Clears labels that would touch the next one or be cut at the end. The decision looks at the next label only, whether
/// or not that one stays, so that it is the same wherever the row begins and ends.
fn clear_touching(ticks: &mut [Tick], widths: &[f64], x1: f64) {
    for at in 0..ticks.len() {
        let end = ticks[at].label_x + widths[at];
        let next_x = ticks[at + 1..].iter().find(|next| !next.label.is_empty()).map(|next| next.x);
        let touches = next_x.is_some_and(|next| end + AIR / 2.0 > next);
        if !ticks[at].began_before && (touches || end > x1) {
            ticks[at].label.clear();
        }
    }
}

/// The whole day that holds an instant, held within what the calendar can name.
pub(super) fn day_at(instant: f64) -> Day {
    let whole = instant.floor().clamp(f64::from(Day::MIN.number()), f64::from(Day::MAX.number()));
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i32 just above")]
    Day::from_number(whole as i32).unwrap_or(Day::MIN)
}
