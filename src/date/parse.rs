//! From a string to an [`Expr`].
//!
//! The grammar of a single date is edtf-core's; intervals and sets are taken apart here. So a year
//! before 1 BCE can have unspecified digits (`-01XX`), which edtf-core refuses, wherever a date
//! can stand.

use edtf_core::{DateField, Edtf, Qualifier, YearKind};

use super::diagnose;
use super::digits;
use super::error::{DateError, Problem};
use super::expr::{Choice, End, Expr, Mark, Mask, Member, Pair, Point, Rest, Year};
use super::meaning;
use super::part::Part;

/// What a date looks like, for messages.
const EXAMPLES: &str = "a date such as 2015, 2015-03 or 2015-03-11";

/// Parses EDTF level 0, 1 or 2. Space around it is left out; positions count from the true start.
pub(super) fn parse(input: &str) -> Result<Expr, DateError> {
    let base = input.len() - input.trim_start().len();
    let text = input.trim();
    expression(text).map_err(|Fault { at, problem }| DateError::new(input, base + at, problem))
}

/// A problem and its byte offset in the trimmed input.
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) problem: Problem,
}

impl Fault {
    /// At `at` stands `found`, where `expected` should.
    pub(super) fn new(at: usize, what: &'static str, found: &str, expected: &str) -> Self {
        Self { at, problem: Problem::unexpected(what, found, expected) }
    }
}

fn expression(text: &str) -> Result<Expr, Fault> {
    if text.is_empty() {
        return Err(Fault::new(0, "", "", EXAMPLES));
    }
    for (at, c) in text.char_indices() {
        if c.is_whitespace() || c.is_control() || !c.is_ascii() {
            let found = c.to_string();
            return Err(Fault::new(at, "character", &found, "only the ASCII characters of EDTF, no space"));
        }
    }
    if text.starts_with(['[', '{']) {
        set(text)
    } else if let Some((start, end)) = text.split_once('/') {
        interval(start, end)
    } else if text.contains('T') {
        date_time(text).map(Expr::Point)
    } else {
        date(Part { text, at: 0 }).map(Expr::Point)
    }
}

fn interval(start: &str, end: &str) -> Result<Expr, Fault> {
    let end_at = start.len() + 1;
    if let Some(second) = end.find('/') {
        return Err(Fault::new(end_at + second, "", "/", "the end, since an interval has one '/'"));
    }
    let first = match start.strip_prefix("..") {
        None if start.is_empty() => End::Unknown,
        None => End::At(date(Part { text: start, at: 0 })?),
        Some("") => End::Open,
        Some(date_text) => End::Beyond(date(Part { text: date_text, at: 2 })?),
    };
    let last = match end.strip_suffix("..") {
        None if end.is_empty() => End::Unknown,
        None => End::At(date(Part { text: end, at: end_at })?),
        Some("") => End::Open,
        Some(date_text) => End::Beyond(date(Part { text: date_text, at: end_at })?),
    };
    if first.point().is_none() && last.point().is_none() {
        return Err(Fault::new(0, "", &format!("{start}/{end}"), "a date at one end at least"));
    }
    if let (End::At(from), End::At(to)) = (&first, &last) {
        in_order(from, to, Part { text: end, at: end_at })?;
    }
    Ok(Expr::Interval(Box::new((first, last))))
}

/// Refuses a range whose end can't be as late as its start; `end` is where the end was written.
fn in_order(from: &Point, to: &Point, end: Part) -> Result<(), Fault> {
    if from.days.first() > to.days.last() {
        let expected = format!("an end that is not before the start, {}", from.canonical());
        return Err(Fault::new(end.at, "end", end.text, &expected));
    }
    Ok(())
}

fn set(text: &str) -> Result<Expr, Fault> {
    let (choice, close) = if text.starts_with('[') { (Choice::One, ']') } else { (Choice::All, '}') };
    let Some(inner) = text[1..].strip_suffix(close) else {
        return Err(Fault::new(text.len(), "", "", &format!("'{close}' to close the set")));
    };
    if let Some(at) = inner.find(['[', ']', '{', '}', '/']) {
        let expected = "dates with ',' or '..' between them: a set holds no set and no interval";
        return Err(Fault::new(1 + at, "", &inner[at..=at], expected));
    }
    let mut members = Vec::new();
    let mut at = 1;
    for text in inner.split(',') {
        members.push(member(Part { text, at })?);
        at += text.len() + 1;
    }
    Ok(Expr::Set(choice, members))
}

fn member(part: Part) -> Result<Member, Fault> {
    let Part { text, at } = part;
    if let Some(text) = text.strip_prefix("..") {
        return Ok(Member::UpTo(date(Part { text, at: at + 2 })?));
    }
    let Some((from, to)) = text.split_once("..") else {
        return Ok(Member::At(date(part)?));
    };
    let start = Part { text: from, at };
    if to.is_empty() {
        return Ok(Member::From(date(start)?));
    }
    let end = Part { text: to, at: at + from.len() + 2 };
    let (first, last) = (date(start)?, date(end)?);
    let first_kind = range_kind(&first, start)?;
    if range_kind(&last, end)? != first_kind {
        return Err(Fault::new(end.at, "end", end.text, "an end as precise as the start of the range"));
    }
    in_order(&first, &last, end)?;
    Ok(Member::Range(first, last))
}

