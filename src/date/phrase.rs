//! A single date in plain words: `11 August 2021`, `autumn 2021`, `c. 1989`, `480 BCE`.

use super::expr::Rest;
use super::marks::{Marks, symbol, unqualified};
use super::parse::{self, Fault};
use super::part::Part;
use super::vocabulary::Words;
use super::words::{ambiguous, masked};
use super::{Expr, expr};

/// What the words of a date name. A part that is left out may come from the other end of a range.
#[derive(Debug, Clone)]
pub(super) struct Phrase<'a> {
    part: Part<'a>,
    shape: Shape,
    /// Before our era, in it, or not said.
    before: Option<bool>,
    /// The year as written: its number and how many digits it has.
    year: Option<(u32, usize)>,
    /// Day, month or season, year.
    marks: Marks,
}

/// What kind of date the words name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    Year,
    /// 1–12; and whether the day is said to be unknown.
    Month(u32, bool),
    /// Day 1–31, month 1–12.
    Day(u32, u32),
    /// 21–41.
    Season(u32),
    Decade,
    Century,
    /// A year with `-XX` or `-XX-XX` after it.
    Unknown(&'static str),
    /// `XXXX`.
    AnyYear,
    /// EDTF among the words, complete as it is.
    Edtf(String),
}

/// An astronomical year in EDTF.
pub(super) fn year_edtf(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    match year.unsigned_abs() {
        number @ ..=9999 => format!("{sign}{number:04}"),
        number => format!("Y{sign}{number}"),
    }
}

impl<'a> Phrase<'a> {
    /// A date that stands alone; `None` if the words are no date, or leave its year out.
    pub(super) fn read(part: Part<'a>) -> Option<Self> {
        Self::loose(part).filter(Self::is_complete)
    }

    /// A date that may leave out its year, and as a mere number be a day or a year.
    pub(super) fn loose(part: Part<'a>) -> Option<Self> {
        let (rest, mark, spoken) = unqualified(part.trim());
        let mut marks = Marks { day: mark, month: mark, year: mark };
        if spoken.is_some_and(|words| !marks.add(words)) {
            return None;
        }
        Some(Self { part: part.trim(), marks, ..Self::unmarked(rest)? })
    }

    fn unmarked(part: Part<'a>) -> Option<Self> {
        let new = |shape| Self { part, shape, before: None, year: None, marks: Marks::default() };
        if part.text == "year unknown" {
            return Some(new(Shape::AnyYear));
        }
        let written = part.text.to_ascii_uppercase();
        if let Ok(Expr::Point(expr::Point { rest, .. })) = parse::parse(&written)
            && !written.contains('T')
        {
            // A plain year can lend and borrow its era like one in words.
            let plain = rest == Rest::None && written.bytes().all(|c| c.is_ascii_digit());
            if !plain {
                return Some(new(Shape::Edtf(written)));
            }
        }
        let (part, unknown) = without_unknown(part);
        let words = Words::of(part.text)?;
        let before = words.before();
        let (shape, year) = words.meaning()?;
        let shape = match (unknown, shape) {
            (None, shape) => shape,
            (Some("day"), Shape::Month(month, _)) => Shape::Month(month, true),
            (Some("month"), Shape::Year) => Shape::Unknown("-XX"),
            (Some("month and day"), Shape::Year) => Shape::Unknown("-XX-XX"),
            (Some(_), _) => return None,
        };
        Some(Self { before, year, ..new(shape) })
    }

    /// Whether it names its year in a way that can't be something else.
    pub(super) fn is_complete(&self) -> bool {
        match (&self.shape, self.year) {
            (Shape::Edtf(_) | Shape::AnyYear, _) => true,
            (_, None | Some((0, _))) => false,
            // Fewer digits need an era: 33 may be a day, 1933 or the year 33.
            (_, Some((_, digits))) => self.before.is_some() || matches!(digits, 3 | 4),
        }
    }

    /// Takes what it leaves out from the later end of its range.
    pub(super) fn complete_from(&mut self, later: &Self) {
        let number = match (&self.shape, self.year) {
            (Shape::Year, Some((number, 1 | 2))) if self.before.is_none() => Some(number),
            _ => None,
        };
        if let (Some(number), &Shape::Day(_, month)) = (number, &later.shape) {
            self.shape = Shape::Day(number, month);
            self.year = None;
        }
        if self.year.is_none() {
            self.year = later.year;
        }
        self.before = self.before.or(later.before);
    }

    /// The 95 of 1990–95.
    pub(super) fn shorten_after(&mut self, earlier: &Self) {
        let both_years = self.shape == Shape::Year && earlier.shape == Shape::Year;
        if let (Some((number, 2)), Some((from, 4)), None) = (self.year, earlier.year, self.before)
            && both_years
            && number > from % 100
        {
            self.year = Some((from - from % 100 + number, 4));
        }
    }

