//! Days and runs of days.

use chrono::{Datelike, NaiveDate};

use super::plain::{Plain, join};

/// A whole day, counted from 0001-01-01 = 1 in the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The first day that can be represented: 1 January −262143.
    pub const MIN: Self = Self(NaiveDate::MIN.to_epoch_days() + DAYS_TO_EPOCH);
    /// The last day that can be represented: 31 December 262142.
    pub const MAX: Self = Self(NaiveDate::MAX.to_epoch_days() + DAYS_TO_EPOCH);

    /// The day of an astronomical year (0 is 1 BCE), month 1–12 and day 1–31.
    /// `None` if there is no such day, or it can't be represented.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(|date| Self(date.num_days_from_ce()))
    }

    /// The day with this number (see [`Self::number`]); `None` beyond [`Self::MIN`] and [`Self::MAX`].
    pub fn from_number(number: i32) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&number).then_some(Self(number))
    }

    /// Days since 31 December of 1 BCE: 0001-01-01 is 1.
    pub fn number(self) -> i32 {
        self.0
    }

    /// Astronomical year (0 is 1 BCE), month 1–12, day 1–31.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.chrono();
        (date.year(), date.month(), date.day())
    }

    /// ISO 8601 for machines: `2015-01-31`, `-0479-01-01` (astronomical), `+12000-01-01`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.ymd();
        let sign = match year {
            ..0 => "-",
            0..=9999 => "",
            10_000.. => "+",
        };
        format!("{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs())
    }

    /// For people: `31 January 2015`, `1 January 480 BCE`.
    pub fn text(self) -> String {
        Plain::from(self).text()
    }

    /// The day after; [`Self::MAX`] stays.
    #[must_use]
    pub fn next(self) -> Self {
        Self((self.0 + 1).min(Self::MAX.0))
    }

    /// The day before; [`Self::MIN`] stays.
    #[must_use]
    pub fn prev(self) -> Self {
        Self((self.0 - 1).max(Self::MIN.0))
    }

    fn chrono(self) -> NaiveDate {
        // Every `Day` is within chrono's range, so the fallback is never taken.
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or(NaiveDate::MIN)
    }
}

/// From 0000-12-31, chrono's day 0 "from CE", to 1970-01-01, its day 0 of the epoch.
const DAYS_TO_EPOCH: i32 = 719_163;

/// How many days the month has, in an astronomical year. Month 1–12.
pub(super) fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A run of whole days, `first <= last`. Never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    first: Day,
    last: Day,
}

impl Days {
    /// The days from `first` to `last`, both included; `None` if `last` comes before `first`.
    pub fn new(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The first day.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Day {
        self.last
    }

    /// How many days, at least 1.
    #[expect(clippy::len_without_is_empty, reason = "a run of days is never empty")]
    pub fn len(self) -> i64 {
        i64::from(self.last.0) - i64::from(self.first.0) + 1
    }

    /// Whether `day` is one of these days.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether the two runs share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether every day of `other` is one of these.
    pub fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The shortest run with all days of both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// For people, whole years and months shown as such: `2015 – 2016`, `March 2015`,
    /// `1 January 2015 – 3 March 2016`.
    pub fn text(self) -> String {
        let (first, last) = (Plain::from(self.first), Plain::from(self.last));
        let (_, from_month, from_day) = self.first.ymd();
        let (to_year, to_month, to_day) = self.last.ymd();
        let whole_months = from_day == 1 && to_day == month_length(to_year, to_month);
        let whole_years = whole_months && from_month == 1 && to_month == 12;
        let (first, last) = if whole_years {
            (first.year_only(), last.year_only())
        } else if whole_months {
            (first.year_month(), last.year_month())
        } else {
            (first, last)
        };
        if first == last { first.text() } else { join(first, last) }
    }
}