/// 0 for a year, 1 for a month, 2 for a day: a range in a set steps by one of these.
fn range_kind(point: &Point, part: Part) -> Result<u8, Fault> {
    let kind = match (point.year, point.rest) {
        (Year::Known(_), Rest::None) => Some(0),
        (Year::Known(_), Rest::Month(_)) => Some(1),
        (Year::Known(_), Rest::Day(..)) => Some(2),
        (Year::Masked(_) | Year::Estimated { .. }, _) | (Year::Known(_), Rest::Season(_)) => None,
    };
    kind.filter(|_| !point.soft() && !point.masked()).ok_or_else(|| {
        let expected = "a plain year, month or day as the end of a range";
        Fault::new(part.at, "", part.text, expected)
    })
}

/// A date with a time of day. The time is checked and then left to the string as written.
fn date_time(text: &str) -> Result<Point, Fault> {
    match Edtf::parse(text) {
        Ok(Edtf::DateTime(both)) => {
            let canonical = both.to_string();
            point(&both.date, false, canonical, 0).map_err(|problem| Fault { at: 0, problem })
        }
        Ok(Edtf::Date(_) | Edtf::Interval(_) | Edtf::Set(_)) => Err(diagnose::date_time(text, 0)),
        Err(error) => Err(diagnose::date_time(text, error.offset)),
    }
}

/// A single date without a time.
fn date(part: Part) -> Result<Point, Fault> {
    digits::point(part.text).map_or_else(|| grammar(part), Ok)
}

/// A single date without a time, by the whole grammar.
pub(super) fn grammar(part: Part) -> Result<Point, Fault> {
    if part.text.is_empty() {
        return Err(Fault::new(part.at, "date", "", EXAMPLES));
    }
    if let Some(time) = part.text.find('T') {
        let found = &part.text[time..];
        return Err(Fault::new(part.at + time, "time", found, "none, unless the date stands alone"));
    }
    let masked_minus = masked_minus(part.text);
    let positive = masked_minus.map(|at| format!("{}{}", &part.text[..at], &part.text[at + 1..]));
    // The leap years before 1 BCE mirror those after it, so the same days exist without the minus.
    let text = positive.as_deref().unwrap_or(part.text);
    match Edtf::parse(text) {
        Ok(Edtf::Date(date)) => {
            let level = Edtf::Date(date).level();
            let canonical = date.to_string();
            let made = if positive.is_some() {
                point(&date, true, format!("-{canonical}"), 2)
            } else {
                point(&date, false, canonical, level)
            };
            made.map_err(|problem| Fault { at: part.at, problem })
        }
        Ok(Edtf::DateTime(_) | Edtf::Interval(_) | Edtf::Set(_)) => Err(diagnose::date(part, 0)),
        Err(error) => Err(diagnose::date(part, error.offset)),
    }
}

/// Where the minus of a year with unspecified digits stands.
fn masked_minus(text: &str) -> Option<usize> {
    let at = usize::from(text.starts_with(['?', '~', '%']));
    let year = text.get(at..)?.strip_prefix('-')?.as_bytes().get(..4)?;
    (year.contains(&b'X') && year.iter().all(|&c| c == b'X' || c.is_ascii_digit())).then_some(at)
}

/// Our form of edtf-core's date; `negative` if its minus was left out.
fn point(date: &edtf_core::Date, negative: bool, canonical: String, level: u8) -> Result<Point, Problem> {
    let year = year(&date.year, negative)?;
    let rest = match (date.month, date.day) {
        (None, _) => Rest::None,
        (Some(month), None) => match month.value() {
            Some(code) if code > 12 => Rest::Season(code),
            Some(_) | None => Rest::Month(pair(month)),
        },
        (Some(month), Some(day)) => Rest::Day(pair(month), pair(day)),
    };
    let days =
        meaning::days(year, rest).ok_or_else(|| Problem::YearOutOfRange { found: canonical.clone() })?;
    let is_plain = digits::text(year, rest).as_ref() == Some(&canonical);
    let field = |field: Option<DateField>| field.map_or_else(Mark::default, |field| mark(field.qualifier));
    Ok(Point {
        year,
        rest,
        marks: [mark(date.year.qualifier), field(date.month), field(date.day)],
        days,
        special: Some(canonical.into()).filter(|_| !is_plain),
        level,
    })
}

fn year(year: &edtf_core::Year, negative: bool) -> Result<Year, Problem> {
    if let YearKind::Standard { digits, .. } = year.kind
        && year.has_unspecified()
    {
        return Ok(Year::Masked(Mask { negative, digits }));
    }
    let too_far = || Problem::YearOutOfRange { found: written(year.kind) };
    let value = year.value().and_then(|year| i32::try_from(year).ok());
    let value = value.ok_or_else(too_far)?;
    let Some(significant) = year.significant_digits else {
        return Ok(Year::Known(value));
    };
    let width = match year.kind {
        YearKind::Standard { .. } => 4,
        YearKind::Big { .. } | YearKind::Exponential { .. } => {
            value.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
        }
    };
    let step = 10_i32.checked_pow(width.saturating_sub(significant)).ok_or_else(too_far)?;
    // The digits are kept, whatever the sign: -1950S2 is -1999 to -1900.
    let low = value.checked_abs().ok_or_else(too_far)? / step * step;
    let high = low.checked_add(step - 1).ok_or_else(too_far)?;
    let (first, last) = if value < 0 { (-high, -low) } else { (low, high) };
    Ok(Year::Estimated { year: value, first, last })
}

/// A long year as it was written, for a message.
fn written(kind: YearKind) -> String {
    match kind {
        YearKind::Big { value } => format!("Y{value}"),
        YearKind::Exponential { significand, exponent } => format!("Y{significand}E{exponent}"),
        YearKind::Standard { .. } => String::new(),
    }
}

fn pair(field: DateField) -> Pair {
    Pair(field.digits)
}

fn mark(qualifier: Qualifier) -> Mark {
    Mark { uncertain: qualifier.uncertain, approximate: qualifier.approximate }
}
