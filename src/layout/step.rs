//! Steps of the calendar: where their stretches begin, and what people call them.
//!
//! Years are counted as people write them, so there is no year 0: stretches of many years end with 1 BCE, and begin
//! again with 1 CE. Those before it are whole, counted back from there (100–1 BCE, 200–101 BCE); those after it begin
//! with round numbers (100–199 CE, 1900–1999), which leaves the first of them a year short (1–99 CE).

use crate::date::{Day, month_name, year_text, years_text};

/// A step of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Days of the month, this many apart, counted from the 1st.
    Days(u32),
    /// Months, this many apart, counted from January.
    Months(u32),
    /// Years, this many apart, counted from where the era begins. At least 1.
    Years(i32),
}

impl Step {
    /// How long a stretch is, as a rule, in days; no longer than most.
    pub fn typical_days(self) -> f64 {
        match self {
            Self::Days(days) => f64::from(days),
            Self::Months(months) => f64::from(months) * 30.0,
            Self::Years(years) => f64::from(years) * 365.0,
        }
    }

    /// The first day of the stretch that holds `day`; [`Day::MIN`] for a stretch that begins before it.
    pub fn floor(self, day: Day) -> Day {
        let (year, month, dom) = day.ymd();
        let floored = match self {
            Self::Days(step) => {
                let dom = day_ticks(step).take_while(|tick| *tick <= dom).last().unwrap_or(1);
                Day::from_ymd(year, month, dom)
            }
            Self::Months(step) => Day::from_ymd(year, (month - 1) / step * step + 1, 1),
            Self::Years(step) => Day::from_ymd(first_year(year, step), 1, 1),
        };
        floored.unwrap_or(Day::MIN)
    }

    /// The first day of the stretch after the one that holds `day`. `None` beyond the calendar.
    pub fn next(self, day: Day) -> Option<Day> {
        let (year, month, dom) = day.ymd();
        let first_of_month =
            |months: u32| Day::from_ymd(year + i32::from(months > 12), (months - 1) % 12 + 1, 1);
        match self {
            Self::Days(step) => day_ticks(step)
                .find(|tick| *tick > dom)
                .and_then(|tick| Day::from_ymd(year, month, tick))
                .or_else(|| first_of_month(month + 1)),
            Self::Months(step) => first_of_month((month - 1) / step * step + 1 + step),
            Self::Years(step) => Day::from_ymd(year_after(first_year(year, step), step), 1, 1),
        }
    }

    /// The name of the whole stretch that holds `day`, which stands for itself: `August 2021`, `2015`, `1990s`,
    /// `1900–1999`, `500–401 BCE`.
    pub fn name(self, day: Day) -> String {
        let (year, month, dom) = day.ymd();
        match self {
            Self::Days(_) => format!("{dom} {} {}", month_name(month), year_text(year)),
            Self::Months(_) => format!("{} {}", month_name(month), year_text(year)),
            Self::Years(step) => {
                let first = first_year(year, step);
                let last = year_after(first, step) - 1;
                match (step, first) {
                    _ if first == last => year_text(first),
                    // Before 1000 "990s" could be taken for something else, and before 1 CE it would be.
                    (10, 1000..=9990) => format!("{first}s"),
                    _ => years_text(first, last, "–"),
                }
            }
        }
    }

    /// The name of the stretch as it ends and the next begins beside it: `Aug` before `September 2021`.
    pub fn short_name(self, day: Day) -> String {
        match self {
            Self::Days(_) | Self::Months(_) => self.label(day),
            Self::Years(_) => self.name(day),
        }
    }

    /// What stands beside the tick at `day`, below a row of names: `9`, `Aug`, `1955`, `480 BCE`.
    pub fn label(self, day: Day) -> String {
        let (year, month, dom) = day.ymd();
        match self {
            Self::Days(_) => dom.to_string(),
            Self::Months(_) => month_name(month).chars().take(3).collect(),
            Self::Years(_) => year_text(year),
        }
    }

    /// The longer form of a label, where there is room: `Mon 9`, `August`.
    pub fn long_label(self, day: Day) -> String {
        match self {
            Self::Days(_) => format!("{} {}", weekday(day), day.ymd().2),
            Self::Months(_) => month_name(day.ymd().1).to_owned(),
            Self::Years(_) => self.label(day),
        }
    }
}

