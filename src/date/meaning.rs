//! Which days an expression can mean.

use super::day::{Day, Days, month_length};
use super::expr::{Choice, End, Expr, Member, Pair, Point, Rest, Year};
use super::extent::{Bounds, Extent, Limit};
use super::precision::Precision;

/// The first and last month of a part of a year (codes 21–41), and whether it ends in the next year.
///
/// ISO 8601-2 leaves the months of a season open; these are the meteorological ones. 21–24 follow
/// the northern convention, and a winter begins in December of the year that it is named after.
fn season_months(code: u8) -> (u32, u32, bool) {
    match code {
        21 | 25 | 31 => (3, 5, false),
        22 | 26 | 32 => (6, 8, false),
        23 | 27 | 29 => (9, 11, false),
        24 | 28 | 30 => (12, 2, true),
        33 => (1, 3, false),
        34 => (4, 6, false),
        35 => (7, 9, false),
        36 => (10, 12, false),
        37 => (1, 4, false),
        38 => (5, 8, false),
        39 => (9, 12, false),
        40 => (1, 6, false),
        _ => (7, 12, false),
    }
}

/// The days from the first to the last that a date can mean; `None` if a year can't be represented
/// or no day fits.
pub(super) fn days(year: Year, rest: Rest) -> Option<Days> {
    match year {
        Year::Known(year) => days_in(year, rest),
        Year::Estimated { first, last, .. } => Some(days_in(first, rest)?.hull(days_in(last, rest)?)),
        // Not every year need fit: 19XX-02-29.
        Year::Masked(mask) => {
            let first = mask.years().find_map(|year| days_in(year, rest))?;
            let last = mask.years().rev().find_map(|year| days_in(year, rest))?;
            Some(first.hull(last))
        }
    }
}

fn days_in(year: i32, rest: Rest) -> Option<Days> {
    let days_of = |month: u32| (Pair([None, None])).values(month_length(year, month));
    let (first, last) = match rest {
        Rest::None => ((year, 1, 1), (year, 12, 31)),
        Rest::Season(code) => {
            let (from, to, next_year) = season_months(code);
            let last_year = year.checked_add(i32::from(next_year))?;
            ((year, from, 1), (last_year, to, month_length(last_year, to)))
        }
        Rest::Month(month) => {
            let mut months = month.values(12);
            let first = months.next()?;
            let last = months.next_back().unwrap_or(first);
            ((year, first, 1), (year, last, days_of(last).next_back()?))
        }
        Rest::Day(month, day) => {
            let fitting = |month: u32| day.values(month_length(year, month));
            let first = month.values(12).find_map(|month| Some((year, month, fitting(month).next()?)))?;
            let last =
                month.values(12).rev().find_map(|month| Some((year, month, fitting(month).next_back()?)))?;
            (first, last)
        }
    };
    Days::new(Day::from_ymd(first.0, first.1, first.2)?, Day::from_ymd(last.0, last.1, last.2)?)
}

/// The bounds of the whole expression.
pub(super) fn bounds(expr: &Expr) -> Bounds {
    match expr {
        Expr::Point(point) => closed(point.days),
        Expr::Interval(ends) => Bounds {
            earliest: at(&ends.0).map(|point| point.days.first()),
            latest: at(&ends.1).map(|point| point.days.last()),
        },
        Expr::Set(_, members) => members
            .iter()
            .map(member_bounds)
            .reduce(|all, one| Bounds {
                earliest: all.earliest.zip(one.earliest).map(|(a, b)| a.min(b)),
                latest: all.latest.zip(one.latest).map(|(a, b)| a.max(b)),
            })
            .unwrap_or(Bounds { earliest: None, latest: None }),
    }
}

/// The date that limits this end.
fn at(end: &End) -> Option<&Point> {
    match end {
        End::At(point) => Some(point),
        End::Open | End::Unknown | End::Beyond(_) => None,
    }
}

fn closed(days: Days) -> Bounds {
    Bounds { earliest: Some(days.first()), latest: Some(days.last()) }
}

fn member_bounds(member: &Member) -> Bounds {
    match member {
        Member::At(point) => closed(point.days),
        Member::UpTo(point) => Bounds { earliest: None, latest: Some(point.days.last()) },
        Member::From(point) => Bounds { earliest: Some(point.days.first()), latest: None },
        Member::Range(from, to) => closed(from.days.hull(to.days)),
    }
}

/// How the expression lies on the axis.
pub(super) fn extent(expr: &Expr) -> Extent {
    match expr {
        Expr::Point(point) => within(point),
        Expr::Interval(ends) => {
            Extent::Period { start: interval_limit(&ends.0), end: interval_limit(&ends.1) }
        }
        Expr::Set(choice, members) => set_extent(expr, *choice, members),
    }
}

fn within(point: &Point) -> Extent {
    Extent::Within { days: point.days, soft: point.soft() }
}

fn limit(point: &Point) -> Limit {
    Limit::Within { days: point.days, soft: point.soft() }
}

fn interval_limit(end: &End) -> Limit {
    match end {
        End::At(point) => limit(point),
        End::Open | End::Beyond(_) => Limit::Open,
        End::Unknown => Limit::Unknown,
    }
}

fn set_extent(expr: &Expr, choice: Choice, members: &[Member]) -> Extent {
    if let [Member::At(only)] = members {
        return within(only);
    }
    let Bounds { earliest, latest } = bounds(expr);
    let all = earliest.zip(latest).and_then(|(first, last)| Days::new(first, last));
    if let (Choice::One, Some(days)) = (choice, all) {
        let soft = expr.any_point(Point::soft);
        return Extent::Within { days, soft };
    }
    let points = || members.iter().flat_map(Member::points);
    let first = points().min_by_key(|point| point.days.first());
    let last = points().max_by_key(|point| point.days.last());
    Extent::Period {
        start: earliest.and(first).map_or(Limit::Open, limit),
        end: latest.and(last).map_or(Limit::Open, limit),
    }
}

/// How precise the expression is.
pub(super) fn precision(expr: &Expr) -> Precision {
    match expr {
        Expr::Point(point) => point_precision(point),
        Expr::Interval(..) => Precision::Period,
        Expr::Set(..) => Precision::Set,
    }
}

/// The precision of a single date: what is not known is not counted, so `2004-XX` is a year.
pub(super) fn point_precision(point: &Point) -> Precision {
    let years = match point.year {
        Year::Known(_) => None,
        Year::Estimated { first, last, .. } if first == last => None,
        Year::Estimated { first, last, .. } => Some((last - first).unsigned_abs() + 1),
        Year::Masked(mask) => {
            let (first, last) = mask.range();
            mask.trailing().map(|_| (last - first).unsigned_abs() + 1).or(Some(0))
        }
    };
    match (years, point.rest) {
        (Some(10), _) => Precision::Decade,
        (Some(100), _) => Precision::Century,
        (Some(_), _) => Precision::Longer,
        (None, Rest::None) => Precision::Year,
        (None, Rest::Season(_)) => Precision::Season,
        (None, Rest::Month(month) | Rest::Day(month, _)) if month.value().is_none() => Precision::Year,
        (None, Rest::Month(_)) => Precision::Month,
        (None, Rest::Day(_, day)) if day.value().is_none() => Precision::Month,
        (None, Rest::Day(..)) => Precision::Day,
    }
}
