//! The ruler: two rows of ticks that know the calendar, from days to hundreds of thousands of years.

use super::ruled::{AIR, LABEL_GAP, Ruled, Tick, day_at, row};
use super::scale::Scale;
use super::step::Step;
use crate::date::Day;

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
    (Step::Years(2000), Step::Years(10_000)),
    (Step::Years(5000), Step::Years(10_000)),
    (Step::Years(10_000), Step::Years(100_000)),
    (Step::Years(20_000), Step::Years(100_000)),
    (Step::Years(50_000), Step::Years(100_000)),
    (Step::Years(100_000), Step::Years(1_000_000)),
    (Step::Years(200_000), Step::Years(1_000_000)),
    (Step::Years(500_000), Step::Years(1_000_000)),
];

/// The type in which a text of the ruler is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeIn {
    /// The names of the upper row.
    Major,
    /// The labels below them.
    Minor,
}

/// The two rows of the ruler.
///
/// In the upper row no text stands twice. In the lower one months and days are named without what they are part of,
/// so that no text stands twice below one of the upper row; years stand for themselves.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ticks {
    /// The upper row; it always names the stretch at the left edge.
    pub major: Vec<Tick>,
    /// The lower row.
    pub minor: Vec<Tick>,
    /// Whether the lower row counts in years, so that its labels stand for themselves.
    pub minor_in_years: bool,
}

impl Ticks {
    /// The ticks for a scale; `measure` gives a text's width in points.
    pub fn new(scale: Scale, measure: &dyn Fn(&str, TypeIn) -> f64) -> Self {
        let room = |step: Step| typical_points(step, scale) - LABEL_GAP - AIR;
        let fits = |(minor, major): &&(Step, Step)| {
            room(*minor) >= measure(widest_label(*minor), TypeIn::Minor)
                && room(*major) >= measure(widest_name(*major), TypeIn::Major)
        };
        let (minor, major) = *LADDER.iter().find(fits).unwrap_or(&LADDER[LADDER.len() - 1]);
        let minor_width = |text: &str| measure(text, TypeIn::Minor);
        let is_long = room(minor) >= minor_width(widest_long_label(minor));
        let label = |day: Day| match minor {
            Step::Years(_) => sparse_label(minor, day, (scale, &minor_width)),
            Step::Days(_) | Step::Months(_) if is_long => minor.long_label(day),
            Step::Days(_) | Step::Months(_) => minor.label(day),
        };
        Self {
            major: gregorian(
                scale,
                major,
                (&|day| major.name(day), &|text| measure(text, TypeIn::Major), true),
            ),
            minor: gregorian(scale, minor, (&label, &minor_width, false)),
            minor_in_years: matches!(minor, Step::Years(_)),
        }
    }
}

/// Text by day, its width, and whether it is held at the left edge.
type Texts<'a> = (&'a dyn Fn(Day) -> String, &'a dyn Fn(&str) -> f64, bool);

fn gregorian(scale: Scale, step: Step, (label, measure, holds): Texts<'_>) -> Vec<Tick> {
    let (first, next) = (|day| Some(step.floor(day)), |day| step.next(day));
    row(
        scale,
        &Ruled {
            first: &first,
            next: &next,
            last: Day::MAX,
            label,
            short: &|day| step.short_name(day),
            measure,
            holds,
        },
    )
}

/// The label of a year, or nothing: where years need more room than four figures take, only every second, fifth or tenth
/// tick has a label, as room allows.
fn sparse_label(step: Step, day: Day, (scale, measure): (Scale, &dyn Fn(&str) -> f64)) -> String {
    let label = step.label(day);
    let needed = measure(&label) + LABEL_GAP + AIR;
    let coarser = LADDER.iter().map(|(minor, _)| *minor).filter(|other| {
        other.typical_days() >= step.typical_days() && typical_points(*other, scale) >= needed
    });
    match coarser.min_by(|a, b| a.typical_days().total_cmp(&b.typical_days())) {
        Some(enough) if enough.floor(day) == day => label,
        _ => String::new(),
    }
}

fn typical_points(step: Step, scale: Scale) -> f64 {
    step.typical_days() * scale.points_per_day()
}

/// The widest label of the lower row that should never be left out for want of room.
fn widest_label(step: Step) -> &'static str {
    match step {
        Step::Days(_) => "30",
        Step::Months(_) => "May",
        Step::Years(_) => "2000",
    }
}

fn widest_long_label(step: Step) -> &'static str {
    match step {
        Step::Days(_) => "Wed 30",
        Step::Months(_) => "September",
        Step::Years(_) => "2000",
    }
}

