//! The time axis: days or, where empty time is folded, a broken line of them.
//!
//! A position on the axis is a number of days too: outside of breaks, as far apart as two instants are on the axis, so far
//! are they apart in time. A break takes less room than the time that it leaves out.

use super::model::Reach;
use super::viewport::Viewport;
use crate::date::{Day, Days};

/// So many breaks an axis has at most: beyond, a reader would see more breaks than time.
pub(super) const MOST: usize = 8;

/// Time that is folded away: whole days, in which no event begins or ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Break {
    /// The first instant left out, in days.
    pub from: f64,
    /// The first instant after it, in days; greater than `from`.
    pub to: f64,
}

impl Break {
    const NONE: Self = Self { from: 0.0, to: 0.0 };

    /// How much is left out, in days.
    pub fn days(self) -> f64 {
        self.to - self.from
    }

    /// Which days are left out: `1946 – 1978`.
    pub fn text(self) -> String {
        self.whole_days().map_or_else(String::new, Days::text)
    }

    /// How much is left out, in words: `33 years`, `7 months`, `24 days`.
    pub fn length_text(self) -> String {
        let Some(days) = self.whole_days() else { return String::new() };
        let ((year, month, dom), (next_year, next_month, next_dom)) =
            (days.first().ymd(), days.last().next().ymd());
        let months = (next_year - year) * 12 + next_month.cast_signed() - month.cast_signed();
        let (count, unit) = match months {
            _ if dom != next_dom => (days.len(), "day"),
            _ if months % 12 == 0 => (i64::from(months / 12), "year"),
            _ => (i64::from(months), "month"),
        };
        format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
    }

    fn whole_days(self) -> Option<Days> {
        #[expect(clippy::cast_possible_truncation, reason = "whole days, made from numbers of days")]
        let day = |number: f64| Day::from_number(number as i32);
        Days::new(day(self.from)?, day(self.to)?.prev())
    }
}

/// The map between time and the axis, exact in both directions: it only ever rises, and outside of breaks it shifts by
/// whole days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// By time; the first `count` are real.
    breaks: [Break; MOST],
    count: usize,
    /// How long each break is on the axis, in days: a whole number.
    length: f64,
}

impl Axis {
    /// Nothing is folded: every position is its instant.
    pub const PLAIN: Self = Self { breaks: [Break::NONE; MOST], count: 0, length: 0.0 };

    /// The axis with breaks of `length` days; those that would not get shorter, overlap the one before, or are more than
    /// there may be, are left out. `breaks` are by time.
    pub(super) fn broken(breaks: &[Break], length: f64) -> Self {
        let mut axis = Self { length: length.round().max(1.0), ..Self::PLAIN };
        for each in breaks.iter().take(MOST) {
            let is_free = axis.breaks().last().is_none_or(|before| before.to <= each.from);
            if is_free && each.days() > axis.length {
                axis.breaks[axis.count] = *each;
                axis.count += 1;
            }
        }
        axis
    }

    /// The breaks, by time.
    pub fn breaks(&self) -> &[Break] {
        &self.breaks[..self.count]
    }

    /// Whether no time is left out.
    pub fn is_plain(&self) -> bool {
        self.count == 0
    }

    /// Where an instant is on the axis. Infinite instants stay infinite.
    pub fn position(&self, day: f64) -> f64 {
        let mut left_out = 0.0;
        for each in self.breaks() {
            if day < each.to {
                let into = (day - each.from).max(0.0);
                return day.min(each.from) - left_out + into / each.days() * self.length;
            }
            left_out += each.days() - self.length;
        }
        day - left_out
    }

    /// Which instant is at a position: the inverse of [`Axis::position`].
    pub fn day(&self, position: f64) -> f64 {
        let mut left_out = 0.0;
        for each in self.breaks() {
            let from = each.from - left_out;
            if position < from + self.length {
                let into = (position - from).max(0.0);
                return position.min(from) + left_out + into / self.length * each.days();
            }
            left_out += each.days() - self.length;
        }
        position + left_out
    }

    /// Where a reach lies on the axis.
    pub fn reach(&self, reach: Reach) -> Reach {
        Reach { start: self.position(reach.start), end: self.position(reach.end) }
    }

    /// Where a stretch of time lies on the axis.
    pub fn stretch(&self, days: Viewport) -> Viewport {
        if self.is_plain() {
            return days;
        }
        let start = self.position(days.start());
        Viewport::new(start, self.position(days.end()) - start).unwrap_or(days)
    }

    /// Which stretch of time a stretch of the axis shows: the inverse of [`Axis::stretch`].
    pub fn time(&self, positions: Viewport) -> Viewport {
        if self.is_plain() {
            return positions;
        }
        let start = self.day(positions.start());
        Viewport::new(start, self.day(positions.end()) - start).unwrap_or(positions)
    }
}

