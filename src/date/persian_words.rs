//! A date written in the Solar Hijri calendar, in words: `1399 AP`, `Mordad 1400`, `20 Mordad 1400`.

use super::day::Day;
use super::solar_hijri::{SolarHijri, month_named};

/// The EDTF of a date of that calendar. `None`: it isn't one, or there is no such day.
///
/// A month or a year of it is no month or year of EDTF: it becomes the set of its days, one of which is meant. A year
/// alone must say whose it is, AP (anno Persico) or SH (solar Hijri); a month says it by its name.
pub(super) fn edtf(input: &str) -> Option<String> {
    let lower = input.trim().to_lowercase();
    let about = ["c. ", "ca. ", "circa ", "about "].iter().find_map(|word| lower.strip_prefix(word));
    let mark = if about.is_some() { "~" } else { "" };
    let mut words: Vec<&str> = about.unwrap_or(&lower).split_whitespace().collect();
    let is_named = words.last().is_some_and(|word| matches!(*word, "ap" | "a.p." | "sh"));
    if is_named {
        words.pop();
    }
    let number = |word: &str| word.parse::<u16>().ok();
    let (first, after): (Day, Day) = match words[..] {
        [year] if is_named => (begin(number(year)?, 1)?, begin(number(year)? + 1, 1)?),
        [month, year] => {
            let (month, year) = (month_named(month)?, number(year)?);
            (begin(year, month)?, if month == 12 { begin(year + 1, 1)? } else { begin(year, month + 1)? })
        }
        [day, month, year] => {
            let (day, month) = (u8::try_from(number(day)?).ok()?, month_named(month)?);
            let day = SolarHijri::new(i32::from(number(year)?), month, day)?.gregorian()?;
            (day, day.next())
        }
        _ => return None,
    };
    let last = after.prev();
    match mark {
        _ if first == last => Some(format!("{}{mark}", first.iso())),
        "" => Some(format!("[{}..{}]", first.iso(), last.iso())),
        // EDTF has no set of days that is approximate as a whole.
        _ => None,
    }
}

/// The first day of a month; also of the year after the last that is known, for its end.
fn begin(year: u16, month: u8) -> Option<Day> {
    let year = i32::from(year);
    SolarHijri::new(year, month, 1).and_then(SolarHijri::gregorian).or_else(|| {
        let esfand = |day| SolarHijri::new(year - 1, 12, day);
        let last = esfand(30).or_else(|| esfand(29)).filter(|_| month == 1)?;
        last.gregorian().map(Day::next)
    })
}

#[cfg(test)]
mod tests {
    use super::edtf;
    use crate::date::Date;

    #[test]
    fn words_of_the_solar_hijri_calendar_are_read() {
        for (words, expected) in [
            ("1399 AP", "[2020-03-20..2021-03-20]"),
            ("1400 sh", "[2021-03-21..2022-03-20]"),
            ("c. 20 Mordad 1400", "2021-08-11~"),
            ("Mordad 1400", "[2021-07-23..2021-08-22]"),
            ("Esfand 1399 AP", "[2021-02-19..2021-03-20]"),
            ("20 Mordad 1400", "2021-08-11"),
            ("30 Esfand 1399", "2021-03-20"),
            ("1633 AP", "[2254-03-21..2255-03-20]"),
        ] {
            assert_eq!(edtf(words).as_deref(), Some(expected), "{words}");
            let date = Date::understand(words).expect(words);
            assert_eq!(date.edtf(), expected);
        }
        for no in [
            "1399",
            "c. 1399 AP",
            "30 Esfand 1400",
            "32 Mordad 1400",
            "1100 AP",
            "99999 AP",
            "AP",
            "Mordad",
            "20 May 1400",
            "",
        ] {
            assert_eq!(edtf(no), None, "{no}");
        }
    }
}
