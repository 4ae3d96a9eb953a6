//! The ruler: two rows of ticks that know the calendar, from days to millennia.

use super::scale::Scale;
use crate::date::{Day, month_name, year_text};

/// A step of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Days of the month, this many apart, counted from the 1st.
    Days(u32),
    /// Months, this many apart, counted from January.
    Months(u32),
    /// Years, this many apart, counted from 1 BCE, the year 0 of astronomers.
    Years(i32),
}

/// The pairs of steps that a ruler may show, finest first: the small ticks and the large ones above them.
const LADDER: &[(Step, Step)] = &[
    (Step::Days(1), Step::Months(1)),
    (Step::Days(2), Step::Months(1)),
    (Step::Days(5), Step::Months(1)),
    (Step::Days(10), Step::Months(1)),
    (Step::Months(1), Step::Years(1)),
    (Step::Months(3), Step::Years(1)),
    (Step::Months(6), Step::Years(1)),
    (Step::Years(1), Step::Years(10)),
    (Step::Years(2), Step::Years(10)),
    (Step::Years(5), Step::Years(10)),
    (Step::Years(10), Step::Years(100)),
    (Step::Years(20), Step::Years(100)),
    (Step::Years(50), Step::Years(100)),
    (Step::Years(100), Step::Years(1000)),
    (Step::Years(200), Step::Years(1000)),
    (Step::Years(500), Step::Years(1000)),
    (Step::Years(1000), Step::Years(10_000)),
    (Step::Years(5000), Step::Years(10_000)),
    (Step::Years(10_000), Step::Years(100_000)),
    (Step::Years(50_000), Step::Years(100_000)),
];

/// One tick of the ruler.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// The first instant of the stretch it opens, in days.
    pub day: f64,
    /// Where that stretch ends, in days.
    pub end: f64,
    /// Where it is, in points.
    pub x: f64,
    /// Where its label begins, in points: beside the tick, or at the left edge for a stretch that began before it.
    pub label_x: f64,
    /// What people read; empty where a label would touch its neighbour.
    pub label: String,
}

/// The two rows of the ruler.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ticks {
    /// The upper row; it always names the stretch at the left edge.
    pub major: Vec<Tick>,
    /// The lower row.
    pub minor: Vec<Tick>,
    /// Whether the lower row counts in years, so that its labels stand for themselves.
    pub minor_in_years: bool,
}

/// The least distance between two small ticks' labels beyond their text, in points.
const AIR: f64 = 8.0;
/// From a tick to its label, in points.
pub const LABEL_GAP: f64 = 5.0;

impl Ticks {
    /// The ticks for a scale; `measure` gives a label's width in points.
    pub fn new(scale: Scale, measure: &dyn Fn(&str) -> f64) -> Self {
        let fits = |step: Step| typical_points(step, scale) >= measure(widest_label(step)) + LABEL_GAP + AIR;
        let (minor, major) =
            LADDER.iter().copied().find(|(minor, _)| fits(*minor)).unwrap_or(LADDER[LADDER.len() - 1]);
        Self {
            major: row(scale, major, true, measure),
            minor: row(scale, minor, false, measure),
            minor_in_years: matches!(minor, Step::Years(_)),
        }
    }
}

fn typical_points(step: Step, scale: Scale) -> f64 {
    let days = match step {
        Step::Days(days) => f64::from(days),
        Step::Months(months) => f64::from(months) * 30.0,
        Step::Years(years) => f64::from(years) * 365.0,
    };
    days * scale.points_per_day()
}

fn widest_label(step: Step) -> &'static str {
    match step {
        Step::Days(_) => "30",
        Step::Months(_) => "May",
        Step::Years(_) => "2000",
    }
}

/// What a dragged edge snaps to, finest first.
const ROUND: &[Step] = &[
    Step::Days(1),
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(5),
    Step::Years(10),
    Step::Years(50),
    Step::Years(100),
    Step::Years(1000),
];
/// How far apart round dates must be to be told apart with a pointer, in points.
const TELLABLE: f64 = 10.0;