    /// What stands after the year in EDTF, for a date that leaves its year out.
    pub(super) fn after_year(&self) -> Option<String> {
        if self.year.is_some() || self.marks != Marks::default() {
            return None;
        }
        match self.shape {
            Shape::Month(of, false) | Shape::Season(of) => Some(format!("-{of:02}")),
            Shape::Day(date, of) => Some(format!("-{of:02}-{date:02}")),
            Shape::Month(_, true)
            | Shape::Year
            | Shape::Decade
            | Shape::Century
            | Shape::Unknown(_)
            | Shape::AnyYear
            | Shape::Edtf(_) => None,
        }
    }

    /// The year, if it names an unqualified year and nothing else.
    pub(super) fn year_only(&self) -> Option<i32> {
        (self.shape == Shape::Year && self.marks == Marks::default()).then(|| self.astronomical()).flatten()
    }

    fn astronomical(&self) -> Option<i32> {
        let number = i32::try_from(self.year?.0).ok()?;
        Some(if self.before == Some(true) { 1 - number } else { number })
    }

    /// Its EDTF.
    pub(super) fn edtf(&self) -> Result<String, Fault> {
        let edtf = self.unchecked()?;
        match parse::parse(&edtf) {
            Ok(_) => Ok(edtf),
            Err(_) => Err(self.fault("a day that exists, in a year from 262144 BCE to 262142 CE")),
        }
    }

    /// Its EDTF as an end of a period or a member of a set, where no set can stand.
    pub(super) fn edtf_inside(&self) -> Result<String, Fault> {
        let edtf = self.edtf()?;
        if edtf.starts_with('[') {
            return Err(self.fault("a year or a date, since EDTF has no single date for these years"));
        }
        Ok(edtf)
    }

    fn fault(&self, expected: &str) -> Fault {
        Fault::new(self.part.at, "", self.part.text, expected)
    }

    fn unchecked(&self) -> Result<String, Fault> {
        let Marks { day, month, year } = self.marks;
        let (day, month, mark) = (symbol(day), symbol(month), symbol(year));
        let years = || match self.astronomical() {
            Some(year) => Ok(year_edtf(year)),
            None => Err(self.fault("a date with a year")),
        };
        Ok(match &self.shape {
            Shape::Edtf(written) => format!("{written}{mark}"),
            Shape::AnyYear => format!("XXXX{mark}"),
            Shape::Century | Shape::Decade => return self.years(mark),
            Shape::Year => format!("{}{mark}", years()?),
            Shape::Unknown(rest) => format!("{}{rest}{mark}", years()?),
            Shape::Month(of, false) | Shape::Season(of) => {
                format!("{mark}{}-{month}{of:02}", years()?)
            }
            Shape::Month(of, true) => format!("{mark}{}-{month}{of:02}-{day}XX", years()?),
            Shape::Day(date, of) => format!("{mark}{}-{month}{of:02}-{day}{date:02}", years()?),
        })
    }

    /// A decade or a century: unspecified digits where those say the same, else one of its years.
    fn years(&self, mark: &str) -> Result<String, Fault> {
        let number = self.year.and_then(|(number, _)| i32::try_from(number).ok());
        let (low, count) = match (number, self.shape == Shape::Century) {
            (Some(number @ 1..=2621), true) => (100 * (number - 1) + 1, 100),
            (Some(number @ 0..=9990), false) if number % 10 == 0 => (number, 10),
            _ => {
                return Err(self.fault("a decade such as 2010s, or a century such as 18th century"));
            }
        };
        let before = self.before == Some(true);
        if low % 100 == 0 {
            let (decade, century) = (low + 9, low + 99);
            let era = if before { " BCE" } else { "" };
            let choices =
                format!("\"between {low} and {decade}{era}\" or \"between {low} and {century}{era}\"");
            return Err(ambiguous(self.part, choices));
        }
        let high = low + count - 1;
        let (first, last) = if before { (1 - high, 1 - low) } else { (low, high) };
        match masked(first, last) {
            Some(masked) => Ok(format!("{masked}{mark}")),
            None if mark.is_empty() => Ok(format!("[{}..{}]", year_edtf(first), year_edtf(last))),
            None => Err(self.fault("these years without a qualifier, or a single year with one")),
        }
    }
}

/// Splits `, month unknown` and the like off.
fn without_unknown(part: Part) -> (Part, Option<&'static str>) {
    for (ending, unknown) in
        [(", month and day unknown", "month and day"), (", month unknown", "month"), (", day unknown", "day")]
    {
        if let Some(part) = part.before(ending) {
            return (part, Some(unknown));
        }
    }
    (part, None)
}
