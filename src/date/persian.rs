//! A date said in the Solar Hijri calendar, no more precise than it is.

use super::day::Day;
use super::expr::{End, Expr, Member, Point};
use super::meaning;
use super::precision::Precision;
use super::solar_hijri::{SolarHijri, solar_hijri};

/// How precisely to say a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Day,
    Month,
    Year,
}

/// The first and the last day that are meant, each with the precision of the date it comes from.
/// `None` where an end is open or unknown, or beyond what the calendar's algorithm is good for.
pub(super) fn text(expr: &Expr) -> Option<String> {
    let (first, last) = match expr {
        Expr::Point(point) => (point, point),
        Expr::Interval(ends) => match &**ends {
            (End::At(start), End::At(end)) => (start, end),
            _ => return None,
        },
        Expr::Set(_, members) => {
            let points = || members.iter().flat_map(Member::points);
            let first = points().min_by_key(|point| point.days.first())?;
            let last = points().max_by_key(|point| point.days.last())?;
            (first, last)
        }
    };
    let bounds = meaning::bounds(expr);
    let range = range((bounds.earliest?, unit(first)), (bounds.latest?, unit(last)))?;
    let about = if expr.any_point(|point| point.any_mark(|mark| mark.approximate)) { "c. " } else { "" };
    let unsure =
        if expr.any_point(|point| point.any_mark(|mark| mark.uncertain)) { " (uncertain)" } else { "" };
    Some(format!("{about}{range}{unsure}"))
}

fn unit(point: &Point) -> Unit {
    match meaning::point_precision(point) {
        Precision::Day => Unit::Day,
        Precision::Month | Precision::Season => Unit::Month,
        Precision::Year
        | Precision::Decade
        | Precision::Century
        | Precision::Longer
        | Precision::Period
        | Precision::Set => Unit::Year,
    }
}

fn range(first: (Day, Unit), last: (Day, Unit)) -> Option<String> {
    let (from, to) = (solar_hijri(first.0)?, solar_hijri(last.0)?);
    let (from_text, to_text) = (say(from, first.1), say(to, last.1));
    Some(match (first.1, last.1) {
        _ if from_text == to_text => to_text,
        (Unit::Year, Unit::Year) => format!("{from_text}–{to_text}"),
        (Unit::Month, Unit::Month) if from.year == to.year => {
            format!("{} – {to_text}", from.month_name())
        }
        (Unit::Day, Unit::Day) if (from.year, from.month) == (to.year, to.month) => {
            format!("{}–{to_text}", from.day)
        }
        _ => format!("{from_text} – {to_text}"),
    })
}

fn say(date: SolarHijri, unit: Unit) -> String {
    match unit {
        Unit::Day => date.text(),
        Unit::Month => format!("{} {}", date.month_name(), date.year),
        Unit::Year => date.year.to_string(),
    }
}
