//! The words for people. They never say more than the expression does.

use super::expr::{Choice, End, Expr, Mark, Member, Pair, Point, Rest, Year};
use super::plain::{Plain, join, month_name, ordinal, year_text, years_text};

/// The text of a whole expression.
pub(super) fn expression(expr: &Expr) -> String {
    match expr {
        Expr::Point(point) => qualified(point, ""),
        Expr::Interval(ends) => interval(&ends.0, &ends.1),
        Expr::Set(Choice::One, members) => one_of(members),
        Expr::Set(Choice::All, members) => all_of(members),
    }
}

fn interval(start: &End, end: &End) -> String {
    match (start, end) {
        (End::At(first), End::At(last)) => from_to(first, last),
        (End::Beyond(first), End::At(last)) => {
            format!("{} or earlier – {}", qualified(first, ""), qualified(last, "end "))
        }
        (End::At(first), End::Beyond(last)) => {
            format!("{} – {} or later", qualified(first, ""), qualified(last, "end "))
        }
        (End::Beyond(first), End::Beyond(last)) => {
            let (first, last) = (qualified(first, ""), qualified(last, "end "));
            format!("{first} or earlier – {last} or later")
        }
        (End::At(first), End::Open) => format!("since {}", qualified(first, "")),
        (End::Beyond(first), End::Open) => format!("since {} or earlier", qualified(first, "")),
        (End::At(first), End::Unknown) => format!("from {}, end unknown", qualified(first, "")),
        (End::Beyond(first), End::Unknown) => {
            format!("from {} or earlier, end unknown", qualified(first, ""))
        }
        (End::Open, End::At(last)) => format!("until {}", qualified(last, "")),
        (End::Open, End::Beyond(last)) => format!("until {} or later", qualified(last, "")),
        (End::Unknown, End::At(last)) => format!("until {}, start unknown", qualified(last, "")),
        (End::Unknown, End::Beyond(last)) => {
            format!("until {} or later, start unknown", qualified(last, ""))
        }
        // The parser refuses an interval without a date.
        (End::Open | End::Unknown, End::Open | End::Unknown) => "at any time".to_owned(),
    }
}

fn from_to(first: &Point, last: &Point) -> String {
    if let (Some(from), Some(to)) = (plain(first), plain(last))
        && !first.soft()
        && !last.soft()
    {
        return join(from, to);
    }
    let (from, to) = (qualified(first, ""), qualified(last, "end "));
    if is_short(&from) && is_short(&to) { format!("{from} – {to}") } else { format!("from {from} to {to}") }
}

fn one_of(members: &[Member]) -> String {
    match members {
        [Member::At(point)] => qualified(point, ""),
        [Member::UpTo(point)] => format!("{} or earlier", qualified(point, "")),
        [Member::From(point)] => format!("{} or later", qualified(point, "")),
        [Member::Range(from, to)] => match (plain(from), plain(to)) {
            (Some(from), Some(to)) if from.month.is_none() => years_between(from.year, to.year),
            _ => format!("between {} and {}", qualified(from, ""), qualified(to, "")),
        },
        _ => {
            let texts: Vec<String> = members.iter().map(|one| member(one, "or")).collect();
            format!("one of {}", texts.join(", "))
        }
    }
}

fn all_of(members: &[Member]) -> String {
    if let [Member::Range(from, to)] = members {
        let unit = match from.rest {
            Rest::None => "year",
            Rest::Season(_) | Rest::Month(_) => "month",
            Rest::Day(..) => "day",
        };
        return format!("every {unit} from {} to {}", qualified(from, ""), qualified(to, ""));
    }
    let mut texts: Vec<String> = members.iter().map(|one| member(one, "and")).collect();
    match (texts.pop(), texts.is_empty()) {
        (Some(last), false) => format!("{} and {last}", texts.join(", ")),
        (last, _) => last.unwrap_or_default(),
    }
}

fn member(member: &Member, or: &str) -> String {
    match member {
        Member::At(point) => qualified(point, ""),
        Member::UpTo(point) => format!("{} {or} earlier", qualified(point, "")),
        Member::From(point) => format!("{} {or} later", qualified(point, "")),
        Member::Range(from, to) => format!("{} to {}", qualified(from, ""), qualified(to, "")),
    }
}

/// The date as a plain year, month or day, if it is one apart from qualifiers.
fn plain(point: &Point) -> Option<Plain> {
    let Year::Known(year) = point.year else {
        return None;
    };
    let (month, day) = match point.rest {
        Rest::None => (None, None),
        Rest::Season(_) => return None,
        Rest::Month(month) => (Some(month.value()?), None),
        Rest::Day(month, day) => (Some(month.value()?), Some(day.value()?)),
    };
    Some(Plain { year, month, day })
}