/// The round date nearest to `x` points, in days: as round as the scale asks for, from whole days to millennia.
pub fn round_date(scale: Scale, x: f64) -> f64 {
    let fits = |step: &&Step| typical_points(**step, scale) >= TELLABLE;
    let step = ROUND.iter().find(fits).or(ROUND.last()).copied().unwrap_or(Step::Days(1));
    let instant = scale.day_from_x(x);
    let before = step.floor(day_at(instant));
    let number = |day: Day| f64::from(day.number());
    match step.next(before) {
        Some(after) if number(after) - instant < instant - number(before) => number(after),
        _ => number(before),
    }
}

/// The ticks of one row that are on screen, and the one whose stretch holds the left edge.
fn row(scale: Scale, step: Step, is_major: bool, measure: &dyn Fn(&str) -> f64) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut at = Some(step.floor(day_at(scale.viewport().start())));
    while let Some(start) = at {
        let day = f64::from(start.number());
        if day >= scale.viewport().end() {
            break;
        }
        let x = scale.x_from_day(day);
        let next = step.next(start);
        ticks.push(Tick {
            day,
            end: next.map_or(scale.viewport().end(), |next| f64::from(next.number())),
            x,
            label_x: x.max(0.0) + LABEL_GAP,
            label: step.label(start, is_major),
        });
        at = next;
    }
    drop_touching_labels(&mut ticks, is_major, (scale.width(), measure));
    ticks
}

/// Blanks labels that would touch the next one or be cut at the right edge. The label held at the left edge gives way to the tick that pushes it.
fn drop_touching_labels(ticks: &mut [Tick], is_major: bool, (width, measure): (f64, &dyn Fn(&str) -> f64)) {
    for at in 0..ticks.len() {
        let held_at_edge = ticks[at].x < 0.0;
        let next_x = ticks.get(at + 1).map_or(f64::INFINITY, |next| next.x);
        let end = ticks[at].label_x + measure(&ticks[at].label);
        let touches = end + AIR / 2.0 > next_x || end > width;
        if (held_at_edge && !is_major) || touches {
            ticks[at].label.clear();
        }
    }
}

/// The whole day that holds an instant, held within what the calendar can name.
fn day_at(instant: f64) -> Day {
    let whole = instant.floor().clamp(f64::from(Day::MIN.number()), f64::from(Day::MAX.number()));
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i32 just above")]
    Day::from_number(whole as i32).unwrap_or(Day::MIN)
}

impl Step {
    /// The first day of the stretch that holds `day`.
    pub fn floor(self, day: Day) -> Day {
        let (year, month, dom) = day.ymd();
        let floored = match self {
            Self::Days(step) => {
                let dom = day_ticks(step).take_while(|tick| *tick <= dom).last().unwrap_or(1);
                Day::from_ymd(year, month, dom)
            }
            Self::Months(step) => Day::from_ymd(year, (month - 1) / step * step + 1, 1),
            Self::Years(step) => Day::from_ymd(year.div_euclid(step) * step, 1, 1),
        };
        floored.unwrap_or(Day::MIN)
    }

    /// The first day of the next stretch. `None` beyond the calendar.
    pub fn next(self, start: Day) -> Option<Day> {
        let (year, month, dom) = start.ymd();
        let next_month = |months: u32| {
            let ahead = month - 1 + months;
            Day::from_ymd(year + i32::try_from(ahead / 12).ok()?, ahead % 12 + 1, 1)
        };
        match self {
            Self::Days(step) => match day_ticks(step).find(|tick| *tick > dom) {
                Some(tick) => Day::from_ymd(year, month, tick).or_else(|| next_month(1)),
                None => next_month(1),
            },
            Self::Months(step) => next_month(step),
            Self::Years(step) => Day::from_ymd(year.checked_add(step)?, 1, 1),
        }
    }

    /// What people read at the start of a stretch.
    fn label(self, start: Day, is_major: bool) -> String {
        let (year, month, dom) = start.ymd();
        match self {
            Self::Days(_) => dom.to_string(),
            Self::Months(_) if is_major => {
                format!("{} {}", month_name(month), year_text(year))
            }
            Self::Months(_) => month_name(month).chars().take(3).collect(),
            // A large tick names its whole stretch, for it is held at the left edge when its start is off screen.
            Self::Years(10) if is_major && year > 0 => format!("{year}s"),
            Self::Years(step) if is_major && year > 0 && step > 1 => {
                format!("{year}–{}", year.saturating_add(step - 1))
            }
            Self::Years(_) => year_text(year),
        }
    }
}

