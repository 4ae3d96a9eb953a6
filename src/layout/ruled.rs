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
    /// Where it is, in points; negative for a stretch that began before the left edge.
    pub x: f64,
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

/// The ticks that are on screen, and the one whose stretch holds the left edge. What carries a tick, and which label it
/// would carry, depends on the scale alone, so panning changes nothing but the labels at both edges.
pub(super) fn row(scale: Scale, ruled: &Ruled<'_>) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut at = (ruled.first)(day_at(scale.viewport().start()));
    while let Some(start) = at {
        let day = f64::from(start.number());
        if day >= scale.viewport().end() || start > ruled.last {
            break;
        }
        let x = scale.x_from_day(day);
        let next = (ruled.next)(start);
        ticks.push(Tick {
            day,
            end: next.map_or(f64::from(ruled.last.number()) + 1.0, |next| f64::from(next.number())),
            x,
            label_x: x + LABEL_GAP,
            label: if x >= 0.0 || ruled.holds { (ruled.label)(start) } else { String::new() },
        });
        at = next;
    }
    let widths: Vec<f64> = ticks.iter().map(|tick| (ruled.measure)(&tick.label)).collect();
    clear_touching(&mut ticks, &widths, scale.width());
    hold_first(&mut ticks, ruled);
    ticks
}

/// Clears labels that would touch the next one or be cut at the right edge. The decision looks at the next label only,
/// whether or not that one stays, so that it is the same wherever the row begins and ends.
fn clear_touching(ticks: &mut [Tick], widths: &[f64], width: f64) {
    for at in 0..ticks.len() {
        let end = ticks[at].label_x + widths[at];
        let next_x = ticks[at + 1..].iter().find(|next| !next.label.is_empty()).map(|next| next.x);
        let touches = next_x.is_some_and(|next| end + AIR / 2.0 > next);
        if ticks[at].x >= 0.0 && (touches || end > width) {
            ticks[at].label.clear();
        }
    }
}

/// Holds the label of a stretch that began before the left edge there, until the next tick pushes it out.
fn hold_first(ticks: &mut [Tick], ruled: &Ruled<'_>) {
    let next_x = ticks.get(1).map_or(f64::INFINITY, |next| next.x);
    if let Some(first) = ticks.first_mut().filter(|first| first.x < 0.0 && !first.label.is_empty()) {
        let room = next_x - AIR / 2.0;
        if LABEL_GAP + (ruled.measure)(&first.label) > room {
            first.label = (ruled.short)(day_at(first.day));
        }
        first.label_x = LABEL_GAP.min(room - (ruled.measure)(&first.label));
    }
}

/// The whole day that holds an instant, held within what the calendar can name.
pub(super) fn day_at(instant: f64) -> Day {
    let whole = instant.floor().clamp(f64::from(Day::MIN.number()), f64::from(Day::MAX.number()));
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i32 just above")]
    Day::from_number(whole as i32).unwrap_or(Day::MIN)
}