impl Default for Axis {
    fn default() -> Self {
        Self::PLAIN
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "whole days are exact")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, dom: u32) -> f64 {
        f64::from(Day::from_ymd(year, month, dom).expect("a day").number())
    }

    #[test]
    fn a_break_says_what_it_leaves_out() {
        for (from, to, length, text) in [
            (day(1946, 1, 1), day(1979, 1, 1), "33 years", "1946 – 1978"),
            (day(2000, 1, 1), day(2001, 1, 1), "1 year", "2000"),
            (day(2000, 3, 1), day(2000, 10, 1), "7 months", "March – September 2000"),
            (day(2000, 3, 1), day(2000, 3, 25), "24 days", "1–24 March 2000"),
            (day(-9, 1, 1), day(11, 1, 1), "20 years", "10 BCE – 10 CE"),
        ] {
            let each = Break { from, to };
            assert_eq!((each.length_text().as_str(), each.text().as_str()), (length, text));
        }
    }

    #[test]
    fn a_plain_axis_changes_nothing() {
        for instant in [-1.0e8, -0.5, 0.0, 737_000.25, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!((Axis::PLAIN.position(instant), Axis::PLAIN.day(instant)), (instant, instant));
        }
    }

    #[test]
    fn time_after_a_break_comes_nearer() {
        let axis = Axis::broken(&[Break { from: 100.0, to: 1100.0 }], 50.0);
        assert_eq!((axis.position(99.5), axis.position(100.0)), (99.5, 100.0));
        assert_eq!(
            (axis.position(600.0), axis.position(1100.0), axis.position(1200.0)),
            (125.0, 150.0, 250.0)
        );
        assert_eq!(axis.position(f64::INFINITY), f64::INFINITY);
        assert_eq!(axis.position(f64::NEG_INFINITY), f64::NEG_INFINITY);
        let view = Viewport::new(90.0, 1020.0).expect("valid");
        assert_eq!(axis.time(axis.stretch(view)), view);
    }

    #[test]
    fn what_would_not_get_shorter_is_no_break() {
        let breaks = [(0.0, 50.0), (60.0, 300.0), (200.0, 900.0), (1000.0, 1200.0)];
        let breaks = breaks.map(|(from, to)| Break { from, to });
        assert_eq!(Axis::broken(&breaks, 100.0).breaks(), [breaks[1], breaks[3]]);
    }

    /// Any breaks of whole days, and how long they are on the axis.
    fn axes() -> impl Strategy<Value = Axis> {
        let lengths = prop::collection::vec((0..40_000_i32, 1..60_000_i32), 0..16);
        (lengths, -3_000_000..900_000_i32, 1..5_000_i32).prop_map(|(lengths, first, length)| {
            let mut at = first;
            let breaks = lengths.into_iter().map(|(before, days)| {
                let from = at + before;
                at = from + days;
                Break { from: f64::from(from), to: f64::from(at) }
            });
            Axis::broken(&breaks.collect::<Vec<_>>(), f64::from(length))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

        /// Exact in both directions: whole days to the last bit outside of breaks; within them, as well as a position can
        /// say it, which is to a second or so within the longest break that is folded the most.
        #[test]
        fn there_and_back_is_the_same_instant(axis in axes(), number in -3_100_000..4_000_000_i32, part in 0.0..1.0_f64) {
            let whole = f64::from(number);
            let near = axis.breaks().iter().flat_map(|each| [each.from, each.to, each.from - 1.0, each.to - 1.0]);
            for instant in [whole, whole + part].into_iter().chain(near) {
                let position = axis.position(instant);
                let folded = axis.breaks().iter().find(|each| instant > each.from && instant < each.to);
                let is_folded = folded.is_some();
                // Half of what lies between two neighbouring numbers, as long as it is when it is unfolded.
                let rounding = (position.abs().next_up() - position.abs()) / 2.0;
                let hair = 1e-8 + folded.map_or(0.0, |each| rounding * each.days() / axis.length);
                prop_assert!((axis.day(position) - instant).abs() < hair, "{instant} at {position}");
                prop_assert!((axis.position(axis.day(instant)) - instant).abs() < 1e-8, "{instant}");
                if !is_folded && instant.fract() == 0.0 {
                    prop_assert_eq!(axis.day(position), instant);
                    prop_assert_eq!(position.fract(), 0.0);
                }
            }
        }

        /// What is later is further on; what is not folded keeps its length, what is folded gets shorter.
        #[test]
        fn order_and_lengths_are_kept(axis in axes(), a in -3.1e6..4.0e6_f64, b in -3.1e6..4.0e6_f64) {
            let (from, to) = (a.min(b), a.max(b));
            let (x0, x1) = (axis.position(from), axis.position(to));
            prop_assert!(x0 < x1 || from == to);
            prop_assert!(x1 - x0 <= to - from + 1e-6, "nothing gets longer");
            let meets = axis.breaks().iter().any(|each| from < each.to && to > each.from);
            if !meets {
                prop_assert!((x1 - x0 - (to - from)).abs() < 1e-6);
            }
            for each in axis.breaks() {
                prop_assert_eq!(axis.position(each.to) - axis.position(each.from), axis.length);
            }
        }
    }
}