/// The days of a month that carry a tick. The last ones keep their distance from the 1st of the next month.
fn day_ticks(step: u32) -> impl Iterator<Item = u32> {
    (1..=31).filter(move |dom| match step {
        1 => true,
        2 => *dom < 30 && dom % 2 == 1,
        5 => *dom == 1 || (*dom < 30 && dom % 5 == 0),
        _ => *dom == 1 || (*dom < 30 && dom % 10 == 0),
    })
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "whole days are exact")]
mod tests {
    use super::*;
    use crate::timeline::Viewport;

    fn day(year: i32, month: u32, dom: u32) -> Day {
        Day::from_ymd(year, month, dom).expect("a day")
    }

    fn ticks(first: Day, days: f64, width: f64) -> Ticks {
        let viewport = Viewport::new(f64::from(first.number()), days).expect("valid");
        Ticks::new(Scale::new(viewport, width), &|label| 6.5 * label.chars().count() as f64)
    }

    fn labels(row: &[Tick]) -> Vec<&str> {
        row.iter().map(|tick| tick.label.as_str()).filter(|label| !label.is_empty()).collect()
    }

    #[test]
    fn each_zoom_has_its_pair_of_rows() {
        let week = ticks(day(2021, 8, 9), 7.0, 740.0);
        assert_eq!(labels(&week.major), ["August 2021"]);
        assert_eq!(labels(&week.minor), ["9", "10", "11", "12", "13", "14", "15"]);
        let year = ticks(day(2015, 1, 1), 365.0, 740.0);
        assert_eq!(labels(&year.major), ["2015"]);
        assert_eq!(labels(&year.minor)[..3], ["Jan", "Feb", "Mar"]);
        let decades = ticks(day(1943, 1, 1), 80.0 * 365.25, 740.0);
        assert_eq!(labels(&decades.major)[..3], ["1940s", "1950s", "1960s"]);
        assert_eq!(labels(&decades.minor)[..3], ["1945", "1950", "1955"]);
    }

    #[test]
    fn before_the_common_era_has_no_year_0() {
        let antiquity = ticks(day(-4, 1, 1), 16.0 * 365.25, 740.0);
        assert_eq!(
            labels(&antiquity.minor)[..8],
            ["5 BCE", "4 BCE", "3 BCE", "2 BCE", "1 BCE", "1 CE", "2 CE", "3 CE"]
        );
    }

    #[test]
    fn labels_never_touch_at_any_zoom() {
        let mut days = 7.0;
        while days < 4.0e6 {
            let both = ticks(day(1943, 3, 7), days, 740.0);
            for row in [&both.major, &both.minor] {
                let shown: Vec<&Tick> = row.iter().filter(|tick| !tick.label.is_empty()).collect();
                for pair in shown.windows(2) {
                    let end = pair[0].label_x + 6.5 * pair[0].label.chars().count() as f64;
                    assert!(end < pair[1].label_x, "{} {} at {days} days", pair[0].label, pair[1].label);
                }
            }
            assert!(both.major.len() + both.minor.len() < 200, "crowded at {days} days");
            days *= 1.13;
        }
    }

    #[test]
    fn dragged_edges_snap_to_dates_as_round_as_the_scale() {
        let viewport = |days: f64| Viewport::new(f64::from(day(2000, 1, 1).number()), days).expect("valid");
        let near = f64::from(day(2007, 5, 10).number());
        for (years, round) in [
            (0.1, day(2007, 5, 10)),
            (5.0, day(2007, 5, 1)),
            (8.0, day(2007, 4, 1)),
            (40.0, day(2007, 1, 1)),
            (200.0, day(2005, 1, 1)),
        ] {
            let scale = Scale::new(viewport(years * 365.25), 740.0);
            assert_eq!(round_date(scale, scale.x_from_day(near)), f64::from(round.number()), "{years} years");
        }
    }

    #[test]
    fn steps_floor_and_follow_without_a_gap() {
        for (step, from) in [
            (Step::Days(5), day(2020, 2, 27)),
            (Step::Months(3), day(2019, 12, 31)),
            (Step::Years(10), day(-3, 5, 1)),
            (Step::Days(2), day(2021, 2, 28)),
        ] {
            let start = step.floor(from);
            let next = step.next(start).expect("in range");
            assert!(start <= from && from < next, "{step:?}");
            assert_eq!(step.floor(next), next, "{step:?}");
        }
    }
}