/// A date with its qualifiers. `whose` is `end ` where "(uncertain)" alone might seem to speak of a
/// whole interval.
fn qualified(point: &Point, whose: &str) -> String {
    let body = body(point);
    let parts = parts(point);
    let all = parts[0].1;
    if parts.iter().any(|&(_, mark)| mark != all) {
        return format!("{body} ({whose}{})", mixed(&parts));
    }
    match (all.approximate && is_short(&body), adjectives(all)) {
        (_, "") => body,
        (true, _) if all.uncertain => format!("c. {body} ({whose}uncertain)"),
        (true, _) => format!("c. {body}"),
        (false, adjectives) => format!("{body} ({whose}{adjectives})"),
    }
}

/// The parts that a date has, as its text orders them, and how each is qualified.
fn parts(point: &Point) -> Vec<(&'static str, Mark)> {
    let [year, month, day] = point.marks;
    match point.rest {
        Rest::None => vec![("year", year)],
        Rest::Season(_) => vec![("season", month), ("year", year)],
        Rest::Month(_) => vec![("month", month), ("year", year)],
        Rest::Day(..) => vec![("day", day), ("month", month), ("year", year)],
    }
}

fn adjectives(mark: Mark) -> &'static str {
    match (mark.approximate, mark.uncertain) {
        (true, true) => "approximate and uncertain",
        (true, false) => "approximate",
        (false, true) => "uncertain",
        (false, false) => "",
    }
}

/// `month and year approximate`, `day approximate, year uncertain`.
fn mixed(parts: &[(&str, Mark)]) -> String {
    let mut said: Vec<String> = Vec::new();
    for &(_, mark) in parts {
        let names: Vec<&str> =
            parts.iter().filter(|(_, other)| *other == mark).map(|&(name, _)| name).collect();
        let words = format!("{} {}", names.join(" and "), adjectives(mark));
        if !mark.is_plain() && !said.contains(&words) {
            said.push(words);
        }
    }
    said.join(", ")
}

/// Whether "c. " can stand before the text, and a dash after it: it is a name, not a phrase.
fn is_short(text: &str) -> bool {
    let phrases = ["between ", "the ", "about ", "a ", "year "];
    !text.contains(',') && !phrases.iter().any(|phrase| text.starts_with(phrase)) && !text.contains(" or ")
}

/// A date without its qualifiers.
fn body(point: &Point) -> String {
    match point.rest {
        Rest::None => year(point.year),
        Rest::Season(code) => season(code, point.year),
        Rest::Month(pair) => month(pair, point.year),
        Rest::Day(month, day) => day_of(month, day, point),
    }
}

fn year(year: Year) -> String {
    match year {
        Year::Known(year) => year_text(year),
        Year::Estimated { year, first, last } if first == last => year_text(year),
        Year::Estimated { year, first, last } => {
            format!("about {}, between {}", year_text(year), years_text(first, last, " and "))
        }
        Year::Masked(mask) if mask.digits == [None; 4] && !mask.negative => "year unknown".to_owned(),
        Year::Masked(mask) => {
            let (first, last) = mask.range();
            years_between(first, last)
        }
    }
}

/// `2010s`, `18th century`, or else `between 1900 and 1999`.
fn years_between(first: i32, last: i32) -> String {
    named_years(first, last).unwrap_or_else(|| format!("between {}", years_text(first, last, " and ")))
}

/// The name of exactly these years, if they have one that can't be taken for others.
///
/// The first decade of a century has none ("the 1900s" are a century to most), nor have the years
/// 1900 to 1999 (the 20th century begins with 1901).
fn named_years(first: i32, last: i32) -> Option<String> {
    let (low, high, era) = if first > 0 {
        (first, last, if first < 1000 { " CE" } else { "" })
    } else {
        (1 - last, 1 - first, " BCE")
    };
    let decade = low % 10 == 0 && low % 100 != 0 && high - low == 9;
    let century = low % 100 == 1 && high - low == 99;
    if decade {
        Some(format!("{low}s{era}"))
    } else if century && low > 0 {
        Some(format!("{} century{era}", ordinal((high / 100).unsigned_abs())))
    } else {
        None
    }
}

/// The year as it follows "March of" or "day 25 of": known years stand without "of".
fn some_year(year: Year) -> Option<String> {
    match year {
        Year::Known(_) => None,
        Year::Estimated { first, last, .. } => {
            Some(format!("a year between {}", years_text(first, last, " and ")))
        }
        Year::Masked(mask) if mask.digits == [None; 4] && !mask.negative => {
            Some("an unknown year".to_owned())
        }
        Year::Masked(mask) => {
            let (first, last) = mask.range();
            Some(match named_years(first, last) {
                Some(name) => format!("a year in the {name}"),
                None => format!("a year between {}", years_text(first, last, " and ")),
            })
        }
    }
}