/// The widest name of the upper row; of many years, before 1 CE.
fn widest_name(step: Step) -> &'static str {
    match step {
        Step::Days(_) | Step::Months(_) => "September 2000",
        Step::Years(..10) => "2000",
        Step::Years(..1000) => "900–801 BCE",
        Step::Years(..10_000) => "9000–8001 BCE",
        Step::Years(..100_000) => "20000–10001 BCE",
        Step::Years(_) => "200000–100001 BCE",
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
    Step::Years(10_000),
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
        Ticks::new(Scale::new(viewport, width), &|label, _| 6.5 * label.chars().count() as f64)
    }

    fn labels(row: &[Tick]) -> Vec<&str> {
        row.iter().map(|tick| tick.label.as_str()).filter(|label| !label.is_empty()).collect()
    }

    #[test]
    fn each_zoom_has_its_pair_of_rows() {
        let week = ticks(day(2021, 8, 9), 7.0, 740.0);
        assert_eq!(labels(&week.major), ["August 2021"]);
        assert_eq!(
            labels(&week.minor),
            ["Mon 9", "Tue 10", "Wed 11", "Thu 12", "Fri 13", "Sat 14", "Sun 15"]
        );
        let month = ticks(day(2021, 8, 9), 24.0, 740.0);
        assert_eq!(labels(&month.minor)[..3], ["9", "10", "11"]);
        let season = ticks(day(2015, 1, 1), 90.0, 740.0);
        assert_eq!(labels(&season.minor)[..3], ["1", "5", "10"]);
        let half = ticks(day(2015, 1, 1), 250.0, 740.0);
        assert_eq!(labels(&half.minor)[..3], ["January", "February", "March"]);
        let year = ticks(day(2015, 1, 1), 365.0, 740.0);
        assert_eq!(labels(&year.major), ["2015"]);
        assert_eq!(labels(&year.minor)[..3], ["Jan", "Feb", "Mar"]);
        let decades = ticks(day(1943, 1, 1), 80.0 * 365.25, 740.0);
        assert_eq!(labels(&decades.major)[..3], ["1940s", "1950s", "1960s"]);
        assert_eq!(labels(&decades.minor)[..3], ["1945", "1950", "1955"]);
        let ages = ticks(day(-199_999, 1, 1), 4.2e5 * 365.25, 480.0);
        assert_eq!(labels(&ages.major), ["1000000–1 BCE", "1–999999 CE"]);
        assert_eq!(labels(&ages.minor)[..3], ["200000 BCE", "100000 BCE", "1 CE"]);
    }

    #[test]
    fn before_the_common_era_has_no_year_0() {
        let antiquity = ticks(day(-4, 1, 1), 16.0 * 365.25, 740.0);
        assert_eq!(
            labels(&antiquity.minor)[..8],
            ["5 BCE", "4 BCE", "3 BCE", "2 BCE", "1 BCE", "1 CE", "2 CE", "3 CE"]
        );
        assert_eq!(labels(&antiquity.major), ["10–1 BCE", "1–9 CE", "10–19 CE"]);
        let centuries = ticks(day(-299, 1, 1), 500.0 * 365.25, 740.0);
        assert_eq!(
            labels(&centuries.major),
            ["300–201 BCE", "200–101 BCE", "100–1 BCE", "1–99 CE", "100–199 CE"]
        );
    }

    #[test]
    fn years_that_need_more_room_are_labelled_less_often() {
        let modern = ticks(day(1943, 1, 1), 20.0 * 365.25, 820.0);
        let ancient = ticks(day(-499, 1, 1), 20.0 * 365.25, 820.0);
        assert_eq!(labels(&modern.minor)[..3], ["1943", "1944", "1945"]);
        assert_eq!(labels(&ancient.minor)[..3], ["500 BCE", "498 BCE", "496 BCE"]);
        assert_eq!(modern.minor.len(), ancient.minor.len(), "as many ticks");
    }

    /// The name at the left edge stays there until the next one pushes it out.
    #[test]
    fn the_name_at_the_left_edge_is_held_and_then_pushed_out() {
        let held = |dom: u32| ticks(day(2021, 8, dom), 14.0, 740.0).major.swap_remove(0);
        let (early, later, late) = (held(10), held(30), held(31));
        assert_eq!((early.label.as_str(), early.label_x), ("August 2021", LABEL_GAP));
        assert_eq!((later.label.as_str(), later.label_x), ("August 2021", LABEL_GAP));
        let september = 740.0 / 14.0;
        assert_eq!((late.label.as_str(), late.label_x), ("Aug", LABEL_GAP), "a short form where that fits");
        assert!(late.label_x + 6.5 * 3.0 < september);
        let at_noon = f64::from(day(2021, 8, 31).number()) + 0.9;
        let scale = Scale::new(Viewport::new(at_noon, 14.0).expect("valid"), 740.0);
        let out = Ticks::new(scale, &|label, _| 6.5 * label.chars().count() as f64).major.swap_remove(0);
        assert!(out.label == "Aug" && out.label_x < 0.0, "{out:?}");
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
}