/// The first year of the stretch of `step` years that holds `year`, both astronomical.
fn first_year(year: i32, step: i32) -> i32 {
    if year >= 1 {
        (year / step * step).max(1)
    } else {
        let before_era = 1 - year;
        1 - (before_era + step - 1) / step * step
    }
}

/// The first year after the stretch of `step` years that begins with `first`, both astronomical.
fn year_after(first: i32, step: i32) -> i32 {
    if first >= 1 { (first / step + 1) * step } else { first + step }
}

/// `Mon`; day 1, which is 1 January 1 CE, was a Monday in the proleptic Gregorian calendar.
fn weekday(day: Day) -> &'static str {
    match day.number().rem_euclid(7) {
        0 => "Sun",
        1 => "Mon",
        2 => "Tue",
        3 => "Wed",
        4 => "Thu",
        5 => "Fri",
        _ => "Sat",
    }
}

/// The days of a month that carry a tick. The last ones keep their distance from the 1st of the next month.
pub(super) fn day_ticks(step: u32) -> impl Iterator<Item = u32> {
    (1..=31).filter(move |dom| match step {
        1 => true,
        2 => *dom < 30 && dom % 2 == 1,
        _ => *dom == 1 || (*dom < 30 && dom % step == 0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, dom: u32) -> Day {
        Day::from_ymd(year, month, dom).expect("a day")
    }

    #[test]
    fn steps_floor_and_follow_without_a_gap() {
        for (step, from) in [
            (Step::Days(5), day(2020, 2, 27)),
            (Step::Months(3), day(2019, 12, 31)),
            (Step::Years(10), day(-3, 5, 1)),
            (Step::Days(2), day(2021, 2, 28)),
            (Step::Years(2), day(1, 5, 1)),
            (Step::Years(1_000_000), day(-3000, 5, 1)),
        ] {
            let start = step.floor(from);
            let next = step.next(start).expect("in range");
            assert!(start <= from && from < next, "{step:?}");
            assert_eq!(step.floor(next), next, "{step:?}");
            assert_eq!(step.next(from), Some(next), "{step:?}");
        }
    }

    #[test]
    fn stretches_of_years_know_no_year_0() {
        // Step, a year in it, first year, first year after, name.
        for (step, year, first, after, name) in [
            (1, 0, 0, 1, "1 BCE"),
            (1, 1, 1, 2, "1 CE"),
            (2, -1, -1, 1, "2–1 BCE"),
            (2, 1, 1, 2, "1 CE"),
            (10, 0, -9, 1, "10–1 BCE"),
            (10, -480, -489, -479, "490–481 BCE"),
            (10, 5, 1, 10, "1–9 CE"),
            (10, 870, 870, 880, "870–879 CE"),
            (10, 1995, 1990, 2000, "1990s"),
            (100, -99, -99, 1, "100–1 BCE"),
            (100, -100, -199, -99, "200–101 BCE"),
            (100, 99, 1, 100, "1–99 CE"),
            (100, 1999, 1900, 2000, "1900–1999"),
            (1000, -2500, -2999, -1999, "3000–2001 BCE"),
            (10_000, 12_000, 10_000, 20_000, "10000–19999 CE"),
        ] {
            assert_eq!((first_year(year, step), year_after(first, step)), (first, after), "{step} {year}");
            assert_eq!(Step::Years(step).name(day(year, 6, 1)), name);
        }
    }

    #[test]
    fn names_and_labels() {
        let summer = day(2021, 8, 11);
        assert_eq!(Step::Months(1).name(summer), "August 2021");
        assert_eq!(Step::Months(1).label(summer), "Aug");
        assert_eq!(Step::Months(1).long_label(summer), "August");
        assert_eq!(Step::Days(1).name(summer), "11 August 2021");
        assert_eq!(Step::Days(1).long_label(summer), "Wed 11");
        assert_eq!(Step::Days(1).long_label(day(1943, 11, 28)), "Sun 28");
        assert_eq!(Step::Years(5).label(day(-479, 1, 1)), "480 BCE");
    }

    #[test]
    fn what_begins_before_the_calendar_begins_with_it() {
        assert_eq!(Step::Years(1000).floor(Day::MIN), Day::MIN);
        assert_eq!(Step::Years(1000).name(Day::MIN), "263000–262001 BCE");
        assert_eq!(Step::Years(1000).next(Day::MAX), None);
        assert_eq!(Step::Months(1).next(Day::MAX), None);
    }
}
