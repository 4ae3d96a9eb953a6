//! The Solar Hijri row of the ruler: days, months or years of the Persian calendar, aligned to where they begin.

use super::ruled::{AIR, LABEL_GAP, Ruled, Tick, day_at, row};
use super::scale::Scale;
use super::step::{Step, day_ticks};
use crate::date::{Day, SolarHijri, solar_hijri};

/// The steps that the row may show, finest first.
const LADDER: &[Step] = &[
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
];

/// Less than a year, in days.
const SHORTEST_YEAR: f64 = 350.0;

/// The row of the Solar Hijri calendar. Beyond the years of [`SolarHijri::YEARS`] it is empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SolarHijriRow {
    /// Its ticks: `20 Mordad`, `Mordad 1400` or `1400`.
    pub ticks: Vec<Tick>,
    /// The year at the left edge (or the first on screen), where the ticks don't name it.
    pub year: Option<i32>,
}

impl SolarHijriRow {
    /// The row for a scale; `measure` gives a text's width in points.
    pub fn new(scale: Scale, measure: &dyn Fn(&str) -> f64) -> Self {
        let fits = |step: &&Step| {
            let room = step.typical_days() * scale.points_per_day() - LABEL_GAP - AIR;
            // Days are named without their year, so that more than a year of them could show a text twice.
            let is_unique = !matches!(step, Step::Days(_)) || scale.viewport().days() < SHORTEST_YEAR;
            is_unique && room >= widest(**step, measure)
        };
        let step = *LADDER.iter().find(fits).unwrap_or(&LADDER[LADDER.len() - 1]);
        let (_, last_year) = SolarHijri::YEARS;
        let last = begin(last_year + 1, 1, 1).map_or(Day::MAX, Day::prev);
        let ticks = row(
            scale,
            &Ruled {
                first: &|day| first(step, day),
                next: &|day| next(step, day),
                last,
                label: &|day| solar_hijri(day).map_or_else(String::new, |date| label(step, date)),
                short: &|day| solar_hijri(day).map_or_else(String::new, |date| short_label(step, date)),
                measure,
                // A year or month is named wherever it began; a day has its own place.
                holds: !matches!(step, Step::Days(_)),
            },
        );
        let year = match (step, ticks.first()) {
            (Step::Days(_), Some(tick)) => solar_hijri(day_at(tick.day)).map(|date| date.year),
            _ => None,
        };
        Self { ticks, year }
    }
}

/// The width of the widest label of a step.
fn widest(step: Step, measure: &dyn Fn(&str) -> f64) -> f64 {
    let months = (1..=12).filter_map(|month| SolarHijri::new(1400, month, 29));
    months.map(|date| measure(&label(step, date))).fold(0.0, f64::max)
}

fn label(step: Step, date: SolarHijri) -> String {
    match step {
        Step::Days(_) => format!("{} {}", date.day, date.month_name()),
        Step::Months(_) => format!("{} {}", date.month_name(), date.year),
        Step::Years(_) => date.year.to_string(),
    }
}

/// The same beside the next one, whose label says the year.
fn short_label(step: Step, date: SolarHijri) -> String {
    match step {
        Step::Months(_) => date.month_name().to_owned(),
        Step::Days(_) | Step::Years(_) => label(step, date),
    }
}

/// The first day of the stretch that holds a day; before the calendar, of its first whole stretch.
fn first(step: Step, day: Day) -> Option<Day> {
    let (first_year, _) = SolarHijri::YEARS;
    let floored = solar_hijri(day).and_then(|date| match step {
        Step::Days(apart) => {
            let dom = day_ticks(apart).take_while(|tick| *tick <= u32::from(date.day)).last()?;
            begin(date.year, u32::from(date.month), dom)
        }
        Step::Months(apart) => begin(date.year, (u32::from(date.month) - 1) / apart * apart + 1, 1),
        Step::Years(apart) => begin(date.year / apart * apart, 1, 1),
    });
    let opening = match step {
        Step::Days(_) | Step::Months(_) => begin(first_year, 1, 1),
        Step::Years(apart) => begin((first_year + apart - 1) / apart * apart, 1, 1),
    };
    floored.or(opening.filter(|opening| day < *opening))
}

