use proptest::prelude::*;

use super::*;

fn date(edtf: &str) -> Date {
    Date::parse(edtf).expect("a date")
}

#[test]
fn how_long_after_is_said_in_honest_ranges() {
    let lasting = "2013-08-04/2021-08-03";
    for (event, work, words) in [
        ("2021-08-11", "2021-08-11", "on the same day"),
        ("2021-08-11", "2021-08-12", "1 day after"),
        ("2021-08-11", "2021-08-14", "3 days after"),
        ("2021-08-11", "2022-03", "6 to 8 months after"),
        ("2021-08-11", "2022-01-11", "5 months after"),
        ("2021-08-11", "2022-01-12", "5 to 6 months after"),
        ("2021-08", "2021-08-31", "up to 30 days after"),
        ("2021-08", "2021-08-30", "before or after: can’t be told"),
        ("2015", "2015", "before or after: can’t be told"),
        ("2015", "2016", "1 day to 2 years after"),
        ("1943", "2022-03", "78 to 80 years after"),
        ("2021-08-11", "2020", "7 to 20 months before"),
        ("2021-08-11", "2021-08-11/..", "some time after"),
        ("2021-08-11", "2021-08-14/..", "at least 3 days after"),
        (lasting, "2021-08-05", "2 days after it ended"),
        (lasting, "2013-08-01", "3 days before it began"),
        (lasting, "2015", "while it lasted"),
        (lasting, "2021", "before or after: can’t be told"),
        ("2005/..", "2015", "while it lasted"),
        ("2005/", "2015", "before or after: can’t be told"),
        ("2005/..", "2005", "before or after: can’t be told"),
        ("../2005", "1990", "while it lasted"),
        ("/2005", "2006", "1 day to 2 years after it ended"),
    ] {
        assert_eq!(Apart::of(&date(event), &date(work)).words(), words, "{event} and {work}");
    }
}

/// A day, month or year of 2019 to 2021.
fn simple() -> impl Strategy<Value = String> {
    (2019..=2021_u32, 1..=12_u32, 1..=28_u32, 0..3_u8).prop_map(|(year, month, day, precision)| {
        match precision {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    })
}

/// Some of the days of a range: the ends, and those that are a step apart.
fn days_of(first: Day, last: Day) -> Vec<Day> {
    let (first, last) = (first.number(), last.number());
    (first..=last)
        .filter(|number| (number - first) % 9 == 0 || *number > last - 2)
        .filter_map(Day::from_number)
        .collect()
}

fn bounds(date: &Date) -> (Day, Day) {
    let days = date.span().expect("closed");
    (days.first(), days.last())
}

/// A day so many months later, or the last of its month.
fn later(day: Day, months: i64) -> Day {
    let (year, month, dom) = day.ymd();
    let at = i64::from(year) * 12 + i64::from(month) - 1 + months;
    let (year, month) = (
        i32::try_from(at.div_euclid(12)).expect("a year"),
        u32::try_from(at.rem_euclid(12) + 1).expect("a month"),
    );
    (1..=dom).rev().find_map(|dom| Day::from_ymd(year, month, dom)).expect("a day")
}

/// Whether a length is no more (or, the other way round, no less) than it is between two days.
fn is_at_most(length: Length, (from, to): (Day, Day)) -> bool {
    match length.unit {
        "day" => length.count <= days((from, to)),
        "month" => later(from, length.count) <= to,
        _ => later(from, 12 * length.count) <= to,
    }
}

fn is_at_least(length: Length, (from, to): (Day, Day)) -> bool {
    match length.unit {
        "day" => length.count >= days((from, to)),
        "month" => later(from, length.count) >= to,
        _ => later(from, 12 * length.count) >= to,
    }
}

fn check(gap: Gap, pairs: &[(Day, Day)]) -> Result<(), TestCaseError> {
    let (least, most) = (gap.least(), gap.most().expect("closed dates"));
    for pair in pairs {
        prop_assert!(is_at_most(least, *pair) && is_at_least(most, *pair), "{least:?} {most:?} {pair:?}");
    }
    // No wider than it must be: the days themselves are those of two pairs.
    let lengths = || pairs.iter().map(|pair| days(*pair));
    prop_assert_eq!(Some(days(gap.near)), lengths().min());
    prop_assert_eq!(gap.far.map(days), lengths().max());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// What is said of a moment holds for every day that both dates can mean, and says no less than they do.
    #[test]
    fn a_moment_is_told_as_every_pair_of_days_would(event in simple(), work in simple()) {
        let (event, work) = (date(&event), date(&work));
        let ((first, last), (from, to)) = (bounds(&event), bounds(&work));
        let pairs: Vec<(Day, Day)> =
            days_of(first, last).into_iter().flat_map(|day| days_of(from, to).into_iter().map(move |other| (day, other))).collect();
        let (is_never_before, is_never_after) = (pairs.iter().all(|(day, other)| other >= day), pairs.iter().all(|(day, other)| other <= day));
        match Apart::of(&event, &work) {
            Apart::SameDay => prop_assert!(is_never_before && is_never_after),
            Apart::After(gap) => {
                prop_assert!(is_never_before && !is_never_after);
                check(gap, &pairs)?;
            }
            Apart::Before(gap) => {
                prop_assert!(is_never_after && !is_never_before);
                let turned: Vec<(Day, Day)> = pairs.into_iter().map(|(day, other)| (other, day)).collect();
                check(gap, &turned)?;
            }
            Apart::Unclear => prop_assert!(!is_never_before && !is_never_after),
            Apart::Meanwhile => prop_assert!(false, "nothing lasted"),
        }
    }

    /// The same of what lasted, asked of every beginning and end that it can have.
    #[test]
    fn a_period_is_told_as_every_one_of_its_ends_would(one in simple(), other in simple(), work in simple()) {
        let (start, end) = (bounds(&date(&one)), bounds(&date(&other)));
        prop_assume!(start.0 <= end.0 && start.1 <= end.1);
        let event = date(&format!("{one}/{other}"));
        let (from, to) = bounds(&date(&work));
        let works = days_of(from, to);
        let all = |is_so: &dyn Fn(Day, Day, Day) -> bool| {
            days_of(start.0, start.1).into_iter().all(|begun| {
                let ends = days_of(end.0, end.1).into_iter().filter(|ended| *ended >= begun);
                ends.into_iter().all(|ended| works.iter().all(|day| is_so(begun, ended, *day)))
            })
        };
        let is_after = all(&|_, ended, day| day > ended);
        let is_before = all(&|begun, _, day| day < begun);
        let is_within = all(&|begun, ended, day| begun <= day && day <= ended);
        match Apart::of(&event, &date(&work)) {
            Apart::After(gap) => {
                prop_assert!(is_after);
                let pairs: Vec<(Day, Day)> = days_of(end.0, end.1).into_iter().flat_map(|day| works.iter().map(move |other| (day, *other))).collect();
                check(gap, &pairs)?;
            }
            Apart::Before(gap) => {
                prop_assert!(is_before);
                let pairs: Vec<(Day, Day)> = days_of(start.0, start.1).into_iter().flat_map(|day| works.iter().map(move |other| (*other, day))).collect();
                check(gap, &pairs)?;
            }
            Apart::Meanwhile => prop_assert!(is_within),
            Apart::Unclear => prop_assert!(!is_after && !is_before && !is_within),
            Apart::SameDay => prop_assert!(false, "it lasted"),
        }
    }
}
