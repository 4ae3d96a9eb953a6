//! How years, months and days are written for people, alone and as a range.

use super::day::Day;

/// The English months, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of month 1–12; empty for any other number.
pub fn month_name(month: u32) -> &'static str {
    (month as usize).checked_sub(1).and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// The number of a year within its era, and the era's mark.
///
/// Astronomical year 0 is 1 BCE, −1 is 2 BCE. Years before 1000 CE carry `CE`, so that "33" is
/// never taken for a day, a decade or 1933; so do years of five digits, for evenness.
fn year_parts(year: i32) -> (u32, &'static str) {
    if year <= 0 {
        (1 + year.unsigned_abs(), " BCE")
    } else if (1000..=9999).contains(&year) {
        (year.unsigned_abs(), "")
    } else {
        (year.unsigned_abs(), " CE")
    }
}

/// An astronomical year as people write it: `2015`, `480 BCE`, `33 CE`.
pub fn year_text(year: i32) -> String {
    let (number, era) = year_parts(year);
    format!("{number}{era}")
}

/// Two astronomical years with `dash` between them, the era said once where it is the same: `200 – 101 BCE`.
pub fn years_text(first: i32, last: i32, dash: &str) -> String {
    let ((from, first_era), (to, last_era)) = (year_parts(first), year_parts(last));
    if first_era == last_era {
        format!("{from}{dash}{to}{last_era}")
    } else {
        format!("{from}{first_era}{dash}{to}{last_era}")
    }
}

/// `1st`, `2nd`, `3rd`, `11th`, `25th`.
pub(super) fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (1, ten) if ten != 11 => "st",
        (2, ten) if ten != 12 => "nd",
        (3, ten) if ten != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A year, a month or a day without anything uncertain about it. A day has a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plain {
    /// Astronomical.
    pub(super) year: i32,
    /// 1–12.
    pub(super) month: Option<u32>,
    /// 1–31.
    pub(super) day: Option<u32>,
}

impl From<Day> for Plain {
    fn from(day: Day) -> Self {
        let (year, month, day) = day.ymd();
        Self { year, month: Some(month), day: Some(day) }
    }
}

impl Plain {
    /// Without month and day.
    pub(super) fn year_only(self) -> Self {
        Self { month: None, day: None, ..self }
    }

    /// Without the day.
    pub(super) fn year_month(self) -> Self {
        Self { day: None, ..self }
    }

    /// `2015`, `March 2015`, `11 March 2015`.
    pub(super) fn text(self) -> String {
        let year = year_text(self.year);
        match self.month_day() {
            Some(month_day) => format!("{month_day} {year}"),
            None => year,
        }
    }

    /// `March` or `11 March`; `None` for a year.
    fn month_day(self) -> Option<String> {
        let month = month_name(self.month?);
        Some(match self.day {
            Some(day) => format!("{day} {month}"),
            None => month.to_owned(),
        })
    }
}

/// A range, with what both ends share said once: `11–14 August 2021`, `March – May 2015`,
/// `2013 – 2017`, `March 2019 – March 2020`.
pub(super) fn join(first: Plain, last: Plain) -> String {
    let same_year = first.year == last.year;
    match (first.month_day(), last.month_day()) {
        (None, None) => years_text(first.year, last.year, " – "),
        (Some(from), Some(to)) if same_year && first != last => {
            let year = year_text(last.year);
            match (first.day, last.day) {
                (Some(from), Some(_)) if first.month == last.month => format!("{from}–{to} {year}"),
                _ => format!("{from} – {to} {year}"),
            }
        }
        _ => format!("{} – {}", first.text(), last.text()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(year: i32, month: u32, day: u32) -> Plain {
        Plain { year, month: Some(month).filter(|&month| month > 0), day: Some(day).filter(|&day| day > 0) }
    }

    #[test]
    fn years_are_written_as_people_write_them() {
        for (year, text) in [
            (2015, "2015"),
            (1000, "1000"),
            (999, "999 CE"),
            (1, "1 CE"),
            (0, "1 BCE"),
            (-1, "2 BCE"),
            (-476, "477 BCE"),
            (12_000, "12000 CE"),
            (i32::MIN + 1, "2147483648 BCE"),
        ] {
            assert_eq!(year_text(year), text);
        }
    }

    #[test]
    fn a_range_says_what_both_ends_share_once() {
        for (first, last, text) in [
            (plain(2013, 0, 0), plain(2017, 0, 0), "2013 – 2017"),
            (plain(-199, 0, 0), plain(-100, 0, 0), "200 – 101 BCE"),
            (plain(-26, 0, 0), plain(14, 0, 0), "27 BCE – 14 CE"),
            (plain(900, 0, 0), plain(1100, 0, 0), "900 CE – 1100"),
            (plain(2015, 3, 0), plain(2015, 5, 0), "March – May 2015"),
            (plain(2019, 3, 0), plain(2020, 3, 0), "March 2019 – March 2020"),
            (plain(2021, 8, 11), plain(2021, 8, 14), "11–14 August 2021"),
            (plain(2021, 3, 30), plain(2021, 4, 2), "30 March – 2 April 2021"),
            (plain(2021, 3, 30), plain(2022, 3, 30), "30 March 2021 – 30 March 2022"),
            (plain(2021, 3, 0), plain(2021, 3, 0), "March 2021 – March 2021"),
            (plain(2021, 0, 0), plain(2021, 3, 0), "2021 – March 2021"),
            (plain(-479, 8, 0), plain(-479, 9, 0), "August – September 480 BCE"),
        ] {
            assert_eq!(join(first, last), text);
        }
    }

    #[test]
    fn ordinals() {
        let numbers = [1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111];
        assert_eq!(
            numbers.map(ordinal),
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"]
        );
    }
}
