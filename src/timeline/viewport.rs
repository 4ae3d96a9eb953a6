//! The stretch of time on screen.

use crate::date::Days;

/// The shortest stretch that can fill the screen, in days.
const SHORTEST: f64 = 7.0;

/// The stretch of time on screen: from `start`, `days` long. Always finite, `days` greater than 0.
///
/// Where empty time is folded it is a stretch of the [`super::Axis`], whose places are in days too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    start: f64,
    days: f64,
}

/// How far a viewport may go: nothing is further out than this.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The first instant that may be shown, in days.
    pub start: f64,
    /// The last instant that may be shown, in days; greater than `start`.
    pub end: f64,
}

impl Limits {
    /// A third of what shows everything beyond each end.
    pub fn around(whole: Viewport) -> Self {
        let room = whole.with_margin(0.34);
        Self { start: room.start(), end: room.end() }
    }
}

impl Viewport {
    /// The years 1950 to 2049: what an empty dataset shows.
    pub const CENTURY: Self = Self { start: 711_858.0, days: 36_525.0 };

    /// The shortest stretch that can fill the screen, in days.
    pub const SHORTEST: f64 = SHORTEST;

    /// The stretch of `days` days from `start`. `None` unless both are finite and `days` is positive.
    pub fn new(start: f64, days: f64) -> Option<Self> {
        (start.is_finite() && days.is_finite() && days > 0.0).then_some(Self { start, days })
    }

    /// The stretch that shows exactly these days.
    pub fn showing(days: Days) -> Self {
        Self { start: f64::from(days.first().number()), days: days.len() as f64 }
    }

    /// The instant at the left edge, in days.
    pub fn start(self) -> f64 {
        self.start
    }

    /// The instant at the right edge, in days.
    pub fn end(self) -> f64 {
        self.start + self.days
    }

    /// The length, in days.
    pub fn days(self) -> f64 {
        self.days
    }

    /// The instant in the middle, in days.
    pub fn centre(self) -> f64 {
        self.start + self.days / 2.0
    }

    /// Moved by a fraction of its own length; positive is towards later.
    #[must_use]
    pub fn panned(self, fraction: f64) -> Self {
        Self { start: self.start + self.days * fraction, ..self }
    }

    /// Magnified by `factor` (greater than 1 shows less time) so that `day` stays where it is on screen.
    #[must_use]
    pub fn zoomed_at(self, day: f64, factor: f64) -> Self {
        let share = (day - self.start) / self.days;
        let days = self.days / factor;
        Self { start: day - share * days, days }
    }

    /// The same length, with `day` in the middle.
    #[must_use]
    pub fn centred_on(self, day: f64) -> Self {
        Self { start: day - self.days / 2.0, ..self }
    }

    /// Wider by `share` of its length at each end.
    #[must_use]
    pub fn with_margin(self, share: f64) -> Self {
        Self { start: self.start - self.days * share, days: self.days * (1.0 + 2.0 * share) }
    }

    /// The nearest viewport inside `limits` and no shorter than a week. The length is kept where it fits.
    #[must_use]
    pub fn clamped(self, limits: Limits) -> Self {
        let longest = (limits.end - limits.start).max(SHORTEST);
        let days = self.days.clamp(SHORTEST, longest);
        // A length that had to change keeps the middle, not the left edge.
        let start = self.start + (self.days - days) / 2.0;
        Self { start: start.clamp(limits.start, (limits.end - days).max(limits.start)), days }
    }

    /// Magnified like [`Viewport::zoomed_at`], but never past `limits`; at a limit of length, `day` still stays put.
    #[must_use]
    pub fn zoomed_within(self, day: f64, factor: f64, limits: Limits) -> Self {
        let longest = (limits.end - limits.start).max(SHORTEST);
        let days = (self.days / factor).clamp(SHORTEST, longest);
        self.zoomed_at(day, self.days / days).clamped(limits)
    }

    /// Whether any instant from `start` to `end` is on screen.
    pub fn meets(self, start: f64, end: f64) -> bool {
        end > self.start && start < self.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { start: 0.0, end: 10_000.0 };

    #[test]
    fn zooming_keeps_the_instant_under_the_pointer() {
        let before = Viewport::new(1_000.0, 500.0).expect("valid");
        let after = before.zoomed_at(1_125.0, 3.0);
        let share = |view: Viewport| (1_125.0 - view.start()) / view.days();
        assert!((share(before) - share(after)).abs() < 1e-12);
        assert!((after.days() - 500.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn clamping_keeps_the_length_where_it_fits() {
        let view = Viewport::new(9_900.0, 500.0).expect("valid").clamped(LIMITS);
        assert_eq!((view.start(), view.days()), (9_500.0, 500.0));
        let wide = Viewport::new(-50.0, 90_000.0).expect("valid").clamped(LIMITS);
        assert_eq!((wide.start(), wide.end()), (0.0, 10_000.0));
    }

    #[test]
    fn zooming_stops_at_a_week_without_sliding_sideways() {
        let week = Viewport::new(100.0, SHORTEST).expect("valid");
        let closer = week.zoomed_within(101.0, 2.0, LIMITS);
        assert_eq!((closer.start(), closer.days()), (100.0, SHORTEST));
    }

    #[test]
    fn only_finite_stretches_exist() {
        for (start, days) in [(f64::NAN, 1.0), (0.0, 0.0), (0.0, -1.0), (0.0, f64::INFINITY)] {
            assert_eq!(Viewport::new(start, days), None);
        }
    }
}
