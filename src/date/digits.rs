//! The commonest dates, years, months and days in plain digits, without the whole grammar: a large dataset has
//! hundreds of thousands of them.

use super::day::{Day, Days, month_length};
use super::expr::{Mark, Pair, Point, Rest, Year};

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, if it is one of these and such a day exists.
pub(super) fn point(text: &str) -> Option<Point> {
    let bytes = text.as_bytes();
    let (year, rest) = bytes.split_at_checked(4)?;
    let [thousands, hundreds] = pair(year.get(..2)?)?.0;
    let [tens, ones] = pair(year.get(2..)?)?.0;
    let year = [thousands, hundreds, tens, ones]
        .into_iter()
        .try_fold(0, |year, digit| Some(year * 10 + i32::from(digit?)))?;
    let (rest, first, last) = match rest {
        [] => (Rest::None, (1, 1), (12, 31)),
        [b'-', month @ ..] if month.len() == 2 => {
            let month = pair(month)?;
            let number = month.value().filter(|month| (1..=12).contains(month))?;
            (Rest::Month(month), (number, 1), (number, month_length(year, number)))
        }
        [b'-', a, b, b'-', day @ ..] if day.len() == 2 => {
            let (month, day) = (pair(&[*a, *b])?, pair(day)?);
            let numbers = (month.value()?, day.value()?);
            (Rest::Day(month, day), numbers, numbers)
        }
        _ => return None,
    };
    let first = Day::from_ymd(year, first.0, first.1)?;
    let last = Day::from_ymd(year, last.0, last.1)?;
    Some(Point {
        year: Year::Known(year),
        rest,
        marks: [Mark::default(); 3],
        days: Days::new(first, last)?,
        special: None,
        level: 0,
    })
}

/// A year from 0 to 9999, or a month or day of it, all digits known, as it is written; `None` for anything else.
pub(super) fn text(year: Year, rest: Rest) -> Option<String> {
    let Year::Known(year @ 0..=9999) = year else { return None };
    Some(match rest {
        Rest::None => format!("{year:04}"),
        Rest::Month(month) => format!("{year:04}-{:02}", month.value()?),
        Rest::Day(month, day) => format!("{year:04}-{:02}-{:02}", month.value()?, day.value()?),
        Rest::Season(_) => return None,
    })
}

/// Two digits.
fn pair(text: &[u8]) -> Option<Pair> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
    let [tens, ones] = text else { return None };
    Some(Pair([Some(digit(*tens)?), Some(digit(*ones)?)]))
}

#[cfg(test)]
mod tests {
    use super::super::parse::grammar;
    use super::super::part::Part;
    use super::point;

    fn by_grammar(text: &str) -> Option<super::Point> {
        grammar(Part { text, at: 0 }).ok()
    }

    #[test]
    fn the_short_way_and_the_long_way_agree() {
        for year in ["0000", "0001", "1582", "1900", "2000", "2015", "2016", "9999"] {
            assert_eq!(point(year).unwrap().canonical(), year);
            assert_eq!(point(year), by_grammar(year));
            for month in 0..=99 {
                let text = format!("{year}-{month:02}");
                let is_month = (1..=12).contains(&month);
                assert_eq!(point(&text), by_grammar(&text).filter(|_| is_month), "{text}");
            }
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let text = format!("{year}-{month:02}-{day:02}");
                assert_eq!(point(&text), by_grammar(&text), "{text}");
            }
        }
    }

    #[test]
    fn everything_else_takes_the_long_way() {
        for text in [
            "",
            "201",
            "201X",
            "2015-",
            "2015-3",
            "2015~",
            "2015-03-1",
            "-201",
            "2015-03-11T",
            "20155",
            "é20",
        ] {
            assert_eq!(point(text), None, "{text}");
        }
    }
}