/// `March` and a year: `March 2015`, `March of a year in the 2010s`.
fn of_year(named: &str, of: Year) -> String {
    match some_year(of) {
        Some(some) => format!("{named} of {some}"),
        None => format!("{named} {}", year(of)),
    }
}

fn season(code: u8, of: Year) -> String {
    let (name, hemisphere) = match code {
        21 => ("spring", ""),
        22 => ("summer", ""),
        23 => ("autumn", ""),
        24 => ("winter", ""),
        25 => ("spring", " (northern hemisphere)"),
        26 => ("summer", " (northern hemisphere)"),
        27 => ("autumn", " (northern hemisphere)"),
        28 => ("winter", " (northern hemisphere)"),
        29 => ("spring", " (southern hemisphere)"),
        30 => ("summer", " (southern hemisphere)"),
        31 => ("autumn", " (southern hemisphere)"),
        32 => ("winter", " (southern hemisphere)"),
        _ => return part_of_year(code, of),
    };
    // The seasons that end in the next year say so: "winter 2021" alone is read both ways.
    match of {
        Year::Known(year) if matches!(code, 24 | 28 | 30) => {
            format!("{name} {}{hemisphere}", year_and_next(year))
        }
        Year::Known(_) | Year::Masked(_) | Year::Estimated { .. } => {
            format!("{}{hemisphere}", of_year(name, of))
        }
    }
}

/// `2021–22`, `1999–2000`, `2–1 BCE`, `1 BCE–1 CE`.
fn year_and_next(year: i32) -> String {
    let next = year + 1;
    match year {
        1000.. if next % 100 != 0 => format!("{year}–{:02}", next % 100),
        999 => "999–1000 CE".to_owned(),
        _ => years_text(year, next, "–"),
    }
}

fn part_of_year(code: u8, of: Year) -> String {
    let (name, months) = match code {
        33 => ("first quarter", ""),
        34 => ("second quarter", ""),
        35 => ("third quarter", ""),
        36 => ("fourth quarter", ""),
        37 => ("first third", " (January–April)"),
        38 => ("second third", " (May–August)"),
        39 => ("last third", " (September–December)"),
        40 => ("first half", ""),
        _ => ("second half", ""),
    };
    let of = some_year(of).unwrap_or_else(|| year(of));
    format!("{name} of {of}{months}")
}

/// A month, or the months that it can be, with the year.
fn month(pair: Pair, of: Year) -> String {
    if pair.is_unknown() {
        let of = some_year(of).unwrap_or_else(|| year(of));
        return format!("{of}, month unknown");
    }
    of_year(&choice(pair.values(12), |month| month_name(month).to_owned()), of)
}

/// One value by its name, a run as "between … and …", others as "…, … or …".
fn choice(values: impl Iterator<Item = u32>, name: impl Fn(u32) -> String) -> String {
    let values: Vec<u32> = values.collect();
    let names: Vec<String> = values.iter().map(|&value| name(value)).collect();
    match (values.as_slice(), names.as_slice()) {
        (_, []) => String::new(),
        (_, [only]) => only.clone(),
        ([first, .., last], [first_name, .., last_name])
            if values.len() > 2 && (last - first) as usize + 1 == values.len() =>
        {
            format!("between {first_name} and {last_name}")
        }
        (_, [others @ .., last]) => format!("{} or {last}", others.join(", ")),
    }
}

fn day_of(month_pair: Pair, day: Pair, point: &Point) -> String {
    let of = point.year;
    if day.is_unknown() && month_pair.is_unknown() {
        let of = some_year(of).unwrap_or_else(|| year(of));
        return format!("{of}, month and day unknown");
    }
    if day.is_unknown() {
        return format!("{}, day unknown", month(month_pair, of));
    }
    // The last day that the month can have, if it is known which.
    let longest = match month_pair.value() {
        Some(_) => point.days.last().ymd().2.max(point.days.first().ymd().2),
        None => 31,
    };
    let days = day.values(longest);
    if let Some(month) = month_pair.value() {
        let days = choice(days, |day| day.to_string());
        return of_year(&format!("{days} {}", month_name(month)), of);
    }
    let days = choice(days, ordinal);
    let of = some_year(of).unwrap_or_else(|| year(of));
    if month_pair.is_unknown() {
        format!("the {days} of an unknown month of {of}")
    } else {
        let months = choice(month_pair.values(12), |month| month_name(month).to_owned());
        format!("the {days} of a month, {months}, of {of}")
    }
}
