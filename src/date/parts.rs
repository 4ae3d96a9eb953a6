//! A date as numbers, for those who write dates by other rules than ours.

use super::expr::{End, Expr, Point, Rest, Year};

/// A single date as numbers, to its own precision: what isn't written isn't there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Astronomical: 0 is 1 BCE.
    pub year: i32,
    /// Month, or part of the year, if any.
    pub within: Within,
    /// All of it is approximate (`~` or `%`).
    pub approximate: bool,
    /// All of it is uncertain (`?` or `%`).
    pub uncertain: bool,
}

/// How much of a year a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// All of it.
    Year,
    /// A season or another part of it, by its EDTF code: 21–41.
    Season(u8),
    /// A month, 1–12.
    Month(u32),
    /// A month, 1–12, and a day, 1–31.
    Day(u32, u32),
}

/// The numbers of a date, or of both ends of an interval, if numbers say all of it: every digit known, no end open,
/// no part qualified otherwise than the rest.
pub(super) fn parts(expr: &Expr) -> Option<(Parts, Option<Parts>)> {
    match expr {
        Expr::Point(point) => Some((of(point)?, None)),
        Expr::Interval(ends) => match &**ends {
            (End::At(first), End::At(last)) => Some((of(first)?, Some(of(last)?))),
            _ => None,
        },
        Expr::Set(..) => None,
    }
}

fn of(point: &Point) -> Option<Parts> {
    let Year::Known(year) = point.year else { return None };
    let (within, written) = match point.rest {
        Rest::None => (Within::Year, 1),
        Rest::Season(code) => (Within::Season(code), 2),
        Rest::Month(month) => (Within::Month(month.value()?), 2),
        Rest::Day(month, day) => (Within::Day(month.value()?, day.value()?), 3),
    };
    let [mark, others @ ..] = &point.marks[..written] else { return None };
    let is_even = others.iter().all(|other| other == mark);
    is_even.then_some(Parts { year, within, approximate: mark.approximate, uncertain: mark.uncertain })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    #[test]
    fn numbers_are_given_where_they_say_all() {
        let parts = |edtf: &str| Date::parse(edtf).expect(edtf).parts();
        let plain = |year, within| Parts { year, within, approximate: false, uncertain: false };
        assert_eq!(parts("2022-03"), Some((plain(2022, Within::Month(3)), None)));
        assert_eq!(parts("-0479-09-29"), Some((plain(-479, Within::Day(9, 29)), None)));
        assert_eq!(parts("2018-23"), Some((plain(2018, Within::Season(23)), None)));
        let both = (plain(2019, Within::Month(1)), Some(plain(2019, Within::Month(2))));
        assert_eq!(parts("2019-01/2019-02"), Some(both));
        let soft = Parts { approximate: true, ..plain(2004, Within::Month(6)) };
        assert_eq!(parts("2004-06~"), Some((soft, None)));
        assert_eq!(parts("2004-06%"), Some((Parts { uncertain: true, ..soft }, None)));
        for edtf in [
            "201X",
            "2004-XX",
            "2004?-06",
            "2004-~06",
            "1950S2",
            "1990/..",
            "/1990",
            "[1667,1668]",
            "..1990/2000",
        ] {
            assert_eq!(parts(edtf), None, "{edtf}");
        }
    }
}