/// The first day of the next stretch. `None` beyond the calendar.
fn next(step: Step, start: Day) -> Option<Day> {
    let date = solar_hijri(start)?;
    let month = u32::from(date.month);
    match step {
        Step::Days(apart) => day_ticks(apart)
            .find(|tick| *tick > u32::from(date.day))
            .and_then(|tick| begin(date.year, month, tick))
            .or_else(|| begin(date.year, month + 1, 1)),
        Step::Months(apart) => begin(date.year, (month - 1) / apart * apart + 1 + apart, 1),
        Step::Years(apart) => begin((date.year / apart + 1) * apart, 1, 1),
    }
}

/// The day on which a day, month or year begins; the month after the 12th is the next year's first. One day beyond the
/// calendar is still known: where its last year ends.
fn begin(year: i32, month: u32, day: u32) -> Option<Day> {
    if month > 12 {
        return begin(year + 1, month - 12, day);
    }
    if (year - 1, month, day) == (SolarHijri::YEARS.1, 1, 1) {
        let last = SolarHijri::new(year - 1, 12, 30).or_else(|| SolarHijri::new(year - 1, 12, 29));
        return last?.gregorian().map(Day::next);
    }
    SolarHijri::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?.gregorian()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Viewport;

    fn look(first: (i32, u32, u32), days: f64) -> SolarHijriRow {
        let first = Day::from_ymd(first.0, first.1, first.2).expect("a day");
        let viewport = Viewport::new(f64::from(first.number()), days).expect("valid");
        SolarHijriRow::new(Scale::new(viewport, 740.0), &|label| 6.5 * label.chars().count() as f64)
    }

    fn labels(row: &SolarHijriRow) -> Vec<&str> {
        row.ticks.iter().map(|tick| tick.label.as_str()).filter(|label| !label.is_empty()).collect()
    }

    #[test]
    fn each_zoom_has_its_step() {
        let week = look((2021, 8, 9), 7.0);
        assert_eq!(labels(&week)[..3], ["18 Mordad", "19 Mordad", "20 Mordad"]);
        assert_eq!(week.year, Some(1400), "the days don't name it");
        let months = look((2021, 1, 1), 180.0);
        assert_eq!(labels(&months)[..3], ["Dey 1399", "Bahman 1399", "Esfand 1399"]);
        assert_eq!(months.year, None);
        assert_eq!(labels(&look((2015, 1, 1), 1400.0))[..3], ["1393", "1394", "1395"]);
        assert_eq!(labels(&look((1943, 1, 1), 80.0 * 365.25))[..3], ["1320", "1325", "1330"]);
    }

    #[test]
    fn every_tick_stands_on_the_first_day_of_its_stretch() {
        let years = look((2015, 1, 1), 1400.0);
        for tick in &years.ticks {
            let date = solar_hijri(day_at(tick.day)).expect("in range");
            assert_eq!((date.month, date.day), (1, 1), "Nowruz");
            assert_eq!(date.year.to_string(), tick.label);
        }
        // 1395 was a leap year: 20 March 2016 to 20 March 2017.
        let leap = years.ticks.iter().find(|tick| tick.label == "1395").expect("on screen");
        assert!((leap.end - leap.day - 366.0).abs() < 1e-9);
    }

    #[test]
    fn beyond_its_years_the_row_is_empty() {
        assert_eq!(look((1700, 1, 1), 3650.0).ticks, []);
        assert_eq!(look((2300, 1, 1), 3650.0).ticks, []);
        assert_eq!(labels(&look((1790, 1, 1), 16.0 * 365.25))[..2], ["1178", "1179"]);
        let end = look((2250, 1, 1), 3650.0);
        let last = end.ticks.last().expect("a tick");
        let after = Day::from_ymd(2255, 3, 21).expect("a day");
        assert_eq!((last.label.as_str(), last.end.round()), ("1633", f64::from(after.number())));
    }
}
