//! The Solar Hijri (Persian) calendar.
//!
//! Leap years follow the arithmetic 33-year cycle: year `y` has 366 days when
//! `(25 y + 11) mod 33 < 8`. The official calendar instead lets a year begin on the day whose
//! noon, at 52.5° E, first follows the March equinox. With the equinoxes of J. Meeus,
//! *Astronomical Algorithms*, ch. 27, the two give the same first day for every year from 1178 to
//! 1633, which is the range kept here. From 1503 (2124 CE) on some equinoxes fall so near to noon
//! that the official day can't be foretold, so that a date then may turn out a day off. Before
//! 1304 (1925 CE), when Iran adopted the calendar, dates are a projection backwards.

use std::fmt;

use super::day::Day;

const MONTHS: [&str; 12] = [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
];

/// A day of the Solar Hijri calendar, from 1 Farvardin 1178 to 29 Esfand 1633
/// (21 March 1799 to 20 March 2255).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SolarHijri {
    /// 1178–1633.
    pub year: i32,
    /// 1 (Farvardin) to 12 (Esfand).
    pub month: u8,
    /// 1–31.
    pub day: u8,
}

/// The month with a name, in small letters. 1–12.
pub(super) fn month_named(name: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    u8::try_from(at + 1).ok()
}

/// The years for which the 33-year cycle is good.
const FIRST_YEAR: i32 = 1178;
const LAST_YEAR: i32 = 1633;
/// 1 Farvardin 1400 = 21 March 2021, as a day number.
const NOWRUZ_1400: i32 = 737_870;

/// Day number of 1 Farvardin.
fn nowruz(year: i32) -> i32 {
    // Leap years before `year`, counted from year 1; exact since 8 of each 33 are leap.
    let leaps = |year: i32| (8 * year + 21).div_euclid(33);
    NOWRUZ_1400 + 365 * (year - 1400) + leaps(year) - leaps(1400)
}

/// Days of the year before the first of `month` (1–12).
fn days_before(month: u8) -> i32 {
    let months = i32::from(month) - 1;
    months * 30 + months.min(6)
}

/// The Solar Hijri date of a day; `None` outside the years 1178 to 1633 (21 March 1799 to
/// 20 March 2255), for which the algorithm is good.
pub fn solar_hijri(day: Day) -> Option<SolarHijri> {
    let number = day.number();
    if !(nowruz(FIRST_YEAR)..nowruz(LAST_YEAR + 1)).contains(&number) {
        return None;
    }
    let (gregorian_year, ..) = day.ymd();
    let later = gregorian_year - 621;
    let year = if number >= nowruz(later) { later } else { later - 1 };
    let of_year = number - nowruz(year);
    let month = (1..=12).rev().find(|&month| days_before(month) <= of_year)?;
    let day = u8::try_from(of_year - days_before(month) + 1).ok()?;
    Some(SolarHijri { year, month, day })
}

impl SolarHijri {
    /// The first and the last year that there is.
    pub const YEARS: (i32, i32) = (FIRST_YEAR, LAST_YEAR);

    /// A day of the calendar; `None` if there is none such or the year is not within 1178–1633.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let length = match month {
            1..=6 => 31,
            7..=11 => 30,
            _ => nowruz(year + 1) - nowruz(year) - days_before(12),
        };
        (i32::from(day) <= length).then_some(date)
    }

    /// The same day in the Gregorian calendar; `None` if there is no such day in this calendar.
    pub fn gregorian(self) -> Option<Day> {
        let Self { year, month, day } = Self::new(self.year, self.month, self.day)?;
        Day::from_number(nowruz(year) + days_before(month) + i32::from(day) - 1)
    }

    /// `Mordad`; empty if the month is not 1–12.
    pub fn month_name(self) -> &'static str {
        usize::from(self.month)
            .checked_sub(1)
            .and_then(|index| MONTHS.get(index))
            .copied()
            .unwrap_or_default()
    }

    /// `20 Mordad 1400`.
    pub fn text(self) -> String {
        self.to_string()
    }
}

impl fmt::Display for SolarHijri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.day, self.month_name(), self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    #[test]
    fn known_days() {
        for (solar, gregorian) in [
            ((1300, 1, 1), (1921, 3, 21)),
            ((1304, 1, 1), (1925, 3, 21)),
            ((1357, 11, 22), (1979, 2, 11)),
            ((1375, 1, 1), (1996, 3, 20)),
            ((1399, 1, 1), (2020, 3, 20)),
            ((1399, 12, 30), (2021, 3, 20)),
            ((1400, 1, 1), (2021, 3, 21)),
            ((1400, 5, 20), (2021, 8, 11)),
            ((1403, 1, 1), (2024, 3, 20)),
            ((1403, 12, 30), (2025, 3, 20)),
            ((1404, 1, 1), (2025, 3, 21)),
        ] {
            let (year, month, of_month) = solar;
            let solar = SolarHijri::new(year, month, of_month).unwrap();
            let gregorian = day(gregorian.0, gregorian.1, gregorian.2);
            assert_eq!(solar_hijri(gregorian), Some(solar), "{}", gregorian.iso());
            assert_eq!(solar.gregorian(), Some(gregorian), "{solar}");
        }
    }

    #[test]
    fn official_leap_years() {
        let leap: Vec<i32> = (1304..=1408).filter(|&year| SolarHijri::new(year, 12, 30).is_some()).collect();
        let official = [
            1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366,
            1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408,
        ];
        assert_eq!(leap, official);
    }

    #[test]
    fn the_rule_counts_its_own_leap_years() {
        for year in FIRST_YEAR..=LAST_YEAR {
            let leap = (25 * year + 11).rem_euclid(33) < 8;
            assert_eq!(nowruz(year + 1) - nowruz(year), 365 + i32::from(leap), "{year}");
        }
    }

    #[test]
    fn days_follow_each_other_from_1800_to_2200() {
        let mut today = day(1800, 1, 1);
        let mut before = solar_hijri(today.prev()).unwrap();
        while today <= day(2200, 12, 31) {
            let now = solar_hijri(today).unwrap();
            let follows = if now.day > 1 {
                (now.year, now.month, now.day - 1) == (before.year, before.month, before.day)
            } else if now.month > 1 {
                (now.year, now.month - 1) == (before.year, before.month) && before.day >= 29
            } else {
                (now.year - 1, 12) == (before.year, before.month) && before.day >= 29
            };
            assert!(follows, "{before} then {now}");
            assert_eq!(now.gregorian(), Some(today));
            before = now;
            today = today.next();
        }
    }

    #[test]
    fn none_outside_its_range() {
        assert_eq!(solar_hijri(day(1799, 3, 21)), SolarHijri::new(1178, 1, 1));
        assert_eq!(solar_hijri(day(1799, 3, 20)), None);
        assert_eq!(solar_hijri(day(2255, 3, 20)), SolarHijri::new(1633, 12, 29));
        assert_eq!(solar_hijri(day(2255, 3, 21)), None);
        assert_eq!(solar_hijri(Day::MIN), None);
        assert_eq!(solar_hijri(Day::MAX), None);
        for (year, month, day) in [(1400, 0, 1), (1400, 13, 1), (1400, 1, 0), (1400, 7, 31), (1400, 12, 30)] {
            assert_eq!(SolarHijri::new(year, month, day), None);
        }
    }
}
